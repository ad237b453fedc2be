import { useLingui } from '@lingui/react/macro'

/** What a column is called; one without a name by its place. */
export function useHeadName(): (head: string, at: number) => string {
  const { t } = useLingui()
  return (head, at) => {
    const place = at + 1
    return head === '' ? t`Column ${place}` : head
  }
}
