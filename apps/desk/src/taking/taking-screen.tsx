import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { useMay } from '../session/session-context.tsx'
import { useDraft } from '../session/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { CodeCard } from './code-card.tsx'
import { emptyFields, hasWords, missingIn, readFields, type TakingFields } from './fields.ts'
import { Missing, TakingForm } from './taking-form.tsx'
import style from './taking.module.css'
import { useAnswerWords } from './use-answer-words.ts'
import { useTaking, type SealedAttempt, type Taken } from './use-taking.ts'

/** Writes down what somebody says, writes or sends, while they do: sealed like a message from the report page. */
export function TakingScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [taken, setTaken] = useState<Taken | null>(null)
  if (!may('submission.record')) return <NothingHere />
  return (
    <div className={page.page}>
      {/* The button that was pressed is gone: the keyboard starts again at the top. */}
      <PageHeading key={taken?.submission ?? 'writing'} title={t`Write down for somebody`} />
      {taken === null ? (
        <Writing onTaken={setTaken} />
      ) : (
        <AfterTaking taken={taken} onAnother={() => setTaken(null)} />
      )}
    </div>
  )
}

function Writing({ onTaken }: { readonly onTaken: (taken: Taken) => void }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const answer = useAnswerWords()
  const taking = useTaking()
  const [fields, setFields] = useState<TakingFields>({ ...emptyFields, language })
  const [tried, setTried] = useState(false)
  const sealed = useRef<SealedAttempt | null>(null)
  const missing = tried ? missingIn(fields) : []
  const { state: draft } = useDraft({
    key: 'taking-0',
    content: fields,
    isEmpty: !hasWords(fields),
    onRestore: (content) => setFields((before) => readFields(content) ?? before),
  })

  function change(patch: Partial<TakingFields>): void {
    sealed.current = null
    setFields((before) => ({ ...before, ...patch }))
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (taking.isPending || missingIn(fields).length > 0) return
    const result = await taking.mutateAsync({ fields, sealed: sealed.current })
    sealed.current = result.sealed
    if (result.taken === null) return
    setFields({ ...emptyFields, language })
    onTaken(result.taken)
  }

  return (
    <form className={style.form} noValidate onSubmit={(event) => void save(event)}>
      <p className={page.lead}>
        <Trans>
          Ask what is urgent first. Every question may be left out but those about consent and about
          how it was taken down. What you type is kept as a draft, sealed to you.
        </Trans>
      </p>
      <TakingForm fields={fields} onChange={change} missing={missing} />
      <section className={style.part}>
        <Choices
          inline
          label={t`Does the person keep a return code?`}
          help={
            <>
              <Trans>
                With it they can read an answer and add more, from any device, without you. Without
                it nothing can be sent to them.
              </Trans>{' '}
              <Missing when={missing.includes('keepsCode')} />
            </>
          }
          value={fields.keepsCode === null ? null : fields.keepsCode ? 'yes' : 'no'}
          onChange={(keeps) => change({ keepsCode: keeps === 'yes' })}
          options={answer.yesNo}
        />
        {missing.length > 0 && (
          <Notice tone="amber" alert>
            <Trans>Something that is needed is not answered yet. It is marked above.</Trans>
          </Notice>
        )}
        <div className={style.actions}>
          <Button type="submit" look="strong" busy={taking.isPending}>
            <Trans>Seal and keep</Trans>
          </Button>
          <DraftSign state={draft} />
        </div>
        {taking.data?.answer.ok === false && <Failed code={taking.data.answer.code} />}
        {taking.isError && (
          <Notice tone="amber" alert>
            <Trans>It could not be sealed, so nothing was sent. What you typed is kept.</Trans>
          </Notice>
        )}
      </section>
    </form>
  )
}

function AfterTaking(props: {
  readonly taken: Taken
  readonly onAnother: () => void
}): ReactElement {
  const { submission, code } = props.taken
  return (
    <div className={style.card}>
      <Notice tone="good" alert>
        <p>
          <Trans>It is kept, sealed, as message {submission}.</Trans>
        </p>
      </Notice>
      {code !== null && <CodeCard code={code} />}
      <div className={style.actions}>
        <Link
          to="/messages/$submission"
          params={{ submission }}
          search={{ state: 'waiting' }}
          className={style.screenOnly ?? ''}
        >
          <Trans>Go to the message, to attach files or record from it</Trans>
        </Link>
        <Button onClick={props.onAnother}>
          <Trans>Write down another one</Trans>
        </Button>
      </div>
    </div>
  )
}
