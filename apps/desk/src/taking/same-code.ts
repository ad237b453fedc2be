import { fromDigits, type ReturnCode } from '@amparo/seal'

/** Whether what was typed, as digits or words of any list, is this code. */
export async function isSameCode(typed: string, code: Uint8Array): Promise<boolean> {
  const read = /\p{L}/u.test(typed) ? await fromAnyWords(typed) : fromDigits(typed)
  return read.verdict === 'code' && sameBytes(read.code, code)
}

async function fromAnyWords(
  typed: string,
): Promise<{ readonly verdict: 'code'; readonly code: ReturnCode } | { readonly verdict: 'no' }> {
  const { fromWords } = await import('@amparo/seal/words')
  const read = fromWords(typed)
  return read.verdict === 'code' ? read : { verdict: 'no' }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
