import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { useMay } from '../session/session-context.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay, sayInstant } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { useLanguageName } from '../ui/use-language-name.ts'
import { DroppedNow } from './dropped-now.tsx'
import { LeftOutList } from './left-out-list.tsx'
import { LetterActs } from './letter-acts.tsx'
import { LetterClocks } from './letter-clocks.tsx'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { linesByPerson } from './lines-by-person.ts'
import { Papers } from './papers.tsx'
import { ReachedSoFar, ReachFamilies } from './reach-families.tsx'
import { ReplyLine } from './reply-line.tsx'
import { useFormName, useLetterStateWords, useStepWords } from './use-letter-words.ts'
import { letterIdOf, useLetter, type Letter } from './use-letters.ts'

const route = getRouteApi('/letters/$letter')

/** A letter from its first line to what came back. */
export function LetterScreen(): ReactElement {
  const id = letterIdOf(route.useParams().letter)
  const letter = useLetter(id)
  if (id === null) return <NothingHere />
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/letters" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Letters</Trans>
        </Link>
      </p>
      {letter.isPending && <Loading />}
      {letter.isError && <Failed code={letter.error.code} onRetry={() => void letter.refetch()} />}
      {letter.isSuccess && <Page letter={letter.data} />}
    </div>
  )
}

function Page({ letter }: { readonly letter: Letter }): ReactElement {
  const mayEnter = useMay()('reply.enter')
  return (
    <>
      <Head letter={letter} />
      <DroppedNow letter={letter} />
      <LetterActs letter={letter} />
      <LetterClocks letter={letter} />
      <Papers letter={letter} />
      <Lines letter={letter} />
      {letter.out.length > 0 && (
        <section className={style.part}>
          <h2 className={style.title}>
            <Trans>Left out ({letter.out.length})</Trans>
          </h2>
          <ReachFamilies leftOut={letter.out} letter={letter.id} audience={letter.audience} />
          <ReachedSoFar letter={letter.id} />
          <LeftOutList leftOut={letter.out} />
        </section>
      )}
      <section className={style.part}>
        <h2 className={style.title}>
          <Trans>What came back</Trans>
        </h2>
        {letter.replies.length === 0 && (
          <p className={style.soft}>
            <Trans>Nothing so far.</Trans>
          </p>
        )}
        <ol className={style.lines}>
          {letter.replies.map((reply) => (
            <ReplyLine key={reply} reply={reply} />
          ))}
        </ol>
        {mayEnter && (
          <p>
            <Link to="/replies/new" search={{ letter: letter.id }}>
              <Trans>Enter a reply to this letter</Trans>
            </Link>
          </p>
        )}
      </section>
      <Steps letter={letter} />
    </>
  )
}

function Head({ letter }: { readonly letter: Letter }): ReactElement {
  const { t } = useLingui()
  const formName = useFormName()
  const stateWords = useLetterStateWords()
  const languageName = useLanguageName()
  const audienceName = useAudienceName()
  const { id, number, form, state, authority, authorityName, copied, follows, language, audience } =
    letter
  return (
    <header className={style.lines}>
      <p className={style.soft}>
        {formName(form)}, {stateWords(state)}
      </p>
      <PageHeading title={number === null ? t`Letter ${id}` : t`Letter ${number}`}>
        {number === null ? (
          <Trans>Letter without a number yet</Trans>
        ) : (
          <Trans>Letter {number}</Trans>
        )}
      </PageHeading>
      <p>
        <Trans>
          to{' '}
          <Link to="/register/$subject" params={{ subject: authority }}>
            <bdi>{authorityName}</bdi>
          </Link>
        </Trans>
        {copied.map(({ authority: copy, name }) => (
          <span key={copy}>
            {', '}
            <Trans>
              copy to{' '}
              <Link to="/register/$subject" params={{ subject: copy }}>
                <bdi>{name}</bdi>
              </Link>
            </Trans>
          </span>
        ))}
      </p>
      <SentOn letter={letter} />
      <p className={style.facts}>
        <span>{languageName(language)}</span>
        <span>
          <Trans>visible to {audienceName(audience)}</Trans>
        </span>
        {follows !== null && (
          <Link to="/letters/$letter" params={{ letter: follows }}>
            {form === 'reminder' ? (
              <Trans>the letter it reminds of</Trans>
            ) : (
              <Trans>the letter it passes on</Trans>
            )}
          </Link>
        )}
        <EntryMark entry={letter.entry} />
      </p>
    </header>
  )
}

function SentOn({ letter: { sentOn } }: { readonly letter: Letter }): ReactElement | null {
  const language = useLanguage()
  if (sentOn === null) return null
  return (
    <p>
      <Trans>Sent on {sayDay(sentOn, language)}.</Trans>
    </p>
  )
}

function Lines({ letter }: { readonly letter: Letter }): ReactElement {
  const words = useCodeWords()
  const people = linesByPerson(letter.lines)
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>What it asks ({letter.lines.length})</Trans>
      </h2>
      <ul className={style.lines}>
        {people.map(({ person, name, kinds }) => (
          <li key={person} className={style.line}>
            <PersonLink person={person} name={name} />
            <span>{kinds.map((kind) => words('question-kind', kind)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was done with it, each with the number of its record. */
function Steps({ letter }: { readonly letter: Letter }): ReactElement {
  const language = useLanguage()
  const stepWords = useStepWords()
  const words = useCodeWords()
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>What was done</Trans>
      </h2>
      <ol className={style.lines}>
        <li className={style.entry}>
          <strong>
            <Trans>Begun</Trans>
          </strong>
          <Done {...letter} />
        </li>
        {letter.steps.map((step) => (
          <li key={step.act} className={style.entry}>
            <strong>
              {stepWords(step.act)}
              {step.on !== null && <>: {sayDay(step.on, language)}</>}
            </strong>
            {step.channel !== null && <span>{words('letter-channel', step.channel)}</span>}
            {step.words !== null && (
              <p className={style.words} dir="auto">
                {step.words}
              </p>
            )}
            <Done {...step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Done({ by, at, entry }: Pick<Letter, 'by' | 'at' | 'entry'>): ReactElement {
  const language = useLanguage()
  return (
    <p className={`${style.facts} ${style.soft}`}>
      <bdi>{sayInstant(at, language)}</bdi>
      <bdi>{by ?? '–'}</bdi>
      <EntryMark entry={entry} />
    </p>
  )
}
