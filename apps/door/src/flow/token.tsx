import { useState } from 'preact/hooks'
import { problemInWords } from '../code/problem-in-words.ts'
import { readCode, type Typed } from '../code/typed-code.ts'
import { sealing } from '../sealing/load.ts'
import { Page, Problem } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'

type Wrong = Exclude<Typed, { readonly problem: null }>

/** An upload token of the office, typed from its sheet like a return code. */
export function TokenPage({ onToken }: { readonly onToken: (token: string) => void }) {
  const { messages } = useWords()
  const { token } = messages
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<Wrong | 'unreachable' | null>(null)
  const read = async () => {
    const typed = await readCode(sealing, text).catch(() => null)
    if (typed === null) setProblem('unreachable')
    else if (typed.problem === null) onToken(toHex(typed.code))
    else setProblem(typed)
  }
  return (
    <Page title={token.title}>
      <p class="why">{token.lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void read()
        }}
      >
        <TextField
          label={token.label}
          hint={messages.mailbox.hint}
          lines="few"
          code="either"
          value={text}
          describedBy="problem"
          onInput={(typed) => {
            setText(typed)
            setProblem(null)
          }}
        />
        <Problem>{problem === null ? null : inWords(problem, messages)}</Problem>
        <div class="actions">
          <button type="submit" class="main">
            {messages.go}
          </button>
        </div>
      </form>
    </Page>
  )
}

function inWords(
  problem: Wrong | 'unreachable',
  { refusals, typed }: ReturnType<typeof useWords>['messages'],
): string {
  return problem === 'unreachable' ? refusals.unreachable : problemInWords(typed, problem)
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
