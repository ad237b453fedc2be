import type { BadNews } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './families.module.css'
import { useFamilyWords } from './use-family-words.ts'

interface ReadAgainProps {
  /** What the words of a text sound like; see `forbiddenIn`. */
  readonly found: readonly BadNews[]
  readonly confirmed: boolean
  readonly onConfirm: (confirmed: boolean) => void
}

/** Words that sound like bad news: whoever wrote them reads the text once more and says that it tells none. */
export function ReadAgain({ found, confirmed, onConfirm }: ReadAgainProps): ReactElement | null {
  const { t } = useLingui()
  const words = useFamilyWords()
  if (found.length === 0) return null
  return (
    <label className={style.check}>
      <input
        type="checkbox"
        checked={confirmed}
        onChange={({ target }) => onConfirm(target.checked)}
      />
      {t`Some words sound like ${found.map((one) => words.bad[one]).join(', ')}. I have read the text again: it tells nothing of the kind.`}
    </label>
  )
}
