import * as z from 'zod/mini'
import {
  Audience,
  base64,
  Day,
  EntryId,
  hex,
  Instant,
  LetterId,
  nothing,
  Number32,
  QuestionId,
  ReplyId,
  SubjectId,
  SubmissionId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** A code of a vocabulary; the server checks which. */
const Code = z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z-]*$/))

/** Drawn by the page for each act, so that one sent twice is kept once. */
const Once = hex(16)

/** What a document may be; in bytes. */
export const LARGEST_PAPER = 10_000_000
const Paper = base64(LARGEST_PAPER)

/** A few lines of an officer's own words. */
const Words = z.string().check(z.maxLength(10_000))

const LetterLanguage = z.enum(['be', 'ru', 'en', 'th'])

/** `letter`: to the body itself. `note-verbale`: to or through the foreign ministry. `reminder`: of what is still open. `forwarding`: to the next body, after one that is not competent. */
const LetterForm = z.enum(['letter', 'note-verbale', 'reminder', 'forwarding'])
export type LetterForm = z.infer<typeof LetterForm>

/**
 * Why somebody is not named in a letter; `limited`: an answer the reader may not see allows less. `not-onward`: only lists name
 * them that may not be passed on. `taken-back`: they were brought by a list that was taken back since.
 */
export const LeftOutReason = z.enum([
  'never-asked',
  'no',
  'ask-each-time',
  'not-by-name',
  'not-this-recipient',
  'differs',
  'limited',
  'not-onward',
  'taken-back',
])
export type LeftOutReason = z.infer<typeof LeftOutReason>

const Asked = z.strictObject({
  person: SubjectId,
  /** `question-kind`. */
  kind: Code,
})

const Plan = {
  authority: SubjectId,
  /** Authorities that get a copy; the foreign ministry where protocol wants it. */
  copied: z.array(SubjectId).check(z.maxLength(8)),
  language: LetterLanguage,
  form: LetterForm,
  /** Who may see the letter and whatever follows from it. */
  audience: Audience,
  /** The letter that this one reminds of or passes on. */
  follows: z.nullable(LetterId),
  asked: z.array(Asked).check(z.minLength(1), z.maxLength(4_000)),
}

const Named = z.object({ person: SubjectId, name: z.string() })

export const planLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/plan',
  summary:
    'What a letter would say and leave out, before anything is written: who may be named to this recipient, who not and why, and what was asked of the same body already.',
  params: nothing,
  body: z.strictObject(Plan),
  reply: z.object({
    named: z.array(Named),
    leftOut: z.array(
      z.object({
        ...Named.shape,
        reason: LeftOutReason,
        /** May be counted in the letter, without a name. */
        counted: z.boolean(),
      }),
    ),
    /** Asked of the same body already, and still without an answer. */
    askedBefore: z.array(
      z.object({ person: SubjectId, kind: Code, letter: LetterId, on: z.nullable(Day) }),
    ),
  }),
  refusals: ['value-refused', 'audience-refused'],
})

export const writeLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters',
  summary:
    'Begins a letter: whom it asks what about whom, and whom it leaves out. Who may be named is decided by the server.',
  params: nothing,
  body: z.strictObject({ ...Plan, once: Once }),
  reply: z.object({ letter: LetterId }),
  refusals: ['value-refused', 'audience-refused', 'recorded-otherwise'],
})

export const reachLeftOut = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/questions/reach',
  summary:
    'Puts those whom a letter leaves out on the list of people to ask whether they may be named, all at once; whoever is on it stays on it once. Who said no is not asked again.',
  params: nothing,
  body: z.strictObject({
    people: z.array(SubjectId).check(z.minLength(1), z.maxLength(4_000)),
    /** The letter that leaves them out; null while it is planned. */
    letter: z.nullable(LetterId),
    audience: Audience,
  }),
  reply: z.object({
    opened: z.int(),
    /** Were on the list already. */
    before: z.int(),
    /** Whom it would not help to ask: they said no, words differ, or another team has to. */
    notAsked: z.int(),
  }),
  refusals: ['value-refused', 'audience-refused'],
})

export const listReaching = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/questions/reaching',
  summary:
    'People who are to be asked whether they may be named, newest first, and how far it is done. It is a look at people, so it is an entry.',
  params: nothing,
  body: z.strictObject({
    /** Of one letter alone. */
    letter: z.nullable(LetterId),
    /** Only whom nobody has asked yet. */
    open: z.boolean(),
    skip: Number32,
  }),
  reply: z.object({
    asked: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        letter: z.nullable(LetterId),
        isOpen: z.boolean(),
        /** May be named now. */
        named: z.boolean(),
        /** Messages that tell of them: there what they agree to is written down. */
        messages: z.array(SubmissionId),
        by: z.nullable(z.string()),
        at: Instant,
        entry: EntryId,
      }),
    ),
    open: z.int(),
    all: z.int(),
  }),
  refusals: [],
})

const byLetter = z.strictObject({ letter: LetterId })

/** Where a letter stands. */
const LetterState = z.enum(['draft', 'signed', 'sent', 'withdrawn'])
export type LetterState = z.infer<typeof LetterState>

const LetterHead = {
  id: LetterId,
  audience: Audience,
  authority: SubjectId,
  authorityName: z.string(),
  language: LetterLanguage,
  form: LetterForm,
  state: LetterState,
  /** As it stands on the paper; null until it is signed. */
  number: z.nullable(z.string()),
  sentOn: z.nullable(Day),
  /** The office's own deadline, as it was set last. */
  answerBy: z.nullable(Day),
  /** On which day the body registered it; null while nobody has said. */
  registeredOn: z.nullable(Day),
  people: z.int(),
  leftOut: z.int(),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
}

const Step = z.object({
  act: z.enum(['sign', 'send', 'withdraw']),
  paper: z.nullable(Number32),
  /** Of what is sent: `letter-channel`. */
  channel: z.nullable(Code),
  on: z.nullable(Day),
  words: z.nullable(z.string()),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
})

/**
 * Why a line is not asked again: the person may not be named now; it is answered, by this body or another; it waits in another
 * letter; nobody was asked yet; it is not yet due; something else has to be done first; this body is not the one to ask; its
 * letters were withdrawn. Or of the person: dead, out of custody, found, nothing more to be done for them; somebody was threatened
 * or punished since, is afraid, or does not want it raised.
 */
const DropReason = z.enum([
  ...LeftOutReason.options,
  'answered',
  'answered-elsewhere',
  'in-draft',
  'not-asked',
  'not-due',
  'asks-more',
  'next-body',
  'doubt',
  'not-competent',
  'withdrawn',
  'dead',
  'came-out',
  'found',
  'closed',
  'reprisal',
  'afraid',
  'not-wished',
])
export type DropReason = z.infer<typeof DropReason>

/** A line that is not asked again. */
const DroppedLine = z.object({
  question: QuestionId,
  ...Asked.shape,
  name: z.string(),
  reason: DropReason,
})

const PaperHead = z.object({
  seq: Number32,
  /** `numbered`: the one that was signed, with its number in it. */
  origin: z.enum(['composed', 'brought-back', 'numbered']),
  /** Of the office's wording by which it was composed; null: as the software words it, or brought back. */
  wording: z.nullable(z.int()),
  /** Of the Word file; null when it was erased. */
  sha256: z.nullable(hex(32)),
  /** Of the Word file, in bytes. */
  bytes: z.int(),
  hasPrint: z.boolean(),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
  erased: z.nullable(Tombstone),
})

export const readLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/open',
  summary:
    'A letter: what it asks, whom it leaves out, its papers, what was done with it, and what came back. It is a look at people, so it is an entry.',
  params: byLetter,
  body: nothing,
  reply: z.object({
    ...LetterHead,
    copied: z.array(z.object({ authority: SubjectId, name: z.string() })),
    follows: z.nullable(LetterId),
    lines: z.array(
      z.object({
        question: QuestionId,
        person: SubjectId,
        name: z.string(),
        kind: Code,
        /** Brought by a list that was taken back since; the name is what that list said. */
        takenBack: z.boolean(),
      }),
    ),
    out: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        reason: LeftOutReason,
        counted: z.boolean(),
      }),
    ),
    papers: z.array(PaperHead),
    steps: z.array(Step),
    replies: z.array(ReplyId),
    /** Of a reminder that has not gone out: what is not to be asked any more. As long as there is any, it is neither signed nor sent. */
    dropped: z.array(DroppedLine),
    /** The reader may sign letters. */
    maySign: z.boolean(),
  }),
  refusals: [],
})

export const listLetters = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/list',
  summary: 'Letters, newest first, fifty at a time; of one authority or of all.',
  params: nothing,
  body: z.strictObject({
    authority: z.nullable(SubjectId),
    state: z.nullable(LetterState),
    after: z.nullable(LetterId),
  }),
  reply: z.object({ letters: z.array(z.object(LetterHead)), more: z.boolean() }),
  refusals: [],
})

/** Somebody a paper mentions who may not be named in it; `possible`: perhaps it is somebody else of that name. */
const Mention = z.object({
  person: SubjectId,
  name: z.string(),
  certainty: z.enum(['certain', 'possible']),
  /** Where: the text, a table, a header, a comment, a property of the file, its name. */
  place: z.string(),
  words: z.string(),
  reason: LeftOutReason,
})

/** Names that are somebody else's, with the reason: an official, a street, the person's namesake. */
const Cleared = z.array(z.strictObject({ person: SubjectId, words: Words })).check(z.maxLength(200))

/** Some lines of an address, or of what stands under a name. */
const Lines = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(8))
const Line = z.string().check(z.maxLength(200))

export const composeLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/compose',
  summary:
    'Makes the paper of a letter from the office’s template: a Word file to edit and a PDF to print. Who may be named is decided anew.',
  params: byLetter,
  body: z.strictObject({
    /** The day it is dated. */
    day: Day,
    /** A day by which the office would like an answer, if the letter is to say so. */
    replyBy: z.nullable(Day),
    /** Paragraphs of the office's own, before what is asked. */
    words: Words,
    /** The annex says since when and where each was last held, without a source. */
    lastKnown: z.boolean(),
    sender: z.strictObject({
      /** Under the office's name at the head: address, telephone, e-mail. */
      lines: Lines,
      /** Where an answer is to be sent. */
      replyAddress: Line,
      /** Where the letter is dated. */
      place: z.nullable(Line),
    }),
    addressee: z.strictObject({
      /** Of the body's head: the post, in the nominative, and whoever holds it, where the office gives them. */
      post: z.nullable(Line),
      holder: z.nullable(Line),
      lines: Lines,
    }),
    /** Who is to sign, and their post. */
    signatory: z.strictObject({ name: Line, post: Line }),
    cleared: Cleared,
    once: Once,
  }),
  reply: z.object({ paper: z.nullable(Number32), mentions: z.array(Mention) }),
  refusals: ['value-refused', 'changed-meanwhile'],
})

export const bringPaper = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/papers',
  summary:
    'Takes an edited Word file back. Everything in it is read: text, tables, comments, tracked changes, hidden text, properties and its name; it is kept only if it names nobody who may not be named.',
  params: byLetter,
  body: z.strictObject({
    docx: Paper,
    fileName: z.string().check(z.maxLength(255)),
    /** The officer has looked at what no program reads: pictures, files inside the file. */
    looked: z.boolean(),
    cleared: Cleared,
    once: Once,
  }),
  reply: z.object({
    paper: z.nullable(Number32),
    mentions: z.array(Mention),
    /** Parts of the file that hold what is no text; it is kept once somebody has looked at them. */
    unread: z.array(z.string()),
  }),
  refusals: ['value-refused', 'changed-meanwhile'],
})

export const readPaper = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/papers/:paper',
  summary: 'The bytes of a paper, as they were kept. That it was taken out is an entry.',
  params: z.strictObject({
    letter: LetterId,
    paper: z.string().check(z.regex(/^[1-9][0-9]{0,5}$/)),
  }),
  body: nothing,
  reply: z.object({ docx: Paper, pdf: z.nullable(Paper) }),
  refusals: [],
})

export const listTemplates = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letter-templates/list',
  summary:
    'How the office words its letters, per language and form: every version, newest first. Where there is none, letters are worded as the software comes.',
  params: nothing,
  body: nothing,
  reply: z.object({
    versions: z.array(
      z.object({
        language: LetterLanguage,
        form: LetterForm,
        version: z.int(),
        /** The office's own words; else from here on again those of the software. */
        isOwn: z.boolean(),
        by: z.nullable(z.string()),
        at: Instant,
        entry: EntryId,
      }),
    ),
    mayChange: z.boolean(),
  }),
  refusals: [],
})

export const readTemplate = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letter-templates/open',
  summary: 'A wording as a Word file, to be read or changed.',
  params: nothing,
  body: z.strictObject({
    language: LetterLanguage,
    form: LetterForm,
    /** 0: as the software comes; null: as letters are worded now. */
    version: z.nullable(Number32),
  }),
  reply: z.object({ docx: Paper }),
  refusals: [],
})

/** What keeps a wording from being kept: of the file, of its marks, of one of its texts. */
const TemplateProblem = z.enum([
  'not-a-docx',
  'locked-or-old',
  'too-large',
  'too-many-parts',
  'part-twice',
  'bytes-between-parts',
  'broken',
  'too-deep',
  'declares-entities',
  'unknown-encoding',
  'no-letter',
  'no-mark',
  'not-json',
  'too-long',
  'wrong-shape',
  'unknown-field',
  'empty',
  'control-characters',
  'stray-brace',
  'unknown-slot',
  'slot-not-here',
  'unknown-form',
  'slot-may-be-empty',
  'wrong-language',
  'unknown-block',
  'missing-block',
  'block-twice',
  'no-count',
  'form-differs',
])
export type TemplateProblem = z.infer<typeof TemplateProblem>

export const keepTemplate = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letter-templates',
  summary:
    'Takes a changed wording back, checks it, and keeps it as the next version; what is wrong with it is told and nothing is kept.',
  params: nothing,
  body: z.strictObject({
    language: LetterLanguage,
    form: LetterForm,
    /** Null: from here on as the software comes. */
    docx: z.nullable(Paper),
    /** The newest version that whoever changes it has seen; 0 where there was none. */
    after: Number32,
  }),
  reply: z.object({
    version: z.nullable(z.int()),
    problems: z.array(
      z.object({
        code: TemplateProblem,
        /** In which text: `salutation`, `body.2.text`. */
        at: z.string(),
        /** Slots, marks, languages and numbers that it is about; never what somebody wrote. */
        named: z.array(z.string()),
      }),
    ),
  }),
  refusals: ['changed-meanwhile'],
})

export const signLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/sign',
  summary:
    'Whoever may sign signs one paper; it gets its number, in every place that was left for it, as the paper that is sent. Who may be named is decided anew: where that changed, nothing is signed.',
  params: byLetter,
  body: z.strictObject({ paper: Number32, once: Once }),
  reply: z.object({
    number: z.string(),
    /** False: an edited paper has no room for the number any more, and somebody writes it by hand. */
    isInPaper: z.boolean(),
  }),
  refusals: ['changed-meanwhile', 'value-refused'],
})

export const sendLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/send',
  summary:
    'That a signed letter went out: how, on which day, and by when the office wants an answer.',
  params: byLetter,
  body: z.strictObject({
    /** `letter-channel`. */
    channel: Code,
    on: Day,
    answerBy: z.nullable(Day),
    once: Once,
  }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'value-refused'],
})

export const setLetterDay = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/day',
  summary:
    'Of a letter that went out: another day by which the office wants an answer, or none any more; or the day on which the body registered it, from which the terms of laws run.',
  params: byLetter,
  body: z.strictObject({
    about: z.enum(['answer-by', 'registered']),
    day: z.nullable(Day),
    once: Once,
  }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'value-refused'],
})

export const withdrawLetter = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/letters/:letter/withdraw',
  summary: 'A letter that does not go out, or that was called back, with the reason.',
  params: byLetter,
  body: z.strictObject({ words: Words, once: Once }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'value-refused'],
})

/* What came back ---------------------------------------------------------------------------------------------------- */

/** What is asked about before a reply is kept: the number is there already; it is dated before the letter was sent; the letter was not sent. */
const Although = z.enum(['same-number', 'before-letter', 'never-sent'])
export type Although = z.infer<typeof Although>

export const enterReply = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/replies',
  summary:
    'Enters a reply once, as the document that came. A second with the same number from the same body is asked about first.',
  params: nothing,
  body: z.strictObject({
    authority: SubjectId,
    audience: Audience,
    /** The letter it answers; null where it says none, or none of ours. */
    letter: z.nullable(LetterId),
    /** `reply-kind`. */
    kind: Code,
    theirNumber: z.nullable(z.string().check(z.maxLength(80))),
    /** As it is dated; null where it is not. */
    dated: z.nullable(Day),
    received: Day,
    /** Its text, or what was said. */
    words: z.nullable(z.string().check(z.maxLength(100_000))),
    file: z.nullable(
      z.strictObject({
        bytes: Paper,
        type: z.enum([
          'application/pdf',
          'image/jpeg',
          'image/png',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        ]),
      }),
    ),
    /** What the page asked about and the officer said yes to. */
    although: z.array(Although).check(z.maxLength(3)),
    once: Once,
  }),
  reply: z.object({
    /** Null: nothing was kept, for the officer has to be asked. */
    reply: z.nullable(ReplyId),
    ask: z.array(Although),
  }),
  refusals: ['value-refused', 'audience-refused', 'recorded-otherwise'],
})

const AnswerSaid = {
  person: SubjectId,
  /** `question-kind`. */
  kind: Code,
  /** `answer-content`. */
  content: Code,
  /** `answer-quality`. */
  quality: Code,
  /** The sentence of the reply it stands in. */
  words: z.string().check(z.maxLength(2_000)),
}

export const recordAnswers = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/replies/:reply/answers',
  summary:
    'Cuts a reply into answers, per person and question, also for many at once. An answer about somebody nobody asked about is kept as such.',
  params: z.strictObject({ reply: ReplyId }),
  body: z.strictObject({
    answers: z.array(z.strictObject(AnswerSaid)).check(z.minLength(1), z.maxLength(4_000)),
    once: Once,
  }),
  reply: nothing,
  refusals: ['value-refused', 'recorded-otherwise'],
})

const ReplyHead = {
  id: ReplyId,
  audience: Audience,
  authority: SubjectId,
  authorityName: z.string(),
  letter: z.nullable(z.object({ id: LetterId, number: z.nullable(z.string()) })),
  kind: Code,
  theirNumber: z.nullable(z.string()),
  dated: z.nullable(Day),
  received: Day,
  /** How many answers were cut from it. */
  answered: z.int(),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
  erased: z.nullable(Tombstone),
}

const AnswerView = z.object({
  ...AnswerSaid,
  name: z.string(),
  question: QuestionId,
  /** Nobody had asked. */
  unasked: z.boolean(),
  words: z.nullable(z.string()),
  erased: z.nullable(Tombstone),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
})

export const listReplies = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/replies/list',
  summary: 'Replies, newest first, fifty at a time; of one authority or of all.',
  params: nothing,
  body: z.strictObject({ authority: z.nullable(SubjectId), after: z.nullable(ReplyId) }),
  reply: z.object({ replies: z.array(z.object(ReplyHead)), more: z.boolean() }),
  refusals: [],
})

export const readReply = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/replies/:reply/open',
  summary: 'A reply with its answers. It is a look at people, so it is an entry.',
  params: z.strictObject({ reply: ReplyId }),
  body: nothing,
  reply: z.object({
    ...ReplyHead,
    words: z.nullable(z.string()),
    /** Also of one that was erased. */
    file: z.nullable(z.object({ type: z.string(), bytes: z.int(), sha256: hex(32) })),
    answers: z.array(AnswerView),
  }),
  refusals: [],
})

export const readReplyFile = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/replies/:reply/file',
  summary: 'The document of a reply, byte for byte. That it was taken out is an entry.',
  params: z.strictObject({ reply: ReplyId }),
  body: nothing,
  reply: z.object({ bytes: Paper }),
  refusals: [],
})

/* The grid ---------------------------------------------------------------------------------------------------------- */

/** How a question stands: computed from the letters that ask it and the answers that came. `asks-more`: the body wants something from the office first. */
const QuestionState = z.enum([
  'in-draft',
  'asked',
  'overdue',
  'acknowledged',
  'asks-more',
  'answered',
  'partly',
  'next-body',
  'refused',
  'doubt',
  'told-unasked',
])
export type QuestionState = z.infer<typeof QuestionState>

const Cell = z.object({
  question: QuestionId,
  kind: Code,
  state: QuestionState,
  /** Whom it was asked last, and when. */
  authority: z.nullable(SubjectId),
  letter: z.nullable(LetterId),
  askedOn: z.nullable(Day),
  answerBy: z.nullable(Day),
  /** What the table of clocks says where the office set no day: which clock, and until when. */
  due: z.nullable(z.object({ clock: z.string(), day: Day })),
  /** What was answered last, and when that came. */
  content: z.nullable(Code),
  reply: z.nullable(ReplyId),
  answeredOn: z.nullable(Day),
})

export const readGrid = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/questions/grid',
  summary:
    'People by what was asked about them; whoever needs something now comes first. A look at it is an entry.',
  params: nothing,
  body: z.strictObject({
    /** Only people with a question that stands so. */
    states: z.array(QuestionState).check(z.maxLength(10)),
    authority: z.nullable(SubjectId),
    letter: z.nullable(LetterId),
    /** One person alone. */
    person: z.nullable(SubjectId),
    /** How many people stand before the page. */
    skip: Number32,
  }),
  reply: z.object({
    rows: z.array(z.object({ person: SubjectId, name: z.string(), cells: z.array(Cell) })),
    people: z.int(),
    counts: z.array(z.object({ state: QuestionState, questions: z.int() })),
    authorities: z.array(z.object({ authority: SubjectId, name: z.string() })),
  }),
  refusals: [],
})

export const planChase = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/questions/chase/plan',
  summary:
    'What a reminder to each body would ask again, and which lines it drops and why. Nothing is written.',
  params: nothing,
  body: z.strictObject({
    questions: z.array(QuestionId).check(z.minLength(1), z.maxLength(4_000)),
    audience: Audience,
  }),
  reply: z.object({
    bodies: z.array(
      z.object({
        authority: SubjectId,
        name: z.string(),
        ask: z.array(z.object({ question: QuestionId, ...Asked.shape, name: z.string() })),
      }),
    ),
    dropped: z.array(DroppedLine),
  }),
  refusals: ['audience-refused'],
})

export const chase = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/questions/chase',
  summary:
    'Writes one reminder to each body, with what is still open; every line is weighed anew. Broken off and sent again, it asks each line once.',
  params: nothing,
  body: z.strictObject({
    questions: z.array(QuestionId).check(z.minLength(1), z.maxLength(4_000)),
    language: LetterLanguage,
    audience: Audience,
    once: Once,
  }),
  reply: z.object({ letters: z.array(LetterId), dropped: z.array(DroppedLine) }),
  refusals: ['audience-refused', 'recorded-otherwise'],
})
