import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { saySize } from '../files/say-size.ts'
import { fromBase64 } from '../keys/base64.ts'
import { useLanguage } from '../locales/use-language.ts'
import { CommitmentDialog } from '../meetings/commitment-dialog.tsx'
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
import { saveFile } from '../ui/save-file.ts'
import { sayDay, sayInstant } from '../ui/say-day.ts'
import { StrangersText } from '../ui/strangers-text.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { AnswersCut } from './answers-cut.tsx'
import { CutReply } from './cut-reply.tsx'
import style from './letters.module.css'
import { endOf } from './paper-type.ts'
import { replyIdOf, useReadReplyFile, useReply, type ReplyView } from './use-letters.ts'

const route = getRouteApi('/replies/$reply')

/** A reply with its document, and what it says to each question. */
export function ReplyScreen(): ReactElement {
  const id = replyIdOf(route.useParams().reply)
  if (id === null) return <NothingHere />
  return <Opened key={id} id={id} />
}

function Opened({ id }: { readonly id: NonNullable<ReturnType<typeof replyIdOf>> }): ReactElement {
  const reply = useReply(id)
  return (
    <div className={pageStyle.page}>
      <p>
        {reply.data?.letter ? (
          <Link
            to="/letters/$letter"
            params={{ letter: reply.data.letter.id }}
            className={pageStyle.back ?? ''}
          >
            <Icon name="back" />
            <Trans>The letter</Trans>
          </Link>
        ) : (
          <Link to="/questions" className={pageStyle.back ?? ''}>
            <Icon name="back" />
            <Trans>Questions</Trans>
          </Link>
        )}
      </p>
      {reply.isPending && <Loading />}
      {reply.isError && <Failed code={reply.error.code} onRetry={() => void reply.refetch()} />}
      {reply.isSuccess && <Page reply={reply.data} />}
    </div>
  )
}

function Page({ reply }: { readonly reply: ReplyView }): ReactElement {
  const may = useMay()
  const [mayEnter, mayMeet] = [may('reply.enter'), may('meeting.write')]
  return (
    <>
      <Head reply={reply} />
      {reply.answers.length > 0 && <AnswersCut reply={reply} />}
      {mayEnter && reply.erased === null && <CutReply reply={reply} />}
      {mayMeet && reply.erased === null && <PromiseInIt reply={reply} />}
    </>
  )
}

/** What a body promises in writing is followed like what it promises aloud. */
function PromiseInIt({ reply }: { readonly reply: ReplyView }): ReactElement {
  const [isOpen, setOpen] = useState(false)
  const { id, authority, audience, dated, received } = reply
  return (
    <p>
      <Button onClick={() => setOpen(true)}>
        <Trans>Record a promise…</Trans>
      </Button>
      {isOpen && (
        <CommitmentDialog
          authority={authority}
          audience={audience}
          meeting={null}
          reply={{ id, day: dated ?? received }}
          onClose={() => setOpen(false)}
        />
      )}
    </p>
  )
}

function Head({ reply }: { readonly reply: ReplyView }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useCodeWords()
  const audienceName = useAudienceName()
  const { id, kind, authority, authorityName, letter, theirNumber, dated, received, audience } =
    reply
  return (
    <header className={style.lines}>
      <p className={style.soft}>{words('reply-kind', kind)}</p>
      <PageHeading title={t`Reply ${id}`}>
        <Trans>
          Reply of <bdi>{authorityName}</bdi>
        </Trans>
      </PageHeading>
      <p className={style.facts}>
        <Link to="/register/$subject" params={{ subject: authority }}>
          <Trans>all letters and replies of this body</Trans>
        </Link>
        {letter !== null && (
          <Link to="/letters/$letter" params={{ letter: letter.id }}>
            <Trans>answers letter {letter.number ?? letter.id}</Trans>
          </Link>
        )}
        <span>
          <Trans>came on {sayDay(received, language)}</Trans>
        </span>
        {dated !== null && (
          <span>
            <Trans>dated {sayDay(dated, language)}</Trans>
          </span>
        )}
        {theirNumber !== null && (
          <span>
            <Trans>
              their number <bdi>{theirNumber}</bdi>
            </Trans>
          </span>
        )}
        <span>
          <Trans>visible to {audienceName(audience)}</Trans>
        </span>
      </p>
      <p className={`${style.facts} ${style.soft}`}>
        <bdi>{sayInstant(reply.at, language)}</bdi>
        <bdi>{reply.by ?? '–'}</bdi>
        <EntryMark entry={reply.entry} />
      </p>
      {reply.erased !== null && <Erased tombstone={reply.erased} />}
      {reply.words !== null && <StrangersText>{reply.words}</StrangersText>}
      {reply.file !== null && reply.erased === null && <Document reply={reply} file={reply.file} />}
    </header>
  )
}

function Document({
  reply,
  file,
}: {
  readonly reply: ReplyView
  readonly file: NonNullable<ReplyView['file']>
}): ReactElement {
  const language = useLanguage()
  const open = useReadReplyFile()
  async function save(): Promise<void> {
    const answer = await open.mutateAsync({ params: { reply: reply.id }, body: {} })
    if (answer.ok) saveFile(`${reply.id}.${endOf(file.type)}`, fromBase64(answer.reply.bytes))
  }
  return (
    <>
      <p className={style.actions}>
        <Button size="small" busy={open.isPending} onClick={() => void save()}>
          <Icon name="save" />
          <Trans>Download the document</Trans>
        </Button>
        <span className={style.soft}>{saySize(file.bytes, language)}</span>
      </p>
      {open.data?.ok === false && <Failed code={open.data.code} />}
    </>
  )
}
