import { startWorker } from '../workers/start-worker.ts'
import type { TableVerdict } from './read-table.ts'
import type { ReadingCall } from './reading-worker.ts'

/** A file that takes longer was made to, or is too much for this device. */
const PATIENCE = 60_000

/**
 * Reads a file in a worker of its own, which ends with it. Null when it was stopped, took longer than a minute, or used up the
 * memory that a page may have.
 */
export function readApart(call: ReadingCall, signal: AbortSignal): Promise<TableVerdict | null> {
  const worker = startWorker('reading')
  let timer: ReturnType<typeof setTimeout> | undefined
  return new Promise<TableVerdict | null>((resolve) => {
    const giveUp = (): void => resolve(null)
    timer = setTimeout(giveUp, PATIENCE)
    signal.addEventListener('abort', giveUp, { once: true })
    worker.addEventListener('message', ({ data }: MessageEvent<TableVerdict>) => resolve(data))
    worker.addEventListener('error', giveUp)
    worker.postMessage(call)
    if (signal.aborted) giveUp()
  }).finally(() => {
    clearTimeout(timer)
    worker.terminate()
  })
}
