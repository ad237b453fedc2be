import { refusedAsLarge, type ReadingChoice } from '@amparo/lists'
import { readTable, type TableVerdict } from './read-table.ts'

/**
 * One file, taken apart where nothing else is: it has no key, no session, and is ended when it takes too long. One that is too large
 * to be read comes as the file, and is only looked through, in pieces.
 */
export type ReadingCall =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly choice: ReadingChoice }
  | { readonly file: File }

addEventListener('message', ({ data }: MessageEvent<ReadingCall>) => {
  void verdictOf(data).then((verdict) => postMessage(verdict))
})

async function verdictOf(call: ReadingCall): Promise<TableVerdict> {
  if ('bytes' in call) return readTable(call.bytes, call.choice)
  return { ...(await refusedAsLarge(piecesOf(call.file))), encodings: [], sheets: [] }
}

/** Bytes that are held at once. */
const PIECE = 4 * 1024 * 1024

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE)
    yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())
}
