import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { DraftSign } from '../session/draft-sign.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import {
  fieldsOfTelling,
  missingInAccount,
  readAccountFields,
  tellingOf,
  type AccountFields,
} from './account-fields.ts'
import { AccountParts } from './account-parts.tsx'
import style from './accounts.module.css'
import { Differences } from './differences.tsx'
import { NotSealed, StillMissing } from './not-kept.tsx'
import { TextField } from './text-field.tsx'
import { useKeepVersion, type OpenedAccount } from './use-accounts.ts'
import { useWriting } from './use-writing.ts'
import type { Telling } from './versions.ts'

interface CorrectionFields extends AccountFields {
  readonly note: string
}

interface CorrectionFormProps {
  readonly account: OpenedAccount
  /** The newest, which is corrected. */
  readonly telling: Telling
  readonly onDone: () => void
}

/** A new version beside those that stand: what was written down wrong, or what the person said when it was read back. */
export function CorrectionForm({ account, telling, onDone }: CorrectionFormProps): ReactElement {
  const { t } = useLingui()
  const keep = useKeepVersion(account)
  const [tried, setTried] = useState(false)
  // Kept by somebody else meanwhile, a newer version becomes the one this is compared with.
  const [first] = useState(() => ({ ...fieldsOfTelling(telling.told), note: '' }))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const writing = useWriting<CorrectionFields>({
    draft: `correction-${account.id}`,
    first,
    isEmpty: (fields) => JSON.stringify(fields) === JSON.stringify(first),
    read: readCorrection,
    onDone,
  })
  const { fields, key } = writing
  const needsReason = telling.told.reason !== null
  const missing = tried ? missingInAccount(fields, needsReason) : []
  const told = tellingOf(fields, telling.told.takenBy)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (keep.isPending || told === null || missingInAccount(fields, needsReason).length > 0) return
    // What was sealed names the version before it: after a newer one it is sealed anew.
    const sealed = writing.sealedUpon(account.newest)
    const next = { kind: 'correction', told, note: fields.note.toWellFormed() } as const
    const result = await keep.mutateAsync({ key, next, sealed }).catch(() => null)
    if (result === null) return
    writing.rememberSealed(account.newest, result.sealed)
    if (result.answer.ok) writing.finish()
  }

  return (
    <form className={style.form} noValidate onSubmit={(event) => void save(event)}>
      <h3 ref={heading} tabIndex={-1}>
        <Trans>Correct version {telling.seq}</Trans>
      </h3>
      <p>
        <Trans>
          Nothing is overwritten: what stands now stays beside what you write. What the person adds
          on another day is an account of its own.
        </Trans>
      </p>
      <TextField
        label={t`What is corrected, and why`}
        value={fields.note}
        onChange={(note) => writing.change({ note })}
      />
      <AccountParts
        fields={fields}
        onChange={writing.change}
        missing={missing}
        asksReason={needsReason}
      />
      {told !== null && (
        <Differences
          before={telling}
          after={{
            seq: account.versions.length + 1,
            told: { ...told, takenBy: telling.told.takenBy },
          }}
        />
      )}
      <StillMissing when={missing.length > 0} />
      <div className={style.actions}>
        <Button type="submit" look="strong" busy={keep.isPending}>
          <Trans>Seal and keep</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
        <DraftSign state={writing.draft} />
      </div>
      {keep.data?.answer.ok === false && <Failed code={keep.data.answer.code} />}
      <NotSealed when={keep.isError} />
    </form>
  )
}

function readCorrection(content: unknown): CorrectionFields | null {
  const fields = readAccountFields(content)
  const note = (content as { readonly note?: unknown } | null)?.note
  return fields && { ...fields, note: typeof note === 'string' ? note : '' }
}
