import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import letters from '../letters/letters.module.css'
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
import { CommitmentDialog } from './commitment-dialog.tsx'
import { CommitmentEntry } from './commitment-entry.tsx'
import style from './meetings.module.css'
import { StepDialog } from './step-dialog.tsx'
import { useMeetingStateWords, useMeetingStepWords } from './use-meeting-words.ts'
import { meetingIdOf, useMeeting, type Meeting, type MeetingStep } from './use-meetings.ts'

const route = getRouteApi('/meetings/$meeting')

/** A meeting from its first plan to what was promised there. */
export function MeetingScreen(): ReactElement {
  const id = meetingIdOf(route.useParams().meeting)
  return id === null ? <NothingHere /> : <Opened key={id} id={id} />
}

function Opened({ id }: { readonly id: Meeting['id'] }): ReactElement {
  const meeting = useMeeting(id)
  return (
    <div className={pageStyle.page}>
      {meeting.isPending && <Loading />}
      {meeting.isError && (
        <Failed code={meeting.error.code} onRetry={() => void meeting.refetch()} />
      )}
      {meeting.isSuccess && <Page meeting={meeting.data} />}
    </div>
  )
}

function Page({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const stateWords = useMeetingStateWords()
  const audienceName = useAudienceName()
  const { id, authority, authorityName, state, day, hour, audience, entry } = meeting
  return (
    <>
      <p>
        <Link
          to="/register/$subject"
          params={{ subject: authority }}
          className={pageStyle.back ?? ''}
        >
          <Icon name="back" />
          <bdi>{authorityName}</bdi>
        </Link>
      </p>
      <header className={letters.lines}>
        <p className={letters.soft}>{stateWords(state)}</p>
        <PageHeading title={t`Meeting ${id}`}>
          <Trans>
            Meeting with <bdi>{authorityName}</bdi>
          </Trans>
        </PageHeading>
        <p className={letters.facts}>
          <span>
            {sayDay(day, language)}
            {hour !== null && <>, {hour}</>}
          </span>
          <span>
            <Trans>visible to {audienceName(audience)}</Trans>
          </span>
          <EntryMark entry={entry} />
        </p>
      </header>
      <Acts meeting={meeting} />
      {state === 'held' && (
        <section className={letters.part}>
          <h2 className={letters.title}>
            <Trans>Promised and demanded</Trans>
          </h2>
          {meeting.promised.length === 0 && (
            <p className={letters.soft}>
              <Trans>Nothing is recorded so far.</Trans>
            </p>
          )}
          <ol className={letters.lines}>
            {meeting.promised.map((one) => (
              <CommitmentEntry key={one.id} commitment={one} />
            ))}
          </ol>
        </section>
      )}
      <section className={letters.part}>
        <h2 className={letters.title}>
          <Trans>What is written about it</Trans>
        </h2>
        <ol className={letters.lines}>
          {meeting.steps.toReversed().map((step) => (
            <Step key={step.seq} step={step} />
          ))}
        </ol>
      </section>
    </>
  )
}

function Acts({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const mayWrite = useMay()('meeting.write')
  const [open, setOpen] = useState<'plan' | 'note' | 'cancel' | 'promise' | null>(null)
  const { id, state, authority, audience, day } = meeting
  const close = () => setOpen(null)
  return (
    <div className={letters.actions}>
      {state !== 'held' && (
        <Link to="/meetings/$meeting/page" params={{ meeting: id }} className={style.paper ?? ''}>
          <Icon name="print" />
          <Trans>The page for this meeting</Trans>
        </Link>
      )}
      {mayWrite && (
        <>
          {state === 'held' && (
            <Button look="strong" onClick={() => setOpen('promise')}>
              <Trans>Record a promise…</Trans>
            </Button>
          )}
          <Button onClick={() => setOpen('note')}>
            {state === 'held' ? <Trans>Say it better…</Trans> : <Trans>Write the note…</Trans>}
          </Button>
          {state !== 'held' && (
            <Button onClick={() => setOpen('plan')}>
              <Trans>Plan it otherwise…</Trans>
            </Button>
          )}
          {state === 'planned' && (
            <Button onClick={() => setOpen('cancel')}>
              <Trans>Call it off…</Trans>
            </Button>
          )}
        </>
      )}
      {open === 'promise' && (
        <CommitmentDialog
          authority={authority}
          audience={audience}
          meeting={{ id, day }}
          onClose={close}
        />
      )}
      {open !== null && open !== 'promise' && (
        <StepDialog meeting={meeting} act={open} onClose={close} />
      )}
    </div>
  )
}

function Step({ step }: { readonly step: MeetingStep }): ReactElement {
  const language = useLanguage()
  const stepWords = useMeetingStepWords()
  const { act, day, hour, place, theirs, ours, words, erased, by, at, entry } = step
  return (
    <li className={letters.entry}>
      <p className={letters.facts}>
        <span>
          {stepWords(act)}
          {day !== null && <> {sayDay(day, language)}</>}
          {hour !== null && <>, {hour}</>}
        </span>
        {place !== null && <bdi>{place}</bdi>}
      </p>
      {theirs !== null && (
        <p>
          <Trans>For them: {theirs}</Trans>
        </p>
      )}
      {ours !== null && (
        <p>
          <Trans>For us: {ours}</Trans>
        </p>
      )}
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
