import type { NotSent } from '../flow/flow.ts'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'

/** Says that the message is being locked. */
export function Locking() {
  const { sending } = useWords().messages
  return (
    <Page title={sending.title}>
      <p class="phase" role="status">
        {sending.locking}
      </p>
    </Page>
  )
}

/** Why nothing was locked, and that the words are still here. */
export function NotLocked(props: {
  readonly why: NotSent['why']
  readonly onAgain: () => void
  readonly onText: () => void
}) {
  const { notSent, again } = useWords().messages
  return (
    <Page title={notSent.title}>
      <div role="alert">
        <Note kind="care">{props.why === 'untrusted' ? notSent.untrusted : notSent.notLocked}</Note>
      </div>
      <p class="why">{notSent.kept}</p>
      <div class="actions">
        <button type="button" class="main" onClick={props.onAgain}>
          {again}
        </button>
        <button type="button" class="second" onClick={props.onText}>
          {notSent.toText}
        </button>
      </div>
    </Page>
  )
}
