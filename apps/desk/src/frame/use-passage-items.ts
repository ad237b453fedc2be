import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useFoundPassages } from '../finding/use-found-passages.ts'
import { useLater } from '../ui/use-later.ts'
import type { PaletteItem } from './palette-item.ts'

/** Passages of messages this officer has opened, each leading to its place. */
export function usePassageItems(query: string): readonly PaletteItem[] {
  const { t } = useLingui()
  const navigate = useNavigate()
  const settled = useLater(query.trim(), 350)
  return useFoundPassages(settled).map(({ submission, part, from, to, quote }) => ({
    value: `passage ${submission} ${part}`,
    label: quote ?? t`Message ${submission}`,
    beside: quote === null ? '' : t`Message ${submission}`,
    why: quote === null ? t`Open it to read the passage; this is recorded` : '',
    onChoose: () =>
      void navigate({
        to: '/messages/$submission',
        params: { submission },
        search: { state: 'waiting', part, from, to },
      }),
  }))
}
