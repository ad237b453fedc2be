import type { AccountId, AccountSubject } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { TellerAsks } from '../families/teller-asks.tsx'
import type { HowKnown } from '../record/how-known.ts'
import { RecordPanel } from '../record/record-panel.tsx'
import { UseAsBar } from '../record/use-as-bar.tsx'
import { useMarking } from '../record/use-marking.ts'
import { useRecording } from '../record/use-recording.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import style from './account-screen.module.css'
import { accountIdOf } from './account-search.ts'
import { CorrectionForm } from './correction-form.tsx'
import { SealedAccount } from './sealed-account.tsx'
import { TellingFacts, TellingWords } from './telling-view.tsx'
import { TranslationForm } from './translation-form.tsx'
import { TranslationView } from './translation-view.tsx'
import { useOpenedAccount, type OpenedAccount } from './use-accounts.ts'
import { VersionList } from './version-list.tsx'
import { Warnings } from './warnings.tsx'
import {
  newestTelling,
  shownBeside,
  tellingAt,
  translationAt,
  wordsIn,
  type Telling,
} from './versions.ts'

const route = getRouteApi('/accounts/$account')

export function AccountScreen(): ReactElement {
  const id = accountIdOf(route.useParams().account)
  if (id === null) return <NothingHere />
  return <Account key={id} id={id} />
}

/** One account: the words as they were told, a translation beside them, every version, and what is recorded from it. */
function Account({ id }: { readonly id: AccountId }): ReactElement {
  const { t } = useLingui()
  const { version, from } = route.useSearch()
  const { account, isAsked, open } = useOpenedAccount(id)
  const isOpen = account.data !== undefined
  return (
    <article className={style.page}>
      {account.data !== undefined && <BackTo about={account.data.about} />}
      <PageHeading title={t`Account ${id}`} focus={!isOpen} />
      {!isAsked && <SealedAccount seeksPassage={from !== undefined} onOpen={open} />}
      {isAsked && account.isPending && <Loading />}
      {account.isError && (
        <Failed code={account.error.code} onRetry={() => void account.refetch()} />
      )}
      {account.data !== undefined && <Whole key={version} account={account.data} />}
    </article>
  )
}

function BackTo({ about }: { readonly about: AccountSubject }): ReactElement {
  const { kind, id, id: submission } = about
  const className = style.back ?? ''
  return kind === 'person' ? (
    <Link to="/people/$person" params={{ person: id }} className={className}>
      <Icon name="back" />
      <Trans>The page of the person it tells of</Trans>
    </Link>
  ) : (
    <Link
      to="/messages/$submission"
      params={{ submission: id }}
      search={{ state: 'waiting' }}
      className={className}
    >
      <Icon name="back" />
      <Trans>Message {submission}</Trans>
    </Link>
  )
}

function Whole({ account }: { readonly account: OpenedAccount }): ReactElement {
  const { version, from, to } = route.useSearch()
  const may = useMay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const [chosen, setChosen] = useState<number | null>(version ?? null)
  const [writing, setWriting] = useState<'correction' | 'translation' | null>(null)
  const newest = newestTelling(account.opened)
  const shown = (chosen === null ? null : tellingAt(account.opened, chosen)) ?? newest
  const translation =
    shown === null
      ? null
      : ((chosen === null ? null : translationAt(account.opened, chosen)) ??
        shownBeside(account.opened, shown.seq))

  const source = { kind: 'account', id: account.id } as const
  const recording = useRecording(source)
  const texts = useMemo(() => wordsIn(account.opened), [account.opened])
  const mayRecord = may('claim.add') && shown !== null
  const sought = useMemo(
    () =>
      version === undefined || from === undefined || to === undefined
        ? null
        : { part: version, from, to },
    [version, from, to],
  )
  const { marking, bar, ...asked } = useMarking({
    texts,
    used: recording.passages,
    shown: sought,
    mayRecord,
  })

  function leave(): void {
    setWriting(null)
    setChosen(null)
    heading.current?.focus()
  }

  return (
    <div className={mayRecord ? style.both : style.alone}>
      <div className={style.told}>
        <h2 ref={heading} tabIndex={-1} className={style.title}>
          <Trans>The account</Trans>
        </h2>
        <Warnings account={account} />
        {shown !== null && (
          <div className={translation === null ? style.words : style.beside}>
            <TellingWords telling={shown} isNewest={shown.seq === newest?.seq} marking={marking} />
            {translation !== null && (
              <TranslationView translation={translation} marking={marking} />
            )}
          </div>
        )}
        {bar !== null && <UseAsBar {...bar} />}
        {shown === null && account.opened.some(({ verdict }) => verdict !== 'erased') && (
          <Notice tone="amber">
            <Trans>No version of this account can be read here.</Trans>
          </Notice>
        )}
      </div>
      {mayRecord && (
        <RecordPanel
          asks={{
            submission: account.about.kind === 'submission' ? account.about.id : null,
            language: shown.told.language,
          }}
          source={source}
          part={shown.seq}
          first={firstHowKnown(shown, account.audience)}
          recording={recording}
          texts={texts}
          {...asked}
        />
      )}
      <div className={style.told}>
        {shown !== null && <TellingFacts telling={shown} />}
        {shown !== null && account.about.kind === 'person' && (
          <TellerAsks person={account.about.id} language={shown.told.language}>
            <Trans>Whoever told this asks for this person…</Trans>
          </TellerAsks>
        )}
        {writing === null && newest !== null && may('account.keep') && (
          <div className={style.actions}>
            <Button onClick={() => setWriting('correction')}>
              <Trans>Correct this account…</Trans>
            </Button>
            <Button onClick={() => setWriting('translation')}>
              <Trans>Add a translation…</Trans>
            </Button>
          </div>
        )}
        {writing === 'correction' && newest !== null && (
          <CorrectionForm account={account} telling={newest} onDone={leave} />
        )}
        {writing === 'translation' && newest !== null && (
          <TranslationForm account={account} of={newest} onDone={leave} />
        )}
        <VersionList account={account} shown={shown?.seq ?? null} onShow={setChosen} />
      </div>
    </div>
  )
}

// Nobody outside the team knows that there is an account: what is taken from it is for the team, until the officer says more.
function firstHowKnown({ told }: Telling, audience: number): HowKnown {
  const graded = { directness: 'first-hand', credibility: 6 } as const
  return { word: 'sender', ...graded, saidOn: told.day, audience }
}
