import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { useMay } from '../session/session-context.tsx'
import { useDraft } from '../session/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { emptyBatch, entered, readBatch, type Batch } from './batch.ts'
import { missingIn, type TakingFields } from './fields.ts'
import { TakingForm } from './taking-form.tsx'
import style from './taking.module.css'
import { useTaking, type SealedAttempt } from './use-taking.ts'

/** Papers that came together, after the line was cut: sheet after sheet, by their numbers, from the keyboard. */
export function BatchScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  if (!may('submission.record')) return <NothingHere />
  return (
    <div className={page.page}>
      <PageHeading title={t`Enter papers`} />
      <Sheets />
    </div>
  )
}

function Sheets(): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const taking = useTaking()
  const [batch, setBatch] = useState<Batch>(() => emptyBatch(language))
  const [tried, setTried] = useState(false)
  const sealed = useRef<SealedAttempt | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const { fields } = batch
  const missing = tried ? missingIn(fields) : []
  const isTwice = batch.done.some(({ number }) => number !== '' && number === fields.paperNumber)
  const { state: draft } = useDraft({
    key: 'paper-0',
    content: batch,
    isEmpty: batch.done.length === 0 && fields.account === '' && fields.paperBatch === '',
    onRestore: (content) => setBatch((before) => readBatch(content) ?? before),
  })

  function change(patch: Partial<TakingFields>): void {
    sealed.current = null
    setBatch((before) => ({ ...before, fields: { ...before.fields, ...patch } }))
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (taking.isPending || missingIn(fields).length > 0) return
    const result = await taking.mutateAsync({ fields, sealed: sealed.current })
    sealed.current = result.sealed
    const { taken } = result
    if (taken === null) return
    sealed.current = null
    setBatch((before) => entered(before, taken.submission))
    setTried(false)
    first.current?.focus()
  }

  return (
    <form className={style.form} noValidate onSubmit={(event) => void save(event)}>
      <p className={page.lead}>
        <Trans>
          Each sheet is sealed and kept at once; you can stop after any of them and go on later.
          Keep the papers: they are the originals.
        </Trans>
      </p>
      <div className={style.questions}>
        <Field
          label={t`These papers`}
          help={t`Where and when they were collected. Sealed with each sheet; no names of people.`}
        >
          {(control) => (
            <input
              {...control}
              value={fields.paperBatch}
              maxLength={80}
              onChange={(event) => change({ paperBatch: event.target.value })}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        <Field
          label={t`Number of this sheet`}
          problem={
            isTwice ? t`A sheet with this number was entered already. Is it the same one?` : null
          }
        >
          {(control) => (
            <input
              {...control}
              ref={first}
              value={fields.paperNumber}
              maxLength={40}
              onChange={(event) => change({ paperNumber: event.target.value })}
              dir="ltr"
              autoComplete="off"
            />
          )}
        </Field>
      </div>
      <TakingForm fields={fields} onChange={change} missing={missing} isPaper />
      <section className={style.part}>
        {missing.length > 0 && (
          <Notice tone="amber" alert>
            <Trans>Something that is needed is not answered yet. It is marked above.</Trans>
          </Notice>
        )}
        <div className={style.actions}>
          <Button type="submit" look="strong" busy={taking.isPending}>
            <Trans>Seal this sheet; next one</Trans>
          </Button>
          <DraftSign state={draft} />
          {batch.done.length > 0 && (
            <Button onClick={() => setBatch(emptyBatch(language))}>
              <Trans>This batch is complete</Trans>
            </Button>
          )}
        </div>
        {taking.data?.answer.ok === false && <Failed code={taking.data.answer.code} />}
        {taking.isError && (
          <Notice tone="amber" alert>
            <Trans>It could not be sealed, so nothing was sent. What you typed is kept.</Trans>
          </Notice>
        )}
        <div role="status">
          <Done batch={batch} />
        </div>
      </section>
    </form>
  )
}

function Done({ batch }: { readonly batch: Batch }): ReactElement | null {
  const { t } = useLingui()
  if (batch.done.length === 0) return null
  return (
    <section aria-label={t`Entered so far`}>
      <h2>
        <Trans>Entered so far: {batch.done.length}</Trans>
      </h2>
      <ul className={style.entered}>
        {batch.done.map(({ number, submission }) => (
          <li key={submission}>
            <Link to="/messages/$submission" params={{ submission }} search={{ state: 'waiting' }}>
              {number === '' ? `№ –` : `№ ${number}`}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
