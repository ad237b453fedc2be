import { entry, type VocabularyName } from '@amparo/vocabulary'
import { Refusal } from '../http/refusal.ts'

/** Refuses a code that its vocabulary does not have; `about` says which value it was. */
export function checkKind(vocabulary: VocabularyName, code: string, about: string): void {
  if (entry(vocabulary, code) === undefined) throw new Refusal('value-refused', about)
}
