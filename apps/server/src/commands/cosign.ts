import { open } from 'node:fs/promises'
import {
  checkNote,
  formatVerifierKey,
  noteLimits,
  parseVerifierKey,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { cosignApp, cosignLimits } from '../cosign/app.ts'
import { answerFileText } from '../cosign/answer-file.ts'
import { cosignerIn, type Cosigner } from '../cosign/cosigner.ts'
import {
  evidenceOf,
  follow,
  followedLog,
  followedLogs,
  lastOf,
  type FollowedLog,
} from '../cosign/followed-log.ts'
import { makeSigners, openSigners } from '../cosign/signers.ts'
import { standardEvents, type Events } from '../events.ts'
import { cosignerFolder, homeFolder, writePrivate } from '../host/home.ts'
import type { Progress } from '../host/host.ts'
import { listenOrExplain, LOOPBACK } from './serve.ts'
import { aborted, toldToEnd } from './told-to-end.ts'

const USAGE = `What another organisation runs, so that no log of a partner is rewritten unseen:
  cosign init <name>               make this organisation's keys, under a name as partner.example
  cosign trust <key> [<key>]       follow a log, by its keys
  cosign serve                     answer logs, on AMPARO_COSIGN_PORT (8083) of this machine
  cosign file <request>            answer one request that came as a file; the answer is written beside it
  cosign status                    which logs are followed, what was signed last, what was refused`

/** What an organisation does that signs the checkpoints of another's log. Needs no PostgreSQL and no office. */
export async function cosign(say: Progress, [what, ...rest]: readonly string[]): Promise<void> {
  const folder = cosignerFolder(homeFolder())
  if (what === 'init' && rest.length === 1) return init(say, folder, rest[0] ?? '')
  if (what === 'trust' && (rest.length === 1 || rest.length === 2)) return trust(say, folder, rest)
  if (what === 'serve' && rest.length === 0) return serve(say, folder)
  if (what === 'file' && rest.length === 1) return answerFile(say, folder, rest[0] ?? '')
  if (what === 'status' && rest.length === 0) return status(say, folder)
  throw new Error(USAGE)
}

function init(say: Progress, folder: string, name: string): void {
  const signers = makeSigners(folder, name)
  say(`Keys of ${name}. Who keeps a log that you cosign needs both lines:`)
  for (const { key } of signers) say(formatVerifierKey(key))
  say('')
  say(`The private keys and what was signed lie in ${folder}. They belong together: no older copy`)
  say('of this folder may ever be put in its place. See docs/cosigner.md.')
}

function trust(say: Progress, folder: string, texts: readonly string[]): void {
  const own = openSigners(folder).map(({ key }) => key)
  const keys = texts.map(readLogKey)
  const [first, second] = keys
  if (first === undefined) throw new Error(USAGE)
  const origin = first.name
  if (second !== undefined && second.name !== origin)
    throw new Error(`One log has one name: these keys are of ${origin} and of ${second.name}.`)
  if (second !== undefined && second.id === first.id) throw new Error('This is one key, twice.')
  if (keys.some((key) => own.some((one) => isSame(one, key))))
    throw new Error('That is this cosigner’s own key. A log that cosigns itself proves nothing.')
  const before = followedLog(folder, origin)?.keys ?? []
  const isKept = before.every((one) => keys.some((key) => isSame(one, key)))
  if (!isKept)
    throw new Error(
      `${origin} is followed already, by other keys. A log that changes its keys changes its name; ask its office, over a second way, what happened.`,
    )
  follow(folder, origin, keys)
  say(`${origin} is followed, by ${keys.length === 1 ? 'one key' : 'two keys'}.`)
}

function readLogKey(text: string): VerifierKey {
  const reading = parseVerifierKey(nodeHashing, text.trim())
  if (reading.verdict === 'malformed')
    throw new Error(
      `“${text.slice(0, 60)}” is no key of a log, or not all of it. It is one line: name+8 digits+letters.`,
    )
  if (reading.key.type === 'ed25519-cosignature')
    throw new Error(`${reading.key.name}: this is a cosigner’s key, not a log’s.`)
  return reading.key
}

function isSame(a: VerifierKey, b: VerifierKey): boolean {
  return Buffer.compare(a.publicKey, b.publicKey) === 0
}

async function serve(say: Progress, folder: string): Promise<void> {
  const told = toldToEnd()
  const app = cosignApp(opened(folder, standardEvents()), standardEvents())
  const port = Number(process.env['AMPARO_COSIGN_PORT'] ?? 8083)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error('AMPARO_COSIGN_PORT must be a port number.')
  await using _serving = await listenOrExplain(app, port, 'AMPARO_COSIGN_PORT', cosignLimits)
  status(say, folder)
  say(`Answering on http://${LOOPBACK}:${port}. Only this machine can reach it. Ctrl-C ends it.`)
  await aborted(told)
}

function opened(folder: string, events: Events): Cosigner {
  return cosignerIn(folder, openSigners(folder), {
    refused: (origin) => events.forkRefused(origin),
  })
}

async function answerFile(say: Progress, folder: string, path: string): Promise<void> {
  const cosigner = opened(folder, standardEvents())
  const answer = await cosigner.answerFile(await readUpTo(path, noteLimits.note))
  if (answer.status === 503)
    throw new Error('Another process is answering for this log. Say the same again.')
  writePrivate(`${path}.answer`, answerFileText(answer))
  say(`${meaning[answer.status]} The answer is ${path}.answer: take it back to the office.`)
  if (answer.status === 422) process.exitCode = 1
}

const meaning = {
  200: 'Signed.',
  400: 'This is no request that can be understood. Nothing was signed.',
  403: 'The log that is named did not sign this. Nothing was signed.',
  404: 'This log is not followed here. Nothing was signed.',
  409: 'Not signed yet: the log has to begin from another size, which the answer names.',
  422: 'THIS LOG CONTRADICTS WHAT IT SIGNED BEFORE. Nothing was signed, and the request is kept as evidence.',
} as const

/** A file that may be anything; one that is too long is cut, and is then no request. */
async function readUpTo(path: string, most: number): Promise<Uint8Array> {
  await using file = await open(path, 'r').catch((error: unknown) => {
    throw new Error(`${path} cannot be read.`, { cause: error })
  })
  const bytes = Buffer.alloc(most + 1)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
  return bytes.subarray(0, bytesRead)
}

function status(say: Progress, folder: string): void {
  const signers = openSigners(folder)
  const { name } = signers[0].key
  say(`Cosigner ${name}. Its keys, again: cosign init ${name}`)
  const logs = followedLogs(folder)
  if (logs.length === 0) say('It follows no log yet: cosign trust <key> [<key>].')
  const own = signers.map(({ key }) => key)
  for (const log of logs) for (const line of standing(log, own)) say(line)
}

function standing(log: FollowedLog, own: readonly VerifierKey[]): string[] {
  const forks = evidenceOf(log, 'fork')
  const unproved = evidenceOf(log, 'unproved')
  const refused = [
    ...(forks.length > 0
      ? [`  CONTRADICTS ITSELF: ${forks.length} kept, two trees of one size both signed by the log`]
      : []),
    ...(unproved.length > 0
      ? [`  ${unproved.length} kept that were not shown to follow what was signed before`]
      : []),
    ...[...forks, ...unproved].map((path) => `    ${path}`),
  ]
  return [log.origin, `  ${signedOf(log, own)}`, ...refused]
}

function signedOf(log: FollowedLog, own: readonly VerifierKey[]): string {
  try {
    const { checkpoint, note } = lastOf(log)
    if (note === null) return 'nothing signed yet'
    const check = checkNote(nodeVerifying, own, note)
    const time = check.verdict === 'signed' ? check.by[0]?.time : undefined
    const at = time == null ? 'at a time that cannot be read' : new Date(time * 1_000).toISOString()
    return `${checkpoint.size} entries signed, last ${at}`
  } catch (error) {
    // The one log must not hide how the others stand.
    process.exitCode = 1
    return error instanceof Error ? error.message : 'cannot be read'
  }
}
