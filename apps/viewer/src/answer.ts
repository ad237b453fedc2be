import { rangeOf, type Range } from './range.ts'

/** What a page says of a file that it shows under a random address. */
export interface Head {
  readonly type: string
  readonly size: number
  /** For a copy on disk; says nothing of what the file is. */
  readonly name: string
}

export type ReadPiece = (from: number, to: number) => Promise<Uint8Array>

/** In bytes: a few chunks of the seal, so that a seek answers soon and little is opened that nobody sees. */
const pieceLength = 512 * 1024

/** Whatever is in the file, the browser takes it for nothing else, keeps it nowhere and runs nothing of it. */
const always = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'accept-ranges': 'bytes',
}

/** Nothing is shown under this address, or not to whoever asks so. */
export const notHere = (): Response => new Response(null, { status: 404, headers: always })

/** Asked by what: an element that shows it, or the whole frame, which only ever gets a copy to save. */
export type AskedBy = 'element' | 'frame'

/** A file's bytes as they are opened, a piece at a time and no faster than they are taken. */
export function answerOf(head: Head, by: AskedBy, range: string | null, read: ReadPiece): Response {
  const { type, size, name } = head
  if (by === 'frame') {
    const headers = {
      ...always,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}"`,
      'content-length': String(size),
    }
    return new Response(streamOf({ from: 0, to: size }, read), { headers })
  }
  const asked = rangeOf(range, size)
  if (asked === 'beyond') {
    const headers = { ...always, 'content-range': `bytes */${size}` }
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = asked ?? { from: 0, to: size }
  const headers = { ...always, 'content-type': type, 'content-length': String(to - from) }
  if (asked === null) return new Response(streamOf({ from, to }, read), { headers })
  const part = { ...headers, 'content-range': `bytes ${from}-${to - 1}/${size}` }
  return new Response(streamOf(asked, read), { status: 206, headers: part })
}

function streamOf({ from, to }: Range, read: ReadPiece): ReadableStream<Uint8Array> {
  let at = from
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const end = Math.min(to, at + pieceLength)
        controller.enqueue(await read(at, end))
        at = end
        if (at === to) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
