import type { SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { PersonLine } from '../people/person-line.tsx'
import { useSearch } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { Failed } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { useLater } from '../ui/use-later.ts'
import style from './caller-screen.module.css'
import { candidatesOf, type Candidate } from './candidates.ts'
import { CandidatePanel } from './candidate-panel.tsx'
import { WhatToSay } from './what-to-say.tsx'

/** So many are looked through while somebody waits on the line. */
const FEW = 8

/** “Is he on any list?”: who may be meant, what is known, and what may be said to whoever asks. */
export function CallerScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [name, setName] = useState('')
  const [year, setYear] = useState('')
  const [place, setPlace] = useState('')
  const [chosen, setChosen] = useState<SubjectId | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const query = useLater(name.trim(), 350)
  const isAsked = query.length >= 2
  const found = useSearch('person', query, isAsked)
  // Somebody is on the line: the first thing is the name.
  useEffect(() => first.current?.focus(), [])
  if (!may('subject.search')) return <NothingHere />
  const people = isAsked ? (found.data?.pages[0]?.subjects ?? []) : []
  const candidates = candidatesOf(people, { year, place }).slice(0, FEW)
  return (
    <div className={page.page}>
      <PageHeading title={t`A caller asks about somebody`} focus={false} />
      <search className={style.asked}>
        <div className={style.name}>
          <Field label={t`Name, in any script or spelling`}>
            {(control) => (
              <input
                {...control}
                ref={first}
                type="search"
                value={name}
                onChange={(event) => {
                  setName(event.target.value)
                  setChosen(null)
                }}
                dir="auto"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        </div>
        <div className={style.year}>
          <Field label={t`Year of birth`} help={t`If they know it`}>
            {(control) => (
              <input
                {...control}
                value={year}
                onChange={(event) => setYear(event.target.value)}
                inputMode="numeric"
                maxLength={4}
                autoComplete="off"
              />
            )}
          </Field>
        </div>
        <div className={style.place}>
          <Field label={t`Place`} help={t`Where they were last, or were taken`}>
            {(control) => (
              <input
                {...control}
                value={place}
                onChange={(event) => setPlace(event.target.value)}
                dir="auto"
                autoComplete="off"
              />
            )}
          </Field>
        </div>
      </search>
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      <div className={style.columns}>
        <Candidates
          candidates={candidates}
          isNobody={isAsked && found.isSuccess && candidates.length === 0}
          chosen={chosen}
          onChoose={setChosen}
        />
        {chosen === null || !candidates.some(({ person }) => person.id === chosen) ? (
          <WhatToSay />
        ) : (
          <CandidatePanel key={chosen} person={chosen} />
        )}
      </div>
    </div>
  )
}

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  readonly isNobody: boolean
  readonly chosen: SubjectId | null
  readonly onChoose: (person: SubjectId) => void
}

function Candidates({ candidates, isNobody, chosen, onChoose }: CandidatesProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  return (
    <section className={style.candidates} aria-label={t`Who may be meant`}>
      {candidates.length > 0 && (
        <ul className={style.found}>
          {candidates.map((one) => (
            <li key={one.person.id}>
              <button
                type="button"
                className={style.option}
                aria-pressed={one.person.id === chosen}
                onClick={() => onChoose(one.person.id)}
              >
                <PersonLine person={one.person} />
                <AlsoAgrees candidate={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={style.soft} role="status">
        {isNobody ? (
          <Trans>
            Nobody with such a name is visible to you. Try another spelling, or less of it.
          </Trans>
        ) : candidates.length > 0 ? (
          <Trans>
            To open one is recorded. Lists received from others are not kept here yet; this is what
            the register itself knows.
          </Trans>
        ) : null}
      </p>
      {may('submission.record') && (
        <p>
          <Link to="/write-down">
            <Trans>Write down what the caller tells</Trans>
          </Link>
        </p>
      )}
    </section>
  )
}

function AlsoAgrees({
  candidate: { year, placeAgrees },
}: {
  readonly candidate: Candidate
}): ReactElement | null {
  const { t } = useLingui()
  const said = [
    year === 'agrees' ? t`year of birth agrees` : '',
    year === 'differs' ? t`year of birth differs` : '',
    placeAgrees ? t`place agrees` : '',
  ].filter((part) => part !== '')
  return said.length === 0 ? null : <span className={style.soft}>{said.join(' · ')}</span>
}
