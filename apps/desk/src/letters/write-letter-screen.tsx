import type { LetterForm } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactElement } from 'react'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { useDraft } from '../session/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { useSay } from '../ui/toasts.tsx'
import { AboutWhom } from './about-whom.tsx'
import { Copies } from './copies.tsx'
import {
  emptyDraft,
  isEmptyDraft,
  linesOf,
  namedOf,
  readLetterDraft,
  type LetterDraft,
} from './letter-draft.ts'
import { AudienceField, LanguageField } from './letter-fields.tsx'
import style from './letters.module.css'
import { PlanView } from './plan-view.tsx'
import { useFormName } from './use-letter-words.ts'
import { useLetter, usePlanLetter, useWriteLetter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useLetterDraft } from './use-start-letter.ts'

/** As many lines as one letter takes. */
const MOST_LINES = 4_000

/** Whom to ask what about whom; and before anything is written, who will be named and who not. */
export function WriteLetterScreen(): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const navigate = useNavigate()
  const onceFor = useOnceFor()
  const [draft, setDraft] = useLetterDraft()
  useDraft({
    key: 'letterplan-0',
    content: draft,
    isEmpty: isEmptyDraft(draft),
    onRestore: (content) => setDraft(readLetterDraft(content) ?? emptyDraft),
  })
  const [isPressed, setPressed] = useState(false)
  const plan = usePlanLetter()
  const write = useWriteLetter()
  const lines = linesOf(draft)
  const isComplete = draft.authority !== null && lines.length > 0 && lines.length <= MOST_LINES
  const planned = plan.data?.ok === true ? plan.data.reply : null

  function change(next: LetterDraft): void {
    setDraft(next)
    // What was shown was of another letter.
    plan.reset()
    write.reset()
  }

  function bodyOf() {
    if (draft.authority === null) return null
    const { language, form, audience, follows } = draft
    const copied = draft.copied.map(({ id }) => id)
    return {
      authority: draft.authority.id,
      copied,
      language,
      form,
      audience,
      follows,
      asked: lines,
    }
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setPressed(true)
    const body = bodyOf()
    if (!isComplete || body === null) return
    if (planned === null) {
      plan.mutate({ params: {}, body })
      return
    }
    write.mutate(
      { params: {}, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          setDraft(emptyDraft)
          say({ text: t`The letter is begun. Now its paper can be made.` })
          void navigate({ to: '/letters/$letter', params: { letter: answer.reply.letter } })
        },
      },
    )
  }

  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/questions" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Questions</Trans>
        </Link>
      </p>
      <PageHeading title={t`Write a letter`} />
      <form className={style.form} onSubmit={handleSubmit}>
        <ToWhom draft={draft} onChange={change} isPressed={isPressed} />
        <AboutWhom draft={draft} onChange={change} isPressed={isPressed} />
        {planned !== null && <PlanView plan={planned} audience={draft.audience} />}
        {lines.length > MOST_LINES && (
          <p role="alert">
            <Trans>One letter takes at most {MOST_LINES} questions. Divide it.</Trans>
          </p>
        )}
        <div className={style.actions}>
          <Button
            type="submit"
            look="strong"
            busy={plan.isPending || write.isPending}
            disabled={planned !== null && planned.named.length === 0}
          >
            {planned === null ? (
              <Trans>Show who will be named</Trans>
            ) : (
              <Trans>Write the letter</Trans>
            )}
          </Button>
          <Button look="quiet" onClick={() => change(emptyDraft)}>
            <Trans>Begin anew</Trans>
          </Button>
        </div>
        {plan.data?.ok === false && <Failed code={plan.data.code} />}
        {write.data?.ok === false && <Failed code={write.data.code} />}
      </form>
    </div>
  )
}

interface PartProps {
  readonly draft: LetterDraft
  readonly onChange: (draft: LetterDraft) => void
  readonly isPressed: boolean
}

function ToWhom({ draft, onChange, isPressed }: PartProps): ReactElement {
  const { t } = useLingui()
  const formName = useFormName()
  const forms: readonly LetterForm[] =
    draft.follows === null ? ['letter', 'note-verbale'] : ['forwarding', 'letter', 'note-verbale']
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>To whom</Trans>
      </h2>
      <Follows draft={draft} />
      <div className={style.beside}>
        <SubjectChooser
          kind="authority"
          label={t`Body that is asked`}
          help={t`A ministry, a court, an investigator; from the register.`}
          problem={isPressed && draft.authority === null ? t`Choose the body that is asked.` : null}
          value={draft.authority?.id ?? ''}
          name={draft.authority?.name ?? ''}
          onChange={(id, name) => onChange({ ...draft, authority: namedOf(id, name) })}
        />
        <Copies value={draft.copied} onChange={(copied) => onChange({ ...draft, copied })} />
      </div>
      <div className={style.beside}>
        <LanguageField
          value={draft.language}
          onChange={(language) => onChange({ ...draft, language })}
        />
        <AudienceField
          value={draft.audience}
          onChange={(audience) => onChange({ ...draft, audience })}
        />
      </div>
      <Choices
        label={t`Form`}
        help={t`A note verbale goes to or through the foreign ministry, where protocol wants that.`}
        value={draft.form}
        onChange={(form) => onChange({ ...draft, form })}
        options={forms.map((form) => ({ value: form, label: formName(form) }))}
        inline
      />
    </section>
  )
}

/** The letter that is passed on, with what the first body was called. */
function Follows({ draft }: { readonly draft: LetterDraft }): ReactElement | null {
  const letter = useLetter(draft.follows)
  if (draft.follows === null || !letter.isSuccess) return null
  const { id, number, authorityName } = letter.data
  return (
    <p>
      <Trans>
        Passes on what was asked of <bdi>{authorityName}</bdi> in{' '}
        <Link to="/letters/$letter" params={{ letter: id }}>
          letter {number ?? id}
        </Link>
        .
      </Trans>
    </p>
  )
}
