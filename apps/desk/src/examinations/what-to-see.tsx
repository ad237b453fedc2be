import {
  examUrgencies,
  examUrgency,
  signsByMethod,
  signsIfLate,
  signsToSee,
  type HarmfulAct,
  type SignToSee,
} from '@amparo/norms'
import { label, labelAtStart } from '@amparo/vocabulary'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { classes } from '../ui/classes.ts'
import style from './examinations.module.css'
import { SignLine, SignWithNotes } from './sign-words.tsx'

interface SeenProps {
  readonly acts: readonly HarmfulAct[]
  readonly today: string
  /** Nothing waits for the office, so how soon an examination is worth most is not said. */
  readonly isSettled: boolean
}

const FEW = 3

/** What can still be seen of somebody, in a few lines: what fades first. */
export function WhatFades({ acts, today, isSettled }: SeenProps): ReactElement | null {
  const seen = signsToSee(acts, today).filter(({ sign }) => sign.kind !== 'record')
  if (acts.length === 0) return null
  const fading = seen.filter(({ standing }) => standing !== 'lasting')
  const shown = (fading.length === 0 ? seen : fading).slice(0, FEW)
  const others = seen.length - shown.length
  return (
    <>
      {!isSettled && <Soon acts={acts} today={today} />}
      <ul className={style.signs}>
        {fading.length === 0 && <AllTheSame />}
        {shown.map((one) => (
          <li key={one.sign.code}>
            <SignLine seen={one} />
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className={style.soft}>
          <Plural
            value={others}
            one="# thing more on the person’s page."
            other="# things more on the person’s page."
          />
        </p>
      )}
    </>
  )
}

/** All of it, with notes; what is not for a doctor apart; and what depends on how it was done, which only the account may tell. */
export function AllToSee({ acts, today, isSettled }: SeenProps): ReactElement | null {
  if (acts.length === 0) return null
  const seen = signsToSee(acts, today)
  const forDoctors = seen.filter(({ sign }) => sign.kind !== 'record')
  const isFading = forDoctors.some(({ standing }) => standing !== 'lasting')
  return (
    <>
      {!isSettled && <Soon acts={acts} today={today} />}
      <ul className={style.noted}>
        {!isFading && <AllTheSame />}
        {forDoctors.map((one) => (
          <li key={one.sign.code}>
            <SignWithNotes seen={one} />
          </li>
        ))}
      </ul>
      <MoreSigns
        title={<Trans>By what was done to the body, if the account tells</Trans>}
        signs={signsByMethod(acts, today)}
      />
      <MoreSigns
        title={<Trans>What others keep and delete</Trans>}
        signs={seen.filter(({ sign }) => sign.kind === 'record')}
      />
      <p className={style.soft}>
        <Trans>
          Days to plan by, not medical advice; a doctor decides. A finding that is missing is never
          evidence against anybody.
        </Trans>
      </p>
    </>
  )
}

function MoreSigns({
  title,
  signs,
}: {
  readonly title: ReactElement
  readonly signs: readonly SignToSee[]
}): ReactElement | null {
  if (signs.length === 0) return null
  return (
    <details className={style.more}>
      <summary>{title}</summary>
      <ul>
        {signs.map((one) => (
          <li key={one.sign.code}>
            <SignWithNotes seen={one} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Soon({ acts, today }: Pick<SeenProps, 'acts' | 'today'>): ReactElement | null {
  const language = useLanguage()
  const urgency = examUrgency(acts, today)
  if (urgency === null) return null
  const isUrgent = urgency !== 'week' && urgency !== 'planned'
  return (
    <p className={classes(style.soon, isUrgent && style.urgent)}>
      <Trans>An examination is worth most {label(examUrgencies.entries[urgency], language)}.</Trans>
    </p>
  )
}

function AllTheSame(): ReactElement {
  const language = useLanguage()
  return <li>{labelAtStart(signsIfLate.entries['most-injuries'], language)}.</li>
}
