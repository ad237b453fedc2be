import type { ClientReach, ContactConsent, HurtAnswer, ToldAnswer } from '@amparo/seal'
import type {
  NotToldReasonCode,
  ReachWayCode,
  TellingCode,
  TellingOutcomeCode,
} from '@amparo/vocabulary'
import type { Said } from '../calls.ts'

/** Heading and the sentence that says why it is asked. */
interface Question {
  readonly title: string
  readonly why: string
}

/** A question of one tap, and half a sentence on why it is asked. */
interface Tap {
  readonly ask: string
  readonly why: string
}

/** Every word of the page in one language. Sentences are whole; what varies is an argument. */
export interface Messages {
  readonly leave: string
  readonly leaveAbout: string
  /** Said aloud after the first press of Esc. */
  readonly leaveByKey: (pressesLeft: number) => string
  readonly back: string
  readonly go: string
  readonly skip: string
  readonly change: string
  readonly again: string
  readonly loading: string
  readonly step: (step: number, steps: number) => string
  readonly demo: string
  readonly sealedTo: (office: string) => string

  readonly about: {
    readonly title: string
    /** Five sentences: who reads, how it is locked, what it cannot protect, no obligation, what then. */
    readonly sentences: (office: string) => readonly [string, string, string, string, string]
    readonly leaving: string
    readonly listen: string
    readonly stopListening: string
    readonly write: string
    readonly haveCode: string
    readonly haveToken: string
    readonly details: string
    readonly detailsKey: (office: string) => string
    readonly detailsLock: string
    readonly keyName: string
    readonly expired: (until: string) => string
    readonly notYet: (from: string) => string
    readonly untrusted: string
    readonly unreachable: string
  }

  readonly telling: Question & {
    readonly options: Readonly<Record<TellingCode, string>>
    readonly missing: string
  }
  readonly triage: Question & {
    readonly answers: Readonly<Record<'yes' | 'no' | 'unknown', string>>
    readonly custody: Tap
    readonly child: Tap
    readonly missing: Tap
    readonly danger: Tap
    readonly hurt: Tap
    readonly hurts: Readonly<Record<Exclude<HurtAnswer, 'unsaid'> | 'unknown', string>>
    readonly reach: Tap
    readonly reaches: Readonly<Record<ClientReach, string>>
  }
  readonly account: Question & {
    readonly label: string
    readonly hint: string
    readonly near: (left: number) => string
    readonly over: (over: number) => string
  }
  readonly place: Question & {
    readonly where: string
    readonly whereHint: string
    readonly when: string
    readonly whenHint: string
  }
  readonly authorities: Question & {
    readonly options: Readonly<Record<ToldAnswer, string>>
    readonly whyNot: string
    readonly reasons: Readonly<Record<NotToldReasonCode, string>>
    readonly outcome: string
    readonly outcomes: Readonly<Record<TellingOutcomeCode, string>>
    readonly words: string
  }
  readonly reach: Question & {
    readonly options: Readonly<Record<ReachWayCode, string>>
    readonly optionNotes: Readonly<Partial<Record<ReachWayCode, string>>>
    readonly contact: Readonly<Record<'phone' | 'messenger' | 'email' | 'other', string>>
    readonly safety: string
    readonly safetyHint: string
    readonly missing: string
  }
  readonly keep: Question & {
    readonly yes: string
    readonly no: string
    readonly noMeans: string
  }
  readonly mayContact: Question & {
    readonly options: Readonly<Record<ContactConsent, string>>
    readonly asTold: (way: string, contact: string) => string
  }
  readonly askFirst: Question & {
    readonly yes: string
    readonly no: string
    readonly means: string
    readonly cannotAsk: string
  }
  readonly choose: string

  readonly review: {
    readonly title: string
    readonly lead: string
    readonly telling: string
    readonly urgent: string
    readonly account: string
    readonly where: string
    readonly when: string
    readonly authorities: string
    readonly reach: string
    readonly safety: string
    readonly keep: string
    readonly mayContact: string
    readonly askFirst: string
    readonly token: string
    readonly hasToken: string
    readonly unsaid: string
    readonly yes: string
    readonly no: string
    readonly changeWhat: (what: string) => string
    readonly empty: string
    readonly once: string
    readonly send: string
  }

  readonly sending: {
    readonly title: string
    readonly locking: string
    readonly working: string
    readonly tries: (done: number, most: number) => string
    readonly sending: string
    readonly manyTitle: string
    readonly waiting: string
    readonly next: (seconds: number) => string
    readonly now: string
    readonly stop: string
    readonly stay: string
  }
  readonly notSent: {
    readonly title: string
    readonly notLocked: string
    readonly untrusted: string
    readonly kept: string
    readonly toText: string
    readonly withoutToken: string
    readonly otherToken: string
  }
  readonly token: {
    readonly title: string
    readonly lead: string
    readonly label: string
  }

  readonly code: {
    readonly title: string
    readonly lead: string
    readonly unsigned: string
    readonly heading: string
    readonly byHand: string
    readonly noCopy: string
    readonly form: string
    readonly digits: string
    readonly words: string
    readonly wordsNote: string
    readonly copied: string
    readonly decline: string
    readonly stay: string
    readonly spoken: (position: number, group: string) => string
  }
  readonly repeat: {
    readonly title: string
    readonly lead: string
    readonly label: string
    readonly check: string
    readonly show: string
  }
  readonly typed: {
    readonly nothing: string
    readonly digitsCount: (digits: number) => string
    readonly wordsCount: (words: number) => string
    readonly wrongGroups: (positions: readonly number[]) => string
    readonly wrongWords: (positions: readonly number[]) => string
    readonly unknownWord: (position: number, suggestions: readonly string[]) => string
    readonly checksum: string
    readonly otherCode: string
  }
  readonly decline: {
    readonly title: string
    readonly means: readonly string[]
    readonly confirm: string
    readonly keep: string
    readonly telling: string
  }
  readonly next: {
    readonly title: string
    readonly reading: (office: string) => string
    readonly lookAgain: (day: string) => string
    readonly withoutCode: string
    readonly paper: string
    readonly history: string
    readonly close: string
    readonly mailbox: string
    readonly proof: Proof
  }

  readonly mailbox: {
    readonly title: string
    readonly lead: string
    readonly label: string
    readonly hint: string
    readonly open: string
    readonly opening: string
    readonly inside: string
    readonly sent: string
    readonly sentNote: string
    readonly until: (day: string) => string
    readonly sentFirst: (day: string) => string
    readonly sentMore: (day: string) => string
    readonly opened: (day: string) => string
    readonly unopened: string
    readonly answers: string
    readonly noAnswers: string
    /** Beside what the office wrote: no secret of the device, and the same in every mailbox. */
    readonly readAlong: string
    readonly answered: (day: string) => string
    readonly signed: (office: string) => string
    readonly notSigned: string
    readonly outOfPlace: string
    readonly unreadable: string
    readonly add: string
    readonly addHint: string
    readonly addLabel: string
    readonly addSend: string
    readonly added: string
    readonly newer: string
    readonly look: string
    readonly looked: string
    readonly notThis: string
  }

  readonly refusals: Readonly<Record<Said, string>>
}

/** The receipt, as text to write down. */
export interface Proof {
  readonly show: string
  readonly lead: string
  readonly day: string
  readonly message: string
  readonly entry: string
  readonly signature: string
  readonly wrong: string
}
