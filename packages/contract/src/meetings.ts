import * as z from 'zod/mini'
import {
  Audience,
  base64,
  CommitmentId,
  Day,
  EntryId,
  hex,
  Instant,
  LetterId,
  MeetingId,
  nothing,
  Number32,
  ReplyId,
  SubjectId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { LeftOutReason } from './letters.ts'

/** A code of a vocabulary; the server checks which. */
const Code = z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z-]*$/))

/** Drawn by the page for each act, so that one sent twice is kept once. */
const Once = hex(16)

/** A few lines of an officer's own words. */
const Words = z.string().check(z.maxLength(20_000))
const Line = z.string().check(z.maxLength(500))

/** The hour of a clock in the office's zone. */
const Hour = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/))

const MeetingAct = z.enum(['plan', 'cancel', 'note'])
export type MeetingAct = z.infer<typeof MeetingAct>

/** When and where, who is there for them, by post and rank, and who for the office. */
const Whereabouts = {
  day: Day,
  hour: z.nullable(Hour),
  place: z.nullable(Line),
  ours: z.nullable(Line),
}

const PlanOfMeeting = z.strictObject({
  act: z.literal('plan'),
  ...Whereabouts,
  theirs: Line,
  /** What it is for. */
  words: z.nullable(Words),
})

/** Written afterwards: what was asked and said. What was promised is recorded apart. */
const NoteOfMeeting = z.strictObject({
  act: z.literal('note'),
  ...Whereabouts,
  theirs: z.nullable(Line),
  words: Words,
})

const Cancelling = z.strictObject({ act: z.literal('cancel'), words: Words })

export const recordMeeting = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/meetings',
  summary:
    'Records a meeting with a body: one that is planned, or the note of one that took place unplanned.',
  params: nothing,
  body: z.strictObject({
    authority: SubjectId,
    audience: Audience,
    first: z.discriminatedUnion('act', [PlanOfMeeting, NoteOfMeeting]),
    once: Once,
  }),
  reply: z.object({ meeting: MeetingId }),
  refusals: ['value-refused', 'audience-refused', 'recorded-otherwise'],
})

const byMeeting = z.strictObject({ meeting: MeetingId })

export const stepMeeting = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/meetings/:meeting/steps',
  summary:
    'Plans a meeting otherwise, calls it off, or keeps its note; a note after a note says it better. Whoever has not seen the newest step is told so, and nothing is kept.',
  params: byMeeting,
  body: z.strictObject({
    step: z.discriminatedUnion('act', [PlanOfMeeting, NoteOfMeeting, Cancelling]),
    /** How many steps whoever writes has seen. */
    known: Number32,
    once: Once,
  }),
  reply: nothing,
  refusals: ['value-refused', 'changed-meanwhile'],
})

const MeetingState = z.enum(['planned', 'cancelled', 'held'])
export type MeetingState = z.infer<typeof MeetingState>

const MeetingHead = {
  id: MeetingId,
  audience: Audience,
  authority: SubjectId,
  authorityName: z.string(),
  state: MeetingState,
  /** By the newest plan, or by its note. */
  day: Day,
  hour: z.nullable(Hour),
  /** How many promises and demands are recorded from it. */
  commitments: z.int(),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
}

export const listMeetings = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/meetings/list',
  summary: 'Meetings, newest first, fifty at a time; of one authority or of all.',
  params: nothing,
  body: z.strictObject({ authority: z.nullable(SubjectId), after: z.nullable(MeetingId) }),
  reply: z.object({ meetings: z.array(z.object(MeetingHead)), more: z.boolean() }),
  refusals: [],
})

const CommitmentKind = z.enum(['promise', 'demand'])
export type CommitmentKind = z.infer<typeof CommitmentKind>

const CommitmentHead = {
  id: CommitmentId,
  audience: Audience,
  kind: CommitmentKind,
  authority: SubjectId,
  authorityName: z.string(),
  meeting: z.nullable(MeetingId),
  reply: z.nullable(ReplyId),
  byWhom: z.nullable(z.string()),
  words: z.nullable(z.string()),
  said: Day,
  /** Null: no day was said. */
  due: z.nullable(Day),
  /** How many people it is about; none: it is said in general. */
  people: z.int(),
  /** `commitment-standing`; null while nobody has found out. */
  standing: z.nullable(Code),
  standingOn: z.nullable(Day),
  /** Its day has passed, and nobody has found out that it was kept, or that it was not. */
  isPast: z.boolean(),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
  erased: z.nullable(Tombstone),
}

const StepOfMeeting = z.object({
  seq: Number32,
  act: MeetingAct,
  day: z.nullable(Day),
  hour: z.nullable(Hour),
  place: z.nullable(z.string()),
  theirs: z.nullable(z.string()),
  ours: z.nullable(z.string()),
  words: z.nullable(z.string()),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
  erased: z.nullable(Tombstone),
})

export const readMeeting = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/meetings/:meeting/open',
  summary:
    'A meeting with every plan and note of it, and what was promised there. Notes speak of people, so the look is an entry.',
  params: byMeeting,
  body: nothing,
  reply: z.object({
    ...MeetingHead,
    steps: z.array(StepOfMeeting),
    promised: z.array(z.object(CommitmentHead)),
  }),
  refusals: [],
})

export const recordCommitment = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/commitments',
  summary:
    'Records what a body promised, at a meeting, in a reply or otherwise, or what it was publicly asked for; by when, and about whom.',
  params: nothing,
  body: z.strictObject({
    kind: CommitmentKind,
    authority: SubjectId,
    audience: Audience,
    meeting: z.nullable(MeetingId),
    reply: z.nullable(ReplyId),
    byWhom: z.nullable(Line),
    words: Words,
    said: Day,
    due: z.nullable(Day),
    about: z
      .array(
        z.strictObject({
          person: SubjectId,
          /** `question-kind`; null: the person altogether. */
          kind: z.nullable(Code),
        }),
      )
      .check(z.maxLength(500)),
    once: Once,
  }),
  reply: z.object({ commitment: CommitmentId }),
  refusals: ['value-refused', 'audience-refused', 'recorded-otherwise'],
})

const byCommitment = z.strictObject({ commitment: CommitmentId })

export const followCommitment = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/commitments/:commitment/follow',
  summary:
    'Writes down what became of a promise or a demand, and how the office knows. Nothing that was written before is changed.',
  params: byCommitment,
  body: z.strictObject({
    /** `commitment-standing`. */
    standing: Code,
    /** `commitment-source`. */
    source: Code,
    reply: z.nullable(ReplyId),
    meeting: z.nullable(MeetingId),
    on: Day,
    words: Words,
    once: Once,
  }),
  reply: nothing,
  refusals: ['value-refused', 'recorded-otherwise'],
})

export const listCommitments = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/commitments/list',
  summary:
    'Promises and demands, fifty at a time; of one authority or of all, all or those that are not settled. By `turn` whatever is past its day comes first, then what is due next; by `said` the newest.',
  params: nothing,
  body: z.strictObject({
    authority: z.nullable(SubjectId),
    openOnly: z.boolean(),
    order: z.enum(['turn', 'said']),
    skip: Number32,
  }),
  reply: z.object({
    commitments: z.array(z.object(CommitmentHead)),
    all: z.int(),
    past: z.int(),
  }),
  refusals: [],
})

export const readCommitment = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/commitments/:commitment/open',
  summary:
    'A promise or demand: about whom, and every word about what became of it. It is a look at people, so it is an entry.',
  params: byCommitment,
  body: nothing,
  reply: z.object({
    ...CommitmentHead,
    about: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        kind: z.nullable(Code),
        /** The newest reply of this body that came since and answers that question; nothing follows from it by itself. */
        answered: z.nullable(z.object({ reply: ReplyId, on: Day })),
      }),
    ),
    steps: z.array(
      z.object({
        standing: Code,
        source: Code,
        reply: z.nullable(ReplyId),
        meeting: z.nullable(MeetingId),
        on: Day,
        words: z.nullable(z.string()),
        by: z.nullable(z.string()),
        at: Instant,
        entry: EntryId,
        erased: z.nullable(Tombstone),
      }),
    ),
  }),
  refusals: [],
})

/** In bytes: everybody whom a body was ever asked about has a row. */
const LARGEST_BRIEF = 4_000_000

/** A line of the page that somebody wrote. `withheld`: it names somebody who may not be named aloud, or may do so. */
const LineAloud = z.object({ text: z.nullable(z.string()), withheld: z.boolean() })

/** In which language, and whether all that may be said is wanted or as much as one page holds. */
const HowBrief = z.strictObject({ language: z.enum(['be', 'ru', 'en', 'th']), whole: z.boolean() })

export const readBrief = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/meetings/:meeting/brief',
  summary:
    'The page that is taken to a meeting: what is open with that body, what it promised, what may be said aloud and what may not. Names stand in it only of people who agreed to be named to the authorities, weighed now. That it was made, and whom it names, is an entry.',
  params: byMeeting,
  body: HowBrief,
  reply: z.object({
    id: MeetingId,
    authority: SubjectId,
    authorityName: z.string(),
    day: Day,
    hour: z.nullable(Hour),
    place: LineAloud,
    theirs: LineAloud,
    ours: LineAloud,
    /** The day it was made. */
    today: Day,
    open: z.object({
      questions: z.int(),
      people: z.int(),
      overdue: z.int(),
      /** The letter that asked what is open longest. */
      oldest: z.nullable(z.object({ letter: LetterId, number: z.nullable(z.string()), on: Day })),
      kinds: z.array(z.object({ kind: Code, questions: z.int(), overdue: z.int() })),
    }),
    /** Each opens down to its records. */
    figures: z.array(
      z.object({
        code: z.enum(['asked', 'answered', 'waiting', 'overdue', 'letters', 'unanswered', 'kept']),
        number: z.int(),
        /** Of how many. */
        of: z.nullable(z.int()),
        since: z.nullable(Day),
        people: z.array(SubjectId),
        letters: z.array(LetterId),
        commitments: z.array(CommitmentId),
      }),
    ),
    /** Whoever is waited for longest beyond the day first, and no more than a page holds unless all is asked for. */
    names: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        open: z.array(z.object({ kind: Code, askedOn: z.nullable(Day) })),
      }),
    ),
    /** How many more may be named aloud. */
    moreNames: z.int(),
    promises: z.array(
      z.object({
        id: CommitmentId,
        kind: CommitmentKind,
        words: LineAloud,
        byWhom: LineAloud,
        said: Day,
        due: z.nullable(Day),
        standing: z.nullable(Code),
        standingOn: z.nullable(Day),
        isPast: z.boolean(),
      }),
    ),
    morePromises: z.int(),
    /** What this body answered and others say otherwise, of people who may be named; as a letter may put it, without a source. */
    contradictions: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        /** `general`: fewer than ten known people could have told it; with day and place it would point at somebody. */
        wording: z.enum(['general', 'precise']),
        quote: z.string(),
      }),
    ),
    moreContradictions: z.int(),
    /** Never whom: how many, and why. */
    notToRaise: z.object({
      reasons: z.array(z.object({ reason: LeftOutReason, people: z.int() })),
      /** What does not go together of people who may not be named. */
      contradictions: z.int(),
      /** Of those with something open: people with an act that only a team may see. */
      restricted: z.int(),
    }),
    thanks: z.array(
      z.object({
        reply: ReplyId,
        theirNumber: z.nullable(z.string()),
        on: Day,
        people: z.int(),
      }),
    ),
  }),
  refusals: [],
})

export const writeBrief = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/meetings/:meeting/brief/file',
  summary:
    'The page for a meeting as a Word file to edit. Who may be named is weighed anew; that it was made, and whom it names, is an entry.',
  params: byMeeting,
  body: HowBrief,
  reply: z.object({ docx: base64(LARGEST_BRIEF) }),
  refusals: [],
})
