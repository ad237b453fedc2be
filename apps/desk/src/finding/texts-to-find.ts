import type { OpenedMessage } from '../submissions/opened.ts'
import { messageIn, textOf } from '../submissions/opened.ts'
import type { OpenedText } from './opened-index.ts'

/** What of a message may be found again: every text that opened, unless its sender does not want it kept. */
export function textsToFind(
  { submission, team }: { readonly submission: string; readonly team: number },
  message: OpenedMessage,
): OpenedText[] {
  if (messageIn(message)?.consent.keep === false) return []
  return message.parts.flatMap(({ seq, sha256, opened }) => {
    const text = textOf(opened)
    return text === null || text.trim() === ''
      ? []
      : [{ submission, team, part: seq, sha256, text }]
  })
}
