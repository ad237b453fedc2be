import type { AccountId, SubmissionId } from '@amparo/contract'
import type { AccountHeadBody } from '@amparo/seal/account'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguageName } from '../ui/use-language-name.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayDay } from '../ui/say-day.ts'
import { SealedSign } from '../ui/sealed-sign.tsx'
import style from './accounts.module.css'
import { countTold } from './count-told.ts'
import { EarlierTimes } from './earlier-times.tsx'
import type { ListedAccount } from './use-accounts.ts'
import { useInsideWords } from './use-inside-words.ts'

export interface Told {
  readonly accounts: readonly ListedAccount[]
  readonly messages: readonly { readonly submission: SubmissionId; readonly day: string }[]
}

interface ToldAlreadyProps {
  readonly told: Told
  /** On a message's own page, which needs no link to itself. */
  readonly isMessage: boolean
  /** Null for whoever may not open accounts. */
  readonly onOpen: ((account: AccountId) => void) | null
}

/** When, in which language, to whom and where the same was told before, and how often: read before anybody asks again. */
export function ToldAlready({ told, isMessage, onOpen }: ToldAlreadyProps): ReactElement {
  const { accounts, messages } = told
  const count = countTold(told)
  return (
    <div className={style.told}>
      <h3 className={style.subtitle}>
        <Trans>Told already</Trans>
      </h3>
      {count.here === 0 ? (
        <p className={style.soft}>
          <Trans>
            Nothing that you may see was told here yet. Before anything else, ask what was told
            elsewhere.
          </Trans>
        </p>
      ) : (
        <>
          <p>
            <Plural value={count.here} one="Told here # time" other="Told here # times" />
            {', '}
            {count.elsewhere === null ? (
              <Trans>whether elsewhere is not known.</Trans>
            ) : (
              <Plural value={count.elsewhere} one="elsewhere # time." other="elsewhere # times." />
            )}{' '}
            <Trans>Telling again costs the person; read first what is here.</Trans>
          </p>
          <ol className={style.list}>
            {messages.map(({ submission, day }) => (
              <li key={`message ${submission}`} className={style.item}>
                <MessageLine submission={submission} day={day} isHere={isMessage} />
              </li>
            ))}
            {accounts.map((account) => (
              <li key={account.id} className={style.item}>
                <AccountLine
                  account={account}
                  isHere={isMessage || account.about.kind === 'person'}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function MessageLine({
  submission,
  day,
  isHere,
}: {
  readonly submission: SubmissionId
  readonly day: string
  readonly isHere: boolean
}): ReactElement {
  const language = useLanguage()
  const may = useMay()
  const said = <Trans>Message {submission}</Trans>
  return (
    <span>
      {isHere || !may('submission.list') ? (
        said
      ) : (
        <Link to="/messages/$submission" params={{ submission }} search={{ state: 'waiting' }}>
          {said}
        </Link>
      )}
      {', '}
      <bdi>{sayDay(day, language)}</bdi>
    </span>
  )
}

function AccountLine({
  account,
  isHere,
  onOpen,
}: {
  readonly account: ListedAccount
  /** Told by whom the page is about; else by the sender of a message that tells of them. */
  readonly isHere: boolean
  readonly onOpen: ((account: AccountId) => void) | null
}): ReactElement {
  const audienceName = useAudienceName()
  const { id, known, versions, audience, about } = account
  const [first] = versions
  const newest = versions.findLast(({ erased }) => erased !== null)?.erased ?? null
  return (
    <>
      <span className={style.line}>
        <strong>
          <Trans>Account {id}</Trans>
        </strong>
        <SealedSign team={audienceName(audience)} />
        {first !== undefined && <EntryMark entry={first.entry} />}
        {onOpen !== null && (
          <Button size="small" onClick={() => onOpen(id)}>
            <Trans>Open account {id}</Trans>
          </Button>
        )}
      </span>
      {!isHere && (
        <span>
          <Trans>Told by the sender of message {about.id}</Trans>
        </span>
      )}
      {known.verdict === 'head' && <HeadFacts head={known.body} versions={versions.length} />}
      {known.verdict === 'erased' && newest !== null && <Erased tombstone={newest} />}
      {known.verdict !== 'head' && known.verdict !== 'erased' && <Unread verdict={known.verdict} />}
    </>
  )
}

function HeadFacts({
  head,
  versions,
}: {
  readonly head: AccountHeadBody
  readonly versions: number
}): ReactElement {
  const language = useLanguage()
  const languageName = useLanguageName()
  const inside = useInsideWords()
  return (
    <>
      <span>
        <Trans>
          {sayDay(head.day, language)}, in {languageName(head.language)}, to{' '}
          <bdi>{head.takenBy.name}</bdi>
        </Trans>
        {', '}
        {head.interpreted === 'yes' ? (
          <Trans>with an interpreter</Trans>
        ) : (
          <Trans>without an interpreter</Trans>
        )}
        {' · '}
        <Plural value={versions} one="# version" other="# versions" />
      </span>
      {head.reason !== null && (
        <span className={style.soft}>
          <Trans>Asked again because: {inside.reason(head.reason.code)}</Trans>
          {head.reason.words !== '' && (
            <>
              {' – '}
              <bdi>{head.reason.words}</bdi>
            </>
          )}
        </span>
      )}
      <EarlierTimes earlier={head.earlier} />
    </>
  )
}

function Unread({
  verdict,
}: {
  readonly verdict: 'not-opened' | 'foreign' | 'outsider'
}): ReactElement {
  switch (verdict) {
    case 'not-opened':
      return (
        <Notice tone="amber">
          <Trans>
            What stands beside this account is sealed to a key you do not hold, or broken.
          </Trans>
        </Notice>
      )
    case 'foreign':
      return (
        <Notice tone="danger">
          <Trans>
            What stands beside this account was signed by nobody of this office, or belongs to
            another one. Do not rely on it. Tell your head of office and the operator.
          </Trans>
        </Notice>
      )
    case 'outsider':
      return (
        <Notice tone="danger">
          <Trans>
            What stands beside this account was signed by somebody who is not of the team it is
            sealed to. Do not rely on it. Tell your head of office.
          </Trans>
        </Notice>
      )
  }
}
