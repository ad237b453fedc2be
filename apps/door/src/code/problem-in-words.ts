import type { Messages } from '../locales/messages.ts'
import type { Problem } from './typed-code.ts'

/** The sentence that says what to look at again. */
export function problemInWords(typed: Messages['typed'], problem: Problem): string {
  switch (problem.problem) {
    case 'nothing':
      return typed.nothing
    case 'checksum':
      return typed.checksum
    case 'other-code':
      return typed.otherCode
    case 'digits-count':
      return typed.digitsCount(problem.count)
    case 'words-count':
      return typed.wordsCount(problem.count)
    case 'wrong-groups':
      return typed.wrongGroups(problem.positions)
    case 'wrong-words':
      return typed.wrongWords(problem.positions)
    case 'unknown-word':
      return typed.unknownWord(problem.position, problem.suggestions)
  }
}
