import * as z from 'zod/mini'
import { Day, EntryId, hex, nothing, SignedBody, SmallEnvelope, SubmissionId } from './common.ts'
import { endpoint } from './endpoint.ts'

const byMandate = z.strictObject({ mandate: hex(16) })

/** `freezing` and `lifting`: one person has signed it, and a second one has not yet. */
export const MandateState = z.enum(['open', 'freezing', 'frozen', 'lifting'])
export type MandateState = z.infer<typeof MandateState>

/** What a lawyer or partner may hand in with single-use tokens, until when. */
export const MandateView = z.object({
  id: hex(16),
  /** `MandateBody` of `@amparo/seal`, signed by a member of the team that reads. */
  document: SignedBody,
  /** Who holds it and how to reach them, sealed to the team. */
  holder: SmallEnvelope,
  made: Day,
  tokens: z.int(),
  used: z.int(),
  state: MandateState,
  /** Signed freezes and liftings, oldest first. */
  acts: z.array(z.object({ document: SignedBody, by: z.nullable(z.string()), entry: EntryId })),
  entry: EntryId,
})
export type MandateView = z.infer<typeof MandateView>

export const listMandates = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/mandates',
  summary: 'Mandates with upload tokens, newest first.',
  params: nothing,
  body: nothing,
  reply: z.object({ mandates: z.array(MandateView) }),
  refusals: [],
})

export const makeMandate = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/mandates/make',
  summary: 'Keeps a signed mandate with the hashes of its tokens. The tokens stay on paper.',
  params: nothing,
  body: z.strictObject({ document: SignedBody, holder: SmallEnvelope }),
  reply: z.object({ mandate: hex(16) }),
  refusals: ['value-refused', 'envelope-refused'],
})

export const freezeMandate = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/mandates/:mandate/freeze',
  summary:
    'Signs that a mandate is frozen, or that this is lifted; it counts when a second person has signed the same. Frozen: no token of it works, and its mailboxes take and give nothing.',
  params: byMandate,
  body: z.strictObject({ document: SignedBody }),
  reply: z.object({ state: MandateState }),
  refusals: ['value-refused', 'needs-another-person', 'changed-meanwhile'],
})

export const listClients = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/mandates/:mandate/clients',
  summary:
    'Messages sent under a mandate, with their sealed triage parts: on the device they tell whose sender has a contact of their own.',
  params: byMandate,
  body: nothing,
  reply: z.object({
    clients: z.array(
      z.object({
        submission: SubmissionId,
        day: Day,
        message: hex(32),
        triage: z.nullable(SmallEnvelope),
      }),
    ),
  }),
  refusals: [],
})
