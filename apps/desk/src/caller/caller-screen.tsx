import type { MatchCandidate, SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { CandidateLine } from '../identity/candidate-line.tsx'
import { CandidateWords } from '../identity/candidate-words.tsx'
import { describedBy, type SaidOfPerson } from '../identity/described.ts'
import { CandidateCount } from '../identity/known-already.tsx'
import { useCandidates } from '../identity/use-candidates.ts'
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
import { candidatesOf, type AlsoSaid, type Candidate } from './candidates.ts'
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
  const { found: known } = useCandidates(describedBy(toldOf(name, { year, place })))
  const isShown = [...candidates.map(({ person }) => person.id), ...known.map(personOf)]
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
          known={known}
          isNobody={isAsked && found.isSuccess && isShown.length === 0}
          chosen={chosen}
          onChoose={setChosen}
        />
        {chosen === null || !isShown.includes(chosen) ? (
          <WhatToSay />
        ) : (
          <CandidatePanel key={chosen} person={chosen} />
        )}
      </div>
    </div>
  )
}

/** What the caller says, as the register is asked by it. */
function toldOf(name: string, { year, place }: AlsoSaid): readonly SaidOfPerson[] {
  const said: SaidOfPerson[] = [
    { property: 'person.name', value: { kind: 'name', text: name.trim() } },
    { property: 'person.whereabouts', value: { kind: 'text', text: place.trim() } },
  ]
  const born = year.trim()
  return /^\d{4}$/.test(born)
    ? [...said, { property: 'person.birth', value: { kind: 'date', edtf: born } }]
    : said
}

function personOf({ person }: MatchCandidate): SubjectId {
  return person
}

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  /** Who it may be by everything that is said, with reasons. */
  readonly known: readonly MatchCandidate[]
  readonly isNobody: boolean
  readonly chosen: SubjectId | null
  readonly onChoose: (person: SubjectId) => void
}

function Candidates(props: CandidatesProps): ReactElement {
  const { candidates, known, isNobody, chosen, onChoose } = props
  const { t } = useLingui()
  const may = useMay()
  const others = known.filter((one) => candidates.every(({ person }) => person.id !== one.person))
  const row = (id: SubjectId, line: ReactNode): ReactElement => (
    <li key={id}>
      <button
        type="button"
        className={style.option}
        aria-pressed={id === chosen}
        onClick={() => onChoose(id)}
      >
        {line}
      </button>
    </li>
  )
  return (
    <section className={style.candidates} aria-label={t`Who may be meant`}>
      <CandidateCount count={known.length} />
      {candidates.length + others.length > 0 && (
        <ul className={style.found}>
          {candidates.map((one) =>
            row(
              one.person.id,
              <>
                <PersonLine person={one.person} />
                <Why one={one} known={known} />
              </>,
            ),
          )}
          {others.map((one) =>
            row(
              one.person,
              <>
                <CandidateLine candidate={one} />
                <CandidateWords candidate={one} />
              </>,
            ),
          )}
        </ul>
      )}
      <p className={style.soft} role="status">
        {isNobody ? (
          <Trans>
            Nobody with such a name is visible to you. Try another spelling, or less of it.
          </Trans>
        ) : candidates.length + others.length > 0 ? (
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

/** Why it may be somebody, as it is said wherever a person is chosen; where that is not asked, what else agrees. */
function Why({
  one,
  known,
}: {
  readonly one: Candidate
  readonly known: readonly MatchCandidate[]
}): ReactElement {
  const candidate = known.find(({ person }) => person === one.person.id)
  return candidate === undefined ? (
    <AlsoAgrees candidate={one} />
  ) : (
    <CandidateWords candidate={candidate} />
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
