import { useEffect, useRef, useState } from 'preact/hooks'
import type { Intake } from '../calls.ts'
import { sealing } from '../sealing/load.ts'
import { useWords } from '../ui/words.ts'
import { About } from './about.tsx'
import { Asking, type Walked } from './asking.tsx'
import { tidy } from './draft.ts'
import { mayStop, type Flow, type Step } from './flow.ts'
import { Later } from './later.tsx'
import { freshIntake, sendDraft } from './send.ts'
import { NotSentPage, Sending } from './sending.tsx'
import { solve } from './solving.ts'
import { createWork, type Work } from './work.ts'

const loadToken = () => import('./token.tsx')
const loadArrived = () => import('./arrived.tsx')
const loadMailbox = () => import('../mailbox/mailbox.tsx')

/** The page that belongs to a place, where messages go over the line. */
export function Walk(props: Walked) {
  const { flow, office, onStep } = props
  const { place } = flow
  const work = useWork(props)
  const stop = useSending(props, work)
  const did = (step: Step) => () => onStep(step)
  if (place.at === 'about' || typeof office === 'string' || office.trust === 'untrusted') {
    return (
      <About
        office={office}
        onRetry={props.onRetry}
        onWrite={did({ did: 'write' })}
        onHaveCode={did({ did: 'has-code' })}
        onHaveToken={did({ did: 'has-token' })}
      />
    )
  }
  switch (place.at) {
    case 'language':
      return null
    case 'token':
      return (
        <Later key="token" load={loadToken}>
          {({ TokenPage }) => <TokenPage onToken={(token) => onStep({ did: 'token', token })} />}
        </Later>
      )
    case 'question':
    case 'review':
      return <Asking {...props} place={place} />
    case 'sending':
      return (
        <Sending
          key={place.phase.doing === 'waiting' ? 'waiting' : 'going'}
          phase={place.phase}
          onNow={did({ did: 'send' })}
          onStop={mayStop(flow) ? stop : null}
        />
      )
    case 'not-sent':
      return (
        <NotSentPage
          reason={place.reason}
          onAgain={did({ did: 'send' })}
          onText={did({ did: 'back' })}
          onWithoutToken={did({ did: 'send-without-token' })}
          onOtherToken={did({ did: 'has-token' })}
        />
      )
    case 'mailbox':
      return (
        <Later key="mailbox" load={loadMailbox}>
          {({ Mailbox }) => <Mailbox office={office} />}
        </Later>
      )
    case 'code':
    case 'repeat':
    case 'decline':
    case 'next': {
      const { sent } = flow
      return sent === null ? null : (
        <Later key="arrived" load={loadArrived}>
          {({ Arrived }) => <Arrived {...props} office={office} place={place} sent={sent} />}
        </Later>
      )
    }
  }
}

// Begun while the person reads everything once more, so that sending seldom waits for it.
function useWork({ flow, office }: Walked): Work {
  const { code } = useWords()
  const [work] = useState(() => createWork(fetch, solve))
  const { place, draft, token } = flow
  const intake = typeof office === 'string' ? null : office.intake
  useEffect(() => {
    if (place.at !== 'review' || token !== null || intake === null) return
    void sealing
      .locking()
      .then(({ expectedSize }) => work.begin(expectedSize(tidy(draft, token), intake, code)))
      .catch(() => {}) // asked for again when the message is sent
  }, [place.at, draft, token, intake, code, work])
  // Leaving the page stops it.
  useEffect(() => () => work.spent(), [work])
  return work
}

/** Sends when the page for it is reached; returns the way to hold a message back. */
function useSending({ flow, office, onStep, onOffice }: Walked, work: Work): () => void {
  const { code } = useWords()
  const { place } = flow
  const isTrying = place.at === 'sending' && place.phase.doing !== 'waiting'
  const stopping = useRef(new AbortController())
  const attempt = useRef<() => void>(() => {})
  attempt.current = () => {
    if (typeof office === 'string') return
    stopping.current = new AbortController()
    const { signal } = stopping.current
    void send({ flow, known: office.intake, language: code, work, signal, onOffice, onStep })
  }
  // One attempt for each time the page is reached, with what is known at that moment.
  useEffect(() => {
    if (!isTrying) return
    attempt.current()
    void loadArrived().catch(() => {}) // asked for again when the message has arrived
  }, [isTrying])
  return () => {
    stopping.current.abort()
    onStep({ did: 'stop' })
  }
}

async function send(given: {
  readonly flow: Flow
  readonly known: Intake
  readonly language: string
  readonly work: Work
  readonly signal: AbortSignal
  readonly onOffice: (intake: Intake) => void
  readonly onStep: (step: Step) => void
}): Promise<void> {
  const { flow, language, onStep } = given
  const fresh = flow.keysRefused ? await freshIntake(fetch) : null
  if (fresh !== null) given.onOffice(fresh)
  // Once its bytes are on the line an attempt is heard to its end: there may be a code to show.
  let isHandedIn = false
  const isStopped = () => given.signal.aborted && !isHandedIn
  const say = (step: Step) => isStopped() || onStep(step)
  const outcome = await sendDraft(
    {
      fetch,
      work: given.work,
      lock: async (message, intake) =>
        (await sealing.locking()).lockMessage(message, intake, language, randomBytes),
      receipt: async (intake, acknowledgement, hash) =>
        (await sealing.office()).receiptOf(intake, acknowledgement, hash),
    },
    { draft: flow.draft, intake: fresh ?? given.known, waiting: flow.waiting, token: flow.token },
    {
      onLocked: (locked) => say({ did: 'locked', locked }),
      onPhase: (phase) => {
        isHandedIn ||= phase.doing === 'sending'
        say({ did: 'phase', phase })
      },
      isStopped,
    },
  )
  say(outcome)
}

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
