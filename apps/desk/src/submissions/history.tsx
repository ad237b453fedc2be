import { unshownReasons, type SubmissionStepKind } from '@amparo/contract'
import { label, setAsideReasons } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useFamilyWords } from '../families/use-family-words.ts'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayInstant } from '../ui/say-day.ts'
import style from './history.module.css'

export interface Step {
  readonly seq: number
  readonly kind: SubmissionStepKind
  readonly at: string
  readonly by: string | null
  readonly reason: string | null
  readonly entry: string
}

/** What was done with a message, newest first, each with its record number. */
export function History({ steps }: { readonly steps: readonly Step[] }): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const kindName = useKindName()
  const reasonName = useReasonName()
  const [latest] = steps.toReversed()
  if (latest === undefined) return null
  return (
    <details className={style.history}>
      <summary>
        <Trans>
          Last: {kindName(latest.kind)}, <bdi>{latest.by ?? t`the sender`}</bdi>,{' '}
          {sayInstant(latest.at, language)}
        </Trans>{' '}
        <span className={style.count}>
          <Plural value={steps.length} one="(# step)" other="(all # steps)" />
        </span>
      </summary>
      <ol className={style.steps}>
        {steps.toReversed().map((step) => (
          <li key={step.seq} className={style.step}>
            <span className={style.when}>{sayInstant(step.at, language)}</span>
            <span>
              {kindName(step.kind)}
              {step.reason !== null && ` (${reasonName(step.reason)})`},{' '}
              <bdi>{step.by ?? t`the sender`}</bdi>
            </span>
            <EntryMark entry={step.entry} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function useReasonName(): (code: string) => string {
  const language = useLanguage()
  const { unshown } = useFamilyWords()
  return (code) => {
    const known = Object.values(setAsideReasons.entries).find((entry) => entry.code === code)
    if (known !== undefined) return label(known, language)
    const why = unshownReasons.find((one) => one === code)
    return why === undefined ? code : unshown[why]
  }
}

function useKindName(): (kind: Step['kind']) => string {
  const { t } = useLingui()
  return (kind) => {
    switch (kind) {
      case 'open':
        return t`opened`
      case 'screen':
        return t`screened`
      case 'take':
        return t`taken over`
      case 'set-aside':
        return t`set aside`
      case 'put-back':
        return t`put back`
      case 'answer':
        return t`answered`
      case 'add':
        return t`added to`
      case 'decline':
        return t`return code not kept`
      case 'update-take-back':
        return t`update to the family taken back`
      case 'update-drop':
        return t`update to the family shown to nobody`
    }
  }
}
