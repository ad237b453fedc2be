import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'
import style from './import-subjects.module.css'
import type { Imported } from './imported.ts'
import { apartReasons, type ApartReason } from './set-apart.ts'

const MOST_SHOWN = 20

interface LinesApartProps extends Pick<Imported, 'apart'> {
  readonly takesAll?: boolean | undefined
  readonly onTakeAll?: ((takesAll: boolean) => void) | null | undefined
}

/** Lines that are most likely no people, by the reason; and the choice to take them for people all the same. */
export function LinesApart({
  apart,
  takesAll = false,
  onTakeAll,
}: LinesApartProps): ReactElement | null {
  const sentence = useApartSentence()
  if (apart.length === 0 && !takesAll) return null
  return (
    <Notice tone="amber">
      {apartReasons.map((reason) => {
        const lines = apart.filter((one) => one.reason === reason).map(({ line }) => line)
        return lines.length === 0 ? null : (
          <p key={reason}>
            {sentence(reason)} <Trans>Lines:</Trans> {lines.slice(0, MOST_SHOWN).join(', ')}
            {lines.length > MOST_SHOWN && ' …'}
          </p>
        )
      })}
      {onTakeAll !== undefined && (
        <label className={style.leaveOut}>
          <input
            type="checkbox"
            checked={takesAll}
            disabled={onTakeAll === null}
            onChange={({ target }) => onTakeAll?.(target.checked)}
          />
          <Trans>Each of these lines is one person: record them too</Trans>
        </label>
      )}
    </Notice>
  )
}

/** Why a line is not recorded as a person, and what to do. */
export function useApartSentence(): (reason: ApartReason) => string {
  const { t } = useLingui()
  return (reason) => {
    switch (reason) {
      case 'heads-again':
        return t`The names of the columns stand here once more; nobody is recorded from that.`
      case 'other-table':
        return t`From here on the columns are called otherwise, and nobody is recorded. Bring these lines as a list of their own.`
      case 'total':
        return t`This counts other lines; nobody is recorded from it.`
      case 'heading':
        return t`This looks like a heading, and nobody is recorded from it. If it holds for the lines below, write it in a column of theirs.`
      case 'several-people':
        return t`One cell names several people, and none is recorded. Give each a line in the file.`
    }
  }
}
