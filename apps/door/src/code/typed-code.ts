import type { ReturnCode } from '@amparo/seal'
import type { CodeWords } from '../sealing/load.ts'
import { languagesOf, type WordsLanguage } from '../sealing/word-lists.ts'

/** What is not right yet about a code that was typed; positions count from 1, as people do. */
export type Problem =
  | { readonly problem: 'nothing' | 'checksum' | 'other-code' }
  | { readonly problem: 'digits-count' | 'words-count'; readonly count: number }
  | { readonly problem: 'wrong-groups' | 'wrong-words'; readonly positions: readonly number[] }
  | {
      readonly problem: 'unknown-word'
      readonly position: number
      readonly suggestions: readonly string[]
    }

export type Typed = { readonly problem: null; readonly code: ReturnCode } | Problem

/** The two forms of a code; a list of words is loaded only when a text is in its letters. */
export interface Forms {
  readonly digits: () => Promise<typeof import('../sealing/digits.ts')>
  readonly words: (first: WordsLanguage, ...others: readonly WordsLanguage[]) => Promise<CodeWords>
}

/** Reads a code in either form: letters mean words, of any list that is written in them. */
export async function readCode(forms: Forms, text: string): Promise<Typed> {
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: 'nothing' }
  return /\p{L}/u.test(text) ? readWords(forms, text) : readDigits(forms, text)
}

/** Reads a code that should be `shown`, and names the very parts in which it differs. */
export async function compareCode(forms: Forms, text: string, shown: ReturnCode): Promise<Typed> {
  const typed = await readCode(forms, text)
  if (/\p{L}/u.test(text)) return compareWords(forms, text, shown, typed)
  if (typed.problem !== null || isSame(typed.code, shown)) return typed
  return differentGroups(forms, shown, typed.code)
}

async function readDigits(forms: Forms, text: string): Promise<Typed> {
  const { fromDigits } = await forms.digits()
  const reading = fromDigits(text)
  switch (reading.verdict) {
    case 'code':
      return { problem: null, code: reading.code }
    case 'wrong-count':
      return { problem: 'digits-count', count: reading.digits }
    case 'wrong-groups':
      return { problem: 'wrong-groups', positions: reading.positions.map((at) => at + 1) }
    case 'checksum':
      return { problem: 'checksum' }
  }
}

async function readWords(forms: Forms, text: string): Promise<Typed> {
  const { fromWords } = await forms.words(...languagesOf(text))
  const reading = fromWords(text)
  switch (reading.verdict) {
    case 'code':
      return { problem: null, code: reading.code }
    case 'wrong-count':
      return { problem: 'words-count', count: reading.words }
    case 'unknown-word': {
      const [first] = reading.unknown
      if (first === undefined) return { problem: 'checksum' }
      return {
        problem: 'unknown-word',
        position: first.position + 1,
        suggestions: first.suggestions,
      }
    }
    case 'checksum':
      return { problem: 'checksum' }
  }
}

// Twelve words of a list that are not the code are told by their places, whether they happen to be
// another code or none.
async function compareWords(
  forms: Forms,
  text: string,
  shown: ReturnCode,
  typed: Typed,
): Promise<Typed> {
  const isOther = typed.problem === null && !isSame(typed.code, shown)
  if (!isOther && typed.problem !== 'checksum') return typed
  const { differences } = await forms.words(...languagesOf(text))
  return { problem: 'wrong-words', positions: differences(text, shown).map((at) => at + 1) }
}

// A code in which most groups differ is another code, not a slip of the pen.
async function differentGroups(forms: Forms, shown: ReturnCode, typed: ReturnCode): Promise<Typed> {
  const { toDigits } = await forms.digits()
  const groups = toDigits(typed)
  const positions = toDigits(shown).flatMap((group, at) => (group === groups[at] ? [] : [at + 1]))
  return positions.length > 5 ? { problem: 'other-code' } : { problem: 'wrong-groups', positions }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
