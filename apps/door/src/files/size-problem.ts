import { checkFileSize } from '@amparo/seal'

/** Why a file is not even begun; null when it can be. */
export function sizeProblem(size: number): 'empty' | 'tooLarge' | null {
  const verdict = checkFileSize(size)
  if (verdict === 'fits') return null
  return verdict === 'empty' ? 'empty' : 'tooLarge'
}
