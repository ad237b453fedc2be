import type { ReplyId } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Failed, Loading } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './letters.module.css'
import { useReply, type ReplyHead } from './use-letters.ts'

/** A reply in a list: what it is, when it came, how much was cut from it. */
export function ReplyLine({ reply }: { readonly reply: ReplyId }): ReactElement {
  const found = useReply(reply)
  if (found.isPending) {
    return (
      <li>
        <Loading />
      </li>
    )
  }
  if (found.isError) {
    return (
      <li>
        <Failed code={found.error.code} onRetry={() => void found.refetch()} />
      </li>
    )
  }
  return <ReplyEntry reply={found.data} />
}

export function ReplyEntry({ reply }: { readonly reply: ReplyHead }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { id, kind, theirNumber, dated, received, answered, entry, erased } = reply
  return (
    <li className={style.entry}>
      <Link to="/replies/$reply" params={{ reply: id }}>
        {words('reply-kind', kind)}
      </Link>
      <p className={style.facts}>
        <span>
          <Trans>came on {sayDay(received, language)}</Trans>
        </span>
        {theirNumber !== null && (
          <span>
            <Trans>
              their number <bdi>{theirNumber}</bdi>
            </Trans>
          </span>
        )}
        {dated !== null && (
          <span>
            <Trans>dated {sayDay(dated, language)}</Trans>
          </span>
        )}
        <span>
          {answered === 0 ? (
            <Trans>not cut into answers yet</Trans>
          ) : (
            <Plural value={answered} one="# answer" other="# answers" />
          )}
        </span>
        <EntryMark entry={entry} />
      </p>
      {erased !== null && <Erased tombstone={erased} />}
    </li>
  )
}
