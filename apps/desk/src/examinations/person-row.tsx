import type { HarmfulAct } from '@amparo/norms'
import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { emptyDraft } from '../letters/letter-draft.ts'
import { PersonLink } from '../letters/person-link.tsx'
import { useStartLetter } from '../letters/use-start-letter.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { ExaminationDialog } from './examination-dialog.tsx'
import style from './examinations.module.css'
import { formatInterval } from './format-interval.ts'
import { isSettled, StandingWords } from './standing-words.tsx'
import type { PersonToExamine } from './use-examinations.ts'
import { WhatFades } from './what-to-see.tsx'

interface PersonRowProps {
  readonly one: PersonToExamine
  readonly today: string
}

/** Somebody with what was done, what can still be seen, and how an examination stands. */
export function PersonRow({ one, today }: PersonRowProps): ReactElement {
  const { person, name, step } = one
  const acts = one.acts.map(({ violations, lo, hi }) => ({ violations, days: { lo, hi } }))
  return (
    <li className={style.one}>
      <div className={style.who}>
        <PersonLink person={person} name={name} />
        {acts.map((act, at) => (
          <WhatWasDone key={at} act={act} />
        ))}
        {acts.length === 0 && (
          <span className={style.soft}>
            <Trans>Put here by hand.</Trans>
          </span>
        )}
        <Where one={one} />
      </div>
      <div className={style.what}>
        <WhatFades acts={acts} today={today} isSettled={isSettled(step?.state ?? null)} />
      </div>
      <div className={style.standing}>
        <StandingWords step={step} today={today} />
        <Act one={one} />
        {one.custody === 'held' && <AskForIt one={one} />}
      </div>
    </li>
  )
}

function WhatWasDone({ act }: { readonly act: HarmfulAct }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const when = formatInterval(act.days, language)
  return (
    <span className={style.soft}>
      {act.violations.map((code) => words('violation', code)).join(' / ')}
      {when !== null && (
        <>
          , <bdi>{when}</bdi>
        </>
      )}
    </span>
  )
}

function Where({ one }: { readonly one: PersonToExamine }): ReactElement | null {
  const language = useLanguage()
  if (one.custody === 'held') {
    return (
      <span className={style.soft}>
        <Trans>Held, as far as is known.</Trans>
      </span>
    )
  }
  const when = one.releasedOn === null ? null : formatInterval(one.releasedOn, language)
  if (when === null) return null
  return (
    <span className={style.soft}>
      <Trans>
        Released: <bdi>{when}</bdi>
      </Trans>
    </span>
  )
}

/** Of somebody who is held an examination is asked of whoever holds them. */
function AskForIt({ one }: { readonly one: PersonToExamine }): ReactElement | null {
  const mayWrite = useMay()('letter.write')
  const startLetter = useStartLetter()
  if (!mayWrite) return null
  const people = [{ id: one.person, name: one.name }]
  return (
    <span className={style.screenOnly}>
      <Button
        size="small"
        onClick={() => startLetter({ ...emptyDraft, people, kinds: ['medical-examination'] })}
      >
        <Trans>Ask for it in a letter</Trans> <bdi className="visually-hidden">{one.name}</bdi>
      </Button>
    </span>
  )
}

function Act({ one }: { readonly one: PersonToExamine }): ReactElement | null {
  const mayRecord = useMay()('examination.record')
  const [isOpen, setOpen] = useState(false)
  if (!mayRecord) return null
  const { person, name, step, known } = one
  return (
    <span className={style.screenOnly}>
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>How it stands…</Trans> <bdi className="visually-hidden">{name}</bdi>
      </Button>
      {isOpen && (
        <ExaminationDialog
          person={person}
          name={name}
          now={step}
          known={known}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  )
}
