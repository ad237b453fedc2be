import type { Tombstone } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from './entry-mark.tsx'
import { sayDay } from './say-day.ts'
import { useCodeWords } from './use-code-words.ts'

/** Stands in the place of what was erased: that it was, when, why, and the number of the record that says so. */
export function Erased({ tombstone }: { readonly tombstone: Tombstone }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { on, reason, entry } = tombstone
  return (
    <span>
      <Trans>
        Erased on {sayDay(on, language)}: {words('erase-reason', reason)}
      </Trans>{' '}
      <EntryMark entry={entry} />
    </span>
  )
}
