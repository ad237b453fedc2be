import { otsUpgrades, readOts, recentBits } from '@amparo/anchors'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../../db/actor.ts'
import type { Office } from '../../db/office.ts'
import type { Events } from '../../events.ts'
import { toldOf } from '../../http/failure.ts'
import { raise } from '../alarm-store.ts'
import type { LogPlace } from '../keeping-log.ts'
import { newestShard, type Shard } from '../shard-store.ts'
import { dayBegan, type AnchorPlan } from './anchor-plan.ts'
import {
  dailyCheckpoint,
  keepStep,
  lastStep,
  tokensOf,
  unprovedAnchors,
  type Anchor,
} from './anchor-store.ts'
import { otsRequestOf, timestampRequestOf, want } from './asking.ts'
import { standingOf } from './standing.ts'
import { longestAnswer, take, type Taking } from './taking.ts'
import { pinnedPolicy, pinnedRoots } from './whom-to-believe.ts'

/** In milliseconds: one that does not answer must not hold up the others, nor our own ending. */
const patience = 20_000
/** How long until one that did not answer is asked again. */
const pause = 15 * 60_000
/** A promise is kept within hours: how long until it is asked after again, and of how many checkpoints at most. */
const promisePause = 60 * 60_000
const promisesAtOnce = 14

export interface Sending {
  readonly taking: Taking
  readonly shard: Shard
  readonly plan: AnchorPlan
  readonly told: AbortSignal
  /** Why somebody did not answer; never what they said. */
  readonly notAnswered: (error: unknown) => void
}

/**
 * Sees to the anchors of the day, as far as an operator named who is asked: asks who was not asked yet, asks after what was
 * promised, and raises the alarm when the log has waited too long. Whatever fails is told and tried again later.
 */
export async function anchorRound(sending: Sending, now: Date): Promise<void> {
  const { taking, plan, shard } = sending
  const { office, roots } = taking
  // An answer is only worth having where somebody pinned whom to believe.
  const authorities = roots.length > 0 ? plan.authorities : []
  const began = dayBegan(plan, now)
  const checkpoint = await office.read(gate, (tx) => dailyCheckpoint(tx, shard.number, began))
  if (checkpoint === undefined) return
  if (authorities.length > 0) {
    const anchor = await office.change(gate, (change) => want(change, checkpoint, 'rfc3161'))
    for (const url of authorities)
      await ask(sending, anchor, url, () => stamp(sending, anchor, url))
  }
  if (plan.calendars.length > 0) {
    const anchor = await office.change(gate, (change) => want(change, checkpoint, 'ots'))
    for (const url of plan.calendars)
      await ask(sending, anchor, url, () => promise(sending, anchor, url))
    await askAgain(sending)
  }
  await raiseWhenLate(sending, now)
}

/** Asks one who has not answered yet and was not asked a moment ago. */
async function ask(
  { taking: { office }, notAnswered }: Sending,
  { id }: Anchor,
  authority: string,
  question: () => Promise<void>,
): Promise<void> {
  const isTurn = await office.change(gate, async (change) => {
    const last = await lastStep(change.tx, id, authority)
    const isWaiting = last === undefined || last.state === 'sent' || last.state === 'wanted'
    const isRested = last === undefined || change.now.getTime() - last.at.getTime() >= pause
    if (!isWaiting || !isRested) return false
    if (last === undefined) await keepStep(change, id, { authority, state: 'wanted' })
    await keepStep(change, id, { authority, state: 'sent' })
    return true
  })
  if (isTurn) await question().catch(notAnswered)
}

async function stamp({ taking, told }: Sending, anchor: Anchor, url: string): Promise<void> {
  const answer = await fetched(told, url, {
    method: 'POST',
    headers: {
      'content-type': 'application/timestamp-query',
      accept: 'application/timestamp-reply',
    },
    body: Buffer.from(timestampRequestOf(anchor).bytes),
  })
  await take(taking, answer, url)
}

async function promise({ taking, told }: Sending, anchor: Anchor, url: string): Promise<void> {
  const { head, message } = otsRequestOf(anchor)
  const answer = await fetched(told, `${url}/digest`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', accept: otsType },
    body: Buffer.from(message),
  })
  await take(taking, Buffer.concat([head, answer]), url)
}

const otsType = 'application/vnd.opentimestamps.v1'

/** Asks after what calendars promised: only those that were named, whatever address stands in a promise. */
async function askAgain({ taking, plan, told, notAnswered }: Sending): Promise<void> {
  const { office } = taking
  const waiting = await office.read(gate, (tx) => unprovedAnchors(tx, promisesAtOnce))
  for (const { id } of waiting) {
    const newest = await office.read(gate, async (tx) => (await tokensOf(tx, id)).at(-1))
    const reading = newest && readOts(nodeHashing, newest.token)
    if (reading?.verdict !== 'proof') continue
    for (const { calendar, message, head } of otsUpgrades(reading.proof)) {
      const url = calendar.replace(/\/$/, '')
      const authority = `${url}/timestamp`
      if (!plan.calendars.includes(url)) continue
      const isTurn = await office.change(gate, async (change) => {
        const last = await lastStep(change.tx, id, authority)
        if (last && change.now.getTime() - last.at.getTime() < promisePause) return false
        await keepStep(change, id, { authority, state: 'sent' })
        return true
      })
      if (!isTurn) continue
      const path = `${url}/timestamp/${Buffer.from(message).toString('hex')}`
      await fetched(told, path, { headers: { accept: otsType } })
        .then((answer) => take(taking, Buffer.concat([head, answer]), url))
        .catch(notAnswered)
    }
  }
}

/** What an address answers: no redirect is followed, and nobody is listened to for long or at length. */
async function fetched(told: AbortSignal, url: string, init: RequestInit): Promise<Uint8Array> {
  const signal = AbortSignal.any([told, AbortSignal.timeout(patience)])
  const response = await fetch(url, { ...init, redirect: 'error', signal })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new Error(`anchors: answered ${response.status}`)
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body) {
    length += part.length
    if (length > longestAnswer) throw new Error('anchors: an answer too long')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Once for each newest anchor, however long it lasts. */
async function raiseWhenLate({ taking, plan, shard }: Sending, now: Date): Promise<void> {
  const { office } = taking
  const { alarmHours } = plan
  const standing = await office.read(gate, (tx) =>
    standingOf(tx, shard.number, { now, alarmHours }),
  )
  const isWanted = plan.authorities.length + plan.calendars.length > 0 || standing.newest !== null
  if (!standing.isLate || !isWanted) return
  const evidence = `Nobody outside has said for more than ${alarmHours} hours that the log existed. Waiting since ${standing.waitingSince?.toISOString() ?? 'now'}; anchored up to ${standing.newest?.size ?? 0} entries.`
  await office.change(gate, (change) =>
    raise(change, { kind: 'anchor-late', raisedBy: 'anchor', evidence }),
  )
}

const MINUTE = 60_000

/**
 * Sees to the anchors of an office’s log every minute until disposed. Nothing else waits for it, whoever does not answer; roots
 * that are pinned meanwhile count from the next minute on.
 */
export function anchoring(
  logger: Office,
  plan: AnchorPlan,
  { home, slug, events }: LogPlace & { readonly events: Events },
): AsyncDisposable {
  const ending = new AbortController()
  const round = async (): Promise<void> => {
    const shard = await logger.read(gate, newestShard)
    if (shard === undefined) return
    const taking = {
      office: logger,
      roots: pinnedRoots(home, slug),
      policy: pinnedPolicy(home, slug),
      leastBits: recentBits,
    }
    const notAnswered = (error: unknown) => events.anchorNotGot(error)
    await anchorRound({ taking, shard, plan, told: ending.signal, notAnswered }, new Date())
  }
  const told = () =>
    round().catch((error: unknown) => {
      if (toldOf(error).bug) events.bug('anchors', error)
    })
  let running = told()
  const timer = setInterval(() => {
    running = running.then(told)
  }, MINUTE).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      ending.abort()
      await running
    },
  }
}
