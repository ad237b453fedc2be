import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import type { NotSent } from './flow.ts'

/** Says what is being done, while it is being done. */
export function Sending({ phase }: { readonly phase: 'locking' | 'sending' }) {
  const { sending } = useWords().messages
  return (
    <Page title={sending.title}>
      <p class="phase" role="status">
        {phase === 'locking' ? sending.locking : sending.sending}
      </p>
      <p class="hint">{sending.stay}</p>
    </Page>
  )
}

/** Why nothing has arrived, and that the words are still here. */
export function NotSentPage(props: {
  readonly reason: NotSent
  readonly onAgain: () => void
  readonly onText: () => void
}) {
  const { messages } = useWords()
  const { notSent } = messages
  return (
    <Page title={notSent.title}>
      <div role="alert">
        <Note kind="care">{sentence(props.reason, messages)}</Note>
      </div>
      <p class="why">{notSent.kept}</p>
      <div class="actions">
        <button type="button" class="main" onClick={props.onAgain}>
          {messages.again}
        </button>
        <button type="button" class="second" onClick={props.onText}>
          {notSent.toText}
        </button>
      </div>
    </Page>
  )
}

function sentence(
  reason: NotSent,
  { notSent, refusals }: ReturnType<typeof useWords>['messages'],
): string {
  switch (reason.why) {
    case 'not-locked':
      return notSent.notLocked
    case 'untrusted':
      return notSent.untrusted
    case 'refused':
      return refusals[reason.code]
  }
}
