import type { SubjectId } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Section } from '../register/subject-columns.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { emptyDraft } from './letter-draft.ts'
import { LetterEntry } from './letter-entry.tsx'
import style from './letters.module.css'
import { ReplyEntry } from './reply-line.tsx'
import { timelineOf } from './timeline.ts'
import { useLetterList, useReplyList } from './use-letters.ts'
import { useStartLetter } from './use-start-letter.ts'

interface BodyTimelineProps {
  readonly authority: SubjectId
  readonly name: string
}

/** What went to a body and what came from it, newest first. */
export function BodyTimeline({ authority, name }: BodyTimelineProps): ReactElement | null {
  const may = useMay()
  return may('letter.read') ? <Timeline authority={authority} name={name} /> : null
}

function Timeline({ authority, name }: BodyTimelineProps): ReactElement {
  const may = useMay()
  const startLetter = useStartLetter()
  const letters = useLetterList({ authority, state: null })
  const replies = useReplyList(authority)
  const pages = [letters, replies]
  const failed = pages.find((one) => one.isError)
  const isMore = pages.some((one) => one.hasNextPage)
  const all = timelineOf(
    { items: letters.data?.pages.flatMap((page) => page.letters) ?? [], more: letters.hasNextPage },
    { items: replies.data?.pages.flatMap((page) => page.replies) ?? [], more: replies.hasNextPage },
  )
  return (
    <Section
      title={<Trans>Letters and replies</Trans>}
      add={
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
        </span>
      }
    >
      {pages.some((one) => one.isPending) && <Loading />}
      {failed?.error && <Failed code={failed.error.code} onRetry={() => void failed.refetch()} />}
      {pages.every((one) => one.isSuccess) && all.length === 0 && (
        <p className={style.soft}>
          <Trans>Nothing was written to this body, and nothing came from it.</Trans>
        </p>
      )}
      <ol className={style.lines}>
        {all.map((one) =>
          one.what === 'letter' ? (
            <LetterEntry key={`letter ${one.letter.id}`} letter={one.letter} withBody={false} />
          ) : (
            <ReplyEntry key={`reply ${one.reply.id}`} reply={one.reply} />
          ),
        )}
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
