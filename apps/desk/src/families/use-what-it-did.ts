import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { useLingui } from '@lingui/react/macro'
import type { NotedElsewhere } from './use-beware.ts'

/** What whoever keeps something of an enquirer is told at once: what it took back, where else it was noted; empty: nothing of the kind. */
export function useWhatItDid() {
  const { t } = useLingui()
  return (
    { informer, withdrawn, telling }: EnquirerFacts,
    isTaken: boolean,
    /** Null: whether there are other rows could not be found out. */
    elsewhere: NotedElsewhere | null,
  ): string => {
    const isShut = informer || withdrawn || telling === 'nothing'
    const sentences: string[] = []
    if (isTaken || elsewhere?.tookBack === true)
      sentences.push(
        isShut
          ? t`Kept. The update that waited for them was taken back: nothing goes into their mailbox.`
          : t`Kept. The update that waited for them was taken back, because it was released before this was known. If it still holds, write to them again.`,
      )
    if (elsewhere === null)
      sentences.push(
        t`It could not be looked up whether they ask for others too. Open “Families who ask”, and note it there.`,
      )
    if (elsewhere !== null && elsewhere.noted > 0)
      sentences.push(t`Noted too wherever else they ask for somebody.`)
    if (elsewhere !== null && elsewhere.failed.length > 0)
      sentences.push(t`Not noted yet where they ask for: ${elsewhere.failed.join(', ')}.`)
    return sentences.join(' ')
  }
}
