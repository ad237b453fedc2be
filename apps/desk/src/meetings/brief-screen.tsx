import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import letters from '../letters/letters.module.css'
import { useReasonWords } from '../letters/use-letter-words.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { BriefFigures } from './brief-figures.tsx'
import { Standing } from './commitment-entry.tsx'
import style from './meetings.module.css'
import { meetingIdOf, useBrief, type Brief } from './use-meetings.ts'

const route = getRouteApi('/meetings/$meeting/page')

/** The page that is taken to a meeting, made now. */
export function BriefScreen(): ReactElement {
  const id = meetingIdOf(route.useParams().meeting)
  return id === null ? <NothingHere /> : <Opened key={id} id={id} />
}

function Opened({ id }: { readonly id: Brief['id'] }): ReactElement {
  const { t } = useLingui()
  const brief = useBrief(id)
  return (
    <div className={pageStyle.page}>
      <div className={`${style.screenOnly} ${letters.lines}`}>
        <p>
          <Link to="/meetings/$meeting" params={{ meeting: id }} className={pageStyle.back ?? ''}>
            <Icon name="back" />
            <Trans>The meeting</Trans>
          </Link>
        </p>
        <div className={pageStyle.head}>
          <PageHeading title={t`Page for meeting ${id}`} />
          <Button look="strong" onClick={() => print()}>
            <Icon name="print" />
            <Trans>Print</Trans>
          </Button>
        </div>
        <p className={pageStyle.lead}>
          <Trans>
            It names only people who agreed to be named to the authorities, as of now. Make it anew
            before you go: whoever takes their word back is gone from it.
          </Trans>
        </p>
      </div>
      {brief.isPending && <Loading />}
      {brief.isError && <Failed code={brief.error.code} onRetry={() => void brief.refetch()} />}
      {brief.isSuccess && <Sheet brief={brief.data} />}
    </div>
  )
}

function Sheet({ brief }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  const { authorityName, day, hour, place, theirs, ours, today, thanks } = brief
  return (
    <article className={style.sheet}>
      <header>
        <h2>
          <bdi>{authorityName}</bdi>
        </h2>
        <p className={letters.facts}>
          <span>
            {sayDay(day, language)}
            {hour !== null && <>, {hour}</>}
          </span>
          <Aloud line={place} />
        </p>
        {(theirs.text !== null || theirs.withheld) && (
          <p>
            <Trans>
              For them: <Aloud line={theirs} />
            </Trans>
          </p>
        )}
        {(ours.text !== null || ours.withheld) && (
          <p>
            <Trans>
              For us: <Aloud line={ours} />
            </Trans>
          </p>
        )}
      </header>
      {thanks.length > 0 && <Thanks brief={brief} />}
      <Open brief={brief} />
      <Promises brief={brief} />
      <BriefFigures brief={brief} />
      <NamesAloud brief={brief} />
      <NotToRaise brief={brief} />
      <p className={letters.soft}>
        <Trans>Made on {sayDay(today, language)}.</Trans>
      </p>
    </article>
  )
}

/** Somebody's own words, where they name nobody who may not be named. */
function Aloud({ line }: { readonly line: Brief['place'] }): ReactElement | null {
  if (line.withheld) {
    return (
      <span className={style.withheld}>
        <Trans>withheld: it may name somebody who may not be named aloud</Trans>
      </span>
    )
  }
  return line.text === null ? null : <bdi>{line.text}</bdi>
}

function Part({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Thanks({ brief: { thanks } }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  return (
    <Part title={<Trans>To thank for</Trans>}>
      <ul>
        {thanks.map(({ reply, theirNumber, on, people }) => (
          <li key={reply}>
            {theirNumber === null ? (
              <Trans>
                reply of {sayDay(on, language)}, people answered about: {people}
              </Trans>
            ) : (
              <Trans>
                reply <bdi>{theirNumber}</bdi> of {sayDay(on, language)}, people answered about:{' '}
                {people}
              </Trans>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Open({ brief: { open } }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { kinds, oldest } = open
  return (
    <Part title={<Trans>Open with this body</Trans>}>
      {open.questions === 0 ? (
        <p>
          <Trans>Nothing that may be raised is open.</Trans>
        </p>
      ) : (
        <ul>
          {kinds.map(({ kind, questions, overdue }) => (
            <li key={kind}>
              {words('question-kind', kind)}: {questions}
              {overdue > 0 && (
                <>
                  {', '}
                  <Trans>late: {overdue}</Trans>
                </>
              )}
            </li>
          ))}
          {oldest !== null && (
            <li>
              <Trans>
                Longest open: asked on {sayDay(oldest.on, language)} in letter{' '}
                {oldest.number ?? oldest.letter}.
              </Trans>
            </li>
          )}
        </ul>
      )}
    </Part>
  )
}

function Promises({ brief: { promises } }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  return (
    <Part title={<Trans>Promised and demanded before</Trans>}>
      {promises.length === 0 ? (
        <p>
          <Trans>Nothing is recorded.</Trans>
        </p>
      ) : (
        <ul>
          {promises.map((one) => (
            <li key={one.id}>
              <Aloud line={one.words} />{' '}
              <span className={letters.facts}>
                <Aloud line={one.byWhom} />
                <span>{sayDay(one.said, language)}</span>
                <Standing commitment={one} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function NamesAloud({ brief: { names } }: { readonly brief: Brief }): ReactElement {
  const words = useCodeWords()
  return (
    <Part title={<Trans>May be named aloud</Trans>}>
      {names.length === 0 ? (
        <p>
          <Trans>Nobody.</Trans>
        </p>
      ) : (
        <ol className={style.names}>
          {names.map(({ person, name, open }) => (
            <li key={person}>
              <bdi>{name}</bdi>
              {open.length > 0 && (
                <span className={letters.soft}>
                  : {open.map(({ kind }) => words('question-kind', kind)).join(', ')}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Part>
  )
}

/** How many stands on the screen alone: beside one name on paper a number could point at somebody. */
function NotToRaise({ brief: { notToRaise } }: { readonly brief: Brief }): ReactElement {
  const reasonWords = useReasonWords()
  const { reasons, restricted } = notToRaise
  return (
    <Part title={<Trans>Not to be raised</Trans>}>
      <ul>
        <li>
          <Trans>
            Nobody who is not named above: neither by name nor by what would show who it is.
          </Trans>
        </li>
        <li>
          <Trans>Nothing about sexual violence, in any form.</Trans>
        </li>
        <li>
          <Trans>Nothing that fewer than ten people could know, and no source.</Trans>
        </li>
      </ul>
      <div className={style.screenOnly}>
        <ul>
          {reasons.map(({ reason, people }) => (
            <li key={reason}>
              {people}: {reasonWords(reason)}
            </li>
          ))}
          {restricted > 0 && (
            <li>
              <Trans>
                Of those with open questions, people with a restricted act: {restricted}
              </Trans>
            </li>
          )}
        </ul>
        {(reasons.length > 0 || restricted > 0) && (
          <p className={letters.soft}>
            <Trans>These numbers are not printed.</Trans>
          </p>
        )}
      </div>
    </Part>
  )
}
