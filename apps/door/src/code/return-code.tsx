import type { ReturnCode } from '@amparo/seal'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { sealing } from '../sealing/load.ts'
import { wordsLanguage, type WordsLanguage } from '../sealing/word-lists.ts'
import { Choices } from '../ui/choices.tsx'
import { CodeList } from '../ui/code-list.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../ui/words.ts'

export type Form = 'digits' | 'words'

/** The code of a message that is sealed, in either of its forms. */
export function ReturnCodePage(props: {
  readonly returnCode: ReturnCode
  /** What is known of the message. */
  readonly lead: ComponentChildren
  readonly form: Form
  readonly onForm: (form: Form) => void
  readonly onCopied: () => void
  readonly onDecline: () => void
}) {
  const { messages, code: language } = useWords()
  const { code } = messages
  const words = wordsLanguage(language)
  const parts = useParts(props.returnCode, props.form, words)
  const forms: readonly Form[] = ['digits', 'words']
  return (
    <Page title={code.title}>
      {props.lead}
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
function useParts(code: ReturnCode, form: Form, language: WordsLanguage): readonly string[] | null {
  const [parts, setParts] = useState<{ form: Form; parts: readonly string[] } | null>(null)
  useEffect(() => {
    let current = true
    const show = (shown: readonly string[]) => current && setParts({ form, parts: shown })
    const digits = () => sealing.digits().then(({ toDigits }) => toDigits(code))
    const words = () => sealing.words(language).then(({ toWords }) => toWords(code))
    void (form === 'digits' ? digits() : words().catch(digits)).then(show)
    return () => {
      current = false
    }
  }, [code, form, language])
  return parts?.form === form ? parts.parts : null
}
