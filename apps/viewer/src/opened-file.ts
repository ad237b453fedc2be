import type { ViewingKey } from '@amparo/contract'
import { openRange, type MediaEngine } from '@amparo/seal/media'

/** Why bytes of a file cannot be had. */
export class NoBytes extends Error {
  override name = 'NoBytes'
  readonly why: 'damaged' | 'over' | 'unreachable'

  constructor(why: NoBytes['why']) {
    super(`file: ${why}`)
    this.why = why
  }
}

export interface OpenedFile {
  /** Bytes of the file itself. */
  readonly size: number
  /** Its bytes from `from` up to, and without, `to`, every one authenticated. Rejects with `NoBytes`. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>
}

interface Tools {
  readonly fetch: typeof globalThis.fetch
  readonly engine: MediaEngine
}

/** A file whose sealed bytes are fetched and opened as they are asked for; nothing of it is kept. */
export function openedFile(key: ViewingKey, { fetch, engine }: Tools): OpenedFile {
  const { media, ticket, fileKey, nonce, length, size } = key
  async function readPayload(start: number, end: number): Promise<Uint8Array> {
    const response = await fetch(`/data/${media}`, {
      headers: { authorization: `Bearer ${ticket}`, range: `bytes=${start}-${end - 1}` },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    }).catch(() => null)
    if (response === null || response.status >= 500) throw new NoBytes('unreachable')
    if (response.status !== 206) throw new NoBytes('over')
    const bytes = await response.arrayBuffer().catch(() => null)
    if (bytes === null) throw new NoBytes('unreachable')
    return new Uint8Array(bytes)
  }
  return {
    size,
    async read(from, to) {
      const opened = await openRange({ fileKey, nonce, length, from, to, readPayload, engine })
      if (opened.verdict !== 'opened') throw new NoBytes('damaged')
      return opened.plaintext
    },
  }
}
