import { parseArgs } from 'node:util'
import { Unreadable } from './reading.ts'

export const usage = `Usage:
  node amparo-verify.mjs ENTRY PROOF.tlog-proof --policy POLICY [more]

Checks offline that ENTRY is in the log that POLICY names, by the proof in PROOF.tlog-proof, and
that as many others signed beside the log as POLICY asks for. Get POLICY from somebody else than
whoever gave you the proof: one that lies beside the proof is not taken.

  --policy-as-the-office-says POLICY   the policy that came with the proof, and you know it;
                                       then no more than INTEGRITY ONLY can come of it
  --known CHECKPOINT                   a checkpoint you hold from elsewhere; as often as you have some
  --checkpoint CHECKPOINT              the checkpoint the proof has to be about
  --kind KIND                          what the entry is promised to be, as subject.create
  --fields LIST --commit-key FILE      the field list, and its key (64 hex digits)
  --value NAME=FILE --salt NAME=FILE   a value that is shown, and its salt (64 hex digits)

Ends with 0 verified, 10 verified with parts not shown, 20 integrity only, 30 diverged, 40 invalid,
2 nothing was decided, 3 limits exceeded. The first line says which, and why in one word.
`

export type CommandLine = {
  readonly entry: string
  readonly proof: string
  readonly policy: string
  readonly isOfficesPolicy: boolean
  readonly known: readonly string[]
  readonly checkpoint: string | undefined
  readonly kind: string | undefined
  readonly opening: OpeningFiles | undefined
}

export type OpeningFiles = {
  readonly fieldList: string
  readonly commitKey: string
  readonly values: ReadonlyMap<string, string>
  readonly salts: ReadonlyMap<string, string>
}

const refuse = (reason: string): never => {
  throw new Unreadable('usage', `${reason}\n\n${usage}`)
}

const texts = { type: 'string', multiple: true } as const

const options = {
  policy: texts,
  'policy-as-the-office-says': texts,
  known: texts,
  checkpoint: texts,
  kind: texts,
  fields: texts,
  'commit-key': texts,
  value: texts,
  salt: texts,
  help: { type: 'boolean', short: 'h' },
} as const

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'That cannot be read.')
  }
}

const once = (name: string, given: readonly string[] = []): string | undefined =>
  given.length > 1 ? refuse(`--${name} can be given once.`) : given[0]

const byName = (option: string, given: readonly string[] = []): ReadonlyMap<string, string> => {
  const files = new Map<string, string>()
  for (const pair of given) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(0, at))
    if (name === '' || files.has(name)) refuse(`--${option} wants NAME=FILE, each name once.`)
    files.set(name, pair.slice(at + 1))
  }
  return files
}

/** What was asked for; throws `Unreadable` with the usage where that cannot be told. */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  const { values, positionals } = parsed(args)
  const [entry, proof, ...rest] = positionals
  if (values.help === true) refuse('')
  if (entry === undefined || proof === undefined || rest.length > 0)
    return refuse('It takes one entry and one proof.')
  const pinned = once('policy', values.policy)
  const offices = once('policy-as-the-office-says', values['policy-as-the-office-says'])
  const policy = pinned ?? offices
  if (policy === undefined || (pinned !== undefined && offices !== undefined))
    return refuse('It takes one policy: whom to believe cannot be taken from the proof.')
  return {
    entry,
    proof,
    policy,
    isOfficesPolicy: pinned === undefined,
    known: values.known ?? [],
    checkpoint: once('checkpoint', values.checkpoint),
    kind: once('kind', values.kind),
    opening: openingOf(
      once('fields', values.fields),
      once('commit-key', values['commit-key']),
      byName('value', values.value),
      byName('salt', values.salt),
    ),
  }
}

const openingOf = (
  fieldList: string | undefined,
  commitKey: string | undefined,
  values: ReadonlyMap<string, string>,
  salts: ReadonlyMap<string, string>,
): OpeningFiles | undefined => {
  const isPaired = values.size === salts.size && [...values.keys()].every((name) => salts.has(name))
  if (!isPaired) return refuse('Each --value needs its --salt, and each --salt its --value.')
  if (fieldList !== undefined && commitKey !== undefined)
    return { fieldList, commitKey, values, salts }
  return fieldList === undefined && commitKey === undefined && values.size === 0
    ? undefined
    : refuse('--fields and --commit-key go together, and values need both.')
}
