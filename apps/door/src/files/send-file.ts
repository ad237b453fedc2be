import { uploadPayload } from '@amparo/upload'
import { browserClock } from '@amparo/upload/browser'
import type { Mailbox } from '@amparo/seal'
import { toBase64 } from '../base64.ts'
import { ask, type Intake } from '../calls.ts'
import { dropUpload, finishUpload, startUpload } from '../mailbox-calls.ts'
import { describe, prepare, sealedState, type Chosen, type Prepared } from './locking-file.ts'

/** Where one file stands; what a person is told of it. */
export type FileState =
  | { readonly at: 'looking'; readonly share: number }
  | { readonly at: 'sending'; readonly confirmed: number; readonly length: number }
  | { readonly at: 'waiting' | 'finishing' | 'arrived' | 'stopped' | 'dropped' }
  | { readonly at: 'problem'; readonly why: Problem }

export type Problem =
  | 'empty'
  | 'tooLarge'
  | 'tooMany'
  | 'closed'
  | 'changed'
  | 'unreadable'
  | 'notLocked'
  | 'refused'

/** The newest part of a thread: what is added next names it. */
export interface Newest {
  readonly seq: number
  readonly envelope: string
}

/** What sending a file needs of the page around it. */
export interface Surroundings {
  readonly keys: Mailbox
  readonly intake: Intake
  /** The newest part as far as is known here. */
  readonly newest: () => Newest
  /** Looks at the server again; null when it cannot be reached. */
  readonly look: () => Promise<Newest | null>
  readonly onAdded: (newest: Newest) => void
  readonly onState: (state: FileState) => void
  readonly signal: AbortSignal
  readonly slowly: boolean
}

/** 256 KB a quarter of a minute: about what a chat with pictures does. */
const slowRest = 15_000
const slowPiece = 256 * 1_024

/** Begins a file: reads it through, seals its state, and tells the server that it comes. Null when it will not be taken. */
export async function begin(chosen: Chosen, around: Surroundings): Promise<Prepared | null> {
  const { keys, intake, signal, onState } = around
  const onLooked = (share: number) => onState({ at: 'looking', share })
  onLooked(0)
  const prepared = await prepare(chosen, intake, onLooked, signal)
  const answer = await ask(fetch, startUpload, {
    ...credentials(keys),
    upload: prepared.state.upload,
    length: prepared.source.length,
    state: await sealedState(keys, prepared.state),
  })
  if (answer.ok) return prepared
  if (answer.code === 'unreachable') {
    onState({ at: 'stopped' })
    return null
  }
  onState({ at: 'problem', why: problems[answer.code] ?? 'refused' })
  return null
}

const problems: Readonly<Record<string, Problem>> = {
  'files-closed': 'closed',
  'no-room': 'closed',
  'too-many-files': 'tooMany',
  'too-large': 'tooLarge',
}

/** Moves a file's bytes, whatever the line does, and then adds its description to the thread. */
export async function move(prepared: Prepared, around: Surroundings): Promise<void> {
  const { keys, signal, onState, slowly } = around
  const { source, state } = prepared
  const { length } = source
  onState({ at: 'sending', confirmed: 0, length })
  const uploaded = await uploadPayload({
    fetch: (...request) => fetch(...request),
    url: `/api/files/data/${state.upload}`,
    headers: { authorization: `Bearer ${toBase64(keys.access)}` },
    payload: source,
    onProgress: ({ kept, line }) =>
      onState(line === 'open' ? { at: 'sending', confirmed: kept, length } : { at: 'waiting' }),
    signal,
    clock: browserClock,
    ...(slowly ? { pause: slowRest, chunk: slowPiece } : {}),
  })
  if (uploaded.end === 'stopped') return onState({ at: 'stopped' })
  if (uploaded.end === 'refused')
    return onState({ at: 'problem', why: problems[uploaded.code] ?? 'refused' })
  onState({ at: 'finishing' })
  await finish(prepared, around)
}

const tries = 5

async function finish(prepared: Prepared, around: Surroundings): Promise<void> {
  const { keys, intake, onState, onAdded, signal } = around
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const after = around.newest()
    const locked = await describe(prepared, keys, intake, after)
    const answer = await ask(fetch, finishUpload, {
      ...credentials(keys),
      upload: prepared.state.upload,
      header: locked.header,
      envelope: locked.envelope,
      prev: locked.prev,
    })
    if (answer.ok) {
      onAdded({ seq: after.seq + 1, envelope: locked.hash })
      return onState({ at: 'arrived' })
    }
    const passes = answer.code === 'unreachable' || answer.code === 'unavailable'
    if (!passes && answer.code !== 'out-of-order')
      return onState({ at: 'problem', why: problems[answer.code] ?? 'refused' })
    if (!passes && attempt === tries) return onState({ at: 'problem', why: 'refused' })
    if (passes) {
      onState({ at: 'waiting' })
      await wait(4_000, signal)
    }
    const newest = await around.look()
    // The line broke after it had been kept: the newest part is this very file.
    if (newest !== null && newest.envelope === locked.hash) {
      onAdded(newest)
      return onState({ at: 'arrived' })
    }
    if (newest !== null) onAdded(newest)
  }
  onState({ at: 'stopped' })
}

/** Throws an unfinished file away at the server. */
export async function drop(keys: Mailbox, upload: string): Promise<boolean> {
  const answer = await ask(fetch, dropUpload, { ...credentials(keys), upload })
  return answer.ok
}

/** What went wrong while a file was read or sealed, as a person is told. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Error && error.name === 'FileChanged') return 'changed'
  const isUnreadable = error instanceof DOMException && error.name !== 'AbortError'
  return isUnreadable ? 'unreadable' : 'notLocked'
}

export function credentials(keys: Mailbox) {
  return { id: keys.id, access: toBase64(keys.access) }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
