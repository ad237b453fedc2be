import { Fragment, type ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { countPresses } from '../exit.ts'
import { languages, type LanguageCode } from '../locales/languages.ts'
import type { Words } from './words.ts'

/** What stands around every page: the way back, the way out, and that a demo is a demo. */
export function Frame(props: {
  /** Null before a language has been chosen. */
  readonly words: Words | null
  readonly codes: readonly LanguageCode[]
  readonly isDemo: boolean
  /** Whom what is written here will be sealed to, where that is worth saying. */
  readonly sealedTo: string | null
  readonly onBack: (() => void) | null
  readonly onLeave: () => void
  readonly children: ComponentChildren
}) {
  const { words, sealedTo } = props
  const left = useEscape(props.onLeave)
  return (
    <>
      <header class="top">
        <div class="bar">
          {words !== null && props.onBack !== null ? (
            <button type="button" class="back" onClick={props.onBack}>
              {words.messages.back}
            </button>
          ) : (
            <span />
          )}
          <LeaveButton words={words} codes={props.codes} onLeave={props.onLeave} />
        </div>
      </header>
      <main>
        {props.isDemo && <Demo words={words} codes={props.codes} />}
        <div class="page">{props.children}</div>
      </main>
      <footer>
        {words !== null && sealedTo !== null && (
          <p class="sealed">{words.messages.sealedTo(sealedTo)}</p>
        )}
        <div role="status" class={left === null ? 'quiet' : 'presses'}>
          {left !== null && words !== null && <p>{words.messages.leaveByKey(left)}</p>}
        </div>
      </footer>
    </>
  )
}

function LeaveButton(props: {
  readonly words: Words | null
  readonly codes: readonly LanguageCode[]
  readonly onLeave: () => void
}) {
  const { words } = props
  return (
    <>
      <button
        type="button"
        class="leave"
        aria-describedby={words === null ? undefined : 'leave-about'}
        onClick={props.onLeave}
      >
        {words?.messages.leave ??
          props.codes.map((code, at) => (
            <Fragment key={code}>
              {at > 0 && ' · '}
              <span lang={code}>{languages[code].leave}</span>
            </Fragment>
          ))}
      </button>
      {words !== null && (
        <span id="leave-about" class="quiet">
          {words.messages.leaveAbout}
        </span>
      )}
    </>
  )
}

function Demo(props: { readonly words: Words | null; readonly codes: readonly LanguageCode[] }) {
  const { words } = props
  return (
    <div class="demo">
      {words === null ? (
        props.codes.map((code) => (
          <p key={code} lang={code}>
            {languages[code].demo}
          </p>
        ))
      ) : (
        <p>{words.messages.demo}</p>
      )}
    </div>
  )
}

const spokenFor = 2000

// Three times Esc within two seconds; the first two say how many are missing.
function useEscape(onLeave: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null)
  const leaveNow = useRef(onLeave)
  leaveNow.current = onLeave
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = countPresses((missing) => {
      clearTimeout(timer)
      if (missing === 0) return leaveNow.current()
      setLeft(missing)
      timer = setTimeout(() => setLeft(null), spokenFor)
    })
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') event.preventDefault()
      if (!event.repeat) press(event.key, event.timeStamp)
    }
    addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKey)
    }
  }, [])
  return left
}
