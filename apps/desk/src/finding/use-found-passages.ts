import { readSubmission, SubmissionId } from '@amparo/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Refused, read } from '../session/refused.ts'
import { useMay, useOpenedIndex, useSession } from '../session/session-context.tsx'
import { textOf, type OpenedMessage } from '../submissions/opened.ts'
import type { FoundPassage } from './index-pieces.ts'

/** A place in a message that this officer has opened, and its words while the message is open here. */
export interface Passage extends FoundPassage {
  readonly submission: SubmissionId
  readonly words: number
  /**
   * As it is written there, without what stands beside it: what was done to somebody is no line of a list of names.
   * Null for a message that was opened another time: to read it is to open it, which is an
   * entry.
   */
  readonly quote: string | null
}

/** So many are shown at once. */
const FEW = 6

/**
 * Where what somebody types stands in messages they have opened. Nothing is asked of the server but whether each message is
 * still theirs to see; one that is not, or was set aside, is forgotten instead of shown.
 */
export function useFoundPassages(query: string): readonly Passage[] {
  const may = useMay()
  const index = useOpenedIndex()
  const { ask } = useSession()
  const queries = useQueryClient()
  const isAsked = may('submission.open') && query.length >= 2
  const found = useQuery({
    queryKey: ['passages', query],
    enabled: isAsked,
    gcTime: 0,
    staleTime: 0,
    queryFn: async () => {
      const shown: Passage[] = []
      for (const passage of await index.find(query)) {
        if (shown.length === FEW) break
        const submission = SubmissionId.safeParse(passage.submission)
        if (submission.success && (await isStill(submission.data)))
          shown.push({ ...passage, submission: submission.data, quote: quoteOf(passage) })
        else await index.forget([passage.submission])
      }
      return shown
    },
  })
  return isAsked ? (found.data ?? []) : []

  async function isStill(submission: SubmissionId): Promise<boolean> {
    try {
      const { submission: now } = await queries.fetchQuery({
        queryKey: ['submission', submission],
        queryFn: () => read(ask, readSubmission, { params: { submission }, body: {} }),
      })
      return now.state !== 'set-aside'
    } catch (error) {
      if (error instanceof Refused && error.code === 'not-found') return false
      throw error
    }
  }

  function quoteOf({ submission, part, from, to }: FoundPassage): string | null {
    const opened = queries.getQueryData<OpenedMessage | null>(['opened', submission])
    const text = opened?.parts.find(({ seq }) => seq === part)
    const words = text === undefined ? null : textOf(text.opened)
    return words === null ? null : inOneLine(words.slice(from, to))
  }
}

function inOneLine(words: string): string {
  return words.toWellFormed().replace(/\s+/gu, ' ')
}
