import { signNotes, signsIfLate, type MedicalSignCode, type SignToSee } from '@amparo/norms'
import { labelAtStart } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import style from './examinations.module.css'

/** What can still be seen and until which day, in one line. Never that something is over: then other things show. */
export function SignLine({ seen }: { readonly seen: SignToSee }): ReactElement {
  const language = useLanguage()
  const until = useUntil()
  const said = until(seen)
  return (
    <>
      {labelAtStart(seen.sign, language)}
      {said !== null && <>: {said}</>}
    </>
  )
}

/** The same with what a figure alone would hide, and what still shows afterwards. */
export function SignWithNotes({ seen }: { readonly seen: SignToSee }): ReactElement {
  const language = useLanguage()
  const { code } = seen.sign
  const note = noteOf(code)
  const late = lateOf(code)
  return (
    <>
      <SignLine seen={seen} />
      {note !== null && <span className={style.note ?? ''}>{labelAtStart(note, language)}</span>}
      {late !== null && (
        <span className={style.note ?? ''}>
          <Trans>Later: {late.labels[language]}</Trans>
        </span>
      )}
    </>
  )
}

function useUntil(): (seen: SignToSee) => string | null {
  const { t } = useLingui()
  const language = useLanguage()
  return ({ standing, until, latest }) => {
    const day = until === null ? '' : sayDay(until, language)
    const last = latest === null ? '' : sayDay(latest, language)
    const isMore = latest !== null && until !== null && latest > until
    switch (standing) {
      case 'best':
        return isMore ? t`best by ${day}, in some until ${last}` : t`best by ${day}`
      case 'usable':
        return isMore ? t`until ${day}, in some until ${last}` : t`until ${day}`
      case 'perhaps':
        return t`in some until ${day}`
      case 'day-unknown':
        return t`the day is not known`
      case 'lasting':
        return null
    }
  }
}

function noteOf(code: MedicalSignCode) {
  const { entries } = signNotes
  return code in entries ? entries[code as keyof typeof entries] : null
}

function lateOf(code: MedicalSignCode) {
  const { entries } = signsIfLate
  return code in entries ? entries[code as keyof typeof entries] : null
}
