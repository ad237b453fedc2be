import type { ReplyId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { PersonLink } from '../letters/person-link.tsx'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay, sayInstant } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { Standing } from './commitment-entry.tsx'
import { FollowDialog } from './follow-dialog.tsx'
import style from './meetings.module.css'
import { commitmentIdOf, useCommitment, type Commitment } from './use-meetings.ts'

const route = getRouteApi('/promises/$commitment')

/** A promise or demand, and what became of it. */
export function CommitmentScreen(): ReactElement {
  const id = commitmentIdOf(route.useParams().commitment)
  return id === null ? <NothingHere /> : <Opened key={id} id={id} />
}

function Opened({ id }: { readonly id: Commitment['id'] }): ReactElement {
  const commitment = useCommitment(id)
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/promises" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Promises</Trans>
        </Link>
      </p>
      {commitment.isPending && <Loading />}
      {commitment.isError && (
        <Failed code={commitment.error.code} onRetry={() => void commitment.refetch()} />
      )}
      {commitment.isSuccess && <Page commitment={commitment.data} />}
    </div>
  )
}

function Page({ commitment }: { readonly commitment: Commitment }): ReactElement {
  const mayFollow = useMay()('commitment.follow')
  const [isOpen, setOpen] = useState(false)
  const [by, setBy] = useState<ReplyId | null>(null)
  const follow = (reply: ReplyId | null) => {
    setBy(reply)
    setOpen(true)
  }
  return (
    <>
      <Head commitment={commitment} />
      {mayFollow && (
        <p>
          <Button look="strong" onClick={() => follow(null)}>
            <Trans>Write down what became of it…</Trans>
          </Button>
        </p>
      )}
      {isOpen && <FollowDialog commitment={commitment} by={by} onClose={() => setOpen(false)} />}
      <section className={letters.part}>
        <h2 className={letters.title}>
          <Trans>About whom</Trans>
        </h2>
        {commitment.about.length === 0 && (
          <p className={letters.soft}>
            <Trans>About nobody in particular.</Trans>
          </p>
        )}
        <About commitment={commitment} onKept={mayFollow ? follow : null} />
      </section>
      <section className={letters.part}>
        <h2 className={letters.title}>
          <Trans>What became of it</Trans>
        </h2>
        {commitment.steps.length === 0 && (
          <p className={letters.soft}>
            <Trans>Nobody has found out yet.</Trans>
          </p>
        )}
        <ol className={letters.lines}>
          {commitment.steps.toReversed().map((step) => (
            <Step key={step.entry} step={step} />
          ))}
        </ol>
      </section>
    </>
  )
}

function Head({ commitment }: { readonly commitment: Commitment }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const audienceName = useAudienceName()
  const { id, kind, authority, authorityName, words, byWhom, said, meeting, reply } = commitment
  return (
    <header className={letters.lines}>
      <PageHeading title={kind === 'promise' ? t`Promise ${id}` : t`Demand ${id}`}>
        {kind === 'promise' ? (
          <Trans>
            Promise of <bdi>{authorityName}</bdi>
          </Trans>
        ) : (
          <Trans>
            Demand to <bdi>{authorityName}</bdi>
          </Trans>
        )}
      </PageHeading>
      {words !== null && <p className={style.words}>{words}</p>}
      {commitment.erased !== null && <Erased tombstone={commitment.erased} />}
      <p className={letters.facts}>
        <Standing commitment={commitment} />
      </p>
      <p className={letters.facts}>
        <Link to="/register/$subject" params={{ subject: authority }}>
          <Trans>everything with this body</Trans>
        </Link>
        {meeting !== null && (
          <Link to="/meetings/$meeting" params={{ meeting }}>
            <Trans>the meeting at which it was said</Trans>
          </Link>
        )}
        {reply !== null && (
          <Link to="/replies/$reply" params={{ reply }}>
            <Trans>the reply it stands in</Trans>
          </Link>
        )}
        <span>
          <Trans>said on {sayDay(said, language)}</Trans>
        </span>
        {byWhom !== null && <bdi>{byWhom}</bdi>}
        <span>
          <Trans>visible to {audienceName(commitment.audience)}</Trans>
        </span>
      </p>
      <p className={`${letters.facts} ${letters.soft}`}>
        <bdi>{sayInstant(commitment.at, language)}</bdi>
        <bdi>{commitment.by ?? '–'}</bdi>
        <EntryMark entry={commitment.entry} />
      </p>
    </header>
  )
}

interface AboutProps {
  readonly commitment: Commitment
  /** Null for whoever may not write down what became of it. */
  readonly onKept: ((reply: ReplyId) => void) | null
}

/** Whether it is what was promised is for somebody to say: a reply that came is only shown. */
function About({ commitment: { about }, onKept }: AboutProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useCodeWords()
  return (
    <ul className={letters.lines}>
      {about.map(({ person, name, kind, answered }) => (
        <li key={`${person} ${kind ?? ''}`} className={letters.line}>
          <PersonLink person={person} name={name} />
          {kind !== null && <span className={letters.soft}>{words('question-kind', kind)}</span>}
          {answered !== null && (
            <Link to="/replies/$reply" params={{ reply: answered.reply }}>
              <Trans>an answer came on {sayDay(answered.on, language)}</Trans>
            </Link>
          )}
          {answered !== null && onKept !== null && (
            <Button
              size="small"
              aria-label={t`Was it kept by it? ${name}`}
              onClick={() => onKept(answered.reply)}
            >
              <Trans>Was it kept by it?</Trans>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Step({ step }: { readonly step: Commitment['steps'][number] }): ReactElement {
  const language = useLanguage()
  const codeWords = useCodeWords()
  const { standing, source, reply, on, words, erased, by, at, entry } = step
  return (
    <li className={letters.entry}>
      <p className={letters.facts}>
        <span>
          {codeWords('commitment-standing', standing)}, {sayDay(on, language)}
        </span>
        {reply === null ? (
          <span className={letters.soft}>{codeWords('commitment-source', source)}</span>
        ) : (
          <Link to="/replies/$reply" params={{ reply }}>
            {codeWords('commitment-source', source)}
          </Link>
        )}
      </p>
      {words !== null && <p className={style.words}>{words}</p>}
      {erased !== null && <Erased tombstone={erased} />}
      <p className={`${letters.facts} ${letters.soft}`}>
        <bdi>{sayInstant(at, language)}</bdi>
        <bdi>{by ?? '–'}</bdi>
        <EntryMark entry={entry} />
      </p>
    </li>
  )
}
