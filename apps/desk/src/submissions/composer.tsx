import type { SubmissionId } from '@amparo/contract'
import { forbiddenIn } from '@amparo/register'
import { answerLimit } from '@amparo/seal'
import { languages, type Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { ReadAgain } from '../families/read-again.tsx'
import { UnshownUpdate } from '../families/unshown-update.tsx'
import { WaitingUpdate } from '../families/waiting-update.tsx'
import { languageNames } from '../locales/language.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { useDraft } from '../session/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import style from './composer.module.css'
import { readAnswerDraft } from './answer-draft.ts'
import { BothAnswers } from './both-answers.tsx'
import type { OpenedMessage } from './opened.ts'
import { useAnswer } from './use-answer.ts'
import type { Presence } from './use-presence.ts'

interface ComposerProps {
  readonly submission: SubmissionId
  readonly opened: OpenedMessage
  /** The sender’s language. */
  readonly language: string
  readonly onReload: () => Promise<void>
  /** Who else is here, and what they are writing. */
  readonly presence: Presence
  /** Hears what is being written, for the others to see. */
  readonly onWriting: (text: string) => void
}

/** Writes an answer into the sender’s mailbox. */
export function Composer(props: ComposerProps): ReactElement {
  const { waits, unshown, mailbox } = props.opened
  if (waits !== null)
    return <WaitingUpdate submission={props.submission} waits={waits} page="message" />
  return (
    <>
      {unshown !== null && <UnshownUpdate {...unshown} />}
      {mailbox === 'declined' ? (
        <Notice>
          <Trans>The sender kept no return code, so no answer can reach them here.</Trans>
        </Notice>
      ) : (
        <OpenComposer {...props} />
      )}
    </>
  )
}

function OpenComposer(props: ComposerProps): ReactElement {
  const { submission, opened, language, onReload, presence, onWriting } = props
  const { t } = useLingui()
  const say = useSay()
  const answer = useAnswer(submission)
  const [text, setText] = useState('')
  const [answerLanguage, setAnswerLanguage] = useState(language)
  const [comparing, setComparing] = useState(false)
  const [readAgain, setReadAgain] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const { state: draft } = useDraft({
    key: `answer-${submission}`,
    content: { text, language: answerLanguage },
    isEmpty: text.trim() === '',
    onRestore: (content) => {
      const kept = readAnswerDraft(content)
      if (kept === null) return
      setText(kept.text)
      setAnswerLanguage(kept.language)
    },
  })

  // Death, remains, sexual violence, a sentence, a transfer abroad are said face to face, never here.
  const soundsBad = useMemo(() => forbiddenIn(text), [text])
  const isReady = text.trim() !== '' && (soundsBad.length === 0 || readAgain)

  useEffect(() => onWriting(text), [text, onWriting])
  const alsoWriting = presence.others.filter((other) => other.writing !== null)
  // What stands in the mailbox beyond what this page knows of, the notice of its own opening included.
  const isBehind = presence.written !== null && presence.written >= opened.next.seq

  async function send(): Promise<void> {
    setComparing(false)
    const sent = await answer.mutateAsync({ text, language: answerLanguage, place: opened.next })
    if (sent.ok) {
      setText('')
      field.current?.focus()
      say({ text: t`The answer is in the sender’s mailbox.` })
    } else if (sent.code === 'out-of-order') {
      await onReload()
    }
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (answer.isPending || !isReady) return
    // Whoever else is writing, or was quicker, is read first.
    if (isBehind) void onReload()
    else if (alsoWriting.length > 0) setComparing(true)
    else void send()
  }

  return (
    <form className={style.composer} onSubmit={handleSubmit}>
      <Field
        label={t`Answer`}
        help={
          <Trans>
            The sender sees the day, this text, and that this office signed it; not your name. Write
            nothing that harms them if somebody else reads it, and no bad news.
          </Trans>
        }
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            rows={5}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setReadAgain(false)
            }}
            maxLength={answerLimit}
            lang={answerLanguage}
            dir="auto"
            autoComplete="off"
            // Some browsers send what is typed to a distant spell checker.
            spellCheck={false}
          />
        )}
      </Field>
      <ReadAgain found={soundsBad} confirmed={readAgain} onConfirm={setReadAgain} />
      <div className={style.row}>
        <LanguageOfAnswer value={answerLanguage} sender={language} onChange={setAnswerLanguage} />
        <DraftSign state={draft} />
        <Button type="submit" look="strong" busy={answer.isPending} disabled={!isReady}>
          <Trans>Sign and send</Trans>
        </Button>
      </div>
      {isBehind && (
        <Notice tone="amber" alert>
          <p>
            <Trans>An answer went out while you were writing. Read it before you send yours.</Trans>{' '}
            <Button size="small" onClick={() => void onReload()}>
              <Trans>Show it</Trans>
            </Button>
          </p>
        </Notice>
      )}
      <BothAnswers
        open={comparing}
        mine={text}
        others={alsoWriting}
        onSend={() => void send()}
        onClose={() => setComparing(false)}
      />
      {answer.data?.ok === false && <Failed code={answer.data.code} />}
      {answer.isError && (
        <Notice tone="amber" alert>
          <Trans>The answer could not be sealed, so nothing was sent. Your text is kept.</Trans>
        </Notice>
      )}
    </form>
  )
}

interface LanguageOfAnswerProps {
  readonly value: string
  readonly sender: string
  readonly onChange: (language: string) => void
}

/** The sender’s own language first: most people answer in it. */
function LanguageOfAnswer({ value, sender, onChange }: LanguageOfAnswerProps): ReactElement {
  const { t } = useLingui()
  const offered = [...new Set<string>([sender, ...languages])]
  return (
    <label className={style.language}>
      <span>{t`Written in`}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {offered.map((language) => (
          <option key={language} value={language}>
            {ownName(language)}
          </option>
        ))}
      </select>
    </label>
  )
}

function ownName(tag: string): string {
  if (tag in languageNames) return languageNames[tag as Language].name
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
