import {
  checkCheckpoint,
  checkField,
  checkInclusion,
  checkNote,
  contradicts,
  isOpenedBy,
  leafHash,
  parseEntry,
  standingOf,
  type Checkpoint,
  type Hashing,
  type LogProof,
  type Policy,
  type Signed,
  type Standing,
  type Verifying,
} from '@amparo/log'
import {
  readHeld,
  readPolicy,
  readProof,
  readCheckpoint,
  Unreadable,
  type Held,
} from './reading.ts'
import { printable, type Code, type Verdict, type Warning } from './verdict.ts'

/** A file as it was given: what to call it, and its bytes. */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array }

/** A value that is shown, with the salt under which its entry bound it. */
export type ShownField = {
  readonly name: string
  readonly value: Uint8Array
  readonly salt: Uint8Array
}

/** What opens an entry: its field list, the key of the commitment over it, and what values are shown. */
export type Opening = {
  readonly fieldList: string
  readonly commitKey: Uint8Array
  readonly shown: readonly ShownField[]
}

export type Given = {
  readonly entry: Uint8Array
  readonly proof: Uint8Array
  readonly policy: Uint8Array
  /** The policy came from the same hand as the proof, and whoever checks knows that. */
  readonly isOfficesPolicy: boolean
  /** The policy that lay beside the proof, to compare with and never to believe. */
  readonly policyBeside: Uint8Array | undefined
  readonly known: readonly GivenFile[]
  /** The checkpoint the proof has to be about. */
  readonly checkpoint: GivenFile | undefined
  /** What the entry is promised to be. */
  readonly kind: string | undefined
  readonly opening: Opening | undefined
}

/** How far a cosigner's clock may be behind the office's before an entry contradicts it. */
export const clockTolerance = 300

/** What comes of it all. Nothing a stranger gives makes it throw. */
export const judge = (hashing: Hashing, verifying: Verifying, given: Given): Verdict => {
  const notes = new Notes()
  try {
    const { code, reason } = decide(hashing, verifying, given, notes)
    return notes.verdict(code, reason)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return notes.verdict(error.code, error.message)
  }
}

type Decision = { readonly code: Code; readonly reason: string }

/** What is said on the way, in the order it was found. */
class Notes {
  readonly #checked: string[] = []
  readonly #warnings: { code: Warning; says: string }[] = []
  readonly #notChecked: string[] = []

  checked(says: string): void {
    this.#checked.push(says)
  }
  warn(code: Warning, says: string): void {
    this.#warnings.push({ code, says })
  }
  notChecked(says: string): void {
    this.#notChecked.push(says)
  }
  verdict(code: Code, reason: string): Verdict {
    const isJudged = this.#checked.length > 0
    return {
      code,
      reason,
      checked: this.#checked,
      warnings: this.#warnings,
      notChecked: isJudged ? [...this.#notChecked, ...never] : [],
    }
  }
}

/** What no proof can show, whoever checks it. */
const never = [
  'Whether what was recorded is true. Integrity is not truth: this shows that something was recorded and not changed since, never that it is right.',
  'Whether anything was left out. A proof shows that an entry is there; entries that were never made, or are not shown, leave no trace in it.',
  'Whether the log and enough of those who sign beside it lied together. What they all signed looks right; only another checkpoint of theirs, held by somebody else, can show it.',
  'Time-stamps of other authorities. The times above are what the signers’ own clocks said.',
]

const wrong = (code: Code, reason: string): never => {
  throw new Unreadable(code, reason)
}

const decide = (hashing: Hashing, verifying: Verifying, given: Given, notes: Notes): Decision => {
  const policy = readPolicy(hashing, given.policy)
  const known = given.known.map(({ name, bytes }) => readHeld(name, bytes))
  const { checkpoint: wanted } = given
  const isAbout = wanted === undefined ? undefined : readHeld(wanted.name, wanted.bytes)
  comparePolicies(given, notes)

  const entry = checkEntry(given, notes)
  const logProof = readProof(given.proof)
  readCheckpoint(logProof.note.text)
  const head = checkSignatures(verifying, policy, logProof, notes)
  const { checkpoint, by } = head
  checkContradictions(verifying, policy, { logProof, checkpoint, known })
  checkPlace(hashing, given.entry, logProof, checkpoint)
  notes.checked(
    `It is entry ${logProof.index} (counted from 0) of the log ${printable(checkpoint.origin)}, which then held ${checkpoint.size}.`,
  )
  const cosigned = countByTime(policy, entry.time, head)
  const { standing } = cosigned
  saySigners(policy, by, cosigned, notes)
  checkWanted(isAbout, logProof, notes)
  checkKind(given.kind, entry.kind, notes)
  checkTime(entry.time, cosigned, notes)
  const unshown = checkOpening(hashing, given.opening, entry.commit, notes)
  compareKnown(verifying, policy, known, checkpoint, notes)
  sayPolicy(hashing, given, notes)
  return worth(policy, standing, given.isOfficesPolicy, unshown)
}

const comparePolicies = ({ policy, policyBeside, isOfficesPolicy }: Given, notes: Notes): void => {
  if (policyBeside === undefined || isOfficesPolicy) return
  const isSame =
    policy.length === policyBeside.length && policy.every((byte, at) => byte === policyBeside[at])
  if (!isSame)
    notes.warn(
      'policy-differs-from-pinned',
      'The policy that lies beside the proof is not yours. Yours counted. Ask the office why they differ.',
    )
}

type EntryFacts = { readonly kind: string; readonly time: string; readonly commit: string }

const checkEntry = ({ entry: bytes }: Given, notes: Notes): EntryFacts => {
  const reading = parseEntry(bytes)
  if (reading.verdict === 'malformed')
    return wrong('entry-grammar', 'The entry is not in the form every entry has.')
  const lines = new TextDecoder().decode(bytes).split('\n')
  const [kind = '', time = '', actor = '', object = '', seq = '', commit = ''] = lines
    .slice(1)
    .map((line) => line.slice(line.indexOf(' ') + 1))
  if (reading.verdict === 'unknown-kind')
    notes.warn('entry-kind-unknown', `This program does not know the kind ${kind}.`)
  notes.checked(
    `The entry says: ${kind}, at ${time}, by ${actor}, number ${seq} in the story of ${object}.`,
  )
  return { kind, time, commit }
}

type TrustedHead = {
  readonly checkpoint: Checkpoint
  readonly standing: Standing
  readonly by: readonly Signed[]
}

const checkSignatures = (
  verifying: Verifying,
  policy: Policy,
  { note }: LogProof,
  notes: Notes,
): TrustedHead => {
  const check = checkCheckpoint(verifying, policy, note)
  switch (check.verdict) {
    case 'trusted':
    case 'quorum-not-met':
      return check
    case 'not-a-checkpoint':
      return wrong('checkpoint-grammar', 'The checkpoint is not in the form of C2SP.')
    case 'other-log':
      return wrong('origin-mismatch', 'The proof is of a log that the policy does not name.')
    case 'not-signed-by-log':
      return wrong(
        'log-signature-missing',
        'No key that the policy names for the log signed the checkpoint.',
      )
    case 'bad-signature':
    case 'duplicate-signature':
      notes.notChecked(`The signatures after that of ${printable(check.name)}.`)
      return wrong(
        `note-${check.verdict}`,
        check.verdict === 'bad-signature'
          ? `A signature of ${printable(check.name)} is not one over this checkpoint.`
          : `A signature of ${printable(check.name)} stands there twice.`,
      )
  }
}

const logKeysOf = (policy: Policy, origin: string) =>
  policy.logs.map(({ key }) => key).filter(({ name }) => name === origin)

// Somebody's bare lines are taken at their word, and it is said that they are; a note has to be signed by the log.
const isHeldSigned = (verifying: Verifying, policy: Policy, held: Held): boolean => {
  const { note, checkpoint } = held
  if (note === undefined) return true
  return checkNote(verifying, logKeysOf(policy, checkpoint.origin), note).verdict === 'signed'
}

type Heads = {
  readonly logProof: LogProof
  readonly checkpoint: Checkpoint
  readonly known: readonly Held[]
}

// Two heads that cannot both be true: worse than anything that follows, if the log signed them. Whoever made up a bare one
// could say anything, so it weighs against what is signed, as somebody's word, and two of them weigh nothing.
const checkContradictions = (
  verifying: Verifying,
  policy: Policy,
  { logProof, checkpoint, known }: Heads,
): void => {
  const believed = known
    .filter((held) => isHeldSigned(verifying, policy, held))
    .map((held) => ({ ...held, name: printable(held.name), isSigned: held.note !== undefined }))
  const all = [
    { name: 'of the proof', text: logProof.note.text, checkpoint, isSigned: true },
    ...believed,
  ]
  const pairs = all
    .flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
    .filter(([one, other]) => contradicts(one.checkpoint, other.checkpoint))
  const bareOf = (pair: (typeof pairs)[number]) => pair.filter(({ isSigned }) => !isSigned)
  for (const bare of [0, 1, 2]) {
    const pair = pairs.find((one) => bareOf(one).length === bare)
    if (pair === undefined) continue
    const [one, other] = pair
    const { size } = one.checkpoint
    const [word] = bareOf(pair)
    if (bare === 2)
      wrong(
        'known-malformed',
        `The checkpoints ${one.name} and ${other.name} contradict each other, and neither carries a signature: anybody could have written them, so nothing follows from it. Find out which is right.`,
      )
    wrong(
      'diverged',
      word === undefined
        ? `The log signed two histories: the checkpoints ${one.name} and ${other.name} are of one size, ${size}, and have different roots. Keep both files; together they are evidence.`
        : `The checkpoints ${one.name} and ${other.name} are of one log at one size, ${size}, and have different roots. The checkpoint ${word.name} carries no signature: by itself it proves nothing to anybody else. Keep both files, and find out where it comes from; the same checkpoint with the log’s signature would be evidence.`,
    )
  }
}

const places = {
  'out-of-range': ['index-beyond-tree', 'The log had no such entry when it signed this.'],
  malformed: ['proof-hashes', 'The proof does not consist of hashes.'],
  'root-mismatch': [
    'root-mismatch',
    'This entry is not in the log at this place: it, the proof or the place was changed.',
  ],
  'proof-too-short': ['proof-too-short', 'The proof has too few hashes.'],
  'proof-too-long': ['proof-too-long', 'The proof has too many hashes.'],
} as const

const checkPlace = (
  hashing: Hashing,
  entry: Uint8Array,
  { index, proof }: LogProof,
  { size, root }: Checkpoint,
): void => {
  const leaf = leafHash(hashing, entry)
  const { verdict } = checkInclusion(hashing, { leafHash: leaf, index, size, root, proof })
  if (verdict === 'proved') return
  const [code, reason] = places[verdict]
  wrong(code, reason)
}

/** POSIX seconds as people write UTC; beyond the year 9999 as the number. */
const whenOf = (seconds: number): string =>
  seconds < 253_402_300_800
    ? `${new Date(seconds * 1_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
    : `second ${seconds}`

type Cosignature = { readonly name: string; readonly at: number }

/** Cosignatures, and what they are worth beside the time in the entry. */
type Cosigned = {
  readonly counted: readonly Cosignature[]
  /** Those that the entry's time contradicts, where enough are right without them. */
  readonly leftOut: readonly Cosignature[]
  /** Where too few are right without those it contradicts: when the first of all was made. */
  readonly contradictedAt: number | undefined
  /** By those that are counted. */
  readonly standing: Standing
}

// A cosigner saw the log when the entry was in it, so the entry cannot be younger: one of the two clocks was wrong. A quorum
// stands though some fail, so a few wrong clocks spoil nothing; where nobody is asked for, nobody outvotes one.
const countByTime = (policy: Policy, time: string, { standing, by }: TrustedHead): Cosigned => {
  const all = policy.cosigners.flatMap(({ name, key }): Cosignature[] => {
    const signed = by.find((one) => one.key === key)
    return signed === undefined ? [] : [{ name, at: signed.time ?? 0 }]
  })
  const second = Math.floor(Date.parse(time) / 1_000)
  const counted = all.filter(({ at }) => second <= at + clockTolerance)
  const leftOut = all.filter((one) => !counted.includes(one))
  if (leftOut.length === 0) return { counted, leftOut, contradictedAt: undefined, standing }
  const rest = standingOf(policy, new Set(counted.map(({ name }) => name)))
  if (policy.quorum !== 'none' && rest.isMet)
    return { counted, leftOut, contradictedAt: undefined, standing: rest }
  const contradictedAt = Math.min(...all.map(({ at }) => at))
  return { counted: all, leftOut: [], contradictedAt, standing }
}

const saySigners = (
  policy: Policy,
  by: readonly Signed[],
  { counted, standing }: Cosigned,
  notes: Notes,
): void => {
  const logs = policy.logs.filter(({ key }) => by.some((signed) => signed.key === key))
  notes.checked(`The log signed that (${logs.map(({ key }) => key.type).join(', ')}).`)
  for (const { name, at } of counted)
    notes.checked(`${printable(name)} signed that too, at ${whenOf(at)}.`)
  if (standing.needed > 0)
    notes.checked(
      `Besides the log ${standing.have.length} of ${standing.have.length + standing.missing.length} signed; the policy asks for ${standing.needed}.`,
    )
}

const checkWanted = (wanted: Held | undefined, { note }: LogProof, notes: Notes): void => {
  if (wanted === undefined) return
  if (wanted.text !== note.text)
    wrong('proof-other-checkpoint', `The proof is not about the checkpoint ${wanted.name}.`)
  notes.checked(`The proof is about the checkpoint ${wanted.name}.`)
}

const checkKind = (wanted: string | undefined, kind: string, notes: Notes): void => {
  if (wanted === undefined)
    return notes.notChecked(
      'Whether this is the entry you were promised: every entry of a log has a proof. Compare what it says above (--kind).',
    )
  if (wanted !== kind) wrong('entry-kind', `The entry is a ${kind}, not a ${printable(wanted)}.`)
  notes.checked(`The entry is of the kind that was promised, ${kind}.`)
}

const checkTime = (
  time: string,
  { counted, leftOut, contradictedAt }: Cosigned,
  notes: Notes,
): void => {
  if (counted.length === 0)
    return notes.notChecked(
      'Whether the time in the entry can be right: nobody else signed a time.',
    )
  if (contradictedAt !== undefined)
    wrong(
      'entry-after-cosignature',
      `The entry says ${time}, and it was in the log at ${whenOf(contradictedAt)} already.`,
    )
  for (const { name, at } of leftOut)
    notes.warn(
      'cosignature-before-entry',
      `${printable(name)} signed at ${whenOf(at)}, before the time the entry says: a clock was wrong. That signature was left out of the count, and enough are right without it.`,
    )
  const earliest = Math.min(...counted.map(({ at }) => at))
  notes.checked(
    `The entry was in the log by ${whenOf(earliest)}, and does not claim to be younger (clocks may differ by ${clockTolerance / 60} minutes).`,
  )
}

// The names of what was not shown.
const checkOpening = (
  hashing: Hashing,
  opening: Opening | undefined,
  commit: string,
  notes: Notes,
): readonly string[] => {
  if (opening === undefined) {
    notes.notChecked(
      'What the entry is about: it holds a code over values, and no value. Check values with --fields and --commit-key.',
    )
    return []
  }
  const { fieldList, commitKey, shown } = opening
  const salts = {
    commit: commitKey,
    fields: Object.fromEntries(shown.map((one) => [one.name, one.salt])),
  }
  if (!isOpenedBy(hashing, salts, fieldList, commit)) {
    const isList = /^(?:[a-z][a-z0-9._-]{0,63} [A-Za-z0-9+/]{43}=\n)*$/.test(fieldList)
    return isList
      ? wrong(
          'entry-commitment',
          'The field list or its key is not the one this entry was made over.',
        )
      : wrong('field-list', 'The field list is not in the form every field list has.')
  }
  notes.checked('The field list is the one this entry was made over.')
  for (const { name, value } of shown) {
    const { verdict } = checkField(hashing, salts, fieldList, name, value)
    if (verdict === 'absent')
      wrong('field-absent', `The entry binds nothing called ${printable(name)}.`)
    if (verdict !== 'matches')
      wrong('field-commitment', `The value of ${name} is not the one this entry was made over.`)
    notes.checked(`The value of ${name} is the one this entry was made over.`)
  }
  const names = fieldList.split('\n').flatMap((line) => line.split(' ', 1)[0] || [])
  const unshown = names.filter((name) => shown.every((one) => one.name !== name))
  if (unshown.length > 0)
    notes.notChecked(
      `Values that were withheld or erased (this cannot tell which): ${unshown.join(', ')}.`,
    )
  return unshown
}

const compareKnown = (
  verifying: Verifying,
  policy: Policy,
  known: readonly Held[],
  checkpoint: Checkpoint,
  notes: Notes,
): void => {
  for (const held of known) {
    const { name, note } = held
    const { origin, size } = held.checkpoint
    if (origin !== checkpoint.origin)
      wrong('known-other-log', `The checkpoint ${name} is of another log, so it says nothing here.`)
    if (!isHeldSigned(verifying, policy, held))
      wrong(
        'known-unsigned',
        `The log did not sign the checkpoint ${name}, so it says nothing here.`,
      )
    if (note === undefined)
      notes.notChecked(`Who signed the checkpoint ${name}: it has no signatures. It was believed.`)
    if (size === checkpoint.size)
      notes.checked(`The checkpoint ${name} is the same: one size, one root.`)
    else {
      notes.notChecked(
        `Whether the checkpoint ${name} (${size} entries) and this one (${checkpoint.size}) are of one history: ask the office for a consistency proof.`,
      )
      if (size > checkpoint.size)
        notes.warn(
          'older-than-known-checkpoint',
          `You hold a later checkpoint, ${name}: it has ${size} entries, this one ${checkpoint.size}. Ask for a proof against the later one.`,
        )
    }
  }
  if (known.length === 0)
    notes.notChecked(
      'Whether others were shown another history, or you an older one: not detectable from one proof. Compare with a checkpoint from elsewhere (--known).',
    )
}

const sayPolicy = (hashing: Hashing, given: Given, notes: Notes): void => {
  const digest = Array.from(hashing.sha256(given.policy), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  notes.notChecked(
    `Whether the policy names the right keys. Its SHA-256 is ${digest}: compare it with a copy that did not come with the proof.`,
  )
}

const worth = (
  { quorum }: Policy,
  { isMet, needed, have }: Standing,
  isOfficesPolicy: boolean,
  unshown: readonly string[],
): Decision => {
  if (!isMet)
    return {
      code: 'checkpoint-quorum',
      reason: `The log signed this, and too few others: ${have.length} of ${needed}. The office alone could have made it all up anew.`,
    }
  if (quorum === 'none')
    return {
      code: 'no-quorum-asked',
      reason:
        'The policy asks for nobody besides the log. The office alone could have made it all up anew.',
    }
  if (isOfficesPolicy)
    return {
      code: 'policy-from-the-office',
      reason:
        'The proof is right by the policy that came with it. Whoever made the one could have made the other: get the policy from elsewhere.',
    }
  return unshown.length > 0
    ? {
        code: 'parts-not-shown',
        reason: 'All that was shown is right. Some values were not shown.',
      }
    : { code: 'verified', reason: 'The entry is in the log, and was not changed since.' }
}
