import type { SubjectId } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { FilingDialog } from '../filings/filing-dialog.tsx'
import { FilingEntry } from '../filings/filing-entry.tsx'
import { useFilingList } from '../filings/use-filings.ts'
import { CommitmentDialog } from '../meetings/commitment-dialog.tsx'
import { CommitmentEntry } from '../meetings/commitment-entry.tsx'
import { MeetingEntry } from '../meetings/meeting-entry.tsx'
import { NewMeetingDialog } from '../meetings/new-meeting-dialog.tsx'
import { PastPromises } from '../meetings/past-promises.tsx'
import { useCommitmentList, useMeetingList } from '../meetings/use-meetings.ts'
import { Section } from '../register/subject-columns.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { emptyDraft } from './letter-draft.ts'
import { LetterEntry } from './letter-entry.tsx'
import style from './letters.module.css'
import { ReplyEntry } from './reply-line.tsx'
import { timelineOf, type Dated } from './timeline.ts'
import { useLetterList, useReplyList } from './use-letters.ts'
import { useStartLetter } from './use-start-letter.ts'

interface BodyTimelineProps {
  readonly authority: SubjectId
  readonly name: string
}

/** What went to a body and what came from it, how it was met and what it promised, newest first. */
export function BodyTimeline({ authority, name }: BodyTimelineProps): ReactElement | null {
  const may = useMay()
  return may('letter.read') ? <Timeline authority={authority} name={name} /> : null
}

function Timeline({ authority, name }: BodyTimelineProps): ReactElement {
  const mayMeet = useMay()('meeting.read')
  const letters = useLetterList({ authority, state: null })
  const replies = useReplyList(authority)
  const meetings = useMeetingList(authority, mayMeet)
  const commitments = useCommitmentList({ authority, openOnly: false, order: 'said' }, mayMeet)
  const filings = useFilingList(authority)
  const own = [letters, replies, filings]
  const pages = mayMeet ? [...own, meetings, commitments] : own
  const failed = pages.find((one) => one.isError)
  const isMore = pages.some((one) => one.hasNextPage)
  const all = timelineOf({
    letters: {
      items: letters.data?.pages.flatMap((page) => page.letters) ?? [],
      more: letters.hasNextPage,
    },
    replies: {
      items: replies.data?.pages.flatMap((page) => page.replies) ?? [],
      more: replies.hasNextPage,
    },
    meetings: {
      items: meetings.data?.pages.flatMap((page) => page.meetings) ?? [],
      more: meetings.hasNextPage,
    },
    commitments: {
      items: commitments.data?.pages.flatMap((page) => page.commitments) ?? [],
      more: commitments.hasNextPage,
    },
    filings: {
      items: filings.data?.pages.flatMap((page) => page.filings) ?? [],
      more: filings.hasNextPage,
    },
  })
  return (
    <Section
      title={<Trans>Letters, replies, meetings</Trans>}
      add={<Acts authority={authority} name={name} />}
    >
      <PastPromises authority={authority} />
      {pages.some((one) => one.isPending) && <Loading />}
      {failed?.error && <Failed code={failed.error.code} onRetry={() => void failed.refetch()} />}
      {pages.every((one) => one.isSuccess) && all.length === 0 && (
        <p className={style.soft}>
          <Trans>Nothing was written to this body, and nothing came from it.</Trans>
        </p>
      )}
      <ol className={style.lines}>
        {all.map((one) => (
          <Line key={keyOf(one)} one={one} />
        ))}
      </ol>
      {isMore && (
        <p>
          <Button
            busy={pages.some((one) => one.isFetchingNextPage)}
            onClick={() => {
              for (const one of pages) if (one.hasNextPage) void one.fetchNextPage()
            }}
          >
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </Section>
  )
}

function keyOf(one: Dated): string {
  switch (one.what) {
    case 'letter':
      return `letter ${one.letter.id}`
    case 'reply':
      return `reply ${one.reply.id}`
    case 'meeting':
      return `meeting ${one.meeting.id}`
    case 'commitment':
      return `commitment ${one.commitment.id}`
    case 'filing':
      return `filing ${one.filing.id}`
  }
}

function Line({ one }: { readonly one: Dated }): ReactElement {
  switch (one.what) {
    case 'letter':
      return <LetterEntry letter={one.letter} withBody={false} />
    case 'reply':
      return <ReplyEntry reply={one.reply} />
    case 'meeting':
      return <MeetingEntry meeting={one.meeting} />
    case 'commitment':
      return <CommitmentEntry commitment={one.commitment} />
    case 'filing':
      return <FilingEntry filing={one.filing} />
  }
}

function Acts({ authority, name }: BodyTimelineProps): ReactElement {
  const may = useMay()
  const startLetter = useStartLetter()
  const [open, setOpen] = useState<'meeting' | 'promise' | 'filing' | null>(null)
  const close = () => setOpen(null)
  return (
    <span className={style.actions}>
      {may('reply.enter') && (
        <Link to="/replies/new" search={{ authority }} className={style.small ?? ''}>
          <Trans>Enter a reply</Trans>
        </Link>
      )}
      {may('letter.write') && (
        <Button
          size="small"
          onClick={() => startLetter({ ...emptyDraft, authority: { id: authority, name } })}
        >
          <Trans>Write a letter</Trans>
        </Button>
      )}
      {may('meeting.write') && (
        <>
          <Button size="small" onClick={() => setOpen('meeting')}>
            <Trans>A meeting…</Trans>
          </Button>
          <Button size="small" onClick={() => setOpen('promise')}>
            <Trans>A promise…</Trans>
          </Button>
        </>
      )}
      {may('letter.write') && (
        <Button size="small" onClick={() => setOpen('filing')}>
          <Trans>Somebody else’s complaint…</Trans>
        </Button>
      )}
      {open === 'filing' && <FilingDialog authority={authority} onClose={close} />}
      {open === 'meeting' && <NewMeetingDialog authority={authority} onClose={close} />}
      {open === 'promise' && (
        <CommitmentDialog
          authority={authority}
          audience={officeAudience}
          meeting={null}
          onClose={close}
        />
      )}
    </span>
  )
}
