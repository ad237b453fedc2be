import { useEffect, useRef, useState } from 'preact/hooks'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import type { NotSent, Phase } from './flow.ts'

/** Says what is being done, while it is being done. */
export function Sending(props: {
  readonly phase: Phase
  readonly onNow: () => void
  /** Null while the bytes are being handed in: then it is too late to hold them back. */
  readonly onStop: (() => void) | null
}) {
  const { sending } = useWords().messages
  const { phase } = props
  const isWaiting = phase.doing === 'waiting'
  return (
    <Page title={isWaiting ? sending.manyTitle : sending.title}>
      <p class="phase" role="status">
        {sending[phase.doing]}
      </p>
      {phase.doing === 'working' && <Work {...phase} />}
      {isWaiting && <Countdown seconds={phase.seconds} onNow={props.onNow} />}
      <p class="hint">{sending.stay}</p>
      {props.onStop !== null && (phase.doing === 'working' || isWaiting) && (
        <div class="actions">
          <button type="button" class="second" onClick={props.onStop}>
            {sending.stop}
          </button>
        </div>
      )}
    </Page>
  )
}

/** How far the work has come, of the most it can be. */
function Work({ done, most }: { readonly done: number; readonly most: number }) {
  const { sending } = useWords().messages
  return (
    <div class="work">
      <progress value={done} max={Math.max(1, most)} aria-label={sending.working} />
      <p class="hint">{sending.tries(done, most)}</p>
    </div>
  )
}

/** The seconds until it is tried again by itself, and a way not to wait for them. */
function Countdown(props: { readonly seconds: number; readonly onNow: () => void }) {
  const { sending } = useWords().messages
  const [left, setLeft] = useState(props.seconds)
  const now = useRef(props.onNow)
  now.current = props.onNow
  useEffect(() => {
    if (left === 0) return now.current()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return (
    <>
      <p class="countdown">{sending.next(left)}</p>
      <div class="actions">
        <button type="button" class="main" onClick={props.onNow}>
          {sending.now}
        </button>
      </div>
    </>
  )
}

/** Why nothing has arrived, and that the words are still here. */
export function NotSentPage(props: {
  readonly reason: NotSent
  readonly onAgain: () => void
  readonly onText: () => void
  readonly onWithoutToken: () => void
  readonly onOtherToken: () => void
}) {
  const { messages } = useWords()
  const { notSent } = messages
  const { reason } = props
  const isToken = reason.why === 'refused' && reason.code === 'token-refused'
  return (
    <Page title={notSent.title}>
      <div role="alert">
        <Note kind="care">{sentence(reason, messages)}</Note>
      </div>
      <p class="why">{notSent.kept}</p>
      <div class="actions">
        <button type="button" class="main" onClick={isToken ? props.onWithoutToken : props.onAgain}>
          {isToken ? notSent.withoutToken : messages.again}
        </button>
        {isToken && (
          <button type="button" class="second" onClick={props.onOtherToken}>
            {notSent.otherToken}
          </button>
        )}
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
