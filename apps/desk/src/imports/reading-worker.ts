import type { ReadingChoice } from '@amparo/lists'
import { readTable, type TableVerdict } from './read-table.ts'

/** One file, taken apart where nothing else is: it has no key, no session, and is ended when it takes too long. */
export interface ReadingCall {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly choice: ReadingChoice
}

addEventListener('message', ({ data: { bytes, choice } }: MessageEvent<ReadingCall>) => {
  const verdict: TableVerdict = readTable(bytes, choice)
  postMessage(verdict)
})
