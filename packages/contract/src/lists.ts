import * as z from 'zod/mini'
import {
  Audience,
  BatchId,
  Day,
  EntryId,
  hex,
  Instant,
  ListId,
  nothing,
  Number32,
  SubjectId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { Credibility, Directness, MOST_SAID, PlainValue } from './register.ts'

/** Rows that one version of a list may have. */
export const MOST_LIST_ROWS = 100_000
/** Rows that are sent at once. */
export const MOST_ROWS_AT_ONCE = 500
export const MOST_COLUMNS = 400
/** UTF-16 units of one cell. */
export const LONGEST_CELL = 4_000
/** UTF-16 units of all cells of one row. */
export const LONGEST_ROW = 20_000
/** Rows that are judged at once. */
export const MOST_JUDGED_AT_ONCE = 500

/** PostgreSQL keeps every text but one with a zero character or half of a surrogate pair. */
function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Drawn by the page for each act, so that one sent twice is kept once. */
const Once = hex(16)

/** Code of a property declared in `@amparo/register`, of a person or of what stands under one. */
const PropertyCode = z.string().check(z.maxLength(64))

/** A row's place in its file, from 1. */
const RowNumber = z.int().check(z.minimum(1), z.maximum(MOST_LIST_ROWS))

/** The partner's own key of a row. It is kept, and erased, with the row. */
const RowKey = z.string().check(z.minLength(1), z.maxLength(200), z.refine(isKeepable))

/** What the partner allows, as it was agreed for this version. */
const Terms = z.strictObject({
  /** What the partner gave the list for, in words. */
  purpose: z.string().check(z.minLength(1), z.maxLength(1_000), z.refine(isKeepable)),
  /** The properties that may be recorded. What else a row says is not kept. */
  fields: z.array(PropertyCode).check(z.minLength(1), z.maxLength(100)),
  /** The last day on which its content may be kept; null where the partner named none. */
  expires: z.nullable(Day),
  /** Whether it may be passed on: else nothing that only this list says leaves in a letter or a file. */
  onward: z.boolean(),
})
export type ListTerms = z.infer<typeof Terms>

const Column = z.strictObject({
  /** As the file calls it. */
  name: z.string().check(z.maxLength(200), z.refine(isKeepable)),
  /** Of a column that may not be kept no cell is. */
  kept: z.boolean(),
})

/** How the partner’s columns were read, in the reader’s own words (`@amparo/lists`); the server only keeps it. */
const Mapping = z.record(z.string().check(z.maxLength(100)), z.unknown()).check(
  z.refine((mapping) => {
    const text = JSON.stringify(mapping)
    // JSON writes both of what cannot be kept as escapes.
    return text.length <= 64_000 && !/\\u(0000|d[89a-f])/.test(text)
  }),
)

const Said = z.strictObject({ property: PropertyCode, value: PlainValue })

const NewRow = z
  .strictObject({
    key: z.nullable(RowKey),
    /** As they came, in the order of the columns; null where there was nothing. */
    cells: z
      .array(z.nullable(z.string().check(z.maxLength(LONGEST_CELL), z.refine(isKeepable))))
      .check(z.maxLength(MOST_COLUMNS)),
    /** What they say. Of what stands under a person, one a row. */
    values: z.array(Said).check(
      z.maxLength(MOST_SAID),
      z.refine((values) =>
        values.every(({ value }) => !('text' in value) || isKeepable(value.text)),
      ),
    ),
    /** Why the reader could make nothing of it, as a code of its own; it is kept as it came, and rejected. */
    refused: z.nullable(z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/))),
  })
  .check(
    z.refine(
      ({ cells }) => cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0) <= LONGEST_ROW,
    ),
  )
export type NewListRow = z.infer<typeof NewRow>

/**
 * `draft`: rows are on their way. `ready`: all are there. `checking`, `applying`, `undoing`: the server is at it, also after the
 * page was closed and after a restart. `checked`: a dry run shows what would happen. `stopped`: some rows stand in the
 * register; it can go on or be undone.
 */
const BatchState = z.enum([
  'draft',
  'ready',
  'checking',
  'checked',
  'applying',
  'stopped',
  'applied',
  'undoing',
  'undone',
  'discarded',
])
export type BatchState = z.infer<typeof BatchState>

/**
 * What a dry run says of a row. `new`: nobody like this is known. `matched`: one person, for strong reasons. `doubtful`: it
 * may be one of these. `rejected`: it cannot be recorded. Of a row whose key the version before has too: `same` or
 * `changed`; and `gone` is a row of the version before that this one has no more.
 */
const RowVerdict = z.enum(['new', 'matched', 'doubtful', 'rejected', 'same', 'changed', 'gone'])
export type RowVerdict = z.infer<typeof RowVerdict>

/**
 * Why a row is rejected. `unreadable`: the reader refused it. `no-name`: there is nothing to begin a person with. `key-twice`: an
 * earlier row has the same key. `value`: a value that cannot be kept. `about` says which.
 */
const RejectCode = z.enum(['unreadable', 'no-name', 'key-twice', 'value'])

/**
 * A reason as a question with its level (`born:swapped`), or a warning (`siblings`, `dead-before-seen-alive`); where a name agrees
 * and is counted, one in so many has it.
 */
const MatchWhy = z.object({ code: z.string(), figure: z.nullable(z.number()) })

const Candidate = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('subject'),
    subject: SubjectId,
    name: z.string(),
    strong: z.boolean(),
    why: z.array(MatchWhy),
  }),
  /** An earlier row of the same version. */
  z.object({
    kind: z.literal('row'),
    row: RowNumber,
    strong: z.boolean(),
    why: z.array(MatchWhy),
  }),
])

/** Whom an officer takes a row for: somebody who is known, whoever an earlier row is about, or somebody new. */
const TakenFor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subject'), subject: SubjectId }),
  z.strictObject({ kind: z.literal('row'), row: RowNumber }),
  z.strictObject({ kind: z.literal('new') }),
])
export type TakenFor = z.infer<typeof TakenFor>

/** How many rows a dry run found of each. */
const Counts = z.record(RowVerdict, z.int())

const BatchHead = {
  id: BatchId,
  list: ListId,
  /** Counted from 1 within its list. */
  version: Number32,
  state: BatchState,
  /** So many rows were announced; so many are here; so many stand in the register; so many of these were taken back. */
  rows: z.int(),
  received: z.int(),
  applied: z.int(),
  undone: z.int(),
  saidOn: Day,
  terms: Terms,
  /** Its terms are over, and so its content is erased. */
  expired: z.boolean(),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
}

const ListHead = {
  id: ListId,
  title: z.string(),
  partner: SubjectId,
  partnerName: z.string(),
  audience: Audience,
  /** The newest first. */
  batches: z.array(z.object(BatchHead)),
}

export const listLists = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/lists/list',
  summary:
    'Lists that partners brought, with their versions, newest first, fifty at a time; of one partner or of all.',
  params: nothing,
  body: z.strictObject({ partner: z.nullable(SubjectId), after: z.nullable(ListId) }),
  reply: z.object({ lists: z.array(z.object(ListHead)), more: z.boolean() }),
  refusals: [],
})

export const readMapping = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/lists/mapping',
  summary:
    'How the columns of the newest version of a list were read, and its terms; of a list that is new, of the newest version of any list that the partner brought.',
  params: nothing,
  body: z.strictObject({
    partner: SubjectId,
    /** Null for a list that is new. */
    list: z.nullable(ListId),
  }),
  reply: z.object({
    last: z.nullable(
      z.object({
        /** The list it is a version of: terms are those of one list, and of no other that the partner brings. */
        list: ListId,
        columns: z.array(Column),
        mapping: Mapping,
        terms: Terms,
        directness: Directness,
        credibility: Credibility,
      }),
    ),
  }),
  refusals: [],
})

export const beginBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches',
  summary:
    'Begins a version of a list, with the terms it was given on and how its columns were read. Its rows follow in parts.',
  params: nothing,
  body: z.strictObject({
    list: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('known'), id: ListId }),
      z.strictObject({
        kind: z.literal('new'),
        title: z.string().check(z.minLength(1), z.maxLength(200), z.refine(isKeepable)),
        /** An organisation of the register. */
        partner: SubjectId,
        /** Who may see the list and what is recorded from it. */
        audience: Audience,
      }),
    ]),
    terms: Terms,
    columns: z.array(Column).check(z.minLength(1), z.maxLength(MOST_COLUMNS)),
    mapping: Mapping,
    /** How the partner knows what the list says, how credible it is, and of which day it is. */
    directness: Directness,
    credibility: Credibility,
    saidOn: Day,
    /** So many rows will follow. */
    rows: z.int().check(z.minimum(1), z.maximum(MOST_LIST_ROWS)),
    once: Once,
  }),
  reply: z.object({ list: ListId, batch: BatchId }),
  refusals: ['value-refused', 'audience-refused', 'recorded-otherwise', 'changed-meanwhile'],
})

const byBatch = z.strictObject({ batch: BatchId })

export const sendRows = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/rows',
  summary:
    'Rows of a version, as they came and as they were read, from a place in the file on. Sent again, they are kept once; in any order.',
  params: byBatch,
  body: z.strictObject({
    /** The number of the first of them. */
    from: RowNumber,
    rows: z.array(NewRow).check(z.minLength(1), z.maxLength(MOST_ROWS_AT_ONCE)),
  }),
  reply: z.object({
    received: z.int(),
    /** Values outside the terms, which were not kept. */
    dropped: z.int(),
  }),
  refusals: ['value-refused', 'recorded-otherwise', 'changed-meanwhile', 'terms-over'],
})

export const readBatch = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/batches/:batch',
  summary:
    'Where a version stands: what is here of it, what the server is at, and what a dry run counted.',
  params: byBatch,
  body: nothing,
  reply: z.object({
    ...BatchHead,
    title: z.string(),
    partner: SubjectId,
    partnerName: z.string(),
    audience: Audience,
    columns: z.array(Column),
    mapping: Mapping,
    directness: Directness,
    credibility: Credibility,
    /** Of a draft: stretches of rows that are not here yet, both ends included; the first hundred. */
    missing: z.array(z.object({ from: RowNumber, to: RowNumber })),
    /** The newest dry run that came to its end. */
    check: z.nullable(z.object({ run: EntryId, at: Instant, counts: Counts })),
    /** How many of its rows an officer has judged. */
    judged: z.int(),
    /** Why the server could not go on with it; null while nothing is wrong. */
    trouble: z.nullable(z.enum(['no-right', 'failed'])),
  }),
  refusals: [],
})

export const completeBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/complete',
  summary:
    'Says that all rows are here; nothing can be added afterwards. The server begins a dry run.',
  params: byBatch,
  body: nothing,
  reply: nothing,
  refusals: ['changed-meanwhile', 'rows-missing'],
})

export const checkBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/check',
  summary:
    'Asks for another dry run: what would happen to each row, against the register as it is now. Nothing is recorded by it.',
  params: byBatch,
  body: nothing,
  reply: nothing,
  refusals: ['changed-meanwhile'],
})

const BatchRow = z.object({
  row: RowNumber,
  /** Null once it was erased, as the cells and the values are. */
  key: z.nullable(z.string()),
  cells: z.array(z.nullable(z.string())),
  values: z.array(Said),
  verdict: z.nullable(RowVerdict),
  rejected: z.nullable(z.object({ code: RejectCode, about: z.string() })),
  candidates: z.array(Candidate),
  takenFor: z.nullable(TakenFor),
  /** The values of the same key in the version before, where they differ. */
  before: z.nullable(z.array(Said)),
  /** Of a row that stands in the register: the person it was recorded of. */
  subject: z.nullable(SubjectId),
  undone: z.boolean(),
  erased: z.nullable(Tombstone),
})
export type BatchRow = z.infer<typeof BatchRow>

export const readRows = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/rows/list',
  summary:
    'Rows of a version with what the newest dry run says of each, fifty at a time; of one verdict or all. Rows that are gone are those of the version before. It is a look at people, so it is an entry.',
  params: byBatch,
  body: z.strictObject({
    verdict: z.nullable(RowVerdict),
    /** The last row of the page before. */
    after: z.nullable(RowNumber),
  }),
  reply: z.object({ rows: z.array(BatchRow), more: z.boolean() }),
  refusals: [],
})

export const judgeRows = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/judge',
  summary:
    'Says of rows that are not recorded yet whom they are about. The newest judgement of a row counts. A row that nobody judged becomes a new person, and whom it may be remains a question.',
  params: byBatch,
  body: z.strictObject({
    rows: z
      .array(z.strictObject({ row: RowNumber, takenFor: TakenFor }))
      .check(z.minLength(1), z.maxLength(MOST_JUDGED_AT_ONCE)),
  }),
  reply: nothing,
  refusals: ['value-refused', 'changed-meanwhile'],
})

export const applyBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/apply',
  summary:
    'Has the server record a version, as the named dry run showed it, in the background; also to go on with one that was stopped.',
  params: byBatch,
  body: z.strictObject({ run: EntryId }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'terms-over'],
})

export const stopBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/stop',
  summary: 'Stops recording a version after the part that is under way. What was recorded stays.',
  params: byBatch,
  body: nothing,
  reply: nothing,
  refusals: ['changed-meanwhile'],
})

export const undoBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/undo',
  summary:
    'Takes back all that was recorded from a version, in the background: everything else is afterwards as if it had never been recorded. The newest version of a list first.',
  params: byBatch,
  body: z.strictObject({
    reason: z.enum(['wrong-file', 'wrong-columns', 'partner-asked', 'other']),
  }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'newer-version-first'],
})

export const discardBatch = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/batches/:batch/discard',
  summary: 'Gives up a version of which nothing was recorded.',
  params: byBatch,
  body: nothing,
  reply: nothing,
  refusals: ['changed-meanwhile'],
})

export const readMemberships = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/lists',
  summary:
    'The lists in which a person stands, also those that were taken back; and whether nothing but those ever spoke of this number. It is a look at the person, so it is an entry.',
  params: z.strictObject({ subject: SubjectId }),
  body: nothing,
  reply: z.object({
    lists: z.array(
      z.object({
        list: ListId,
        title: z.string(),
        partner: SubjectId,
        partnerName: z.string(),
        batch: BatchId,
        version: Number32,
        row: RowNumber,
        at: Instant,
        /** The newest version of the list that stands has this row no more. */
        gone: z.boolean(),
        undone: z.boolean(),
      }),
    ),
    /** It was brought by a list that was taken back, and nothing else is known under this number. */
    takenBack: z.boolean(),
  }),
  refusals: [],
})
