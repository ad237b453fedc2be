import { returnCodeFrom } from '@amparo/seal'
import type { Language } from '@amparo/vocabulary'

/** How a language writes a code in words; null where it has no list, and digits are used. */
export async function codeInWords(
  language: Language,
): Promise<((code: Uint8Array) => readonly string[]) | null> {
  if (language !== 'en') return null
  const { toWords } = await import('@amparo/seal/words')
  return (code) => toWords(returnCodeFrom(code))
}
