import { useState } from 'preact/hooks'
import type { Said } from '../calls.ts'
import { Page, Problem } from '../ui/page.tsx'
import { useWords } from '../ui/words.ts'

/** Going without a code: what that means, and then the office is told. */
export function Decline(props: {
  /** Tells the office; what came back when it was not told, else null. */
  readonly tell: () => Promise<Said | null>
  readonly onDeclined: () => void
  readonly onKeep: () => void
}) {
  const { messages } = useWords()
  const { decline } = messages
  const [state, setState] = useState<'asked' | 'telling' | Said>('asked')
  const tell = async () => {
    setState('telling')
    const said = await props.tell()
    if (said === null) props.onDeclined()
    else setState(said)
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
