import type {
  AdditionDocument,
  FileDocument,
  MailboxAddress,
  SubmissionDocument,
  Urgency,
} from '@amparo/seal'
import type { Freeze } from '@amparo/seal/mandate'
import type { OfflineForm } from '@amparo/seal/offline-form'
import type {
  FileSealed,
  FileShown,
  KnownUpload,
  ResumeUploadInput,
  SealFileInput,
  SealUploadInput,
  ShowFileInput,
  UploadSealed,
  UploadSlice,
} from './files.ts'
import type {
  AccountSealed,
  AccountToSeal,
  HeadToOpen,
  OpenedHead,
  OpenedVersion,
  VersionsToOpen,
} from './accounts.ts'
import type { EnquirerSealed, EnquirerToOpen, EnquirerToSeal, OpenedEnquirer } from './enquirers.ts'
import type { FindingsInput, OpenedFindings } from './findings.ts'
import type { FormInput } from './forms.ts'
import type { FreezeInput, MandateInput, MandateSealed } from './mandates.ts'
import type { OutsideInput, OutsideSealed } from './outside.ts'
import type { OpenedValue, ValueSealed, ValueToOpen, ValueToSeal } from './sealed-values.ts'
import type { TakenInput, TakenSealed } from './taking.ts'
import type { OpenedTriage, SealedTriage } from './triage.ts'

/**
 * Everything the page may ask of whoever holds the keys. Private keys, the passphrase's result and
 * team keys never appear in an answer: only what must be shown, and what may leave sealed.
 */
export interface Keyring {
  /**
   * Opens the identity file and answers the server's challenge. Takes seconds by design. What it
   * opened is used for nothing else before `trust` has accepted it.
   */
  unlock(input: UnlockInput): Promise<Unlocked>
  /**
   * Checks the staff list against the office key of the identity file and our own keys against the
   * list, then opens the team keys. Only then does the identity last unlocked take the place of the
   * one in use; when anything is wrong with it, the one in use stays.
   */
  trust(input: TrustInput): Promise<Trusted>
  /** Opens what it can of a message's parts; the rest comes back as verdicts. */
  openParts(input: OpenPartsInput): Promise<readonly OpenedPart[]>
  /** The signed word to the sender that their message was opened. */
  sealNotice(input: PlaceInput): Promise<SealedItem>
  /** An answer, signed, sealed once to the sender’s mailbox and once to the team. */
  sealAnswer(input: SealAnswerInput): Promise<SealedItem & { readonly copy: string }>
  /** Opens the team’s copies of what the office has written. */
  openWritten(input: OpenWrittenInput): Promise<readonly OpenedWritten[]>
  /** Seals a text to its writer alone. */
  sealDraft(input: SealDraftInput): Promise<{ readonly envelope: string }>
  openDraft(input: OpenDraftInput): Promise<OpenedDraft>
  /** Opens the small parts that decide a message’s place in the queue. Nothing else of it is opened. */
  openTriage(input: OpenTriageInput): Promise<readonly OpenedTriage[]>
  /** An officer’s screening, sealed to the team. */
  sealScreening(input: SealScreeningInput): Promise<{ readonly envelope: string }>
  /** Seals what was written down for somebody, with a new return code, as the report page would. */
  sealTaken(input: TakenInput): Promise<TakenSealed>
  /** Signs a mandate with new upload tokens. */
  sealMandate(input: MandateInput): Promise<MandateSealed>
  /** Signs a freeze of a mandate, or its lifting. */
  signFreeze(input: FreezeInput): Promise<Freeze>
  /** Signs the form that is given away as one file; null when it does not seal to this office. */
  signForm(input: FormInput): Promise<OfflineForm | null>
  /** What one is writing, for the others of the team to see while it is written. */
  sealWriting(input: SealWritingInput): Promise<{ readonly envelope: string }>
  openWriting(input: OpenWritingInput): Promise<readonly (string | null)[]>
  /** Seals a few words about something to a team: a condition, a reason, a name. */
  sealNote(input: SealNoteInput): Promise<{ readonly envelope: string }>
  /** The words of such notes; null where one does not open or is about something else. */
  openNotes(input: OpenNotesInput): Promise<readonly (string | null)[]>
  /** Seals values of the register, each to its team, and commits to them. */
  sealValues(input: { readonly values: readonly ValueToSeal[] }): Promise<readonly ValueSealed[]>
  /** Opens those of one’s own teams; what is not what it stands for comes back as a verdict. */
  openValues(input: { readonly values: readonly ValueToOpen[] }): Promise<readonly OpenedValue[]>
  /** One version of an account, sealed to one team with the little that stands beside it. */
  sealAccount(input: AccountToSeal): Promise<AccountSealed>
  /** What stands beside accounts: enough to know what was told already, without the words. */
  openHeads(input: { readonly heads: readonly HeadToOpen[] }): Promise<readonly OpenedHead[]>
  /** Every version of an account; what is not what it stands for comes back as a verdict. */
  openVersions(input: VersionsToOpen): Promise<readonly OpenedVersion[]>
  /** One version of somebody who asks for a person, sealed to one team. */
  sealEnquirer(input: EnquirerToSeal): Promise<EnquirerSealed>
  /** Opens those of one’s own teams; what is not what it stands for comes back as a verdict. */
  openEnquirers(input: {
    readonly enquirers: readonly EnquirerToOpen[]
  }): Promise<readonly OpenedEnquirer[]>
  /** Sends what opens one file to the viewer, over a port of its own; this page never sees it. */
  showFile(input: ShowFileInput): Promise<FileShown>
  /** A new seal for a file that is attached. Its key stays with the keys. */
  sealUpload(input: SealUploadInput): Promise<UploadSealed>
  /** What an upload is of that this officer began before. */
  openUpload(input: { readonly upload: string; readonly state: string }): Promise<KnownUpload>
  /** Takes such an upload up again; false when that is not possible with this file. */
  resumeUpload(input: ResumeUploadInput): Promise<boolean>
  /** Sealed bytes of a file that is attached, made as they are asked for. */
  uploadSlice(input: {
    readonly upload: string
    readonly from: number
    readonly to: number
  }): Promise<UploadSlice>
  /** Its sealed description, as the next part of the thread. */
  sealFile(input: SealFileInput): Promise<FileSealed>
  forgetUpload(input: { readonly upload: string }): Promise<void>
  /** Seals a file that leaves the office to somebody’s key, or under new words. */
  sealOutside(input: OutsideInput): Promise<OutsideSealed>
  /** What the viewer found of a file, signed in the officer’s name; null when it is nothing a viewer may find. */
  sealFindings(input: FindingsInput): Promise<FindingsSealed | null>
}

export interface OpenTriageInput {
  readonly items: readonly SealedTriage[]
}

export interface SealScreeningInput extends Urgency {
  readonly team: number
  readonly submission: string
  /** Hash of the message’s envelope. */
  readonly message: string
  readonly day: string
  readonly persons: number
  readonly note: string
}

export interface SealWritingInput {
  readonly team: number
  readonly submission: string
  readonly text: string
}

export interface OpenWritingInput {
  readonly submission: string
  readonly envelopes: readonly string[]
}

export interface SealNoteInput {
  readonly team: number
  /** What it is about, such as `consent 12`: a note put elsewhere does not open there. */
  readonly about: string
  readonly text: string
}

export interface OpenNotesInput {
  readonly about: string
  readonly envelopes: readonly string[]
}

export interface UnlockInput {
  readonly file: string
  readonly passphrase: string
  readonly challenge: string
  readonly origin: string
}

export type Unlocked =
  | { readonly verdict: 'opened'; readonly signature: string }
  | { readonly verdict: 'wrong-passphrase' | 'damaged' }

export interface TrustInput {
  readonly me: number
  /** What the server says the office key is: compared with ours, never believed. */
  readonly claimedOffice: string
  readonly staffList: unknown
  readonly grants: readonly { readonly team: number; readonly file: string }[]
}

export type Trusted =
  | {
      readonly verdict: 'trusted'
      /** Teams whose key we hold. */
      readonly teams: readonly number[]
      /** For people to compare on paper. */
      readonly officeFingerprint: string
      readonly issued: string
    }
  | { readonly verdict: 'staff-list-untrusted' | 'not-your-keys' }

export interface OpenPartsInput {
  readonly submission: string
  readonly team: number
  readonly parts: readonly SealedPart[]
}

export interface SealedPart {
  readonly seq: number
  readonly day: string
  readonly envelope: string
  readonly sha256: string
  readonly committed: boolean
  /** What was found of the file this part describes, sealed; null when nothing was, or it describes none. */
  readonly findings: string | null
}

/** `order`: how an addition stands to the part before it. `tag`: whether the thread’s key made it. */
export type OpenedPart =
  | {
      readonly verdict: 'submission'
      readonly seq: number
      readonly document: SubmissionDocument
      readonly commitment: Commitment | null
    }
  | {
      readonly verdict: 'addition'
      readonly seq: number
      readonly document: AdditionDocument
      readonly tag: 'right' | 'wrong' | 'unknown'
      readonly order: 'right' | 'wrong'
      readonly commitment: Commitment | null
    }
  | {
      readonly verdict: 'file'
      readonly seq: number
      readonly document: FileDocument
      readonly tag: 'right' | 'wrong' | 'unknown'
      readonly order: 'right' | 'wrong'
      readonly findings: OpenedFindings | null
      readonly commitment: Commitment | null
    }
  | { readonly verdict: NotOpenedPart; readonly seq: number }

export type NotOpenedPart =
  | 'not-for-this-key'
  | 'damaged'
  | 'foreign'
  | 'not-a-document'
  | 'malformed'
  | 'not-what-arrived'

/** Over the plaintext, made with a random entry key that travels sealed to the team. */
export interface Commitment {
  readonly commit: string
  readonly opening: string
}

/** `sha256` is what the next item of the mailbox names as the one before it. */
export interface SealedItem {
  readonly envelope: string
  readonly sha256: string
}

export interface PlaceInput {
  readonly submission: string
  readonly seq: number
  readonly prev: string | null
  readonly day: string
}

export interface SealAnswerInput extends PlaceInput {
  readonly team: number
  readonly text: string
  readonly language: string
}

export interface OpenWrittenInput {
  readonly submission: string
  readonly written: readonly { readonly seq: number; readonly copy: string }[]
}

export type OpenedWritten =
  | {
      readonly verdict: 'answer'
      readonly seq: number
      readonly text: string
      readonly language: string
      readonly day: string
      /** From the staff list, by the key that signed it. */
      readonly signedBy: string
    }
  | { readonly verdict: 'wrong-signer' | 'not-opened'; readonly seq: number }

/** What leaves sealed, and what it says to whoever opens it. */
export interface FindingsSealed {
  readonly envelope: string
  readonly findings: OpenedFindings
}

export interface SealDraftInput {
  readonly key: string
  readonly content: unknown
}

export interface OpenDraftInput {
  readonly key: string
  readonly envelope: string
}

export type OpenedDraft =
  | { readonly verdict: 'draft'; readonly content: unknown }
  | { readonly verdict: 'not-opened' }

/** What an opened message tells of its sender’s mailbox; stays with the keys. */
export interface KnownMailbox {
  readonly address: MailboxAddress
  readonly envelopeHash: string
}

export type CallName = keyof Keyring
export type InputOf<Name extends CallName> = Parameters<Keyring[Name]>[0]
export type OutputOf<Name extends CallName> = Awaited<ReturnType<Keyring[Name]>>

export interface CallMessage {
  readonly id: number
  readonly name: CallName
  readonly input: unknown
}

/** A failure carries the call’s name and nothing else: its message could quote what was sealed. */
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly name: CallName }
