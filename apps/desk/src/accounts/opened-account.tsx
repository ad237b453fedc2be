import type { AccountId } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import style from './accounts.module.css'
import { CorrectionForm } from './correction-form.tsx'
import { TellingFacts, TellingWords } from './telling-view.tsx'
import { TranslationForm } from './translation-form.tsx'
import { TranslationView } from './translation-view.tsx'
import { useOpenedAccount, type OpenedAccount } from './use-accounts.ts'
import { VersionList } from './version-list.tsx'
import { Warnings } from './warnings.tsx'
import { newestTelling, shownBeside, tellingAt } from './versions.ts'

interface OpenedAccountProps {
  readonly id: AccountId
  readonly onClose: () => void
}

/** One account, opened: the words as they were told, a translation beside them, and every version there is. */
export function OpenedAccountView({ id, onClose }: OpenedAccountProps): ReactElement {
  const account = useOpenedAccount(id)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={style.opened}>
      <header className={style.line}>
        <h3 className={style.subtitle} ref={heading} tabIndex={-1}>
          <Trans>Account {id}</Trans>
        </h3>
        <Button size="small" onClick={onClose}>
          <Trans>Close this account</Trans>
        </Button>
      </header>
      {account.isPending && <Loading />}
      {account.isError && (
        <Failed code={account.error.code} onRetry={() => void account.refetch()} />
      )}
      {account.data !== undefined && (
        <Whole account={account.data} onDone={() => heading.current?.focus()} />
      )}
    </section>
  )
}

function Whole({
  account,
  onDone,
}: {
  readonly account: OpenedAccount
  /** A form was left: the keyboard goes on at the top. */
  readonly onDone: () => void
}): ReactElement {
  const may = useMay()
  const [chosen, setChosen] = useState<number | null>(null)
  const [writing, setWriting] = useState<'correction' | 'translation' | null>(null)
  const newest = newestTelling(account.opened)
  const shown = (chosen === null ? null : tellingAt(account.opened, chosen)) ?? newest
  const translation = shown === null ? null : shownBeside(account.opened, shown.seq)

  function leave(): void {
    setWriting(null)
    setChosen(null)
    onDone()
  }

  return (
    <>
      <Warnings account={account} />
      {shown !== null && (
        <div className={translation === null ? style.alone : style.beside}>
          <TellingWords telling={shown} isNewest={shown.seq === newest?.seq} />
          {translation !== null && <TranslationView translation={translation} />}
        </div>
      )}
      {shown !== null && <TellingFacts telling={shown} />}
      {shown === null && account.opened.some(({ verdict }) => verdict !== 'erased') && (
        <Notice tone="amber">
          <Trans>No version of this account can be read here.</Trans>
        </Notice>
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
    </>
  )
}
