import { facetsOf, subjectKinds } from '@amparo/register'
import { nameSchemes, type NameSchemeCode } from '@amparo/vocabulary'
import * as z from 'zod/mini'
import { Closings } from './closings.ts'
import {
  AccountId,
  Audience,
  base64,
  BatchId,
  ClaimId,
  Day,
  EntryId,
  Instant,
  nothing,
  Number32,
  ReplyId,
  SmallEnvelope,
  SubjectId,
  SubmissionId,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const plainValues = [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('name'),
    text: z.string(),
    /** Of the spelling, a language tag (BCP 47). */
    language: z.exactOptional(z.string().check(z.maxLength(35))),
    /** Of the spelling, a code of `name-scheme`. */
    scheme: z.exactOptional(z.enum(Object.keys(nameSchemes.entries) as [NameSchemeCode])),
  }),
  z.strictObject({ kind: z.literal('date'), edtf: z.string() }),
  z.strictObject({ kind: z.literal('code'), code: z.string() }),
  z.strictObject({ kind: z.literal('number'), number: z.number() }),
  z.strictObject({ kind: z.literal('flag'), flag: z.boolean() }),
] as const

/** What a file can say of a subject: nothing that names another one, and nothing that only a team may read. */
export const PlainValue = z.discriminatedUnion('kind', plainValues)

/** One value as it travels; `@amparo/register` reads it against the property’s declaration. */
const WireValue = z.discriminatedUnion('kind', [
  ...plainValues,
  z.strictObject({ kind: z.literal('subject'), id: SubjectId }),
  /**
   * An age file to exactly one team, the claim’s audience (`SealedValueDocument` of `@amparo/seal`), and what binds the
   * entry to its plaintext. Only of properties whose declaration says that they are sealed.
   */
  z.strictObject({ kind: z.literal('sealed'), envelope: SmallEnvelope, commit: base64(32) }),
])

/** Where in a sealed text a value stands, in UTF-16 units from the start; `to` is exclusive. The words themselves stay sealed. */
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
  z.strictObject({
    kind: z.literal('account'),
    account: AccountId,
    /** The number of the version in whose words the passage stands. */
    version: Number32,
    passage: z.nullable(Passage),
    /** Whose word it is: the person’s who told it, or an authority’s that they pass on. */
    word: z.enum(['teller', 'authority']),
  }),
  /** An authority's word, in a reply of theirs. */
  z.strictObject({ kind: z.literal('reply'), reply: ReplyId }),
  z.strictObject({ kind: z.literal('office') }),
])

/** Of `@amparo/register`, in the order of their numbers. */
export const SubjectKind = z.enum(subjectKinds)

export const Directness = z.enum(['first-hand', 'second-hand', 'document'])
export const Credibility = z.int().check(z.minimum(1), z.maximum(6))

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

const MOST_AT_ONCE = 100

/** A subject that the same request makes: its place among those it makes, counted from 0. */
const MadeHere = z.strictObject({
  kind: z.literal('made'),
  at: z.int().check(z.minimum(0), z.maximum(MOST_AT_ONCE - 1)),
})

/** A claim whose value may also name a subject that the same request makes. */
const LinkedClaim = z.extend(ClaimInput, { value: z.union([WireValue, MadeHere]) })
export type LinkedClaim = z.infer<typeof LinkedClaim>

const LinkedClaims = z.array(LinkedClaim).check(z.minLength(1), z.maxLength(64))

const Recording = z
  .strictObject({
    /** Random, drawn in the browser for this recording alone and told to nobody else. */
    key: base64(32).check(z.minLength(44)),
    /** New subjects, each after those it stands under or speaks of. */
    make: z
      .array(
        z.strictObject({
          kind: SubjectKind,
          /** What it stands under; null for what stands alone. */
          owner: z.nullable(
            z.discriminatedUnion('kind', [
              z.strictObject({ kind: z.literal('known'), id: SubjectId }),
              MadeHere,
            ]),
          ),
          claims: LinkedClaims,
        }),
      )
      .check(z.maxLength(MOST_AT_ONCE)),
    /** More claims about subjects that are there. */
    add: z
      .array(z.strictObject({ subject: SubjectId, claims: LinkedClaims }))
      .check(z.maxLength(MOST_AT_ONCE)),
  })
  .check(z.refine(({ make, add }) => make.length + add.length > 0))
export type Recording = z.infer<typeof Recording>

/** So much is said of one subject at once. */
export const MOST_SAID = 64
/** So many subjects of a list are recorded at once. */
export const MOST_IMPORTED = 200

const Import = z.strictObject({
  /** Random, drawn in the browser for these subjects alone and told to nobody else. */
  key: base64(32).check(z.minLength(44)),
  /** One that stands under nothing else. */
  kind: SubjectKind,
  /** All of it comes from one source, which knows it in one way. */
  source: SourceInput,
  directness: Directness,
  credibility: Credibility,
  saidOn: Day,
  audience: Audience,
  subjects: z
    .array(
      z
        .array(
          z.strictObject({
            /** Code of a property declared in `@amparo/register`. */
            property: z.string().check(z.maxLength(64)),
            value: PlainValue,
          }),
        )
        .check(z.minLength(1), z.maxLength(MOST_SAID)),
    )
    .check(z.minLength(1), z.maxLength(MOST_IMPORTED)),
})
export type Import = z.infer<typeof Import>

export const ClaimView = z.object({
  id: ClaimId,
  property: z.string(),
  /** Without an envelope where there is nothing to read: a claim that only takes another back, or was erased. */
  value: z.union([WireValue, z.strictObject({ kind: z.literal('sealed') })]),
  source: z.object({
    id: z.string(),
    kind: z.string(),
    origin: z.string(),
    /** The message it comes from, when the reader may know of it. */
    submission: z.nullable(SubmissionId),
    part: z.nullable(z.int()),
    /** The account it comes from, when the reader may know of it, and which version of that. */
    account: z.nullable(AccountId),
    version: z.nullable(z.int()),
    /** The reply of an authority it comes from, when the reader may know of it. */
    reply: z.nullable(ReplyId),
    /** The row of a version of a partner's list that it comes from; left out of others, and where the reader may not know of it. */
    list: z.optional(z.object({ batch: BatchId, row: z.int() })),
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
  /** The day its value was erased; nothing is left to show or to count. */
  erased: z.nullable(Day),
  entry: EntryId,
})
export type ClaimView = z.infer<typeof ClaimView>

/** A subject with every claim the reader may see; `fold` of `@amparo/register` makes its view of them. */
export const SubjectClaims = z.object({
  id: SubjectId,
  kind: SubjectKind,
  /** The entry of its first visible claim. */
  entry: EntryId,
  claims: z.array(ClaimView).check(z.minLength(1)),
})
export type SubjectClaims = z.infer<typeof SubjectClaims>

/**
 * Why something meets a query, in words that need no numbers. Of its name: the same words, another spelling or script, another
 * form (Саша, Аляксандр), an initial, one letter, something like it; a part of it only; the father agrees. Its number. The number
 * of a document. Words of its description or place.
 */
export const meetReasons = [
  'same-name',
  'other-spelling',
  'other-form',
  'initial',
  'one-letter',
  'near',
  'part',
  'father',
  'number',
  'document',
  'words',
] as const
export const MeetReason = z.enum(meetReasons)
export type MeetReason = z.infer<typeof MeetReason>

export const SubjectRow = z.object({
  id: SubjectId,
  kind: SubjectKind,
  /** What leads its page: a name, a title, a place, a code of the vocabulary; empty when nothing can be read. */
  name: z.string(),
  /** Bounds of its time (a person's birth, a facility's being), inclusive civil days, or null. */
  from: z.nullable(Day),
  to: z.nullable(Day),
  /** Of a person: latest day of any custody or act known, or null. */
  lastEvent: z.nullable(Day),
  /** Of a person: where that was; else the place said of it. */
  place: z.string(),
  quarrels: z.int(),
  claims: z.int(),
  /** Other spellings of the name, best first. */
  otherNames: z.array(z.string()),
  /** Why it meets the query; empty without one. */
  meets: z.array(MeetReason),
  /** Of a person: their father’s name or patronymic, in every way it is said. */
  fathers: z.array(z.string()),
})
export type SubjectRow = z.infer<typeof SubjectRow>

/** What lists are walked by: what leads the page, the first day of its time, how often sources differ, when it was first recorded. */
export const listOrders = ['name', 'from', 'quarrels', 'recorded'] as const

const ListOrder = z.strictObject({ by: z.enum(listOrders), down: z.boolean() })
export type ListOrder = z.infer<typeof ListOrder>

/** A property by whose codes lists are narrowed down, and one of them. */
const Facet = z.strictObject({
  property: z.string().check(z.maxLength(64)),
  code: z.string().check(z.regex(/^[!-~]{1,64}$/)),
})
export type Facet = z.infer<typeof Facet>

const ListFilter = z.strictObject({
  /** Only those of which sources differ on something. */
  quarrels: z.boolean(),
  /** Only those whose time is known to begin in these days, both included. */
  from: z.nullable(Day),
  to: z.nullable(Day),
  /** Only those that count as one of the codes chosen of each property. */
  facets: z.optional(z.array(Facet).check(z.maxLength(32))),
})
export type ListFilter = z.infer<typeof ListFilter>

/**
 * One list of subjects. What meets a query comes best first; without one the order counts, by name if none is given. Of an
 * unknown day nothing is guessed: it comes last in either direction.
 */
const Listed = z
  .strictObject({
    kind: SubjectKind,
    query: z.string().check(z.maxLength(200)),
    order: z.optional(ListOrder),
    filter: z.optional(ListFilter),
    /** The last subject of the page before. */
    after: z.nullable(SubjectId),
  })
  // Days are walked by the index of days, so that a page costs the same in a list of any length.
  .check(
    z.refine(
      ({ query, order, filter }) =>
        query.trim() !== '' ||
        order?.by === 'from' ||
        (filter?.from ?? filter?.to ?? null) === null,
    ),
  )
  .check(z.refine(({ kind, filter }) => areFacetsOf(kind, filter)))
export type Listed = z.infer<typeof Listed>

/** The same list as it is taken out: in the order of record, which nothing that happens meanwhile can change. */
const TakenOut = z
  .strictObject({
    kind: SubjectKind,
    query: z.string().check(z.maxLength(200)),
    filter: z.optional(ListFilter),
    /** The last subject of the page before. */
    after: z.nullable(SubjectId),
  })
  .check(z.refine(({ kind, filter }) => areFacetsOf(kind, filter)))

function areFacetsOf(kind: z.infer<typeof SubjectKind>, filter: ListFilter | undefined): boolean {
  const declared: readonly string[] = facetsOf(kind).map(({ code }) => code)
  return (filter?.facets ?? []).every(({ property }) => declared.includes(property))
}

export const searchSubjects = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/search',
  summary:
    'Subjects of one kind whose names meet the query in any script or spelling, best first; without a query all of them, in the order asked for. Fifty at a time.',
  params: nothing,
  body: Listed,
  reply: z.object({
    subjects: z.array(SubjectRow),
    more: z.boolean(),
    /** More meet the query than are looked through: this list is a part of them, and so are its counts. */
    cut: z.boolean(),
  }),
  refusals: [],
})

export const countFacets = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/facets',
  summary:
    'How many subjects of a list there are of each code by which it can be narrowed down, each property counted as if nothing were chosen of it.',
  params: nothing,
  body: z
    .strictObject({
      kind: SubjectKind,
      query: z.string().check(z.maxLength(200)),
      filter: ListFilter,
    })
    .check(z.refine(({ kind, filter }) => areFacetsOf(kind, filter))),
  reply: z.object({
    /** Only codes of which there are any, in the order of the declaration, the most first. */
    facets: z.array(
      z.object({
        property: z.string(),
        values: z.array(
          z.object({
            code: z.string(),
            count: z.int(),
            /** There are at least so many: no more were counted. */
            more: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  refusals: [],
})

export const findSubjects = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/search',
  summary:
    'What meets a query in any script or spelling, of every kind, or has it as its number: a few of each kind, best first.',
  params: nothing,
  body: z.strictObject({ query: z.string().check(z.maxLength(200)) }),
  reply: z.object({ subjects: z.array(SubjectRow) }),
  refusals: [],
})

/** A subject that claims speak of, by the name that leads its own page. */
export const SubjectName = z.object({
  id: SubjectId,
  kind: SubjectKind,
  name: z.string(),
  /** Of what stands under something: the name of the first above it that has one, else empty. */
  of: z.string(),
  /** Of a place where people are held: the zone its sources say it is in, as they write it; left out where none does. */
  zone: z.optional(z.string()),
})
export type SubjectName = z.infer<typeof SubjectName>

const bySubject = z.strictObject({ subject: SubjectId })

const ExportedValue = z.object({
  value: z.union([WireValue, z.object({ kind: z.literal('sealed') })]),
  /** Independent sources, each counted once. */
  sources: z.int(),
  /** Only the authorities say so, of a thing their word alone never settles. */
  stateAlone: z.boolean(),
})

/** A subject as it is known to its reader now. */
export const ExportedSubject = z.object({
  id: SubjectId,
  /** What leads its page. */
  name: z.string(),
  /** Those of which something stands, in the order of the declaration. */
  properties: z.array(
    z.object({
      property: z.string(),
      /** The best value; all of them where several stand side by side, or none is best. */
      values: z.array(ExportedValue).check(z.minLength(1)),
      /** Sources differ. */
      differ: z.boolean(),
    }),
  ),
})
export type ExportedSubject = z.infer<typeof ExportedSubject>

export const exportSubjects = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/export',
  summary:
    'The subjects of a list with every current value the reader may see, to be taken out of the office, in the order in which they were recorded. A hundred at a time; each page is an entry.',
  params: nothing,
  body: TakenOut,
  reply: z.object({
    /** The instant at which this page was so. */
    asOf: Instant,
    subjects: z.array(ExportedSubject),
    /** Subjects that these values speak of and the reader may know of. */
    named: z.array(SubjectName),
    more: z.boolean(),
  }),
  refusals: ['too-many-met'],
})

export const openSubject = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/open',
  summary:
    'Every visible claim of a subject and of all that stands under it, as they are folded into a page. The viewing is an entry.',
  params: bySubject,
  body: nothing,
  reply: z.object({
    subject: SubjectClaims,
    /** A person's custody and acts, the points of that custody, who is involved in those acts; earliest first. */
    below: z.array(SubjectClaims),
    /** Every subject that any of these claims speaks of and the reader may know of. */
    named: z.array(SubjectName),
    /** What says something of this one without standing under it: who was posted here, what happened here. */
    elsewhere: z.array(z.object({ property: z.string(), subject: SubjectName })),
    /** There is more of that than is given. */
    more: z.boolean(),
    /** It stands under a restricted act, which is not on this page: what tells of that act leaves the browser only sealed. */
    underRestricted: z.boolean(),
    /** Of a person: searches for them and their case, opened and closed. */
    closings: z.nullable(Closings),
    /**
     * Of a person: the others that count as this one, by somebody's decision; their claims and all that stands under them are
     * on this page. `subject.id` is then the anchor, whichever of them was asked for: the page has moved there.
     */
    joined: z.array(SubjectId),
  }),
  refusals: ['taken-back'],
})

export const listViewings = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/viewings',
  summary:
    'Who looked at a subject’s page, newest first, fifty at a time; for the head of the office. Asking for it is an entry.',
  params: bySubject,
  /** The last entry of the page before. */
  body: z.strictObject({ before: z.nullable(EntryId) }),
  reply: z.object({
    viewings: z.array(
      z.object({
        entry: EntryId,
        at: Instant,
        /** Null where nobody can say any more whose name in entries it was. */
        by: z.nullable(z.string()),
      }),
    ),
    more: z.boolean(),
  }),
  refusals: [],
})

export const readOccupancy = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/occupancy',
  summary:
    'How many known persons a facility held on each of some days, surely and possibly, beside its capacity as its sources say.',
  params: bySubject,
  body: z.strictObject({ from: Day, to: Day }),
  reply: z.object({
    days: z.array(
      z.object({
        day: Day,
        surely: z.int(),
        possibly: z.int(),
        /** A range where sources differ. */
        capacity: z.nullable(z.object({ least: z.number(), most: z.number() })),
        overCapacity: z.enum(['surely', 'possibly', 'not-shown']),
      }),
    ),
  }),
  refusals: ['value-refused'],
})

const Refusals = [
  'value-refused',
  'audience-refused',
  'not-opened-yet',
  'envelope-refused',
  'too-large',
] as const

export const createSubject = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects',
  summary:
    'A new person, event, facility, authority or organisation from first claims: a name, or what stands for one.',
  params: nothing,
  body: z.strictObject({ kind: SubjectKind, claims: Claims }),
  reply: z.object({ subject: SubjectId }),
  refusals: Refusals,
})

export const addBelow = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/below',
  summary:
    'What stands under a subject, from first claims: a person’s custody, an act, a point of that custody, who is involved.',
  params: bySubject,
  body: z.strictObject({ kind: SubjectKind, claims: Claims }),
  reply: z.object({ subject: SubjectId }),
  refusals: Refusals,
})

export const addClaims = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/claims',
  summary: 'More claims about a subject; nothing is overwritten.',
  params: bySubject,
  body: z.strictObject({ claims: Claims }),
  reply: nothing,
  refusals: Refusals,
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

export const recordAll = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/register/record',
  summary:
    'Everything taken from one telling, at once and once: new subjects, what links them, more claims about known ones. All of it is kept or nothing; the same key with the same content again gets the first answer and writes nothing.',
  params: nothing,
  body: Recording,
  /** The new subjects, in their order. */
  reply: z.object({ subjects: z.array(SubjectId) }),
  refusals: [...Refusals, 'recorded-otherwise'],
})

export const importSubjects = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/import',
  summary:
    'New subjects of one kind as a file lists them, all of them from one source: all are kept or none; the same key with the same content again gets the first answer and writes nothing.',
  params: nothing,
  body: Import,
  /** In their order. */
  reply: z.object({ subjects: z.array(SubjectId) }),
  refusals: [...Refusals, 'recorded-otherwise'],
})
