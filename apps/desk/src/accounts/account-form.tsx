import type { AccountSubject } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import type { Team } from '../record/use-own-teams.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import {
  emptyAccount,
  hasAccountWords,
  missingInAccount,
  readAccountFields,
  tellingOf,
  type AccountFields,
} from './account-fields.ts'
import { AccountParts } from './account-parts.tsx'
import style from './accounts.module.css'
import { NotSealed, StillMissing } from './not-kept.tsx'
import type { Told } from './told-already.tsx'
import { useTakeAccount } from './use-accounts.ts'
import { useWriting } from './use-writing.ts'

interface AccountFormProps {
  readonly about: AccountSubject
  /** Those it can be sealed to; at least one. */
  readonly teams: readonly Team[]
  readonly told: Told
  readonly onDone: () => void
}

/** Takes down what somebody tells, while they do. */
export function AccountForm({ about, teams, told, onDone }: AccountFormProps): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const language = useLanguage()
  const take = useTakeAccount()
  const [team, setTeam] = useState(teams[0]?.id ?? 0)
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const writing = useWriting<AccountFields>({
    draft: `${about.kind === 'person' ? 'personaccount' : 'messageaccount'}-${about.id}`,
    first: { ...emptyAccount, day: me.today, language },
    isEmpty: (fields) => !hasAccountWords(fields),
    read: readAccountFields,
    onDone,
  })
  const { fields, handle, key } = writing
  const known = told.accounts.filter((one) => one.about.kind === about.kind).length
  // Whoever wrote the message has told already; a person of whom others told has not.
  const needsReason = about.kind === 'submission' || told.accounts.length > 0
  const missing = tried ? missingInAccount(fields, needsReason) : []
  const isHere = told.accounts.some((one) => one.handle === handle)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    const telling = tellingOf(fields, null)
    if (take.isPending || telling === null || missingInAccount(fields, needsReason).length > 0)
      return
    const base = `team ${team}`
    const sealed = writing.sealedUpon(base)
    const input = { about, team, handle, key, known, told: telling, sealed }
    const result = await take.mutateAsync(input).catch(() => null)
    if (result === null) return
    writing.rememberSealed(base, result.sealed)
    if (result.answer.ok) writing.finish()
  }

  return (
    <form className={style.form} noValidate onSubmit={(event) => void save(event)}>
      <h3 className={style.subtitle} ref={heading} tabIndex={-1}>
        <Trans>A new account</Trans>
      </h3>
      <p>
        <Trans>
          Say first that the person may pause, leave out what they do not want to tell, and stop.
          Taken down by <bdi>{me.name}</bdi>.
        </Trans>
      </p>
      <AccountParts
        fields={fields}
        onChange={writing.change}
        missing={missing}
        asksReason={needsReason || told.messages.length > 0}
      />
      {teams.length > 1 && (
        <Field
          label={t`Sealed to`}
          help={t`Nobody outside this team sees that there is an account.`}
        >
          {(control) => (
            <select
              {...control}
              value={team}
              onChange={(event) => setTeam(Number(event.target.value))}
            >
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <StillMissing when={missing.length > 0} />
      <div className={style.actions}>
        <Button type="submit" look="strong" busy={take.isPending}>
          <Trans>Seal and keep</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
        <DraftSign state={writing.draft} />
      </div>
      {take.data?.answer.ok === false && !isHere && <Failed code={take.data.answer.code} />}
      {take.data?.answer.ok === false && isHere && (
        <Notice tone="amber" alert>
          <Trans>
            This account was kept by an earlier press, before you changed something. It stands in
            the list above: open it and correct it there. Your text stays here as a draft.
          </Trans>
        </Notice>
      )}
      <NotSealed when={take.isError} />
    </form>
  )
}
