import { logAlarmKinds } from '@amparo/contract'

/** The newest checkpoint a browser saw, signed by the log, and the keys it took for the log's at first sight. */
export interface Seen {
  /** As people exchange them (C2SP signed-note, “Verifier keys”), sorted. */
  readonly keys: readonly string[]
  /** A signed note with the log's own signatures alone: nothing of who was there when. */
  readonly note: string
}

export type LogAlarmKind = (typeof logAlarmKinds)[number]

/** What a browser found that contradicts the log. It stands until a person has saved it and says so. */
export interface StandingAlarm {
  readonly kind: LogAlarmKind
  /** Everything somebody else needs to see it: keys, both checkpoints, the proof that does not check. */
  readonly evidence: string
  readonly isReported: boolean
  readonly isSaved: boolean
}

export interface Memory {
  readonly seen: Seen | null
  readonly alarm: StandingAlarm | null
}

export const nothingSeen: Memory = { seen: null, alarm: null }

/** Reads what was remembered; nothing where it is not readable. */
export function readMemory(content: unknown): Memory {
  if (!isRecord(content)) return nothingSeen
  return { seen: seenOf(content['seen']), alarm: alarmOf(content['alarm']) }
}

function seenOf(content: unknown): Seen | null {
  if (!isRecord(content)) return null
  const { keys, note } = content
  return areTexts(keys) && typeof note === 'string' ? { keys, note } : null
}

function alarmOf(content: unknown): StandingAlarm | null {
  if (!isRecord(content)) return null
  const { evidence } = content
  const kind = logAlarmKinds.find((one) => one === content['kind'])
  if (kind === undefined || typeof evidence !== 'string') return null
  const [isReported, isSaved] = [content['isReported'] === true, content['isSaved'] === true]
  return { kind, evidence, isReported, isSaved }
}

function isRecord(content: unknown): content is Record<string, unknown> {
  return typeof content === 'object' && content !== null
}

function areTexts(content: unknown): content is string[] {
  return Array.isArray(content) && content.every((one) => typeof one === 'string')
}

/** Where this device keeps one short text; null where it keeps none. */
export interface OneText {
  read(): string | null
  /** Whether it was kept. */
  write(text: string): boolean
}

export function readKept(place: OneText): Memory {
  try {
    return readMemory(JSON.parse(place.read() ?? 'null'))
  } catch {
    return nothingSeen
  }
}

/** The one thing this workspace leaves on a device; see docs/decisions/0022. */
const PLACE = 'amparo-log'

/** In a browser that keeps nothing, this keeps nothing either. */
export const onThisDevice: OneText = {
  read() {
    try {
      return localStorage.getItem(PLACE)
    } catch {
      return null
    }
  },
  write(text) {
    try {
      localStorage.setItem(PLACE, text)
      return true
    } catch {
      return false
    }
  },
}
