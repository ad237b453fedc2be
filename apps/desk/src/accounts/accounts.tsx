import type { AccountSubject, SubmissionId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { useOwnTeams, type Team } from '../record/use-own-teams.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { AccountForm } from './account-form.tsx'
import style from './accounts.module.css'
import { ToldAlready } from './told-already.tsx'
import { toldBy } from './told-by.ts'
import { useGoToAccount, useToldAlready } from './use-accounts.ts'

interface AccountsProps {
  readonly about: AccountSubject
  /** Messages that tell of the person; of a message itself, none. */
  readonly messages: readonly SubmissionId[]
  /** The past moment as of which they are shown; left out for now. */
  readonly instant?: string | null
}

/** What a person told, whole: first what was told already, so that nobody is asked again without need. */
export function Accounts(props: AccountsProps): ReactElement | null {
  const may = useMay()
  return may('account.read') ? <Readable {...props} /> : null
}

function Readable({ about, messages, instant = null }: AccountsProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const teams = useTeamsFor(about)
  const told = useToldAlready(about, messages)
  const isPast = instant !== null
  const [taking, setTaking] = useState(false)
  const goToAccount = useGoToAccount()
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(taking)
  // What was pressed is gone: the keyboard goes on at the top of this part.
  useEffect(() => {
    if (before.current && !taking) heading.current?.focus()
    before.current = taking
  }, [taking])
  return (
    <section className={style.accounts} aria-label={t`Accounts`}>
      <header className={style.head}>
        <h2 className={style.title} ref={heading} tabIndex={-1}>
          <Trans>Accounts</Trans>
        </h2>
        {may('account.keep') &&
          teams.length > 0 &&
          told.data !== undefined &&
          !taking &&
          !isPast && (
            <Button size="small" onClick={() => setTaking(true)}>
              <Trans>Take down a new account</Trans>
            </Button>
          )}
      </header>
      {told.isPending && <Loading />}
      {told.isError && <Failed code={told.error.code} onRetry={() => void told.refetch()} />}
      {told.data !== undefined && (
        <>
          <ToldAlready
            told={toldBy(told.data, instant)}
            isMessage={about.kind === 'submission'}
            onOpen={may('account.open') ? goToAccount : null}
          />
          {taking && !isPast && (
            <AccountForm
              about={about}
              teams={teams}
              told={told.data}
              onDone={() => setTaking(false)}
            />
          )}
        </>
      )}
    </section>
  )
}

/** What a sender tells more is for whoever reads their message; of a person, for a team of the officer’s own. */
function useTeamsFor(about: AccountSubject): readonly Team[] {
  const teams = useOwnTeams()
  const { me } = useOfficer()
  if (about.kind === 'person') return teams
  return teams.filter(({ id }) => id === me.office.intakeTeam)
}
