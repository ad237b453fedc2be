import { wordsIn } from '../http/words.ts'

const LONGEST_REASON = 2_000

/** What somebody writes beside a decision, and the mark under which it is kept once. */
export function saidIn({ words, once }: { readonly words: string; readonly once: string }) {
  return { words: wordsIn(words, LONGEST_REASON), once: Buffer.from(once, 'hex') }
}
