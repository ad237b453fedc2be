import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { stepOf, steps, type Place } from '../flow/flow.ts'
import { useWords } from './words.ts'

/** One page: its heading takes the focus, so that a screen reader starts where the eye does. */
export function Page(props: {
  readonly title: string
  readonly place?: Place
  readonly children: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  const step = props.place === undefined ? null : stepOf(props.place)
  return (
    <>
      {step !== null && <Progress step={step} />}
      <h1 id="title" tabIndex={-1} ref={heading}>
        {props.title}
      </h1>
      {props.children}
    </>
  )
}

function Progress({ step }: { readonly step: number }) {
  const { messages } = useWords()
  return (
    <div class="progress">
      <p>{messages.step(step, steps)}</p>
      <div class="progress-line" aria-hidden="true">
        {Array.from({ length: steps }, (_, at) => (
          <span key={at} class={at < step ? 'done' : ''} />
        ))}
      </div>
    </div>
  )
}

/** A page that asks one thing: why it is asked, the answer, and the ways on. */
export function QuestionPage(props: {
  readonly title: string
  readonly why: string
  readonly place: Place
  readonly problem?: string | null
  readonly onGo: () => void
  readonly onSkip?: (() => void) | undefined
  readonly children: ComponentChildren
}) {
  const { messages } = useWords()
  return (
    <Page title={props.title} place={props.place}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onGo()
        }}
      >
        <p class="why" id="why">
          {props.why}
        </p>
        {props.children}
        <Problem>{props.problem}</Problem>
        <div class="actions">
          <button type="submit" class="main">
            {messages.go}
          </button>
          {props.onSkip !== undefined && (
            <button type="button" class="plain" onClick={props.onSkip}>
              {messages.skip}
            </button>
          )}
        </div>
      </form>
    </Page>
  )
}

/** What keeps a person from going on, and what to do. Said aloud when it appears. */
export function Problem({ children }: { readonly children?: ComponentChildren }) {
  return (
    <div role="alert" id="problem">
      {children !== undefined && children !== null && <p class="note care">{children}</p>}
    </div>
  )
}
