import { readCheckpoint, readConsistency, reportLogAlarm } from '@amparo/contract'
import type { Drafts } from '../../session/drafts.ts'
import type { Session } from '../../session/session.ts'
import type { AskProof, Judged, Offered } from './judge.ts'
import {
  nothingSeen,
  readKept,
  readMemory,
  type Memory,
  type OneText,
  type StandingAlarm,
} from './memory.ts'

/** How the log stands for this browser. */
export interface Watched {
  /** Stands until a person has saved it and says so, whatever is reloaded. */
  readonly alarm: StandingAlarm | null
  /** The server gave no proof that the log holds what it held, at the last look. */
  readonly isUnproved: boolean
  /** When the log was last seen to follow what was remembered; null before the first look. */
  readonly checkedAt: Date | null
}

/**
 * Remembers the newest checkpoint this browser saw, and looks again and again whether the log still holds all it held
 * then. So nobody who has the server can rewrite the past for somebody who was here before.
 */
export interface Monitor {
  readonly state: () => Watched
  readonly subscribe: (listener: () => void) => () => void
  /** The evidence of the standing alarm was given out as a file. */
  readonly saved: () => void
  /** People have dealt with the alarm: the log is watched anew, as at first sight. Only after `saved`. */
  readonly goOn: () => void
}

export interface MonitorTools {
  readonly device: OneText
  /** What is needed to check, loaded when it is needed. */
  readonly loadJudge: () => Promise<
    (seen: Memory['seen'], offered: Offered, askProof: AskProof) => Promise<Judged>
  >
  /** One at a time, among all pages of this browser: what was seen never goes back because two looked at once. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs this again and again, until the returned function is called. */
  readonly every: (look: () => void) => () => void
  readonly now: () => Date
}

/** So often in a row the line may break before the page says that nothing was proved. */
const MOST_BROKEN = 3

/** Where the copy for the same person on another device lies: sealed to them, at the server. */
const COPY = 'seen-1'

export function makeMonitor(session: Session, drafts: Drafts, tools: MonitorTools): Monitor {
  let state: Watched = { alarm: readKept(tools.device).alarm, isUnproved: false, checkedAt: null }
  /** What is remembered where the device keeps nothing. */
  let inPage: Memory = nothingSeen
  let stop: (() => void) | null = null
  let isLooking = false
  /** Looks in a row for which there was no line. */
  let broken = 0
  const listeners = new Set<() => void>()

  function become(next: Watched): void {
    state = next
    for (const listener of listeners) listener()
  }

  function remembered(): Memory {
    const kept = readKept(tools.device)
    return kept.seen === null && kept.alarm === null ? inPage : kept
  }

  function remember(memory: Memory): void {
    inPage = memory
    tools.device.write(JSON.stringify(memory))
  }

  function isOpen(): boolean {
    const current = session.state()
    return current.kind === 'open' && !current.expired
  }

  function mayKeepCopy(): boolean {
    const current = session.state()
    return current.kind === 'open' && current.officer.me.actions.includes('draft.keep')
  }

  /** What this person saw elsewhere; a server that withholds it gains nothing where this device remembers. */
  async function copy(): Promise<Memory> {
    if (!mayKeepCopy()) return nothingSeen
    return readMemory(await drafts.read(COPY).catch(() => null))
  }

  function raise(alarm: StandingAlarm): void {
    remember({ ...remembered(), alarm })
    become({ ...state, alarm })
  }

  async function report(alarm: StandingAlarm): Promise<void> {
    const { kind, evidence } = alarm
    const answer = await session.askOnce(reportLogAlarm, { params: {}, body: { kind, evidence } })
    const { alarm: standing } = remembered()
    if (answer.ok && standing?.evidence === evidence) raise({ ...standing, isReported: true })
  }

  const askProof: AskProof = async (stretch) => {
    const answer = await session.askOnce(readConsistency, { params: {}, body: stretch })
    if (answer.ok) return answer.reply.proof
    if (isLine(answer.code)) throw new NoLine()
    return null
  }

  /** One look. What was remembered is read before the server is asked, so that an honest answer is never older. */
  async function look(isFirst: boolean): Promise<void> {
    const memory = remembered()
    const elsewhere = isFirst ? await copy() : nothingSeen
    const standing = memory.alarm ?? elsewhere.alarm
    if (standing !== null) {
      // Whatever was offered meanwhile, what contradicted the log goes on contradicting it.
      if (standing !== state.alarm) raise(standing)
      if (!standing.isReported) await report(standing)
      return
    }
    const answer = await session.askOnce(readCheckpoint, { params: {}, body: {} })
    const known = distinct([memory.seen, elsewhere.seen])
    if (!answer.ok) {
      if (isLine(answer.code)) throw new NoLine()
      become({ ...state, isUnproved: known.length > 0 })
      return
    }
    const offered = answer.reply.checkpoint
    if (offered === null) {
      become({ ...state, isUnproved: known.length > 0 })
      return
    }
    const judgeOne = await tools.loadJudge().catch(() => {
      throw new NoLine()
    })
    let newest: Memory['seen'] = null
    for (const seen of known.length === 0 ? [null] : known) {
      const judged = await judgeOne(seen, offered, askProof)
      if (!isOpen()) return
      if (judged.verdict === 'unproved') {
        become({ ...state, isUnproved: true })
        return
      }
      if (judged.verdict === 'alarm') {
        const { kind, evidence } = judged
        const alarm = { kind, evidence, isReported: false, isSaved: false }
        raise(alarm)
        if (mayKeepCopy()) await drafts.keepQuietly(COPY, remembered())
        await report(alarm)
        return
      }
      newest = judged.seen
    }
    remember({ seen: newest, alarm: null })
    become({ alarm: null, isUnproved: false, checkedAt: tools.now() })
    if (isFirst && mayKeepCopy()) await drafts.keepQuietly(COPY, { seen: newest, alarm: null })
  }

  async function lookNow(isFirst: boolean): Promise<void> {
    // A server that lets a look wait must not have them pile up.
    if (isLooking || !isOpen()) return
    isLooking = true
    try {
      await tools.inTurn(() => look(isFirst))
      broken = 0
    } catch (error) {
      if (!(error instanceof NoLine)) throw error
      // A bad line says nothing. One that is bad for this question alone, again and again, does.
      broken++
      if (broken >= MOST_BROKEN && remembered().seen !== null)
        become({ ...state, isUnproved: true })
    } finally {
      isLooking = false
    }
  }

  session.onUnlocked(() => {
    stop?.()
    void lookNow(true)
    stop = tools.every(() => void lookNow(false))
  })
  session.subscribe(() => {
    if (session.state().kind === 'open') return
    stop?.()
    stop = null
  })

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    saved() {
      const { alarm } = remembered()
      if (alarm !== null) raise({ ...alarm, isSaved: true })
    },
    goOn() {
      const { alarm } = remembered()
      if (alarm === null || !alarm.isSaved) return
      remember(nothingSeen)
      inPage = nothingSeen
      become({ ...state, alarm: null })
      if (mayKeepCopy()) void drafts.keepQuietly(COPY, null)
      void lookNow(false)
    },
  }
}

function isLine(code: string): boolean {
  return code === 'unreachable' || code === 'signed-out' || code === 'unavailable'
}

/** The line broke while something was asked: not the log’s doing. */
class NoLine extends Error {
  override readonly name = 'NoLine'
}

function distinct(seen: readonly Memory['seen'][]): NonNullable<Memory['seen']>[] {
  const byNote = new Map(seen.flatMap((one) => (one === null ? [] : [[one.note, one] as const])))
  return [...byNote.values()]
}
