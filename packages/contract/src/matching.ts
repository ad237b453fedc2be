import { identifying, isExclusive, property } from '@amparo/register'
import * as z from 'zod/mini'
import {
  Audience,
  Day,
  EntryId,
  hex,
  Instant,
  nothing,
  ProposalId,
  SubjectId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Said = z.string().check(z.maxLength(200))

/** What two people are compared by; each empty where nothing is known, which speaks for nothing. */
export const Compared = z.object({
  /** Every spelling, best first. */
  names: z.array(Said).check(z.maxLength(16)),
  /** The father’s name or the patronymic, in every way it is said. */
  fathers: z.array(Said).check(z.maxLength(8)),
  /** Dates of birth as they are said (EDTF), best first. */
  born: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(8)),
  /** Of `sex`. */
  sex: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(4)),
  /** Where they live, were born, or are said to be. */
  places: z.array(Said).check(z.maxLength(16)),
  /** Days on which they were last seen, taken or held (EDTF), the latest first. */
  seen: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(8)),
  /** Numbers by which a state knows them, each behind the code of its property: `person.document MP1234567`. */
  numbers: z.array(Said).check(z.maxLength(8)),
})
export type Compared = z.infer<typeof Compared>

/** The questions that two people are compared by. */
export const matchQuestions = ['family', 'given', 'father', 'born', 'sex', 'place', 'seen'] as const
export type MatchQuestion = (typeof matchQuestions)[number]

/**
 * How an answer came out, from nearest to furthest: the same; of births the same year, where no day is said; day and month the other way round; one figure differs; one is less
 * precise and contradicts nothing; an initial; something near; different; different, and given by two states or two registers, each of
 * which gives a number of its own.
 */
export const matchLevels = [
  'same',
  'same-year',
  'swapped',
  'one-digit',
  'less-precise',
  'initial',
  'near',
  'differs',
  'other-register',
] as const
export type MatchLevel = (typeof matchLevels)[number]

/** Asked beside them, whatever the model: whether a number by which a state knows people is the same. Codes of properties. */
export const numberQuestions = identifying.map(({ code }) => code)

/** What the numbers of two people say: one that differs speaks against one person only where somebody has no other of its kind. */
export function speaksOfNumbers(
  question: (typeof numberQuestions)[number],
  level: MatchLevel,
): MatchReason['speaks'] {
  if (level === 'same') return 'for'
  return level === 'differs' && isExclusive(property(question)) ? 'against' : 'neither'
}

/** One reason for or against, as code and values; the page makes a sentence of it. */
export const MatchReason = z.object({
  question: z.enum([...matchQuestions, ...numberQuestions]),
  level: z.enum(matchLevels),
  speaks: z.enum(['for', 'against', 'neither']),
  /** What was compared, of the one and of the other, as they are written. */
  one: z.string(),
  other: z.string(),
  /** One in so many has what agrees here, as far as the model knows; null where it is not counted. */
  oneIn: z.nullable(z.int()),
})
export type MatchReason = z.infer<typeof MatchReason>

/** How much speaks for one person, in words. It says nothing of anybody’s credibility. */
export const matchBands = ['very-likely', 'likely', 'possible'] as const
export type MatchBand = (typeof matchBands)[number]
const Band = z.enum(matchBands)

/**
 * What forbids to take two for one without a person who has looked: it stays so whatever else agrees. `two-numbers`: each has
 * another number of a kind of which one person has one. `numbers-near`: the same, and they differ by one character alone, so that it
 * may be a slip of the hand. `two-registers`: the same, and by their forms two registers gave them, though no source says so.
 * `were-one`: they counted as one person until somebody who stood between them was taken out. `joined-unlike`: one of the two counts
 * already as one with somebody who looked like a relative when that was decided.
 */
export const matchConflicts = [
  'dead-before-seen-alive',
  'two-numbers',
  'numbers-near',
  'two-registers',
  'were-one',
  'said-different',
  'joins-different',
  'joined-unlike',
] as const
export type MatchConflict = (typeof matchConflicts)[number]

/** Families share what usually tells people apart. */
export const familyPatterns = ['siblings', 'parent-and-child', 'same-household'] as const
export type FamilyPattern = (typeof familyPatterns)[number]

const Warnings = {
  conflicts: z.array(z.enum(matchConflicts)),
  family: z.array(z.enum(familyPatterns)),
}

/** Somebody known who may be the one asked about. */
export const MatchCandidate = z.object({
  person: SubjectId,
  /** What leads their page. */
  name: z.string(),
  values: Compared,
  band: Band,
  /** Those of the questions that were answered on both sides; what speaks most stands first. */
  reasons: z.array(MatchReason),
  ...Warnings,
})
export type MatchCandidate = z.infer<typeof MatchCandidate>

export const findCandidates = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/matching/candidates',
  summary:
    'Known people who may be the one described, the likeliest first, with reasons; while one types. Only those whom the reader may know of. The look is an entry.',
  params: nothing,
  body: z.strictObject({
    values: Compared,
    /** What is said of life and death, each with the day it was said: `dead 2020-08-20`. */
    alive: z
      .array(z.string().check(z.regex(/^[a-z-]{1,40} \d{4}-\d{2}-\d{2}$/)))
      .check(z.maxLength(8)),
    /** Somebody who is not to be compared with themselves. */
    except: z.nullable(SubjectId),
  }),
  reply: z.object({ candidates: z.array(MatchCandidate) }),
  refusals: [],
})

/** One side of a pair, as the reader may know it. */
export const MatchSide = z.object({
  person: SubjectId,
  name: z.string(),
  values: Compared,
  /** Others that count as this very person already. */
  joined: z.array(SubjectId),
  /** How many claims stand. */
  claims: z.int(),
})
export type MatchSide = z.infer<typeof MatchSide>

export const matchVerdicts = ['same', 'different', 'unsure'] as const
export type MatchVerdict = (typeof matchVerdicts)[number]

const MatchDecisionId = z.string().check(z.regex(/^[1-9][0-9]{0,17}$/))

/** How two people were weighed at a time: enough to weigh them so again, with the file of that model. */
export const WeighedThen = z.object({
  /** Name and version of the model. */
  model: z.string(),
  /** In hundredths of a bit; null where nothing could be compared. */
  weight: z.nullable(z.int()),
  band: z.nullable(Band),
  /** Each question that both sides answered, in the order of the model; without what was compared. */
  answers: z.array(
    z.object({
      question: z.enum([...matchQuestions, ...numberQuestions]),
      level: z.enum(matchLevels),
      /** One in so many had what agrees; null where it was not counted. */
      oneIn: z.nullable(z.int()),
    }),
  ),
})
export type WeighedThen = z.infer<typeof WeighedThen>

/** What somebody decided about two people. Of those about one pair the newest counts. */
export const MatchDecisionView = z.object({
  id: MatchDecisionId,
  one: SubjectId,
  other: SubjectId,
  verdict: z.enum(matchVerdicts),
  audience: Audience,
  /** The reasons in writing; null when they were erased. */
  words: z.nullable(z.string()),
  erased: z.nullable(Tombstone),
  /** Decided together with many others. */
  inBulk: z.boolean(),
  by: z.nullable(z.string()),
  isOwn: z.boolean(),
  at: Instant,
  /** A newer one about the same pair counts. */
  superseded: z.boolean(),
  /** What the two were weighed by when it was decided, as it was kept with the decision; what counts today is not looked at. */
  weighed: WeighedThen,
  entry: EntryId,
})
export type MatchDecisionView = z.infer<typeof MatchDecisionView>

const Named = z.object({ person: SubjectId, name: z.string() })

export const listProposals = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/matching/proposals',
  summary:
    'Pairs of known people that wait for somebody who decides whether they are one person; first those whose decision is worth most. Fifty at a time. For the identity queue alone.',
  params: nothing,
  body: z.strictObject({
    /** The last of the page before. */
    after: z.nullable(ProposalId),
  }),
  reply: z.object({
    proposals: z.array(
      z.object({
        id: ProposalId,
        one: Named,
        other: Named,
        audience: Audience,
        band: Band,
        ...Warnings,
        at: Instant,
      }),
    ),
    more: z.boolean(),
    /** How many wait; counted up to a thousand. */
    waiting: z.int(),
    /** People whose candidates are still to be looked for. */
    due: z.int(),
  }),
  refusals: [],
})

const Pair = { one: SubjectId, other: SubjectId }

export const readPair = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/matching/pair',
  summary:
    'Two people side by side: what is compared, what speaks for and against one person, what warns, what was decided before. The look is an entry.',
  params: nothing,
  body: z.strictObject(Pair),
  reply: z.object({
    one: MatchSide,
    other: MatchSide,
    /** Null where nothing could be compared. */
    band: z.nullable(Band),
    reasons: z.array(MatchReason),
    ...Warnings,
    /** About this very pair, the newest first. */
    decisions: z.array(MatchDecisionView),
    /** They count as one person now. */
    areOne: z.boolean(),
    /** Audiences the reader may decide for: each knows both. */
    audiences: z.array(Audience),
    /** What all of this amounts to, to be given back with the decision. */
    facts: hex(32),
  }),
  refusals: [],
})

/** Drawn by the page for each decision, so that one sent twice is kept once. */
const Once = hex(16)
/** Reasons in writing; at most two thousand letters, and not none. */
const Words = z.string().check(z.maxLength(10_000))

const Joining = z.object({
  /** Whose page it is now: the oldest number of those that count as one person. */
  anchor: SubjectId,
  /** Pairs judged different that other decisions nevertheless join: somebody must look. */
  contradictions: z.array(z.object(Pair)),
})

export const decidePair = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/matching/decide',
  summary:
    'Somebody’s decision about two people: same, different or unsure, with a reason. Any later decision takes its place; nothing is lost by it.',
  params: nothing,
  body: z.strictObject({
    ...Pair,
    verdict: z.enum(matchVerdicts),
    audience: Audience,
    words: Words,
    /** As `readPair` gave it. */
    facts: hex(32),
    once: Once,
  }),
  reply: Joining,
  refusals: ['value-refused', 'audience-refused', 'changed-meanwhile', 'recorded-otherwise'],
})

const bySubject = z.strictObject({ subject: SubjectId })

export const readIdentity = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/identity',
  summary:
    'Who counts as this person, by whose decisions, and what was decided before: how it came about and how it can be taken apart.',
  params: bySubject,
  body: nothing,
  reply: z.object({
    anchor: SubjectId,
    /** Everybody who counts as this person, the anchor first; each as it stands alone. */
    members: z.array(z.object({ person: SubjectId, name: z.string(), since: z.nullable(Day) })),
    /** Every decision about any of them that the reader may see, the newest first. */
    decisions: z.array(MatchDecisionView),
    contradictions: z.array(z.object(Pair)),
  }),
  refusals: [],
})

export const takeApart = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/apart',
  summary:
    'Takes one of those that count as one person out again: it is judged different from each it was judged the same as. Everything is then as if they had never been joined.',
  params: bySubject,
  body: z.strictObject({ audience: Audience, words: Words, once: Once }),
  reply: Joining,
  refusals: ['value-refused', 'audience-refused', 'changed-meanwhile', 'recorded-otherwise'],
})

const FalseLinks = z.union([
  z.object({ verdict: z.literal('too-few-judged'), judged: z.int(), needed: z.int() }),
  z.object({
    verdict: z.literal('estimated'),
    /** How many of a hundred such links are wrong, and the interval of that. */
    perHundred: z.number(),
    low: z.number(),
    high: z.number(),
  }),
])

export const planBulk = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/matching/bulk/plan',
  summary:
    'What accepting many proposals at once would do: how many are above the strict threshold and without any warning, how many of a hundred such links were wrong when people judged them one by one, and some to look at first.',
  params: nothing,
  body: z.strictObject({ audience: Audience }),
  reply: z.object({
    pairs: z.int(),
    falseLinks: FalseLinks,
    /** Each with the names that lead both pages: nobody looks at a number. */
    samples: z.array(z.object({ one: Named, other: Named })),
    /** Null where nothing may be accepted together. */
    plan: z.nullable(hex(32)),
  }),
  refusals: ['audience-refused'],
})

export const acceptBulk = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/matching/bulk/accept',
  summary:
    'Decides “same” for every pair of a plan, one decision each; refused where too few were judged one by one. A pair that is warned of by now is left out.',
  params: nothing,
  body: z.strictObject({ audience: Audience, plan: hex(32), words: Words, once: Once }),
  reply: z.object({ decided: z.int() }),
  refusals: [
    'value-refused',
    'audience-refused',
    'changed-meanwhile',
    'too-few-judged',
    'recorded-otherwise',
  ],
})
