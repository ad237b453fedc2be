import type { Encoding } from '../encoding.ts'

/** A text in the bytes of an encoding, since `TextEncoder` knows but one. Throws for a letter that it does not have. */
export function inEncoding(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return wide(text, encoding)
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter)
    if (byte === undefined) throw new RangeError(`${encoding} has no ${letter}`)
    return byte
  })
}

function wide(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le')
  return new Uint8Array(view.buffer)
}
