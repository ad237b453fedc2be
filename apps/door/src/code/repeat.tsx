import type { ReturnCode } from '@amparo/seal'
import { useState } from 'preact/hooks'
import { sealing } from '../sealing/load.ts'
import { Page, Problem } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { problemInWords } from './problem-in-words.ts'
import type { Form } from './return-code.tsx'
import { compareCode, type Problem as TypedProblem } from './typed-code.ts'

/** The code typed once more from paper, so that a slip is found while it can still be mended. */
export function Repeat(props: {
  readonly returnCode: ReturnCode
  readonly form: Form
  readonly onRight: () => void
  readonly onShow: () => void
}) {
  const { messages } = useWords()
  const { repeat } = messages
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<TypedProblem | null>(null)
  const check = async () => {
    const typed = await compareCode(sealing, text, props.returnCode)
    if (typed.problem === null) props.onRight()
    else setProblem(typed)
  }
  return (
    <Page title={repeat.title}>
      <p class="why">{repeat.lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <TextField
          label={repeat.label}
          lines="few"
          code={props.form === 'digits' ? 'digits' : 'either'}
          value={text}
          describedBy="problem"
          onInput={(typed) => {
            setText(typed)
            setProblem(null)
          }}
        />
        <Problem>{problem === null ? null : problemInWords(messages.typed, problem)}</Problem>
        <p class="stay">{messages.code.stay}</p>
        <div class="actions">
          <button type="submit" class="main">
            {repeat.check}
          </button>
          <button type="button" class="second" onClick={props.onShow}>
            {repeat.show}
          </button>
        </div>
      </form>
    </Page>
  )
}
