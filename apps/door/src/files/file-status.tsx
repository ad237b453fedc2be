import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../ui/words.ts'
import type { FileMessages } from './locales/file-messages.ts'
import type { FileState } from './send-file.ts'

/** Where a file stands, in words and as a bar: only what the office has confirmed counts as sent. */
export function FileStatus(props: {
  readonly state: FileState
  readonly messages: FileMessages
  readonly onStop: () => void
  readonly onGoOn: () => void
  readonly onDrop: () => void
}) {
  const { state, messages } = props
  const isUnderWay = ['looking', 'sending', 'waiting', 'finishing'].includes(state.at)
  const canGoOn = state.at === 'stopped' || (state.at === 'problem' && state.why === 'closed')
  const canDrop = canGoOn || (state.at === 'problem' && state.why !== 'notLocked')
  return (
    <>
      <Bar state={state} />
      <p role="status">
        <Sentence state={state} messages={messages} />
      </p>
      <div class="actions">
        {isUnderWay && (
          <button type="button" class="second" onClick={props.onStop}>
            {messages.stop}
          </button>
        )}
        {canGoOn && (
          <button type="button" class="main" onClick={props.onGoOn}>
            {messages.goOn}
          </button>
        )}
        {canDrop && (
          <button type="button" class="plain" onClick={props.onDrop}>
            {messages.drop}
          </button>
        )}
      </div>
    </>
  )
}

function Bar({ state }: { readonly state: FileState }) {
  if (state.at === 'looking') return <progress max={1} value={state.share} aria-hidden="true" />
  if (state.at !== 'sending') return null
  return <progress max={state.length} value={state.confirmed} aria-hidden="true" />
}

function Sentence({ state, messages }: { state: FileState; messages: FileMessages }) {
  const { language } = useWords()
  const left = useTimeLeft(state, language.locale)
  switch (state.at) {
    case 'looking':
      return <>{messages.looking(percent(state.share, language.locale))}</>
    case 'sending': {
      const sent = messages.sending(messages.bytes(state.confirmed), messages.bytes(state.length))
      return <>{left === null ? sent : `${sent}, ${messages.left(left)}`}</>
    }
    case 'waiting':
      return <>{messages.waitingForLine}</>
    case 'problem':
      return <>{messages.problems[state.why]}</>
    case 'finishing':
    case 'arrived':
    case 'stopped':
    case 'dropped':
      return <>{messages[state.at]}</>
  }
}

export function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share)
}

/** Said after ten seconds of sending, when there is something to go by. */
const patience = 10_000

function useTimeLeft(state: FileState, locale: string): string | null {
  const began = useRef<{ readonly at: number; readonly confirmed: number } | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  const confirmed = state.at === 'sending' ? state.confirmed : null
  const rest = state.at === 'sending' ? state.length - state.confirmed : 0
  useEffect(() => {
    if (confirmed === null) {
      began.current = null
      return setMinutes(null)
    }
    const now = Date.now()
    began.current ??= { at: now, confirmed }
    const took = now - began.current.at
    const sent = confirmed - began.current.confirmed
    if (took >= patience && sent > 0) setMinutes(Math.ceil((rest / sent) * (took / 60_000)))
  }, [confirmed, rest])
  if (minutes === null) return null
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  }).format(minutes)
}
