import { Refusal } from './refusal.ts'

/** The JSON in a request's body, at most so many bytes. Refuses what is longer before keeping it, and what is not JSON. */
export async function readBody(request: globalThis.Request, most: number): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new Refusal('too-large')
  const bytes = await upTo(request, most)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('malformed')
  }
}

async function upTo(request: globalThis.Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > most) throw new Refusal('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
