import { useState } from 'preact/hooks'
import { toBase64 } from '../base64.ts'
import { ask, declineMailbox, type Said } from '../calls.ts'
import type { Sent } from '../flow/flow.ts'
import { Page, Problem } from '../ui/page.tsx'
import { useWords } from '../ui/words.ts'

/** Going without a code: what that means, and then the office is told. */
export function Decline(props: {
  readonly sent: Sent
  readonly onDeclined: () => void
  readonly onKeep: () => void
}) {
  const { messages } = useWords()
  const { decline } = messages
  const [state, setState] = useState<'asked' | 'telling' | Said>('asked')
  const tell = async () => {
    setState('telling')
    const { id, access } = props.sent.locked.mailbox
    const answer = await ask(fetch, declineMailbox, { id, access: toBase64(access) })
    if (answer.ok) props.onDeclined()
    else setState(answer.code)
  }
  return (
    <Page title={decline.title}>
      <ul class="sentences">
        {decline.means.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div role="status">{state === 'telling' && <p>{decline.telling}</p>}</div>
      <Problem>
        {state === 'asked' || state === 'telling' ? null : messages.refusals[state]}
      </Problem>
      <p class="stay">{messages.code.stay}</p>
      <div class="actions">
        <button
          type="button"
          class="main"
          disabled={state === 'telling'}
          onClick={() => void tell()}
        >
          {decline.confirm}
        </button>
        <button type="button" class="second" onClick={props.onKeep}>
          {decline.keep}
        </button>
      </div>
    </Page>
  )
}
