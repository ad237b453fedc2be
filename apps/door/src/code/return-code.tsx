import { useEffect, useState } from 'preact/hooks'
import type { Sent } from '../flow/flow.ts'
import { sealing } from '../sealing/load.ts'
import { wordsLanguage, type WordsLanguage } from '../sealing/word-lists.ts'
import { Choices } from '../ui/choices.tsx'
import { CodeList } from '../ui/code-list.tsx'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'

export type Form = 'digits' | 'words'

/** The message has arrived; only now is there a code, in either of its forms. */
export function ReturnCodePage(props: {
  readonly sent: Sent
  readonly form: Form
  readonly onForm: (form: Form) => void
  readonly onCopied: () => void
  readonly onDecline: () => void
}) {
  const { messages, code: language } = useWords()
  const { code } = messages
  const words = wordsLanguage(language)
  const parts = useParts(props.sent, props.form, words)
  const forms: readonly Form[] = ['digits', 'words']
  return (
    <Page title={code.title}>
      {props.sent.receipt === null ? (
        <Note kind="care">{code.unsigned}</Note>
      ) : (
        <p class="why">{code.lead}</p>
      )}
      <h2 id="code-title">{code.heading}</h2>
      <p>{code.byHand}</p>
      <div class="code-place">
        {parts === null ? (
          <p role="status">{messages.loading}</p>
        ) : (
          <CodeList
            parts={parts}
            form={props.form}
            label={code.heading}
            lang={props.form === 'words' ? words : language}
            spoken={code.spoken}
          />
        )}
      </div>
      {props.form === 'words' && words === 'en' && <p class="hint">{code.wordsNote}</p>}
      <h3 id="form-title">{code.form}</h3>
      <Choices
        name="form"
        labelledBy="form-title"
        options={forms.map((form) => ({ value: form, label: code[form] }))}
        chosen={props.form}
        onChosen={props.onForm}
      />
      <p class="hint">{code.noCopy}</p>
      <p class="stay">{code.stay}</p>
      <div class="actions">
        <button type="button" class="main" onClick={props.onCopied}>
          {code.copied}
        </button>
        <button type="button" class="second" onClick={props.onDecline}>
          {code.decline}
        </button>
      </div>
    </Page>
  )
}

// The digits come with the sealing code; the words are loaded when they are asked for. Where they
// do not arrive, the digits are shown: the code must never wait for a line.
function useParts(sent: Sent, form: Form, language: WordsLanguage): readonly string[] | null {
  const [parts, setParts] = useState<{ form: Form; parts: readonly string[] } | null>(null)
  useEffect(() => {
    let current = true
    const show = (shown: readonly string[]) => current && setParts({ form, parts: shown })
    const digits = () => sealing.digits().then(({ toDigits }) => toDigits(sent.locked.code))
    const words = () => sealing.words(language).then(({ toWords }) => toWords(sent.locked.code))
    void (form === 'digits' ? digits() : words().catch(digits)).then(show)
    return () => {
      current = false
    }
  }, [sent, form, language])
  return parts?.form === form ? parts.parts : null
}
