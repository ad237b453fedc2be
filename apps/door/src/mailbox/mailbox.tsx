import type { Mailbox as Keys } from '@amparo/seal'
import { useRef, useState } from 'preact/hooks'
import { ask, type Intake, type Said } from '../calls.ts'
import { openMailbox } from '../mailbox-calls.ts'
import { toBase64 } from '../base64.ts'
import { problemInWords } from '../code/problem-in-words.ts'
import { readCode, type Problem as TypedProblem } from '../code/typed-code.ts'
import type { Newest } from '../files/send-file.ts'
import { Later } from '../flow/later.tsx'
import { sealing } from '../sealing/load.ts'
import type { Trusted } from '../sealing/office.ts'
import type { View } from '../sealing/opening.ts'
import { Page, Problem } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { Thread } from './thread.tsx'

type State =
  | { readonly at: 'code' }
  | { readonly at: 'open'; readonly keys: Keys; readonly view: View; readonly intake: Intake }

/** The thread a return code opens, from any device. */
export function Mailbox({ office }: { readonly office: Trusted }) {
  const [state, setState] = useState<State>({ at: 'code' })
  if (state.at === 'code') {
    return (
      <EnterCode
        key="code"
        office={office}
        onOpen={(keys, view) => setState({ at: 'open', keys, view, intake: office.intake })}
      />
    )
  }
  return (
    <Thread
      key="open"
      office={office}
      keys={state.keys}
      view={state.view}
      look={() => look(office, state.keys)}
      onView={(view) => setState({ ...state, view })}
      onOther={() => setState({ at: 'code' })}
    >
      <Later load={files}>
        {({ FilesPart }) => (
          <FilesPart
            office={office}
            keys={state.keys}
            newest={newestOf(state.view)}
            look={async () => {
              const looked = await look(office, state.keys)
              return looked.ok ? newestOf(looked.view) : null
            }}
          />
        )}
      </Later>
    </Thread>
  )
}

const files = () => import('../files/files-part.tsx')

function newestOf({ sent }: View): Newest {
  const last = sent.at(-1)
  return { seq: last?.seq ?? 0, envelope: last?.envelope ?? '' }
}

/** What a look into a mailbox came to. */
export type Look =
  | { readonly ok: true; readonly view: View }
  | { readonly ok: false; readonly code: Said }

async function look(office: Trusted, keys: Keys): Promise<Look> {
  const body = { id: keys.id, access: toBase64(keys.access) }
  const answer = await ask(fetch, openMailbox, body)
  if (!answer.ok) return { ok: false, code: answer.code }
  try {
    const { openContents } = await import('../sealing/opening.ts')
    return { ok: true, view: await openContents(answer.reply, keys, office.staffKeys) }
  } catch {
    return { ok: false, code: 'unreachable' }
  }
}

function EnterCode(props: {
  readonly office: Trusted
  readonly onOpen: (keys: Keys, view: View) => void
}) {
  const { messages } = useWords()
  const { mailbox } = messages
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<TypedProblem | Said | null>(null)
  const [opening, setOpening] = useState(false)
  const busy = useRef(false)
  const open = async () => {
    if (busy.current) return
    busy.current = true
    setOpening(true)
    const found = await find(text, props.office)
    busy.current = false
    setOpening(false)
    if ('view' in found) props.onOpen(found.keys, found.view)
    else setProblem(found.problem)
  }
  return (
    <Page title={mailbox.title}>
      <p class="why">{mailbox.lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <TextField
          label={mailbox.label}
          hint={mailbox.hint}
          lines="few"
          code="either"
          value={text}
          describedBy="problem"
          onInput={(typed) => {
            setText(typed)
            setProblem(null)
          }}
        />
        <Problem>
          {problem === null
            ? null
            : typeof problem === 'string'
              ? messages.refusals[problem]
              : problemInWords(messages.typed, problem)}
        </Problem>
        <div role="status">{opening && <p>{mailbox.opening}</p>}</div>
        <div class="actions">
          <button type="submit" class="main">
            {mailbox.open}
          </button>
        </div>
      </form>
    </Page>
  )
}

type Found =
  | { readonly keys: Keys; readonly view: View }
  | { readonly problem: TypedProblem | Said }

async function find(text: string, office: Trusted): Promise<Found> {
  try {
    const typed = await readCode(sealing, text)
    if (typed.problem !== null) return { problem: typed }
    const { mailboxOf } = await sealing.digits()
    const keys = await mailboxOf(typed.code)
    const looked = await look(office, keys)
    return looked.ok ? { keys, view: looked.view } : { problem: looked.code }
  } catch {
    // A part of the page did not arrive; nothing has been asked of the office.
    return { problem: 'unreachable' }
  }
}
