import * as z from 'zod/mini'
import { base64, Day, nothing, SignedBody } from './common.ts'
import { endpoint } from './endpoint.ts'

const Handle = z.string().check(z.regex(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/))

export const readIdentityFile = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/sign-in/identity',
  summary:
    'The age file that holds a person’s keys; only their passphrase opens it, in their browser.',
  params: nothing,
  body: z.strictObject({ handle: Handle }),
  reply: z.object({ file: base64(16_384), challenge: base64(32) }),
  refusals: ['handle-unknown'],
})

export const signIn = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/sign-in',
  summary:
    'Answers the challenge with a signature; sets the session cookie. The passphrase never leaves the browser.',
  params: nothing,
  body: z.strictObject({ handle: Handle, challenge: base64(32), signature: base64(64) }),
  reply: nothing,
  refusals: ['sign-in-refused'],
})

export const signOut = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/sign-out',
  summary: 'Ends the session, if there is one.',
  params: nothing,
  body: nothing,
  reply: nothing,
  refusals: [],
})

export const Role = z.enum([
  'intake-officer',
  'rights-officer',
  'medical',
  'head',
  'auditor',
  'operator',
])
export type Role = z.infer<typeof Role>

export const Me = z.object({
  id: z.int(),
  name: z.string(),
  role: Role,
  /** Actions this role may do at all; a page shows only these. The server decides each time again. */
  actions: z.array(z.string()),
  teams: z.array(
    z.object({ id: z.int(), code: z.string(), name: z.string(), recipient: z.string() }),
  ),
  grants: z.array(z.object({ team: z.int(), epoch: z.int(), file: base64(262_144) })),
  office: z.object({
    name: z.string(),
    kind: z.enum(['demo', 'real']),
    /** Only a claim: the page compares it with the key in the person's own identity file. */
    key: base64(32),
    intakeTeam: z.int(),
    /** IANA name: in it hours are counted of places that name no zone of their own. */
    zone: z.string(),
    /** As whom it writes, and to the bodies of which country: by that a law sets a term for an answer, or none does. */
    sendsAs: z.enum(['un-office', 'legal-person']),
    country: z.nullable(z.string()),
  }),
  staffList: SignedBody,
  today: Day,
})
export type Me = z.infer<typeof Me>

export const readMe = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, what they may do, and the sealed team keys granted to them.',
  params: nothing,
  body: nothing,
  reply: Me,
  refusals: [],
})
