import { execFile, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  commitment,
  formatCheckpoint,
  formatEntry,
  formatLogProof,
  formatNote,
  formatPolicy,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  organisationPolicy,
  rootOf,
  grow,
  emptyFrontier,
  saltsWithout,
  signText,
  sourceOfLeaves,
  type Entry,
  type KeyType,
  type Note,
  type Signer,
} from '@amparo/log'
import { nodeHashing as hashing, nodeSigner } from '@amparo/log/node'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from 'vite'
import { exits, type Code } from './verdict.ts'

const app = join(import.meta.dirname, '..')
const room = mkdtempSync(join(tmpdir(), 'amparo-verify-'))
const program = join(room, 'amparo-verify.mjs')

beforeAll(async () => {
  await build({ root: app, logLevel: 'silent', build: { outDir: room, emptyOutDir: false } })
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

// ── A synthetic log ─────────────────────────────────────────────────────────────────────────────

const newSigner = (name: string, type: KeyType): Signer =>
  type === 'ml-dsa-44-cosignature'
    ? nodeSigner(name, type, generateKeyPairSync('ml-dsa-44').privateKey)
    : nodeSigner(name, type, generateKeyPairSync('ed25519').privateKey)

const origin = 'amparo/0123456789abcdef0123456789abcdef/1'
const entryTime = '2026-11-22T12:00:07.123Z'
const signedAt = Date.parse(entryTime) / 1_000 + 3_600
const at = Math.floor(signedAt)

const log = newSigner(origin, 'ed25519')
const logToo = newSigner(origin, 'ml-dsa-44-cosignature')
const first = newSigner('first.example/c', 'ed25519-cosignature')
const second = newSigner('second.example/c', 'ed25519-cosignature')
const secondToo = newSigner('second.example/c', 'ml-dsa-44-cosignature')
const third = newSigner('third.example/c', 'ed25519-cosignature')

const fields = { place: 'a synthetic place', year: '2020' }
const entryKey = new Uint8Array(32).fill(7)
const bound = commitment(hashing, entryKey, fields)
const salts = saltsWithout(hashing, entryKey, Object.keys(fields), [])
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

const entryOf = (seq: number, change: Partial<Entry> = {}): string =>
  formatEntry({
    kind: 'claim.add',
    time: entryTime,
    actor: 'e750f21eb3496c695c0e10ca73d721ec',
    object: '0123456789abcdef0123456789abcdef',
    seq,
    commit: bound.commit,
    ...change,
  })

type World = { readonly entries: readonly string[]; readonly signers: readonly Signer[] }
const entries = Array.from({ length: 13 }, (_, seq) => entryOf(seq + 1))
const world: World = { entries, signers: [log, logToo, first, second] }

const textOf = ({ entries: all }: World, size = all.length, name = origin): string => {
  const leaves = all.slice(0, size).map((one) => leafHash(hashing, one))
  const root = rootOf(hashing, grow(hashing, emptyFrontier, leaves))
  return formatCheckpoint({ origin: name, size, root, extensions: [] })
}

const noteOf = (one: World, size = one.entries.length, name = origin): Note => {
  const text = textOf(one, size, name)
  return { text, signatures: one.signers.map((signer) => signText(signer, text, at)) }
}

const proofOf = (one: World, index: number, note = noteOf(one)): string => {
  const leaves = one.entries.map((entry) => leafHash(hashing, entry))
  const proof = inclusionProof(hashing, sourceOfLeaves(hashing, leaves), index, leaves.length) ?? []
  return formatLogProof({ index, proof, note, extra: null })
}

const organisations = [
  { name: 'first', keys: [first.key] },
  { name: 'second', keys: [second.key, secondToo.key] },
  { name: 'third', keys: [third.key] },
]
const logKeys = [log.key, logToo.key]
const policy = formatPolicy(hashing, organisationPolicy(logKeys, organisations, 2))

// ── Asking both ─────────────────────────────────────────────────────────────────────────────────

/** What lies where, and what is asked. `proof/` is one folder, everything else is elsewhere. */
type Scene = {
  entry: string | Uint8Array
  proof: string | Uint8Array
  policy: string | Uint8Array
  more: Record<string, string | Uint8Array>
  args: string[]
}

const scene = (change: Partial<Scene> = {}): Scene => ({
  entry: entries[7] ?? '',
  proof: proofOf(world, 7),
  policy,
  more: {},
  args: [],
  ...change,
})

const lay = ({ entry, proof, policy: text, more }: Scene): string => {
  const folder = mkdtempSync(join(room, 'scene-'))
  mkdirSync(join(folder, 'proof'))
  writeFileSync(join(folder, 'proof', 'entry'), entry)
  writeFileSync(join(folder, 'proof', 'x.tlog-proof'), proof)
  writeFileSync(join(folder, 'policy'), text)
  for (const [name, content] of Object.entries(more)) writeFileSync(join(folder, name), content)
  return folder
}

const usual = ['proof/entry', 'proof/x.tlog-proof']
const withPolicy = (args: readonly string[]) =>
  args.some((one) => one.startsWith('--policy')) ? args : ['--policy', 'policy', ...args]

type Answer = {
  readonly first: string
  readonly exit: number | string | null | undefined
  readonly text: string
}

const run = (command: string, args: readonly string[], cwd: string): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(command, args, { cwd, encoding: 'utf8' }, (error, stdout, stderr) => {
      const text = stdout + stderr
      const exit = error === null ? 0 : error.code
      resolve({ first: text.split('\n', 1)[0] ?? '', exit, text })
    })
  })
const script = join(app, 'verify.sh')
const askFile = (folder: string, args: readonly string[], files = usual): Promise<Answer> =>
  run(process.execPath, [program, ...files, ...withPolicy(args)], folder)
const askScript = (folder: string, args: readonly string[], files = usual): Promise<Answer> =>
  run('bash', [script, ...files, ...withPolicy(args)], folder)

const inserts = fc.oneof(
  fc.string({ maxLength: 3, unit: 'binary' }),
  fc.constantFrom(
    '',
    '\n',
    '\n\n',
    '\r',
    ' ',
    '=',
    '+',
    '\xa0',
    '\0',
    '0',
    '9',
    'A',
    '\xe2\x80\x94',
  ),
)

const firstLineOf = (command: string, args: readonly string[]): string =>
  spawnSync(command, args, { encoding: 'utf8' }).stdout ?? ''
const hasScriptTools =
  firstLineOf('openssl', ['version']).startsWith('OpenSSL 3') &&
  /^[45]/.test(firstLineOf('bash', ['-c', 'echo $BASH_VERSION']))
const noScriptTools = 'the shell script needs bash 4.4 and OpenSSL 3, which are not here'

const isMlDsaChecked = firstLineOf('openssl', ['list', '-signature-algorithms']).includes(
  'ML-DSA-44',
)

// ── Cases ───────────────────────────────────────────────────────────────────────────────────────

const forger: World = {
  entries: entries.map((entry, index) =>
    index === 7 ? entryOf(8, { kind: 'claim.retract' }) : entry,
  ),
  signers: [log],
}
const forgedEntry = forger.entries[7] ?? ''
const signaturesOf = (note: Note) => formatNote(note).slice(note.text.length + 1)
const replaceIn = (text: string, find: string | RegExp, by: string): string => {
  const changed = text.replace(find, () => by)
  if (changed === text) throw new Error(`nothing to replace: ${find}`)
  return changed
}
const right = proofOf(world, 7)
const inProof = (find: string | RegExp, by: string) => replaceIn(right, find, by)
const inPolicy = (find: string | RegExp, by: string) => replaceIn(policy, find, by)
const hashLine = `${'A'.repeat(43)}=\n`
const signatureLines = right.split('\n').filter((line) => line.startsWith('— '))
const lineBy = (signer: Signer) =>
  signaturesOf({ text: textOf(world), signatures: [signText(signer, textOf(world), at)] })
const lineOfFirst = lineBy(first)
const flipLast = (line: string) =>
  `${line.slice(0, -4)}${line.at(-4) === 'A' ? 'B' : 'A'}${line.slice(-3)}`
const vkey = (signer: Signer) => formatVerifierKey(signer.key)
const weak = (() => {
  // The identity as a key: everybody can sign for it.
  const key = Buffer.concat([Buffer.from([4, 1]), Buffer.alloc(31)])
  const id = hashing.sha256(Buffer.concat([Buffer.from('weak.example\n'), key])).subarray(0, 4)
  return `weak.example+${hex(id)}+${key.toString('base64')}`
})()
const lateEntry = (minutes: number): World => {
  const time = new Date((at + minutes * 60) * 1_000).toISOString()
  return {
    ...world,
    entries: entries.map((entry, index) => (index === 7 ? entryOf(8, { time }) : entry)),
  }
}
const lateScene = (minutes: number) => {
  const late = lateEntry(minutes)
  return scene({ entry: late.entries[7] ?? '', proof: proofOf(late, 7) })
}
/** Of three organisations that are to be two, one has a clock that runs years behind. */
const timed = (text: string, times: readonly (readonly [Signer, number])[]): Note => ({
  text,
  signatures: times.map(([signer, time]) => signText(signer, text, time)),
})
const longAgo = Date.parse('2017-01-02T03:04:05Z') / 1_000
const clocksScene = (times: readonly (readonly [Signer, number])[], text = policy) => {
  const signed = timed(textOf(world), [[log, at], [logToo, at], ...times])
  return scene({ proof: proofOf(world, 7, signed), policy: text })
}
const opened = {
  list: bound.fieldList,
  key: `${hex(salts.commit)}\n`,
  place: fields.place,
  'place.salt': hex(salts.fields.place),
  year: fields.year,
  'year.salt': hex(salts.fields.year),
}
const openArgs = ['--fields', 'list', '--commit-key', 'key']
const placeArgs = ['--value', 'place=place', '--salt', 'place=place.salt']
const yearArgs = ['--value', 'year=year', '--salt', 'year=year.salt']

/** A case: its number in the table of what may be done to a proof, what is done, what comes of it. */
type Case = {
  readonly name: string
  readonly scene: () => Scene
  readonly code: Code
  /** What the report says besides. */
  readonly says?: readonly string[]
  /** What it must not say. */
  readonly saysNot?: readonly string[]
  /** Where the script answers otherwise, the word it answers with; it opens no values. */
  readonly script?: Code
}

const good: readonly Case[] = [
  {
    name: 'as it should be',
    scene,
    code: 'verified',
    says: ['Integrity is not truth', 'not detectable'],
  },
  {
    name: '35: a split view, all keys colluding, is not detectable, and the report says so',
    scene: () =>
      scene({ entry: forgedEntry, proof: proofOf({ ...forger, signers: world.signers }, 7) }),
    code: 'verified',
    says: ['Whether others were shown another history, or you an older one: not detectable'],
  },
  {
    name: '36: an older, shorter log is not detectable alone, and the report says so',
    scene: () => {
      const short = { ...world, entries: entries.slice(0, 9) }
      return scene({ proof: proofOf(short, 7) })
    },
    code: 'verified',
    says: ['or you an older one: not detectable'],
  },
  {
    name: '36: an older log than a checkpoint in hand',
    scene: () => {
      const short = { ...world, entries: entries.slice(0, 9) }
      return scene({
        proof: proofOf(short, 7),
        more: { held: formatNote(noteOf(world)) },
        args: ['--known', 'held'],
      })
    },
    code: 'verified',
    says: ['older-than-known-checkpoint', 'ask the office for a consistency proof'],
  },
  {
    name: '37: another logged entry is as right as the promised one, and the report says so',
    scene,
    code: 'verified',
    says: ['Whether this is the entry you were promised'],
  },
  {
    name: 'of the promised kind, about the promised checkpoint, which is known',
    scene: () =>
      scene({
        more: { held: formatNote(noteOf(world)), bare: textOf(world) },
        args: ['--kind', 'claim.add', '--checkpoint', 'held', '--known', 'held', '--known', 'bare'],
      }),
    code: 'verified',
    says: ['The checkpoint held is the same', 'Who signed the checkpoint bare'],
  },
  {
    name: 'with a signature of a stranger among the others',
    scene: () =>
      scene({ proof: right + lineBy(newSigner('stranger.example', 'ed25519-cosignature')) }),
    code: 'verified',
  },
  {
    name: 'with something in its extra line, which binds nothing',
    scene: () => scene({ proof: inProof('index 7', 'extra AA==\nindex 7') }),
    code: 'verified',
  },
  {
    name: '34: an entry within what clocks may differ',
    scene: () => lateScene(4),
    code: 'verified',
    says: ['clocks may differ by 5 minutes'],
  },
  {
    name: '34: one of three whose clock is years behind does not count, and enough are right',
    scene: () =>
      clocksScene([
        [third, longAgo],
        [first, at],
        [second, at],
      ]),
    code: 'verified',
    says: [
      'third signed at 2017-01-02 03:04:05 UTC',
      'was left out of the count',
      '[cosignature-before-entry]',
      'The entry was in the log by 2026-11-22 13:00:07 UTC',
    ],
  },
  {
    name: '34: one of two keys of an organisation whose clock is years behind',
    scene: () =>
      clocksScene([
        [first, at],
        [secondToo, longAgo],
        [second, at],
      ]),
    code: 'verified',
    ...(isMlDsaChecked ? { says: ['[cosignature-before-entry]'] } : {}),
  },
  {
    name: 'with all values',
    scene: () => scene({ more: opened, args: [...openArgs, ...placeArgs, ...yearArgs] }),
    code: 'verified',
    says: ['The value of place is the one'],
    script: 'usage',
  },
  {
    name: 'with one value withheld',
    scene: () => scene({ more: opened, args: [...openArgs, ...placeArgs] }),
    code: 'parts-not-shown',
    says: ['withheld or erased (this cannot tell which): year'],
    script: 'usage',
  },
]

const alone: readonly Case[] = [
  {
    name: '6: history rewritten by whoever has the log’s key, without cosigners',
    scene: () => scene({ entry: forgedEntry, proof: proofOf(forger, 7) }),
    code: 'checkpoint-quorum',
    says: ['0 of 2'],
  },
  {
    name: '8: own keys that pose under the cosigners’ names',
    scene: () => {
      const posing = [
        newSigner('first.example/c', 'ed25519-cosignature'),
        newSigner('second.example/c', 'ed25519-cosignature'),
      ]
      return scene({
        entry: forgedEntry,
        proof: proofOf({ ...forger, signers: [log, ...posing] }, 7),
      })
    },
    code: 'checkpoint-quorum',
  },
  {
    name: '10: only one of two that are needed',
    scene: () => scene({ proof: proofOf({ ...world, signers: [log, logToo, first] }, 7) }),
    code: 'checkpoint-quorum',
    says: ['1 of 2'],
  },
  {
    name: '10: two keys of one organisation are one',
    scene: () => scene({ proof: proofOf({ ...world, signers: [log, second, secondToo] }, 7) }),
    code: 'checkpoint-quorum',
    says: ['1 of 2'],
  },
  {
    name: 'a policy that asks for nobody',
    scene: () => scene({ policy: formatPolicy(hashing, organisationPolicy(logKeys, [], 0)) }),
    code: 'no-quorum-asked',
  },
  {
    name: 'the policy that came with it, and whoever checks says so',
    scene: () =>
      scene({
        more: { 'proof/policy-as-the-office-says': policy },
        args: ['--policy-as-the-office-says', 'proof/policy-as-the-office-says'],
      }),
    code: 'policy-from-the-office',
  },
  {
    name: '11: a whole new log with a policy of its own, and whoever checks takes it',
    scene: () => {
      const liar = newSigner('liar.example/log', 'ed25519')
      const mate = newSigner('mate.example/c', 'ed25519-cosignature')
      const theirs = { entries: forger.entries, signers: [liar, mate] }
      const own = organisationPolicy([liar.key], [{ name: 'mate', keys: [mate.key] }], 1)
      return scene({
        entry: forgedEntry,
        proof: proofOf(theirs, 7, noteOf(theirs, 13, 'liar.example/log')),
        more: { 'proof/policy-as-the-office-says': formatPolicy(hashing, own) },
        args: ['--policy-as-the-office-says', 'proof/policy-as-the-office-says'],
      })
    },
    code: 'policy-from-the-office',
  },
]

const diverged: readonly Case[] = [
  {
    name: '35: a split view, with another checkpoint in hand',
    scene: () =>
      scene({
        entry: forgedEntry,
        proof: proofOf({ ...forger, signers: world.signers }, 7),
        more: { held: formatNote(noteOf(world)) },
        args: ['--known', 'held'],
      }),
    code: 'diverged',
    says: ['The log signed two histories', 'Keep both files'],
  },
  {
    name: '35: three invented lines beside a right proof are somebody’s word',
    scene: () => scene({ more: { held: textOf(forger) }, args: ['--known', 'held'] }),
    code: 'diverged',
    says: ['The checkpoint held carries no signature'],
    saysNot: ['two histories', 'together they are evidence'],
  },
  {
    name: '35: what two signed ones show is not hidden behind three invented lines',
    scene: () =>
      scene({
        more: {
          bare: textOf(forger),
          held: formatNote(noteOf({ ...world, entries: entries.slice(0, 9) })),
          other: formatNote(noteOf({ ...forger, entries: forger.entries.slice(0, 9) })),
        },
        args: ['--known', 'bare', '--known', 'held', '--known', 'other'],
      }),
    code: 'diverged',
    says: ['The log signed two histories: the checkpoints held and other'],
  },
  {
    name: '35: the same from a newspaper, where no signatures are printed',
    scene: () =>
      scene({
        entry: forgedEntry,
        proof: proofOf(forger, 7),
        more: { held: textOf(world) },
        args: ['--known', 'held'],
      }),
    code: 'diverged',
    says: [
      'The checkpoint held carries no signature',
      'by itself it proves nothing to anybody else',
    ],
    saysNot: ['The log signed two histories', 'together they are evidence'],
  },
  {
    name: '35: two in hand that contradict each other',
    scene: () =>
      scene({
        more: {
          held: formatNote(noteOf({ ...world, entries: entries.slice(0, 9) })),
          other: formatNote(noteOf({ ...forger, entries: forger.entries.slice(0, 9) })),
        },
        args: ['--known', 'held', '--known', 'other'],
      }),
    code: 'diverged',
  },
]

const undecided: readonly Case[] = [
  {
    name: '35: two without signatures that contradict each other say nothing',
    scene: () =>
      scene({
        more: {
          held: textOf(world, 9),
          other: textOf(forger, 9),
        },
        args: ['--known', 'held', '--known', 'other'],
      }),
    code: 'known-malformed',
    says: ['held and other contradict each other', 'neither carries a signature'],
    saysNot: ['two histories', 'together they are evidence'],
  },
  {
    name: 'a checkpoint in hand that the log did not sign',
    scene: () =>
      scene({
        more: { held: formatNote(noteOf({ ...forger, signers: [newSigner(origin, 'ed25519')] })) },
        args: ['--known', 'held'],
      }),
    code: 'known-unsigned',
  },
  {
    name: '53: a checkpoint in hand of another log',
    scene: () =>
      scene({
        more: { held: replaceIn(textOf(world), '/1\n', '/2\n') },
        args: ['--known', 'held'],
      }),
    code: 'known-other-log',
  },
  ...(
    [
      '',
      'x',
      `${origin}\n`,
      textOf(world).slice(0, -1),
      `\ufeff\n\n`,
      `${textOf(world)}\n`,
    ] as const
  ).map((held, nth) => ({
    name: `a checkpoint in hand that is none (${nth + 1})`,
    scene: () => scene({ more: { held }, args: ['--known', 'held'] }),
    code: 'known-malformed' as const,
  })),
  {
    name: 'a checkpoint in hand that is not UTF-8',
    scene: () =>
      scene({ more: { held: Uint8Array.of(255, 10, 49, 10) }, args: ['--known', 'held'] }),
    code: 'known-malformed',
  },
  ...(
    [
      ['no file that is there', ['--known', 'nowhere'], 'usage'],
      ['a folder in the place of a file', ['--known', 'proof'], 'usage'],
      ['two policies', ['--policy', 'policy', '--policy-as-the-office-says', 'policy'], 'usage'],
      ['a policy twice', ['--policy', 'policy', '--policy', 'policy'], 'usage'],
      ['a third file', ['proof/entry'], 'usage'],
      ['an option that is none', ['--quick=yes'], 'usage'],
      ['an option without what it wants', ['--kind'], 'usage'],
    ] as const
  ).map(([name, args, code]) => ({ name, scene: () => scene({ args: [...args] }), code })),
  {
    name: '11: a policy that lies beside the proof',
    scene: () => scene({ more: { 'proof/policy': policy }, args: ['--policy', 'proof/policy'] }),
    code: 'usage',
    says: ['came with the proof'],
  },
  {
    name: '11: a policy under the name the office gives it, elsewhere',
    scene: () =>
      scene({
        more: { 'policy-as-the-office-says': policy },
        args: ['--policy', 'policy-as-the-office-says'],
      }),
    code: 'usage',
  },
]

const policies: readonly (readonly [string, string | Uint8Array, Code])[] = [
  ['48: one key under two names', inPolicy(vkey(third), vkey(first)), 'policy-duplicate-key'],
  [
    '48: a member used twice',
    inPolicy('first second third', 'first first third'),
    'policy-member-twice',
  ],
  [
    '48: a member of two groups',
    inPolicy('first second third', 'first second second/1'),
    'policy-member-twice',
  ],
  ['48: threshold 0', inPolicy('organisations 2', 'organisations 0'), 'policy-threshold'],
  ['48: threshold above n', inPolicy('organisations 2', 'organisations 4'), 'policy-threshold'],
  [
    '48: a threshold beyond 64 bits',
    inPolicy('organisations 2', 'organisations 18446744073709551618'),
    'policy-grammar',
  ],
  [
    '48: a threshold that is arithmetic',
    inPolicy('organisations 2', 'organisations a[$(id)]'),
    'policy-grammar',
  ],
  ['48: no quorum', inPolicy(/quorum .*\n$/, ''), 'policy-quorum'],
  ['48: two quorums', `${policy}quorum none\n`, 'policy-quorum'],
  ['48: a quorum of nobody', inPolicy(/quorum .*\n$/, 'quorum fourth\n'), 'policy-unknown-name'],
  ['48: an unknown word', inPolicy('group second', 'gruop second'), 'policy-grammar'],
  [
    '48: a member that stands nowhere',
    inPolicy('first second third', 'first second fourth'),
    'policy-unknown-name',
  ],
  ['48: a name used twice', inPolicy('witness third', 'witness first'), 'policy-duplicate-name'],
  ['48: a name that is reserved', inPolicy('witness third', 'witness none'), 'policy-name'],
  ['48: a name with U+0085', inPolicy('witness third', 'witness th\u0085ird'), 'policy-name'],
  ['48: lines out of order', `quorum none\n${policy}`, 'policy-order'],
  ['48: two spaces', inPolicy('witness third', 'witness  third'), 'policy-grammar'],
  ['48: CRLF', policy.replaceAll('\n', '\r\n'), 'vkey-grammar'],
  ['48: no line end', policy.slice(0, -1), 'policy-grammar'],
  ['48: a zero byte', inPolicy('witness third', 'witness th\0ird'), 'policy-name'],
  [
    '48: an address with a space of another script',
    inPolicy(vkey(third), `${vkey(third)} https://x\u00a0y`),
    'policy-grammar',
  ],
  [
    '48: invalid UTF-8',
    Buffer.concat([Buffer.from(policy), Uint8Array.of(0xc3, 0x28, 10)]),
    'policy-encoding',
  ],
  ['48: nothing', '', 'policy-grammar'],
  [
    '48: a cosigner’s key as the log’s',
    inPolicy(`log ${vkey(log)}`, `log ${vkey(first)}`),
    'policy-key',
  ],
  [
    '48: 33 logs',
    Array.from({ length: 33 }, (_, nth) => `log ${vkey(newSigner(`l${nth}`, 'ed25519'))}\n`).join(
      '',
    ),
    'limits',
  ],
  [
    '49: an id that is not the key’s',
    inPolicy(vkey(third), vkey(third).replace(/\+[0-9a-f]{8}\+/, '+00000000+')),
    'vkey-id',
  ],
  [
    '49: an ML-DSA-44 key of a wrong length',
    inPolicy(
      vkey(secondToo),
      `x+00000000+${Buffer.concat([Buffer.of(6), Buffer.alloc(1_311)]).toString('base64')}`,
    ),
    'vkey-key',
  ],
  ['49: an Ed25519 key of small order', inPolicy(vkey(third), weak), 'vkey-key'],
  [
    '49: a type that is none',
    inPolicy(vkey(third), `x+00000000+${Buffer.alloc(33, 9).toString('base64')}`),
    'vkey-type',
  ],
  [
    '49: a name with U+00A0',
    inPolicy(vkey(third), vkey(third).replace('third', 'th\u00a0ird')),
    'vkey-name',
  ],
  ['49: no key', inPolicy(vkey(third), 'third'), 'vkey-grammar'],
  [
    '49: base64 in another spelling',
    inPolicy(vkey(third), `x+00000000+${'A'.repeat(42)}B=`),
    'vkey-grammar',
  ],
]

const invalidProofs: readonly (readonly [string, string | Uint8Array, Code])[] = [
  [
    '7: old signatures under a new history',
    proofOf({ ...forger, signers: [log] }, 7) + lineOfFirst,
    'note-bad-signature',
  ],
  [
    '9: one signature doubled to fake a quorum',
    `${proofOf({ ...world, signers: [log, first] }, 7)}${lineOfFirst}`,
    'note-duplicate-signature',
  ],
  ['15: the proof of another entry', proofOf(world, 8), 'root-mismatch'],
  ['16: a proof cut short', inProof(/index 7\n.*\n/, 'index 7\n'), 'proof-too-short'],
  ['17: a hash too many', inProof('\n\n', `\n${hashLine}\n`), 'proof-too-long'],
  ['18: another index', inProof('index 7', 'index 6'), 'root-mismatch'],
  ['19: an index with a leading zero', inProof('index 7', 'index 07'), 'proof-index'],
  ['20: another size', inProof('/1\n13\n', '/1\n14\n'), 'note-bad-signature'],
  [
    '21: base64 with stray bits in the root',
    inProof(/(?<=\/1\n13\n.{42})./, 'B'),
    'checkpoint-grammar',
  ],
  [
    '22: a bit of the log’s signature changed',
    inProof(signatureLines[0] ?? '', flipLast(signatureLines[0] ?? '')),
    'note-bad-signature',
  ],
  [
    '22: a bit of a cosignature changed',
    inProof(signatureLines[2] ?? '', flipLast(signatureLines[2] ?? '')),
    'note-bad-signature',
  ],
  [
    '23: another time in a cosignature',
    inProof(
      lineOfFirst,
      signaturesOf({
        text: textOf(world),
        signatures: [
          {
            ...signText(first, textOf(world), at),
            signature: Buffer.concat([
              Buffer.alloc(8, 1).fill(0, 0, 4),
              signText(first, textOf(world), at).signature.subarray(8),
            ]),
          },
        ],
      }),
    ),
    'note-bad-signature',
  ],
  [
    '23: a time beyond counting',
    inProof(
      lineOfFirst,
      signaturesOf({
        text: textOf(world),
        signatures: [
          {
            ...signText(first, textOf(world), at),
            signature: Buffer.concat([
              Buffer.alloc(8, 255),
              signText(first, textOf(world), at).signature.subarray(8),
            ]),
          },
        ],
      }),
    ),
    'note-bad-signature',
  ],
  ['47: no empty line in the note', inProof(/\n\n(?=—)/, '\n'), 'note-text'],
  ['47: no empty line at all', right.replaceAll('\n\n', '\n'), 'proof-header'],
  ['47: a control character', inProof('/1\n13', '/1\u0007\n13'), 'note-encoding'],
  ['47: a zero byte', inProof('/1\n13', '/1\0\n13'), 'note-encoding'],
  [
    '47: CRLF in the note',
    right.slice(0, right.indexOf('\n\n') + 2) +
      right.slice(right.indexOf('\n\n') + 2).replaceAll('\n', '\r\n'),
    'note-encoding',
  ],
  ['47: CRLF', right.replaceAll('\n', '\r\n'), 'proof-header'],
  [
    '47: invalid UTF-8',
    Buffer.concat([Buffer.from(right), Uint8Array.of(0xe2, 0x28, 0x94)]),
    'proof-encoding',
  ],
  [
    '47: UTF-8 longer than it has to be',
    Buffer.concat([Buffer.from(right), Uint8Array.of(0xc0, 0xaf, 10)]),
    'proof-encoding',
  ],
  [
    '47: half of a surrogate pair',
    Buffer.concat([Buffer.from(right), Uint8Array.of(0xed, 0xa0, 0x80, 10)]),
    'proof-encoding',
  ],
  ['47: a byte order mark before the file', `\ufeff${right}`, 'proof-header'],
  [
    '47: a byte order mark before the note',
    inProof(`\n\n${origin}`, `\n\n\ufeff${origin}`),
    'note-encoding',
  ],
  ['47: a name with U+00A0', inProof('— first', '— fi\u00a0rst'), 'note-signature-line'],
  ['47: a name with +', inProof('— first', '— fi+rst'), 'note-signature-line'],
  ['47: more than 64 signatures', right + lineOfFirst.repeat(64), 'limits'],
  ['47: no signatures', `${right.slice(0, right.indexOf('— '))}`, 'note-no-signature'],
  ['47: the last line not ended', right.slice(0, -1), 'note-no-signature'],
  ['47: text after the signatures', `${right}more\n`, 'note-signature-line'],
  ['47: an extension line nobody can end', inProof('/1\n13\n', '/1\n'), 'checkpoint-grammar'],
  ['50: a size of 2^63', inProof('/1\n13\n', '/1\n9223372036854775808\n'), 'limits'],
  ['50: a size of 2^53', inProof('/1\n13\n', '/1\n9007199254740992\n'), 'limits'],
  ['50: a size with a leading zero', inProof('/1\n13\n', '/1\n013\n'), 'checkpoint-grammar'],
  ['50: a size beyond any', inProof('/1\n13\n', `/1\n${'9'.repeat(40)}\n`), 'checkpoint-grammar'],
  ['50: an index of 2^63', inProof('index 7', 'index 9223372036854775808'), 'limits'],
  [
    '50: an index that wraps around in 64 bits',
    inProof('index 7', 'index 18446744073709551623'),
    'proof-index',
  ],
  ['50: the index of the size', inProof('index 7', 'index 13'), 'index-beyond-tree'],
  [
    '50: the largest index that is counted',
    inProof('index 7', 'index 9007199254740991'),
    'index-beyond-tree',
  ],
  ['50: an index below zero', inProof('index 7', 'index -1'), 'proof-index'],
  ['50: an index that is arithmetic', inProof('index 7', 'index 3+4'), 'proof-index'],
  ['50: 64 hashes', inProof('index 7\n', `index 7\n${hashLine.repeat(64)}`), 'limits'],
  ['50: a hash that is none', inProof('index 7\n', 'index 7\nAAAA\n'), 'proof-hashes'],
  ['50: two extra lines', inProof('index 7', 'extra AA==\nextra AA==\nindex 7'), 'proof-index'],
  ['50: extra that is not base64', inProof('index 7', 'extra A\nindex 7'), 'proof-extra'],
  ['50: a huge file', 'x'.repeat(1_000_000), 'limits'],
  ['nothing', '', 'proof-header'],
  [
    '53: a log of the same short name',
    proofOf(
      world,
      7,
      noteOf({ ...world, signers: [newSigner('amparo', 'ed25519')] }, 13, 'amparo'),
    ),
    'origin-mismatch',
  ],
  [
    '53: another log under the same name',
    proofOf({ ...world, signers: [newSigner(origin, 'ed25519'), first, second] }, 7),
    'log-signature-missing',
  ],
]

const invalidEntries: readonly (readonly [string, string | Uint8Array, Code])[] = [
  ['31: a second line commit', `${entries[7]}commit ${bound.commit}\n`, 'entry-grammar'],
  ['46: more than 1,024 bytes', `${entries[7]}${'x'.repeat(1_024)}`, 'entry-grammar'],
  ['46: not ASCII', (entries[7] ?? '').replace('claim', 'clаim'), 'entry-grammar'],
  ['46: bytes after the end', `${entries[7]}\n`, 'entry-grammar'],
  ['46: no last line end', (entries[7] ?? '').slice(0, -1), 'entry-grammar'],
  ['46: CRLF', (entries[7] ?? '').replaceAll('\n', '\r\n'), 'entry-grammar'],
  ['46: a zero byte', (entries[7] ?? '').replace('seq 8', 'seq 8\0'), 'entry-grammar'],
  [
    '46: a day that never was',
    (entries[7] ?? '').replace('2026-11-22', '2026-02-29'),
    'entry-grammar',
  ],
  ['46: an hour that never was', (entries[7] ?? '').replace('T12:', 'T24:'), 'entry-grammar'],
  ['46: nothing', '', 'entry-grammar'],
  ['another entry, which is one of the log’s', entries[6] ?? '', 'root-mismatch'],
  [
    'an entry of a kind nobody knows, which is none of the log’s',
    (entries[7] ?? '').replace('claim.add', 'claim.sing'),
    'root-mismatch',
  ],
]

const invalid: readonly Case[] = [
  ...invalidProofs.map(([name, proof, code]) => ({
    name,
    scene: () => scene({ proof, ...(name.startsWith('7:') ? { entry: forgedEntry } : {}) }),
    code,
  })),
  ...invalidEntries.map(([name, entry, code]) => ({ name, scene: () => scene({ entry }), code })),
  ...policies.map(([name, text, code]) => ({ name, scene: () => scene({ policy: text }), code })),
  {
    name: '11: a whole new log, and the policy beside the proof is the attacker’s',
    scene: () => {
      const signers = [
        newSigner(origin, 'ed25519'),
        newSigner('first.example/c', 'ed25519-cosignature'),
      ]
      return scene({
        entry: forgedEntry,
        proof: proofOf({ ...forger, signers }, 7),
        more: { 'proof/policy-as-the-office-says': 'log x\n' },
      })
    },
    code: 'log-signature-missing',
  },
  {
    name: '21: base64 with stray bits in a known root',
    scene: () =>
      scene({
        more: { held: replaceIn(textOf(world), /.(?==\n$)/, 'B') },
        args: ['--known', 'held'],
      }),
    code: 'known-malformed',
  },
  {
    name: '34: an entry an hour later than the cosignatures',
    scene: () => lateScene(60),
    code: 'entry-after-cosignature',
  },
  {
    name: '34: too few are left without those whose clocks are behind',
    scene: () =>
      clocksScene([
        [first, longAgo],
        [second, at],
        [third, longAgo],
      ]),
    code: 'entry-after-cosignature',
    says: ['it was in the log at 2017-01-02 03:04:05 UTC already'],
  },
  {
    name: '34: where nobody has to sign besides the log, one whose clock is behind is enough to doubt',
    scene: () =>
      clocksScene(
        [
          [first, longAgo],
          [second, at],
        ],
        inPolicy(/quorum .*\n$/, 'quorum none\n'),
      ),
    code: 'entry-after-cosignature',
  },
  {
    name: '37: another kind than was promised',
    scene: () => scene({ args: ['--kind', 'erase.object'] }),
    code: 'entry-kind',
  },
  {
    name: '54: a proof about another checkpoint',
    scene: () =>
      scene({
        more: { published: formatNote(noteOf(world, 12)) },
        args: ['--checkpoint', 'published'],
      }),
    code: 'proof-other-checkpoint',
  },
  {
    name: '22: a bit of the log’s other signature changed',
    scene: () =>
      scene({ proof: inProof(signatureLines[1] ?? '', flipLast(signatureLines[1] ?? '')) }),
    code: 'note-bad-signature',
    ...(isMlDsaChecked ? {} : { script: 'verified' as const }),
  },
  {
    name: 'a log that signed with ML-DSA-44 alone is not judged where that cannot be checked',
    scene: () => scene({ proof: proofOf({ ...world, signers: [logToo, first, second] }, 7) }),
    code: 'verified',
    ...(isMlDsaChecked ? {} : { script: 'limits' as const }),
  },
  {
    name: 'an organisation that signed with ML-DSA-44 alone does not count where that cannot be checked',
    scene: () => scene({ proof: proofOf({ ...world, signers: [log, first, secondToo] }, 7) }),
    code: 'verified',
    ...(isMlDsaChecked ? {} : { script: 'checkpoint-quorum' as const }),
  },
  {
    name: 'a field list of another entry',
    scene: () =>
      scene({
        more: { ...opened, list: commitment(hashing, entryKey, { other: '' }).fieldList },
        args: openArgs,
      }),
    code: 'entry-commitment',
    script: 'usage',
  },
  {
    name: 'a field list that is none',
    scene: () => scene({ more: { ...opened, list: 'x' }, args: openArgs }),
    code: 'field-list',
    script: 'usage',
  },
  {
    name: 'another value',
    scene: () =>
      scene({ more: { ...opened, place: 'elsewhere' }, args: [...openArgs, ...placeArgs] }),
    code: 'field-commitment',
    script: 'usage',
  },
  {
    name: 'a value of nothing that is bound',
    scene: () =>
      scene({
        more: opened,
        args: [...openArgs, '--value', 'name=place', '--salt', 'name=place.salt'],
      }),
    code: 'field-absent',
    script: 'usage',
  },
  {
    name: '32: a salt of 31 bytes',
    scene: () =>
      scene({
        more: { ...opened, 'place.salt': 'ab'.repeat(31) },
        args: [...openArgs, ...placeArgs],
      }),
    code: 'salt-format',
    script: 'usage',
  },
]

describe.each([
  ['right', good],
  ['of the office alone', alone],
  ['of two histories', diverged],
  ['that cannot be judged', undecided],
  ['that is wrong', invalid],
] as const)('a proof %s', (_, cases) => {
  test.concurrent.for(cases)('$name', async (one, { skip }) => {
    const { scene: made, code, says = [], saysNot = [], script: other = code } = one
    const it = made()
    const folder = lay(it)
    const byFile = await askFile(folder, it.args)
    expect(byFile.first, byFile.text).toMatch(` [${code}]`)
    expect(byFile.exit).toBe(exits[code])
    for (const words of says) expect(byFile.text).toContain(words)
    for (const words of saysNot) expect(byFile.text).not.toContain(words)

    skip(!hasScriptTools, noScriptTools)
    const byScript = await askScript(folder, it.args)
    expect(byScript.first, byScript.text).toMatch(` [${other}]`)
    expect(byScript.exit).toBe(exits[other])
    if (other !== code) return
    expect(byScript.first).toBe(byFile.first)
    for (const words of says) expect(byScript.text).toContain(words)
    for (const words of saysNot) expect(byScript.text).not.toContain(words)
  })
})

describe('a stranger’s machine', () => {
  const hostile = [
    '-rf',
    'a b',
    '$(touch owned)',
    '`touch owned`',
    'quo\'te"',
    'line\nend',
    '*',
    'x;y',
  ]
  test.concurrent.for(hostile)('may hold a file called %j', async (name, { skip }) => {
    skip(!hasScriptTools, noScriptTools)
    const it = scene({ more: { [name]: formatNote(noteOf(world)) } })
    const folder = lay(it)
    cpSync(join(folder, 'proof', 'entry'), join(folder, 'proof', name))
    const args = ['--policy', 'policy', `--known=${name}`, `--checkpoint=${name}`]
    const files = ['--', `proof/${name}`, 'proof/x.tlog-proof']
    const answers = await Promise.all([
      run(process.execPath, [program, ...args, ...files], folder),
      run('bash', [script, ...args, ...files], folder),
    ])
    for (const { first, text } of answers) {
      expect(first, text).toBe('VERIFIED [verified]')
      expect(text).not.toContain('\nend')
    }
    expect(readdirSync(folder)).not.toContain('owned')
  })

  test('may hold a pipe in the place of a file, or a link to the policy that came with it', async ({
    skip,
  }) => {
    skip(!hasScriptTools, noScriptTools)
    const folder = lay(scene({ more: { 'proof/policy': policy } }))
    spawnSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync('proof/policy', join(folder, 'mine'))
    for (const args of [
      ['--known', 'pipe'],
      ['--policy', 'mine'],
    ]) {
      const answers = await Promise.all([askFile(folder, args), askScript(folder, args)])
      expect(answers.map(({ first }) => first)).toEqual(
        Array(2).fill('NOTHING WAS DECIDED [usage]'),
      )
    }
  })

  test('gets the same answer from both, whatever is changed in a proof', async ({ skip }) => {
    skip(!hasScriptTools, noScriptTools)
    const bytes = Buffer.from(right)
    const mlDsaLine = bytes.indexOf(signatureLines[1] ?? '')
    const mlDsaLength = Buffer.byteLength(signatureLines[1] ?? '')
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(2), inserts, async (where, remove, insert) => {
        const start = where % bytes.length
        const proof = Buffer.concat([
          bytes.subarray(0, start),
          Buffer.from(insert, 'latin1'),
          bytes.subarray(start + remove),
        ])
        const folder = lay(scene({ proof }))
        const [byFile, byScript] = await Promise.all([askFile(folder, []), askScript(folder, [])])
        // The script says that it cannot check that line, so a wrong one is not seen there.
        const isUnseen = !isMlDsaChecked && start > mlDsaLine && start < mlDsaLine + mlDsaLength
        const isStated = isUnseen && byFile.first === 'INVALID [note-bad-signature]'
        expect(byScript.first).toBe(isStated ? 'VERIFIED [verified]' : byFile.first)
      }),
      { numRuns: 10 },
    )
  }, 180_000)
})
