import * as z from 'zod/mini'
import {
  Audience,
  ClaimId,
  Day,
  EntryId,
  Instant,
  nothing,
  Number32,
  SubjectId,
  SubmissionId,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** One value as it travels; `@amparo/register` reads it against the property’s declaration. */
const WireValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('name'), text: z.string() }),
  z.strictObject({ kind: z.literal('date'), edtf: z.string() }),
  z.strictObject({ kind: z.literal('code'), code: z.string() }),
  z.strictObject({ kind: z.literal('subject'), id: SubjectId }),
])

/** Where in a message’s account a value stands, in UTF-16 units from the start; `to` is exclusive. The words themselves stay sealed. */
const Passage = z
  .strictObject({ from: Number32, to: Number32 })
  .check(z.refine(({ from, to }) => from < to))

const SourceInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('submission'),
    submission: SubmissionId,
    part: Number32,
    passage: z.nullable(Passage),
    /** Whose word it is: the sender's (left out), or an authority's that the sender passes on. */
    word: z.optional(z.enum(['sender', 'authority'])),
  }),
  z.strictObject({ kind: z.literal('office') }),
])

const Directness = z.enum(['first-hand', 'second-hand', 'document'])
const Credibility = z.int().check(z.minimum(1), z.maximum(6))

export const ClaimInput = z.strictObject({
  /** Code of a property declared in `@amparo/register`. */
  property: z.string().check(z.maxLength(64)),
  value: WireValue,
  source: SourceInput,
  directness: Directness,
  credibility: Credibility,
  saidOn: Day,
  audience: Audience,
  replaces: z.nullable(ClaimId),
})
export type ClaimInput = z.infer<typeof ClaimInput>

const Claims = z.array(ClaimInput).check(z.minLength(1), z.maxLength(64))

export const ClaimView = z.object({
  id: ClaimId,
  property: z.string(),
  value: z.union([WireValue, z.object({ kind: z.literal('sealed') })]),
  source: z.object({
    id: z.string(),
    kind: z.string(),
    origin: z.string(),
    /** The message it comes from, when the reader may know of it. */
    submission: z.nullable(SubmissionId),
    part: z.nullable(z.int()),
    passage: z.nullable(Passage),
  }),
  directness: Directness,
  credibility: Credibility,
  saidOn: Day,
  recordedAt: Instant,
  recordedBy: z.string(),
  audience: Audience,
  replaces: z.nullable(ClaimId),
  retracts: z.nullable(ClaimId),
  entry: EntryId,
})
export type ClaimView = z.infer<typeof ClaimView>

/** A subject with every claim the reader may see; `fold` of `@amparo/register` makes its view of them. */
export const SubjectClaims = z.object({
  id: SubjectId,
  kind: z.enum(['person', 'custody', 'act']),
  /** The entry of its first visible claim. */
  entry: EntryId,
  claims: z.array(ClaimView).check(z.minLength(1)),
})
export type SubjectClaims = z.infer<typeof SubjectClaims>

export const PersonRow = z.object({
  id: SubjectId,
  name: z.string(),
  /** EDTF-free bounds of the birth date, inclusive civil days, or null. */
  bornFrom: z.nullable(Day),
  bornTo: z.nullable(Day),
  /** Latest day of any custody or act known of this person, or null. */
  lastEvent: z.nullable(Day),
  place: z.string(),
  quarrels: z.int(),
  claims: z.int(),
  /** Other spellings of the name, best first. */
  otherNames: z.array(z.string()),
})
export type PersonRow = z.infer<typeof PersonRow>

export const searchPeople = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/people/search',
  summary:
    'People whose names meet the query in any script or spelling, best first; all by name when it is empty. Fifty at a time.',
  params: nothing,
  body: z.strictObject({ query: z.string().check(z.maxLength(200)), after: z.nullable(SubjectId) }),
  reply: z.object({ people: z.array(PersonRow), more: z.boolean() }),
  refusals: [],
})

const byPerson = z.strictObject({ person: SubjectId })

export const openPerson = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/people/:person/open',
  summary:
    'Every visible claim of a person, their custody and acts, as they are folded into a page. The viewing is an entry.',
  params: byPerson,
  body: nothing,
  reply: z.object({
    person: SubjectClaims,
    custody: z.array(SubjectClaims),
    acts: z.array(SubjectClaims),
  }),
  refusals: [],
})

export const createPerson = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/people',
  summary: 'A new person from first claims, one of them a name.',
  params: nothing,
  body: z.strictObject({ claims: Claims }),
  reply: z.object({ person: SubjectId }),
  refusals: ['value-refused', 'audience-refused', 'not-opened-yet'],
})

export const addToPerson = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/people/:person/subjects/:kind',
  summary: 'A period of custody or an act of this person, from first claims.',
  params: z.strictObject({ person: SubjectId, kind: z.enum(['custody', 'act']) }),
  body: z.strictObject({ claims: Claims }),
  reply: z.object({ subject: SubjectId }),
  refusals: ['value-refused', 'audience-refused', 'not-opened-yet'],
})

export const addClaims = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/claims',
  summary: 'More claims about a subject; nothing is overwritten.',
  params: z.strictObject({ subject: SubjectId }),
  body: z.strictObject({ claims: Claims }),
  reply: nothing,
  refusals: ['value-refused', 'audience-refused', 'not-opened-yet'],
})

export const retractClaim = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/claims/:claim/retract',
  summary: 'Takes a claim back. It stays in the record, marked.',
  params: z.strictObject({ claim: ClaimId }),
  body: nothing,
  reply: nothing,
  refusals: ['changed-meanwhile'],
})
