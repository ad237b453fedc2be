import { bePresent, type SubmissionId } from '@amparo/contract'
import { useEffect, useRef, useState } from 'react'
import { useOfficer, useSession } from '../session/session-context.tsx'

/** Somebody else who looks at this message just now, and the answer they are writing. */
export interface Other {
  readonly staff: number
  readonly name: string
  readonly writing: string | null
}

export interface Presence {
  readonly others: readonly Other[]
  /** Items in the sender’s mailbox as the server counts them; null until it was asked. */
  readonly written: number | null
}

/** Others must be seen within five seconds; the server forgets who was silent for fifteen. */
const pulse = 3_000

/**
 * Says that one is here and what one writes, sealed to the team, and hears who else is. Nothing of it is kept. A page out of
 * sight is nobody looking: it says goodbye and comes back with the eyes.
 */
export function usePresence(submission: SubmissionId, writing: string): Presence {
  const session = useSession()
  const { me } = useOfficer()
  const [presence, setPresence] = useState<Presence>({ others: [], written: null })
  const latest = useRef(writing)
  useEffect(() => {
    latest.current = writing
  })
  useEffect(() => {
    let isHere = true
    const team = me.office.intakeTeam
    const sealed = { text: '', envelope: null as string | null }

    async function sealedWriting(): Promise<string | null> {
      const text = latest.current.trim() === '' ? '' : latest.current
      if (text !== sealed.text) {
        sealed.envelope =
          text === ''
            ? null
            : (await session.keys().sealWriting({ team, submission, text })).envelope
        sealed.text = text
      }
      return sealed.envelope
    }

    async function beat(): Promise<void> {
      if (document.hidden) return
      const writing = await sealedWriting()
      const answer = await session.askOnce(bePresent, {
        params: { submission },
        body: { writing, gone: false },
      })
      if (!isHere || !answer.ok) return
      const { others, written } = answer.reply
      const texts = await session
        .keys()
        .openWriting({ submission, envelopes: others.map((other) => other.writing ?? '') })
      if (!isHere) return
      setPresence({
        written,
        others: others.map(({ staff, name }, at) => ({ staff, name, writing: texts[at] ?? null })),
      })
    }

    function leave(): void {
      void session.askOnce(bePresent, {
        params: { submission },
        body: { writing: null, gone: true },
      })
    }

    // A beat that fails is followed by the next one; being seen is no reason to disturb anybody.
    const quietly = () => void beat().catch(() => {})
    quietly()
    const timer = setInterval(quietly, pulse)
    const handleSight = () => (document.hidden ? leave() : quietly())
    document.addEventListener('visibilitychange', handleSight)
    return () => {
      isHere = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', handleSight)
      if (session.state().kind === 'open') leave()
    }
  }, [submission, session, me.office.intakeTeam])
  return presence
}
