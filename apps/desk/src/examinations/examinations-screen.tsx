import { warningSigns } from '@amparo/norms'
import { examinationStates, labelAtStart, type ExaminationStateCode } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKept } from '../lists/use-kept.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import { useRowKeys } from '../ui/use-row-keys.ts'
import style from './examinations.module.css'
import { PersonRow } from './person-row.tsx'
import {
  useExaminationList,
  type ExaminationList,
  type PersonToExamine,
  type Show,
} from './use-examinations.ts'

/** Whom to bring to a doctor, what fades first in front. */
export function ExaminationsScreen(): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [show, setShow] = useKept<Show>(['examinations', 'show'], 'open')
  const [outOnly, setOutOnly] = useKept(['examinations', 'out'], false)
  const found = useExaminationList({ show, outOnly })
  const first = found.data?.pages[0]
  return (
    <div className={pageStyle.page}>
      <p className={style.screenOnly}>
        <Link to="/people" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>People</Trans>
        </Link>
      </p>
      <div className={pageStyle.head}>
        <PageHeading title={t`Doctors in time`} />
        <span className={style.screenOnly}>
          <Button onClick={() => print()}>
            <Icon name="print" />
            <Trans>Print</Trans>
          </Button>
        </span>
      </div>
      <p className={pageStyle.lead}>
        <Trans>
          People whom acts recorded in the open hurt, and whoever was put here by hand: who asked
          for an examination first, then what fades first. Danger to life comes before any list.
          Nobody is pressed.
        </Trans>
      </p>
      <AtOnce />
      {first !== undefined && <Figure list={first} onShow={setShow} />}
      <div className={`${style.tools} ${style.screenOnly}`}>
        <ShowField show={show} onChange={setShow} counts={first?.counts ?? []} />
        <label className={style.check}>
          <input
            type="checkbox"
            checked={outOnly}
            onChange={({ target }) => setOutOnly(target.checked)}
          />
          <span>{t`Without those who are held, as far as is known`}</span>
        </label>
      </div>
      {first !== undefined && (
        <p className={style.soft}>
          <Trans>As of {sayDay(first.today, language)}</Trans>
        </p>
      )}
      <Found found={found} show={show} />
    </div>
  )
}

/** What no list may make wait. */
function AtOnce(): ReactElement {
  const language = useLanguage()
  return (
    <details className={`${style.more} ${style.screenOnly}`}>
      <summary>
        <Trans>With one of these signs somebody needs a doctor at once</Trans>
      </summary>
      <ul>
        {Object.values(warningSigns.entries).map((sign) => (
          <li key={sign.code}>{labelAtStart(sign, language)}</li>
        ))}
      </ul>
      <p className={style.soft}>
        <Trans>
          After sexual violence protection works by the hour: whoever can open what was told sees
          the hours on the person’s page.
        </Trans>
      </p>
    </details>
  )
}

interface FigureProps {
  readonly list: ExaminationList
  readonly onShow: (show: Show) => void
}

const FEW = 5

/** How many of all; each number opens the people behind it. */
function Figure({ list, onShow }: FigureProps): ReactElement | null {
  const { told, examined, notWished, medianDays, daysKnownOf } = list.figure
  if (told === 0) return null
  return (
    <div className={style.figure}>
      <p>
        {told < FEW ? (
          <Trans>
            Released, and told of ill-treatment:{' '}
            <button type="button" onClick={() => onShow('told')}>
              {told}
            </button>
            . Of fewer than five no share is said.
          </Trans>
        ) : (
          <Trans>
            <button type="button" onClick={() => onShow('examined')}>
              {examined}
            </button>{' '}
            of{' '}
            <button type="button" onClick={() => onShow('told')}>
              {told}
            </button>{' '}
            people who were released and told of ill-treatment were examined;{' '}
            <button type="button" onClick={() => onShow('not-examined')}>
              {told - examined}
            </button>{' '}
            were not, among them {notWished} who do not wish it.
          </Trans>
        )}
      </p>
      {medianDays !== null && (
        <p>
          <Plural
            value={medianDays}
            one="From release to examination: # day in the middle"
            other="From release to examination: # days in the middle"
          />{' '}
          <Plural
            value={daysKnownOf}
            one="(of # whose days are known)."
            other="(of # whose days are known)."
          />
        </p>
      )}
    </div>
  )
}

interface ShowFieldProps {
  readonly show: Show
  readonly onChange: (show: Show) => void
  readonly counts: ExaminationList['counts']
}

const states = Object.keys(examinationStates.entries) as ExaminationStateCode[]

function ShowField({ show, onChange, counts }: ShowFieldProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const named: readonly (readonly [Show, string])[] = [
    ['open', t`what waits for us`],
    ...states.map((code) => [code, examinationStates.entries[code].labels[language]] as const),
    ['told', t`released, and told of ill-treatment`],
    ['examined', t`of those: examined`],
    ['not-examined', t`of those: not examined`],
    ['all', t`all`],
  ]
  const countOf = (one: Show) => counts.find((each) => each.show === one)?.count
  return (
    <Field label={t`Show`}>
      {(control) => (
        <select
          {...control}
          value={show}
          onChange={({ target }) =>
            onChange(named.find(([one]) => one === target.value)?.[0] ?? 'open')
          }
        >
          {named.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
              {countOf(one) !== undefined && ` (${countOf(one)?.toLocaleString(language)})`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface FoundProps {
  readonly found: ReturnType<typeof useExaminationList>
  readonly show: Show
}

function Found({ found, show }: FoundProps): ReactElement {
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const { pages } = found.data
  const people = pages.flatMap((page) => page.people)
  const [first] = pages
  if (people.length === 0 || first === undefined) return <Nobody show={show} />
  return (
    <>
      <People people={people} today={first.today} />
      {found.hasNextPage && (
        <p className={style.screenOnly}>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
      <p className={pageStyle.lead} role="status">
        <Trans>
          {people.length} of <Plural value={first.total} one="# person" other="# people" /> shown.
        </Trans>
      </p>
    </>
  )
}

function People({
  people,
  today,
}: {
  readonly people: readonly PersonToExamine[]
  readonly today: string
}): ReactElement {
  const list = useRowKeys<HTMLOListElement>()
  return (
    <ol className={style.list} ref={list}>
      {people.map((one) => (
        <PersonRow key={one.person} one={one} today={today} />
      ))}
    </ol>
  )
}

function Nobody({ show }: { readonly show: Show }): ReactElement {
  if (show !== 'open') {
    return <Empty title={<Trans>Nobody fits what you chose above.</Trans>} />
  }
  return (
    <Empty title={<Trans>Nobody waits for a doctor here.</Trans>}>
      <p>
        <Trans>
          Whoever is recorded as beaten, tortured or otherwise hurt will stand here by themselves;
          on the page of a person anybody can be put here.
        </Trans>
      </p>
    </Empty>
  )
}
