import * as z from 'zod/mini'
import { Audience, Day, EntryId, FilingId, hex, Instant, nothing, SubjectId } from './common.ts'
import { endpoint } from './endpoint.ts'

const Once = hex(16)

/** What somebody else sent: the person or family, their lawyer, an organisation. The codes are those of the clocks. */
const Filing = {
  authority: SubjectId,
  audience: Audience,
  /** About whom. */
  person: SubjectId,
  sender: z.enum(['citizen', 'lawyer', 'legal-person']),
  channel: z.enum(['appeal', 'crime-report', 'refusal-complaint']),
  /** Whose body it went to, ISO 3166-1; by that the terms of a law are found, or none. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  sent: Day,
}

export const recordFiling = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/filings',
  summary:
    'Records a complaint or appeal that somebody else sent to a body, so that the terms of the law can be followed.',
  params: nothing,
  body: z.strictObject({ ...Filing, once: Once }),
  reply: z.object({ filing: FilingId }),
  refusals: ['value-refused', 'audience-refused', 'recorded-otherwise'],
})

const FilingAct = z.enum(['registered', 'answered', 'ended'])
export type FilingAct = z.infer<typeof FilingAct>

export const stepFiling = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/filings/:filing/steps',
  summary:
    'That a body registered it, answered it, or that whoever sent it took it back: the day from which or until which its clocks run.',
  params: z.strictObject({ filing: FilingId }),
  body: z.strictObject({ act: FilingAct, on: Day, once: Once }),
  reply: nothing,
  refusals: ['value-refused', 'changed-meanwhile'],
})

export const listFilings = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/filings/list',
  summary:
    'What others sent to a body, newest first, fifty at a time. It is a look at people, so it is an entry.',
  params: nothing,
  body: z.strictObject({ authority: SubjectId, after: z.nullable(FilingId) }),
  reply: z.object({
    filings: z.array(
      z.object({
        id: FilingId,
        ...Filing,
        name: z.string(),
        registeredOn: z.nullable(Day),
        answeredOn: z.nullable(Day),
        endedOn: z.nullable(Day),
        by: z.nullable(z.string()),
        at: Instant,
        entry: EntryId,
      }),
    ),
    more: z.boolean(),
  }),
  refusals: [],
})
