import { useEffect, useRef } from 'preact/hooks'
import { About } from '../flow/about.tsx'
import { Asking, type Walked } from '../flow/asking.tsx'
import { lockDraft, type Outcome } from '../flow/send.ts'
import { sealing } from '../sealing/load.ts'
import type { Trusted } from '../sealing/office.ts'
import { useWords } from '../ui/words.ts'
import { LockedPages } from './locked-pages.tsx'
import { Locking, NotLocked } from './locking-page.tsx'

/** The page that belongs to a place, where a message leaves as a file. */
export function Walk(props: Walked) {
  const { flow, office, onStep } = props
  const { place, sent } = flow
  useLocking(props)
  if (place.at === 'about' || typeof office === 'string' || office.trust === 'untrusted') {
    return (
      <About
        office={office}
        onRetry={props.onRetry}
        onWrite={() => onStep({ did: 'write' })}
        showsKey
      />
    )
  }
  switch (place.at) {
    case 'question':
    case 'review':
      return <Asking {...props} place={place} />
    case 'sending':
      return <Locking />
    case 'not-sent':
      return (
        <NotLocked
          why={place.reason.why}
          onAgain={() => onStep({ did: 'send' })}
          onText={() => onStep({ did: 'back' })}
        />
      )
    case 'code':
    case 'repeat':
    case 'decline':
    case 'next':
      return sent === null ? null : (
        <LockedPages {...props} office={office} place={place} locked={sent.locked} />
      )
    default:
      // A token, a mailbox: nothing in the form leads there.
      return null
  }
}

/** Locks when the page for it is reached, once each time. */
function useLocking({ flow, office, onStep }: Walked): void {
  const { code } = useWords()
  const isLocking = flow.place.at === 'sending'
  const attempt = useRef<() => void>(() => {})
  attempt.current = () => {
    if (typeof office === 'string' || office.trust === 'untrusted') return
    void lock(flow, office, code).then(onStep)
  }
  useEffect(() => {
    if (isLocking) attempt.current()
  }, [isLocking])
}

async function lock(flow: Walked['flow'], office: Trusted, language: string): Promise<Outcome> {
  const locking = await lockDraft(
    async (message, intake) =>
      (await sealing.locking()).lockMessage(message, intake, language, randomBytes),
    { draft: flow.draft, intake: office.intake, token: null },
  )
  return locking.verdict === 'locked'
    ? { did: 'arrived', sent: { locked: locking.locked, receipt: null } }
    : { did: 'not-sent', reason: { why: locking.verdict } }
}

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
