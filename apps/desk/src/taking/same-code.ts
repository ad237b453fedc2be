import { fromDigits } from '@amparo/seal'
import { areWordsOf, sameBytes } from './code-words.ts'

/** Whether what was typed, as digits or words of any list, is this code. */
export async function isSameCode(typed: string, code: Uint8Array): Promise<boolean> {
  if (/\p{L}/u.test(typed)) return areWordsOf(typed, code)
  const read = fromDigits(typed)
  return read.verdict === 'code' && sameBytes(read.code, code)
}
