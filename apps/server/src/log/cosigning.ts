import {
  consistencyProof,
  emptyFrontier,
  grow,
  hashLeaf,
  hashRange,
  rootOf,
  type Organisation,
  type TreeHead,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import type { Events } from '../events.ts'
import { raise } from './alarm-store.ts'
import {
  askCosigner,
  shownBy,
  type Asking,
  type CosignerAlarm,
  type CosignerVerdict,
  type Fetch,
} from './ask-cosigner.ts'
import { AskFolder } from './ask-folder.ts'
import {
  checkpointOfSize,
  keepCosignatures,
  largestCosigned,
  newestCheckpoint,
  type SignedCheckpoint,
} from './checkpoint-store.ts'
import { failpoint } from './failpoints.ts'
import { sizeOf } from './leaf-store.ts'
import type { LogPlace } from './keeping-log.ts'
import { policyPath, readPolicyFile, writePolicyFile, type OfficePolicy } from './policy-file.ts'
import { headOf, leavesFrom, noteOf, type KeptLog } from './publish.ts'

/**
 * The policy of an office's log. Where there is none yet, and for the keys of a shard that is not in it, it is written: that a
 * log is signed by its own keys follows from the log.
 */
export async function policyOf(log: KeptLog, { home, slug }: LogPlace): Promise<OfficePolicy> {
  const path = policyPath(home, slug)
  const { keys } = await log.signer.state()
  const kept = readPolicyFile(path) ?? { logKeys: [], organisations: [], threshold: 0 }
  const missing = keys.filter(
    (key) => !kept.logKeys.some((one) => one.name === key.name && one.id === key.id),
  )
  if (missing.length === 0) return kept
  const whole = { ...kept, logKeys: [...kept.logKeys, ...missing] }
  writePolicyFile(path, whole)
  return whole
}

/** A start waits no longer for anybody's answer. */
const MOST_WAIT = 5_000

/**
 * What a cosigner shows under this log's own signature and the database does not bear out, as a text: then everything here was
 * set back, the signer's memory too, and the next signature would be a second history. Who has an address and does not answer
 * in seconds is named to `silent`.
 */
export async function heldElsewhere(
  log: KeptLog,
  place: LogPlace,
  fetch: Fetch,
  silent: (organisation: string) => void = () => {},
): Promise<string | undefined> {
  const { organisations } = await policyOf(log, place)
  const logKeys = (await log.signer.state()).keys
  const line = { fetch, milliseconds: MOST_WAIT }
  const shown = await Promise.all(
    organisations.map((one) => shownBy(line, one, { origin: log.shard.origin, logKeys })),
  )
  for (const [at, note] of shown.entries()) {
    if (note === 'silent') silent(organisations[at]?.name ?? '')
    else if (note !== undefined && !(await isBorneOut(log, headOf(note.text)))) return note.text
  }
  return undefined
}

/** Whether the tree of this size is the one that was signed: by its tiles where they are, else by the rows. */
async function isBorneOut(log: KeptLog, { size, root }: TreeHead): Promise<boolean> {
  const { logger, shard, folder } = log
  if (size > (await logger.read(gate, (tx) => sizeOf(tx, shard.number)))) return false
  const fromTiles = hashRange(nodeHashing, folder.source(size), { start: 0, end: size })
  const ours = fromTiles ?? (await rootOfRows(log, size))
  return Buffer.compare(ours, root) === 0
}

async function rootOfRows(log: KeptLog, size: number): Promise<Uint8Array> {
  const leaves = leavesFrom(log)
  let frontier = emptyFrontier
  while (frontier.size < size) {
    const end = Math.min(size, frontier.size + 65_536)
    const some = await leaves({ start: frontier.size, end })
    frontier = grow(
      nodeHashing,
      frontier,
      some.map((leaf) => hashLeaf(nodeHashing, leaf)),
    )
  }
  return rootOf(nodeHashing, frontier)
}

/** How an organisation answered. */
export interface Answered {
  readonly organisation: string
  readonly verdict: CosignerVerdict['verdict']
}

export interface Asked {
  readonly answered: readonly Answered[]
  /** The alarm by which a cosigner holds, under this log's own signature, what the log does not: it was forked or set back. */
  readonly fork: CosignerAlarm | undefined
}

/**
 * Has the newest checkpoint signed by the organisations of the policy: at their addresses when `overLine`, and through files by
 * those that have none. What counts is kept, and so is what must not be.
 */
export async function askCosigners(
  log: KeptLog,
  place: LogPlace,
  { fetch, overLine }: { readonly fetch: Fetch; readonly overLine: boolean },
): Promise<Asked> {
  const { logger, shard } = log
  const { organisations } = await policyOf(log, place)
  const newest = await logger.read(gate, (tx) => newestCheckpoint(tx, shard.number))
  if (newest === undefined) return { answered: [], fork: undefined }
  const verdicts = await Promise.all(
    organisations.map(async (organisation) => {
      const asking = await askingOf(log, organisation, newest)
      const isSigned = asking.signed === newest.size
      const byLine = organisation.url != null
      if (!byLine)
        return { organisation, verdict: await askByFile(log, place, organisation, asking) }
      if (isSigned || !overLine) return { organisation, verdict: undefined }
      const verdict = await askCosigner(fetch, organisation, asking)
      await keep(log, verdict, newest.size)
      return { organisation, verdict }
    }),
  )
  const all = verdicts.flatMap(({ organisation: { name }, verdict }) =>
    verdict === undefined ? [] : [{ organisation: name, verdict }],
  )
  return {
    answered: all.map(({ organisation, verdict: { verdict } }) => ({ organisation, verdict })),
    fork: all
      .map(({ verdict }) => forkIn(log, newest.size, verdict))
      .find((one) => one !== undefined),
  }
}

const clock = () => new Date()

async function askingOf(
  log: KeptLog,
  { keys }: Organisation,
  { note, at }: SignedCheckpoint,
): Promise<Asking> {
  const { logger, shard, folder, signer } = log
  return {
    note: noteOf(note),
    logKeys: (await signer.state()).keys,
    signed: await logger.read(gate, (tx) => largestCosigned(tx, shard.number, keys)),
    prove: (from, to) => consistencyProof(nodeHashing, folder.source(to), from, to),
    at,
    clock,
  }
}

/** Takes in what came back, and lays out what is to be carried there; the last verdict on what came. */
async function askByFile(
  log: KeptLog,
  place: LogPlace,
  organisation: Organisation,
  asking: Asking,
): Promise<CosignerVerdict | undefined> {
  const { logger, shard } = log
  const files = new AskFolder(place, organisation)
  const newest = headOf(asking.note.text).size
  let verdict: CosignerVerdict | undefined
  let { signed } = asking
  for (const file of files.answers()) {
    const taken = await files.take(file, {
      newest,
      signed,
      clock,
      ours: (size) =>
        logger.read(gate, async (tx) => {
          const own = await checkpointOfSize(tx, shard.number, size)
          return own && { text: noteOf(own.note).text, at: own.at }
        }),
    })
    verdict = taken.verdict
    await keep(log, verdict, taken.size)
    files.done(file, verdict)
    if (verdict.verdict === 'cosigned') signed = Math.max(signed, taken.size)
    if (verdict.verdict === 'begin-from') signed = verdict.size
  }
  if (signed < newest) files.layOut({ ...asking, signed })
  return verdict
}

async function keep(
  { logger, shard }: KeptLog,
  verdict: CosignerVerdict,
  size: number,
): Promise<void> {
  if (verdict.verdict === 'cosigned') {
    const { signatures } = verdict
    await logger.change(gate, (change) => keepCosignatures(change, shard.number, size, signatures))
    failpoint('cosigned')
  }
  if (verdict.verdict === 'alarm') {
    const { alarm: kind, evidence } = verdict
    await logger.change(gate, (change) => raise(change, { kind, raisedBy: 'cosigner', evidence }))
  }
}

/** What our own key signed and our tree does not bear out; a cosigner cannot make that up. */
function forkIn(log: KeptLog, size: number, verdict: CosignerVerdict): CosignerAlarm | undefined {
  const shown = verdict.verdict === 'alarm' ? verdict.shown : undefined
  if (verdict.verdict !== 'alarm' || shown?.origin !== log.shard.origin) return undefined
  if (shown.size > size) return verdict.alarm
  const ours = hashRange(nodeHashing, log.folder.source(size), { start: 0, end: shown.size })
  const isSame = ours === undefined || Buffer.compare(ours, shown.root) === 0
  return isSame ? undefined : verdict.alarm
}

/** How often cosigners are asked, and how often it is looked for what came back by file; in milliseconds. */
export interface CosigningCadence {
  readonly cosign: number
  readonly look: number
}

export interface CosigningOptions {
  readonly cadence: CosigningCadence
  readonly fetch: Fetch
  readonly events: Events
  /** Whether there is nothing to be signed any more. */
  readonly isStopped: () => boolean
  /** There are new cosignatures to be shown. */
  readonly cosigned: () => Promise<void>
  /** The log was forked or set back. */
  readonly forked: (kind: string) => void
}

/** Asks cosigners again and again until disposed. Waiting for them holds up nothing else. */
export function cosigning(
  log: KeptLog,
  place: LogPlace,
  { cadence, fetch, events, isStopped, cosigned, forked }: CosigningOptions,
): AsyncDisposable {
  const ended = new AbortController()
  const saidOf = new Map<string, string>()
  let askedAt = -Infinity
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const fetchUntilEnd: Fetch = (url, init) =>
    fetch(url, {
      ...init,
      signal: AbortSignal.any([ended.signal, ...(init.signal ? [init.signal] : [])]),
    })

  async function round(): Promise<void> {
    if (isStopped()) return
    const overLine = Date.now() - askedAt >= cadence.cosign
    if (overLine) askedAt = Date.now()
    const { answered, fork } = await askCosigners(log, place, { fetch: fetchUntilEnd, overLine })
    if (ended.signal.aborted) return
    if (answered.some(({ verdict }) => verdict === 'cosigned')) await cosigned()
    for (const one of answered) say(one)
    if (fork !== undefined) forked(fork)
  }

  /** What stays as it is is said once. */
  function say({ organisation, verdict }: Answered): void {
    const before = saidOf.get(organisation)
    saidOf.set(organisation, verdict)
    if (verdict !== 'cosigned' && verdict !== before) events.notCosigned(organisation, verdict)
  }

  function goOn(): void {
    running = round()
      .catch((error: unknown) => events.bug('cosigning', error))
      .then(() => {
        if (!ended.signal.aborted) timer = setTimeout(goOn, cadence.look).unref()
      })
  }
  timer = setTimeout(goOn, Math.min(cadence.look, FIRST)).unref()

  return {
    async [Symbol.asyncDispose]() {
      ended.abort()
      clearTimeout(timer)
      await running
    },
  }
}

/** A start has better things to do. */
const FIRST = 5_000
