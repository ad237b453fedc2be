import type { Mailbox as Keys } from '@amparo/seal'
import { useRef, useState } from 'preact/hooks'
import { toBase64 } from '../base64.ts'
import { ask, type Said } from '../calls.ts'
import { addToMailbox } from '../mailbox-calls.ts'
import { sealing } from '../sealing/load.ts'
import type { LockedAddition } from '../sealing/locking.ts'
import type { Trusted } from '../sealing/office.ts'
import type { View } from '../sealing/opening.ts'
import { Problem } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import type { Look } from './mailbox.tsx'

type Trouble = Said | 'not-locked' | 'untrusted' | 'newer'
type State = 'still' | 'locking' | 'sending' | 'arrived' | Trouble

/** A text added to the thread: sealed like the first message, and sent once. */
export function Addition(props: {
  readonly office: Trusted
  readonly keys: Keys
  readonly view: View
  readonly look: () => Promise<Look>
  readonly onView: (view: View) => void
}) {
  const { code, messages } = useWords()
  const { mailbox } = messages
  const [text, setText] = useState('')
  const [state, setState] = useState<State>('still')
  // The bytes of an attempt whose end we do not know.
  const waiting = useRef<LockedAddition | null>(null)
  const busy = state === 'locking' || state === 'sending'
  const arrived = (view: View | null) => {
    waiting.current = null
    setText('')
    setState('arrived')
    if (view !== null) props.onView(view)
  }
  const send = async () => {
    if (busy || text.trim() === '') return
    setState('locking')
    const locked = waiting.current ?? (await lock(text, code, props))
    if (typeof locked === 'string') return setState(locked)
    waiting.current = locked
    setState('sending')
    const answer = await handIn(locked, props.keys)
    const looked = await props.look()
    const view = looked.ok ? looked.view : null
    const isThere = view?.sent.some(({ envelope }) => envelope === locked.hash) ?? false
    if (answer.ok || isThere) return arrived(view)
    if (answer.code !== 'unreachable') waiting.current = null
    if (view !== null) props.onView(view)
    setState(answer.code === 'out-of-order' && view !== null ? 'newer' : answer.code)
  }
  return (
    <section aria-labelledby="add">
      <h2 id="add">{mailbox.add}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField
          label={mailbox.addLabel}
          hint={mailbox.addHint}
          lines="few"
          value={text}
          onInput={(typed) => {
            setText(typed)
            waiting.current = null
            setState('still')
          }}
        />
        <div role="status">
          {state === 'locking' && <p>{messages.sending.locking}</p>}
          {state === 'sending' && <p>{messages.sending.sending}</p>}
          {state === 'arrived' && <p class="note">{mailbox.added}</p>}
        </div>
        <Problem>{inWords(state, messages)}</Problem>
        <div class="actions">
          <button type="submit" class="main" disabled={busy}>
            {mailbox.addSend}
          </button>
        </div>
      </form>
    </section>
  )
}

async function lock(
  text: string,
  language: string,
  { office, keys, view }: { office: Trusted; keys: Keys; view: View },
): Promise<LockedAddition | 'not-locked' | 'untrusted'> {
  const last = view.sent.at(-1)
  if (last === undefined) return 'not-locked'
  try {
    const { lockAddition } = await sealing.locking()
    return (await lockAddition(text, office.intake, language, keys, last)) ?? 'untrusted'
  } catch {
    // Whatever went wrong, nothing is sent.
    return 'not-locked'
  }
}

function handIn(locked: LockedAddition, keys: Keys) {
  return ask(fetch, addToMailbox, {
    id: keys.id,
    access: toBase64(keys.access),
    envelope: toBase64(locked.envelope),
    prev: locked.prev,
  })
}

function inWords(
  state: State,
  { mailbox, notSent, refusals }: ReturnType<typeof useWords>['messages'],
): string | null {
  switch (state) {
    case 'still':
    case 'locking':
    case 'sending':
    case 'arrived':
      return null
    case 'not-locked':
      return notSent.notLocked
    case 'untrusted':
      return notSent.untrusted
    case 'newer':
      return mailbox.newer
    default:
      return refusals[state]
  }
}
