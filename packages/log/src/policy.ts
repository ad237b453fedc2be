import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { numberOf, textOf } from './encoding.ts'
import type { Hashing } from './hashing.ts'
import type { Note } from './note.ts'
import { checkNote, type Signed, type Verifying } from './signing.ts'
import { formatVerifierKey, isSameKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts'

export type PolicyLog = { readonly key: VerifierKey; readonly url: string | null }

/** A cosigner's key under the name it has within the policy. The format calls it a witness. */
export type PolicyCosigner = {
  readonly name: string
  readonly key: VerifierKey
  readonly url: string | null
}

/** Members are cosigners and groups that stand before it. */
export type PolicyGroup = {
  readonly name: string
  readonly threshold: number | 'any' | 'all'
  readonly members: readonly string[]
}

/** Which checkpoints to believe: signed by a log, and by enough others (C2SP tlog-policy). */
export type Policy = {
  readonly logs: readonly PolicyLog[]
  readonly cosigners: readonly PolicyCosigner[]
  readonly groups: readonly PolicyGroup[]
  /** A cosigner, a group, or `none`. */
  readonly quorum: string
}

export type PolicyFault =
  | 'length'
  | 'encoding'
  | 'grammar'
  | 'order'
  | 'too-many'
  | 'key'
  | 'duplicate-key'
  | 'name'
  | 'duplicate-name'
  | 'unknown-name'
  | 'member-twice'
  | 'threshold'
  | 'quorum'

export type PolicyReading =
  | { readonly verdict: 'policy'; readonly policy: Policy }
  /** `line` counts from 1; 0 is the file as a whole. */
  | { readonly verdict: 'malformed'; readonly fault: PolicyFault; readonly line: number }

/** In bytes, and in lines of each kind: what the standard recommends to support. */
export const policyLimits = { text: 256 * 1_024, logs: 32, cosigners: 32, groups: 32 } as const

type Draft = {
  readonly logs: PolicyLog[]
  readonly cosigners: PolicyCosigner[]
  readonly groups: PolicyGroup[]
  quorum: string | undefined
}

const order = ['log', 'witness', 'group', 'quorum'] as const

const isKeyword = (text: string): text is (typeof order)[number] =>
  order.some((keyword) => keyword === text)

const isName = (name: string): boolean => /^[^\p{White_Space}\p{Cc}]{1,255}$/u.test(name)

const isUrl = (url: string | null): boolean => url === null || /^[!-~]{1,2048}$/.test(url)

const isDefined = ({ cosigners, groups }: Draft, name: string): boolean =>
  [...cosigners, ...groups].some((one) => one.name === name)

const readKey = (
  hashing: Hashing,
  text: string | undefined,
  other: VerifierKey['type'],
): VerifierKey | undefined => {
  const reading = parseVerifierKey(hashing, text ?? '')
  if (reading.verdict === 'malformed') return undefined
  const { key } = reading
  return key.type === other || key.type === 'ml-dsa-44-cosignature' ? key : undefined
}

const isKnownKey = ({ logs, cosigners }: Draft, key: VerifierKey): boolean =>
  [...logs, ...cosigners].some((one) => isSameKey(one.key, key))

// Each reads what follows its keyword into the draft, or says what is wrong with it.
type ReadLine = (
  hashing: Hashing,
  draft: Draft,
  words: readonly string[],
) => PolicyFault | undefined

const readLog: ReadLine = (hashing, draft, [text, url = null, ...rest]) => {
  const key = readKey(hashing, text, 'ed25519')
  if (rest.length > 0 || !isUrl(url)) return 'grammar'
  if (draft.logs.length >= policyLimits.logs) return 'too-many'
  if (key === undefined) return 'key'
  if (isKnownKey(draft, key)) return 'duplicate-key'
  draft.logs.push({ key, url })
  return undefined
}

const nameFault = (draft: Draft, name: string): PolicyFault | undefined => {
  if (!isName(name) || name === 'none') return 'name'
  return isDefined(draft, name) ? 'duplicate-name' : undefined
}

const readCosigner: ReadLine = (hashing, draft, [name = '', text, url = null, ...rest]) => {
  if (rest.length > 0 || !isUrl(url)) return 'grammar'
  if (draft.cosigners.length >= policyLimits.cosigners) return 'too-many'
  const fault = nameFault(draft, name)
  if (fault !== undefined) return fault
  const key = readKey(hashing, text, 'ed25519-cosignature')
  if (key === undefined) return 'key'
  if (isKnownKey(draft, key)) return 'duplicate-key'
  draft.cosigners.push({ name, key, url })
  return undefined
}

const thresholdOf = (text: string): PolicyGroup['threshold'] | undefined =>
  text === 'any' || text === 'all' ? text : numberOf(text)

const readGroup: ReadLine = (_, draft, [name = '', k = '', ...members]) => {
  if (draft.groups.length >= policyLimits.groups) return 'too-many'
  const fault = nameFault(draft, name)
  if (fault !== undefined) return fault
  const threshold = thresholdOf(k)
  if (threshold === undefined || members.length === 0) return 'grammar'
  if (typeof threshold === 'number' && (threshold < 1 || threshold > members.length))
    return 'threshold'
  if (members.some((member) => !isDefined(draft, member))) return 'unknown-name'
  const used = [...draft.groups.flatMap((group) => group.members), ...members]
  if (new Set(used).size < used.length) return 'member-twice'
  draft.groups.push({ name, threshold, members })
  return undefined
}

const readQuorum: ReadLine = (_, draft, [name = '', ...rest]) => {
  if (rest.length > 0) return 'grammar'
  if (draft.quorum !== undefined) return 'quorum'
  if (name !== 'none' && !isDefined(draft, name)) return 'unknown-name'
  draft.quorum = name
  return undefined
}

const readers: Readonly<Record<(typeof order)[number], ReadLine>> = {
  log: readLog,
  witness: readCosigner,
  group: readGroup,
  quorum: readQuorum,
}

/**
 * Reads a policy (C2SP tlog-policy) in the one form that `formatPolicy` writes: logs, witnesses,
 * groups, quorum, in that order, one space between words, no comments. Stricter than the standard
 * also in this: one key serves once, so that no log is its own cosigner.
 */
export const parsePolicy = (hashing: Hashing, input: string | Uint8Array): PolicyReading => {
  const malformed = (fault: PolicyFault, line = 0) =>
    ({ verdict: 'malformed', fault, line }) as const
  if (input.length > policyLimits.text) return malformed('length')
  const text = textOf(input, policyLimits.text)
  if (text === undefined) return malformed('encoding')
  if (!text.endsWith('\n')) return malformed('grammar')
  const draft: Draft = { logs: [], cosigners: [], groups: [], quorum: undefined }
  let reached = 0
  for (const [at, line] of text.slice(0, -1).split('\n').entries()) {
    const [keyword = '', ...words] = line.split(' ')
    if (!isKeyword(keyword) || words.includes('')) return malformed('grammar', at + 1)
    if (order.indexOf(keyword) < reached) return malformed('order', at + 1)
    reached = order.indexOf(keyword)
    const fault = readers[keyword](hashing, draft, words)
    if (fault !== undefined) return malformed(fault, at + 1)
  }
  const { quorum, ...lines } = draft
  return quorum === undefined
    ? malformed('quorum')
    : { verdict: 'policy', policy: { ...lines, quorum } }
}

const lineOf = (...words: readonly (string | number | null)[]): string =>
  `${words.filter((word) => word !== null).join(' ')}\n`

/** The text of a policy. Throws on one that would not read back: our bug. */
export const formatPolicy = (hashing: Hashing, policy: Policy): string => {
  const { logs, cosigners, groups, quorum } = policy
  const text = [
    ...logs.map(({ key, url }) => lineOf('log', formatVerifierKey(key), url)),
    ...cosigners.map(({ name, key, url }) => lineOf('witness', name, formatVerifierKey(key), url)),
    ...groups.map(({ name, threshold, members }) => lineOf('group', name, threshold, ...members)),
    lineOf('quorum', quorum),
  ].join('')
  const reading = parsePolicy(hashing, text)
  if (reading.verdict === 'malformed')
    throw new Error(`policy: line ${reading.line} cannot be written: ${reading.fault}`)
  return text
}

/** Another organisation and all keys it cosigns with; any one of them speaks for it. */
export type Organisation = {
  readonly name: string
  readonly keys: readonly VerifierKey[]
  /** Where its cosigner is asked; none where it is asked by file. */
  readonly url?: string | null
}

/**
 * The policy “signed by a log, and by `threshold` of these organisations”. It counts organisations,
 * not keys: one with two keys has a group of its own. The name `organisations` is taken.
 */
export const organisationPolicy = (
  logs: readonly VerifierKey[],
  organisations: readonly Organisation[],
  threshold: number,
): Policy => {
  const one = organisations.filter(({ keys }) => keys.length === 1)
  const many = organisations.filter(({ keys }) => keys.length !== 1)
  const keyName = (name: string, at: number) => `${name}/${at + 1}`
  const members = organisations.map(({ name }) => name)
  const groups: PolicyGroup[] = many.map(({ name, keys }) => ({
    name,
    threshold: 'any',
    members: keys.map((_, at) => keyName(name, at)),
  }))
  return {
    logs: logs.map((key) => ({ key, url: null })),
    cosigners: [
      ...one.flatMap(({ name, keys, url = null }) => keys.map((key) => ({ name, key, url }))),
      ...many.flatMap(({ name, keys, url = null }) =>
        keys.map((key, at) => ({ name: keyName(name, at), key, url })),
      ),
    ],
    groups:
      members.length === 0 ? groups : [...groups, { name: 'organisations', threshold, members }],
    quorum: members.length === 0 ? 'none' : 'organisations',
  }
}

/** What `organisationPolicy` makes a policy of. */
export type OrganisationPolicy = {
  readonly organisations: readonly Organisation[]
  /** How many of them have to have signed; 0 where there are none. */
  readonly threshold: number
}

/** Reads a policy back that `organisationPolicy` made; undefined for one of any other form. */
export const organisationsOf = (policy: Policy): OrganisationPolicy | undefined => {
  const { logs, cosigners, groups } = policy
  const all = groups.find(({ name }) => name === 'organisations')
  const organisations = (all?.members ?? []).map((name): Organisation => {
    const names = groups.find((group) => group.name === name)?.members ?? [name]
    const own = cosigners.filter((one) => names.includes(one.name))
    return { name, keys: own.map(({ key }) => key), url: own[0]?.url ?? null }
  })
  const threshold = typeof all?.threshold === 'number' ? all.threshold : 0
  const again = organisationPolicy(
    logs.map(({ key }) => key),
    organisations,
    threshold,
  )
  return formOf(again) === formOf(policy) ? { organisations, threshold } : undefined
}

const formOf = ({ cosigners, groups, quorum }: Policy): string => {
  const lines = cosigners.map(({ name, key, url }) => [name, formatVerifierKey(key), url])
  const sets = groups.map(({ name, threshold, members }) => [name, threshold, members])
  return JSON.stringify([lines, sets, quorum])
}

/** How a checkpoint stands against a quorum, by the names of the policy. */
export type Standing = {
  readonly isMet: boolean
  /** How many of the quorum's members have to have signed. */
  readonly needed: number
  readonly have: readonly string[]
  readonly missing: readonly string[]
}

/** Counts who cosigned. Each member counts once, however many signatures stand behind it. */
export const standingOf = (policy: Policy, cosigned: ReadonlySet<string>): Standing => {
  const has = new Set(cosigned)
  // A group's members stand before it, so one pass reaches any depth.
  for (const { name, threshold, members } of policy.groups) {
    const count = members.filter((member) => has.has(member)).length
    if (count >= neededOf(threshold, members.length)) has.add(name)
  }
  const { quorum } = policy
  const group = policy.groups.find(({ name }) => name === quorum)
  const members = group?.members ?? (quorum === 'none' ? [] : [quorum])
  return {
    isMet: quorum === 'none' || has.has(quorum),
    needed: group === undefined ? members.length : neededOf(group.threshold, members.length),
    have: members.filter((member) => has.has(member)),
    missing: members.filter((member) => !has.has(member)),
  }
}

const neededOf = (threshold: PolicyGroup['threshold'], members: number): number => {
  if (threshold === 'any') return 1
  return threshold === 'all' ? members : threshold
}

/** What a policy says of a checkpoint. */
export type CheckpointCheck =
  | {
      readonly verdict: 'trusted'
      readonly checkpoint: Checkpoint
      readonly standing: Standing
      /** The log's signatures and the cosignatures, with the times they name. */
      readonly by: readonly Signed[]
    }
  | {
      readonly verdict: 'quorum-not-met'
      readonly checkpoint: Checkpoint
      readonly standing: Standing
      readonly by: readonly Signed[]
    }
  | { readonly verdict: 'not-a-checkpoint' | 'other-log' | 'not-signed-by-log' }
  | { readonly verdict: 'bad-signature' | 'duplicate-signature'; readonly name: string }

/**
 * Whether to believe a checkpoint. The policy has to come from elsewhere than the note. A key
 * signs for the log whose origin is its name, and for no other. Never throws.
 */
export const checkCheckpoint = (
  verifying: Verifying,
  policy: Policy,
  note: Note,
): CheckpointCheck => {
  const reading = parseCheckpoint(note.text)
  if (reading.verdict === 'malformed') return { verdict: 'not-a-checkpoint' }
  const { checkpoint } = reading
  const logKeys = policy.logs.map(({ key }) => key).filter(({ name }) => name === checkpoint.origin)
  if (logKeys.length === 0) return { verdict: 'other-log' }
  const keys = [...logKeys, ...policy.cosigners.map(({ key }) => key)]
  const check = checkNote(verifying, keys, note)
  if (check.verdict === 'unsigned') return { verdict: 'not-signed-by-log' }
  if (check.verdict !== 'signed') return check
  const { by } = check
  const hasSigned = (key: VerifierKey) => by.some((signed) => signed.key === key)
  if (!logKeys.some(hasSigned)) return { verdict: 'not-signed-by-log' }
  const cosigned = policy.cosigners.filter(({ key }) => hasSigned(key)).map(({ name }) => name)
  const standing = standingOf(policy, new Set(cosigned))
  return { verdict: standing.isMet ? 'trusted' : 'quorum-not-met', checkpoint, standing, by }
}
