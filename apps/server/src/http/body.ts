import { Refusal } from './refusal.ts'
import type { Place } from './space.ts'

/**
 * The JSON in a request's body, at most so many bytes. Refuses what is longer before keeping it, what finds no place in
 * memory, and what is not JSON.
 */
export async function readBody(
  request: globalThis.Request,
  most: number,
  place: Place,
): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new Refusal('too-large')
  const bytes = await upTo(request, most, place)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('malformed')
  }
}

/** Nearly every message is below this; so short a one finds a place however many large ones are on their way. */
const SHORT = 256 * 1024

async function upTo(request: globalThis.Request, most: number, place: Place): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > most) throw new Refusal('too-large')
    if (length > SHORT) place.grow(Math.min(chunk.length, length - SHORT))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
