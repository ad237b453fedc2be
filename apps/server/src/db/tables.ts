import type {
  Although,
  LeftOutReason,
  NewListRow,
  RowVerdict,
  CommitmentKind,
  FilingAct,
  MeetingAct,
  SubmissionStepKind,
  SubmissionWay,
} from '@amparo/contract'
import type { LetterDocument, Template } from '@amparo/letters'
import type { ClosingAct, ClosingTopic } from '@amparo/register'
import type { ExaminationCauseCode, ExaminationStateCode } from '@amparo/vocabulary'
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'

/** Set by the database: the transaction that inserted the row. */
type Tx = Generated<string>
type Id = GeneratedAlways<string>
/** A civil day, `YYYY-MM-DD`; never a Date, so that no zone can move it. */
type Day = string
type Json<T> = JSONColumnType<T & object>
type Instant = ColumnType<Date, Date, Date>

/** The tables of one office, as db/migrations makes them. Bigints are decimal strings, dates ISO strings, bytea Buffers. */
export interface Tables {
  entry: { id: Id; tx: Tx; object: Buffer; seq: number; body: string }
  entry_key: { entry: string; tx: Tx; key: Buffer }
  entry_list: { of_entry: string; commit_key: Buffer; field_list: string; entry: string; tx: Tx }
  entry_salt: { of_entry: string; field: string; salt: Buffer; entry: string; tx: Tx }
  log_shard: { number: number; origin: string; entry: string; tx: Tx }
  log_leaf: { shard: number; index: string; of_entry: string | null; leaf: Buffer }
  checkpoint: { shard: number; size: string; note: string; at: Generated<Date> }
  cosignature: {
    shard: number
    size: string
    name: string
    key_id: string
    signature: Buffer
    at: Generated<Date>
  }
  log_alarm: {
    id: Id
    kind: string
    raised_by: 'signer' | 'sequencer' | 'cosigner' | 'monitor' | 'anchor'
    evidence: string
    sha256: Buffer
    at: Instant
    entry: string
    tx: Tx
  }
  anchor: {
    id: Id
    shard: number
    size: string
    type: 'rfc3161' | 'ots' | 'sigsum'
    imprint: Buffer
    random: Buffer
    at: Instant
  }
  anchor_step: {
    id: Id
    anchor: string
    authority: string
    state: 'wanted' | 'written' | 'sent' | 'got' | 'checked' | 'refused' | 'renewed'
    fault: string | null
    at: Instant
  }
  anchor_token: {
    id: Id
    anchor: string
    authority: string
    token: Buffer
    chain: Buffer[]
    height: number | null
    header: Buffer | null
    proves: Date | null
    renew_by: Date | null
    at: Instant
    entry: string
    tx: Tx
  }
  office: {
    id: number
    object: Buffer
    name: string
    kind: 'demo' | 'real'
    key: Buffer
    intake_team: number
    zone: string
    entry: string
    tx: Tx
    /** As whom it writes, and to the bodies of which country. */
    sends_as: Generated<'un-office' | 'legal-person'>
    country: ColumnType<string | null, string | null | undefined>
  }
  team: {
    id: number
    object: Buffer
    code: string
    name: string
    recipient: string
    entry: string
    tx: Tx
  }
  staff: {
    id: number
    object: Buffer
    handle: string
    name: string
    role: string
    sign: Buffer
    recipient: string
    entry: string
    tx: Tx
  }
  membership: { staff: number; team: number; entry: string; tx: Tx }
  identity_file: { staff: number; way: 'passphrase'; file: Buffer; entry: string; tx: Tx }
  team_grant: { team: number; epoch: number; file: Buffer; entry: string; tx: Tx }
  signed_document: {
    id: Id
    type: 'staff-list' | 'signers' | 'intake'
    document: Json<SignedDocument>
    entry: string
    tx: Tx
  }
  pseudonym: { staff: number; quarter: Day; value: Buffer }
  challenge: { hash: Buffer; staff: number; expires: Instant }
  session: { hash: Buffer; staff: number; created: Instant; seen: Instant }
  mailbox: { id: Buffer; audience: number; access: Buffer; entry: string; tx: Tx }
  mailbox_closing: { mailbox: Buffer; audience: number; day: Day; entry: string; tx: Tx }
  submission: {
    id: Id
    object: Buffer
    mailbox: Buffer
    way: SubmissionWay
    audience: number
    day: Day
    entry: string
    tx: Tx
  }
  submission_part: {
    submission: string
    seq: number
    mailbox: Buffer
    audience: number
    envelope: Buffer
    sha256: Buffer
    size: number
    day: Day
    acknowledgement: Json<SignedDocument>
    /** Who put it in; null when its sender did. */
    staff: number | null
    entry: string
    tx: Tx
  }
  submission_opening: {
    submission: string
    part: number
    audience: number
    opening: Buffer
    entry: string
    tx: Tx
  }
  submission_step: {
    id: Id
    submission: string
    mailbox: Buffer
    audience: number
    kind: SubmissionStepKind
    staff: number | null
    reason: string | null
    at: Instant
    entry: string
    tx: Tx
  }
  mailbox_item: {
    mailbox: Buffer
    seq: number
    audience: number
    kind: 'notice' | 'answer'
    envelope: Buffer
    sha256: Buffer
    copy: Buffer | null
    staff: number
    day: Day
    entry: string
    tx: Tx
    /** From when on the sender is shown it; null: at once. */
    shown_from: Instant | null
  }
  submission_triage: {
    submission: string
    mailbox: Buffer
    audience: number
    envelope: Buffer
    entry: string
    tx: Tx
  }
  submission_screening: {
    id: Id
    submission: string
    mailbox: Buffer
    audience: number
    envelope: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  presence: {
    staff: number
    submission: string
    audience: number
    seen: Instant
    writing: Buffer | null
  }
  upload: {
    id: Buffer
    mailbox: Buffer
    submission: string
    audience: number
    staff: number | null
    length: string
    state: Buffer
    expires: Instant
  }
  media: {
    id: Buffer
    submission: string
    part: number
    mailbox: Buffer
    audience: number
    header: Buffer
    length: string
    sha256: Buffer
    entry: string
    tx: Tx
  }
  media_findings: {
    id: Id
    media: Buffer
    audience: number
    envelope: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  account: {
    id: Id
    object: Buffer
    handle: Buffer
    person: string | null
    submission: string | null
    audience: number
    entry: string
    tx: Tx
  }
  enquirer: {
    id: Id
    object: Buffer
    handle: Buffer
    person: string
    audience: number
    entry: string
    tx: Tx
  }
  /** No record: what was released and waits for its hour. */
  family_update: {
    mailbox: Buffer
    audience: number
    enquirer: string
    seq: number
    prev: Buffer | null
    whole: Buffer
    whole_copy: Buffer
    come: Buffer
    come_copy: Buffer
    quiet: Buffer
    quiet_copy: Buffer
    shown_from: Instant
    staff: number
  }
  enquirer_version: {
    enquirer: string
    seq: number
    audience: number
    envelope: Buffer | null
    v_commit: Buffer | null
    key: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  account_version: {
    account: string
    seq: number
    audience: number
    kind: 'original' | 'correction' | 'translation'
    envelope: Buffer | null
    head: Buffer | null
    sha256: Buffer
    v_commit: Buffer | null
    key: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  media_ticket: { hash: Buffer; staff: number; media: Buffer; expires: Instant }
  work_spent: { hash: Buffer; expires: Instant }
  mandate: {
    id: Buffer
    audience: number
    document: Json<SignedDocument>
    holder: Buffer
    not_before: Day
    not_after: Day
    day: Day
    staff: number
    entry: string
    tx: Tx
  }
  token: {
    hash: Buffer
    mandate: Buffer
    audience: number
    not_before: Day
    not_after: Day
    entry: string
    tx: Tx
  }
  token_use: {
    token: Buffer
    mandate: Buffer
    mailbox: Buffer
    submission: string
    audience: number
    entry: string
    tx: Tx
  }
  mandate_act: {
    mandate: Buffer
    round: number
    staff: number
    act: 'freeze' | 'lift'
    audience: number
    document: Json<SignedDocument>
    entry: string
    tx: Tx
  }
  consent: {
    id: Id
    submission: string
    audience: number
    person: string | null
    given: Day
    standing: string
    means: string
    language: string
    assent: 'yes' | 'no' | 'not-asked' | null
    note: Buffer | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  consent_line: {
    consent: string
    audience: number
    purpose: string
    answer: string
    recipients: string[]
    entry: string
    tx: Tx
  }
  consent_decision: {
    id: Id
    submission: string
    audience: number
    purpose: string
    answer: string
    consents: string[]
    reason: Buffer | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  closing_step: {
    id: Id
    subject: string
    audience: number
    topic: ClosingTopic
    act: ClosingAct
    once: Buffer
    contact: string | null
    family: 'yes' | 'no' | 'not-wished' | null
    informed_on: Day | null
    reasons: string[]
    still_open: string[]
    facts: Buffer | null
    proposal: string | null
    proposer: number | null
    words: string | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  question: { id: Id; person: string; kind: string; audience: number; entry: string; tx: Tx }
  letter: {
    id: Id
    object: Buffer
    audience: number
    authority: string
    copied: string[]
    language: 'be' | 'ru' | 'en' | 'th'
    form: 'letter' | 'note-verbale' | 'reminder' | 'forwarding'
    follows: string | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  letter_line: { letter: string; question: string; audience: number; entry: string; tx: Tx }
  letter_left_out: {
    letter: string
    person: string
    reason: LeftOutReason
    counted: boolean
    audience: number
    entry: string
    tx: Tx
  }
  letter_paper: {
    template: string | null
    letter: string
    seq: number
    audience: number
    origin: 'composed' | 'brought-back' | 'numbered'
    layout: Json<LetterDocument> | null
    docx: Buffer | null
    pdf: Buffer | null
    /** Of the Word file. */
    sha256: Buffer | null
    bytes: number
    has_print: boolean
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  letter_cleared: {
    letter: string
    paper: number
    person: string
    words: string | null
    audience: number
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  letter_step: {
    letter: string
    act: 'sign' | 'send' | 'withdraw'
    audience: number
    once: Buffer
    paper: number | null
    year: number | null
    number: number | null
    channel: string | null
    on_day: Day | null
    answer_by: Day | null
    words: string | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  reply: {
    id: Id
    object: Buffer
    audience: number
    authority: string
    letter: string | null
    kind: string
    their_number: string | null
    dated: Day | null
    received: Day
    words: string | null
    file: Buffer | null
    file_type: string | null
    file_bytes: number | null
    sha256: Buffer | null
    although: Although[]
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  answer: {
    id: Id
    reply: string
    question: string
    audience: number
    content: string
    quality: string
    unasked: boolean
    words: string | null
    once: Buffer
    field: number
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  list: {
    id: Id
    object: Buffer
    audience: number
    partner: string
    title: string
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  list_batch: {
    id: Id
    object: Buffer
    list: string
    version: number
    audience: number
    purpose: string
    fields: string[]
    expires: Day | null
    onward: boolean
    columns: ColumnType<ListColumns | null, string, null>
    mapping: ColumnType<Readonly<Record<string, unknown>> | null, string, null>
    directness: 'first-hand' | 'second-hand' | 'document'
    credibility: number
    said_on: Day
    rows: number
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  list_row: {
    batch: string
    number: number
    audience: number
    /** The partner's own. */
    key: string | null
    cells: ColumnType<readonly (string | null)[] | null, string, null>
    said: ColumnType<NewListRow['values'] | null, string, null>
    refused: string | null
    entry: string
    tx: Tx
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  list_step: {
    id: Id
    batch: string
    audience: number
    act: ListAct
    run: string | null
    reason: string | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  list_check: {
    run: string
    batch: string
    audience: number
    of_batch: string
    number: number
    verdict: RowVerdict
    code: string | null
    about: string | null
    former_batch: string | null
    former_number: number | null
    candidates: Json<readonly KeptCandidate[]>
    entry: string
    tx: Tx
  }
  list_judgement: {
    id: Id
    batch: string
    number: number
    audience: number
    subject: string | null
    same_row: number | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  list_member: { id: Id; list: string; audience: number; entry: string; tx: Tx }
  list_outcome: {
    batch: string
    number: number
    audience: number
    member: string
    person: string
    made: boolean
    below: string[]
    verdict: RowVerdict
    entry: string
    tx: Tx
  }
  list_undoing: {
    source: string
    number: number
    batch: string
    audience: number
    entry: string
    tx: Tx
  }
  subject_viewing: { entry: string; subject: string; audience: number; tx: Tx }
  draft: { staff: number; key: string; envelope: Buffer; updated: Instant }
  subject: { id: Id; object: Buffer; kind: number; audience: number; entry: string; tx: Tx }
  source: {
    id: Id
    kind: string
    repeats: string | null
    submission: string | null
    account: string | null
    reply: string | null
    batch: string | null
    audience: number
    entry: string
    tx: Tx
  }
  recording: {
    staff: number
    key: Buffer
    request: Buffer
    subjects: string[]
    entry: string
    tx: Tx
  }
  claim: {
    id: Id
    tx: Tx
    subject: string
    source: string
    origin: string
    entry: string
    replaces: string | null
    retracts: string | null
    recorded_at: Instant
    v_ref: string | null
    v_lo: Day | null
    v_hi: Day | null
    said_on: Day
    recorded_by: number
    cited_part: number | null
    cited_from: number | null
    cited_to: number | null
    property: number
    credibility: number
    audience: number
    field: number
    source_kind: string
    directness: 'first-hand' | 'second-hand' | 'document'
    v_text: string | null
    /** Of a name: its language and its scheme. */
    v_how: string | null
    v_sealed: Buffer | null
    v_commit: Buffer | null
    /** The entry of the erasure; null while the claim says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  /** Claims but for those of list rows that were taken back. */
  standing_claim: Tables['claim']
  subject_view: {
    subject: string
    audience: number
    object: Buffer
    kind: number
    owner: string | null
    lo: Day | null
    hi: Day | null
    quarrels: number
    claims: number
    label: string
    fold: Json<object>
    /** `lo`, or `infinity`, or `-infinity`: made by the database for lists to walk. */
    /** Whose page this person's is; null for their own. */
    anchor: string | null
    /** What people are compared by, as JSON; null where that is not asked. */
    compared: string | null
    from_up: GeneratedAlways<Day>
    from_down: GeneratedAlways<Day>
  }
  match_decision: {
    id: Id
    object: Buffer
    one: string
    other: string
    audience: number
    verdict: 'same' | 'different' | 'unsure'
    model: string
    pattern: string
    weight: number | null
    facts: Buffer
    in_bulk: boolean
    /** The plan that was accepted; null for what was decided alone, or before plans were kept. */
    plan: Buffer | null
    words: string | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  match_proposal: {
    id: Id
    one: string
    other: string
    audience: number
    weight: number
    worth: number
    conflicts: string[]
    family: string[]
    at: Instant
  }
  match_due: { subject: string; audience: number }
  match_key: { key: string; subject: string; audience: number; kind: number }
  view_facet: { facet: string; subject: string; audience: number }
  calendar_address: {
    id: Id
    staff: number
    language: 'be' | 'ru' | 'en' | 'th'
    hash: Buffer | null
    at: Instant
    entry: string
    tx: Tx
  }
  filing: {
    id: Id
    object: Buffer
    audience: number
    authority: string
    person: string
    sender: 'citizen' | 'lawyer' | 'legal-person'
    channel: 'appeal' | 'crime-report' | 'refusal-complaint'
    country: string
    sent: Day
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  examination_step: {
    id: Id
    subject: string
    audience: number
    /** Null when it was erased. */
    state: ExaminationStateCode | null
    provider: string | null
    place: string | null
    on_day: Day | null
    independent: 'yes' | 'no' | 'not-known' | null
    cause: ExaminationCauseCode | null
    replaces: string | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  filing_step: {
    filing: string
    act: FilingAct
    audience: number
    on_day: Day
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  letter_day: {
    letter: string
    seq: number
    about: 'answer-by' | 'registered'
    audience: number
    day: Day | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  meeting: {
    id: Id
    object: Buffer
    audience: number
    authority: string
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  meeting_step: {
    meeting: string
    seq: number
    act: MeetingAct
    audience: number
    day: Day | null
    hour: string | null
    place: string | null
    theirs: string | null
    ours: string | null
    words: string | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  commitment: {
    id: Id
    object: Buffer
    audience: number
    kind: CommitmentKind
    authority: string
    meeting: string | null
    reply: string | null
    by_whom: string | null
    words: string | null
    said: Day
    due: Day | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  commitment_about: {
    commitment: string
    person: string
    kind: string | null
    audience: number
    entry: string
    tx: Tx
  }
  commitment_step: {
    id: Id
    commitment: string
    audience: number
    standing: string
    source: string
    reply: string | null
    meeting: string | null
    on_day: Day
    words: string | null
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
    /** The entry of the erasure; null while it says what it says. */
    erased: string | null
    erased_tx: string | null
    erased_on: Day | null
    erased_for: string | null
  }
  evidence_taken_out: {
    id: Id
    event: string
    purpose: string
    recipient: string
    language: 'be' | 'ru' | 'en' | 'th'
    named: number
    unnamed: number
    acts: number
    weighed: Buffer
    once: Buffer
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  consent_request: {
    id: Id
    person: string
    purpose: string
    letter: string | null
    audience: number
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
  letter_template: {
    id: Id
    language: 'be' | 'ru' | 'en' | 'th'
    form: 'letter' | 'note-verbale' | 'reminder' | 'forwarding'
    version: number
    wording: Json<Template> | null
    staff: number
    at: Instant
    entry: string
    tx: Tx
  }
}

/** A partner's columns, in the order of the file. */
export type ListColumns = readonly { readonly name: string; readonly kept: boolean }[]

export type ListAct =
  | 'complete'
  | 'check'
  | 'checked'
  | 'apply'
  | 'applied'
  | 'stop'
  | 'undo'
  | 'undone'
  | 'discard'
  | 'failed'

/** Whom a row may be about, as a dry run found it. */
export interface KeptCandidate {
  readonly subject: string | null
  /** An earlier row of the same version, where it is no subject. */
  readonly row: number | null
  readonly strong: boolean
  readonly why: readonly { readonly code: string; readonly figure: number | null }[]
}

/** A body with the signatures that vouch for it, as `@amparo/seal` makes and checks it. */
export interface SignedDocument {
  readonly body: Readonly<Record<string, unknown>>
  readonly signatures: readonly { readonly key: string; readonly signature: string }[]
}
