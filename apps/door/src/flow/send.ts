import { ask, readIntake, sendSubmission, type Fetch, type Intake } from '../calls.ts'
import { toBase64 } from '../base64.ts'
import type { Locked, Locking } from '../sealing/locking.ts'
import type { Receipt } from '../sealing/office.ts'
import { isComplete, tidy, type Complete, type Draft } from './draft.ts'
import type { NotSent, Sent } from './flow.ts'

/** What sending needs from outside; the page gives the real ones, tests give others. */
export interface Ways {
  readonly fetch: Fetch
  readonly lock: (message: Complete, intake: Intake) => Promise<Locking>
  readonly receipt: (
    intake: Intake,
    acknowledgement: Parameters<typeof import('../sealing/office.ts').receiptOf>[1],
    hash: string,
  ) => Promise<Receipt | null>
}

export type Outcome =
  | { readonly did: 'arrived'; readonly sent: Sent }
  | { readonly did: 'not-sent'; readonly reason: NotSent }

/**
 * Seals a draft and hands it in. Nothing goes out unless sealing has succeeded; `waiting` are the
 * bytes of an earlier attempt, sent again as they are so that the office keeps one copy.
 */
export async function sendDraft(
  ways: Ways,
  draft: Draft,
  intake: Intake,
  waiting: Locked | null,
  onLocked: (locked: Locked) => void,
): Promise<Outcome> {
  const locking = waiting === null ? await lock(ways, draft, intake) : asLocked(waiting)
  if (locking.verdict !== 'locked') return notSent({ why: locking.verdict })
  onLocked(locking.locked)
  return handIn(ways, intake, locking.locked)
}

/** The keys of now, for an attempt after the office refused the ones before; null when unreachable. */
export async function freshIntake(fetch: Fetch): Promise<Intake | null> {
  const answer = await ask(fetch, readIntake, {})
  return answer.ok ? answer.reply : null
}

type Locks = Locking | { readonly verdict: 'not-locked' }

const asLocked = (locked: Locked): Locks => ({ verdict: 'locked', locked })

async function lock(ways: Ways, draft: Draft, intake: Intake): Promise<Locks> {
  if (!isComplete(draft)) return { verdict: 'not-locked' }
  try {
    return await ways.lock(tidy(draft), intake)
  } catch {
    // Whatever went wrong, the answer is the same: nothing is sent, and the page says so.
    return { verdict: 'not-locked' }
  }
}

async function handIn(ways: Ways, intake: Intake, locked: Locked): Promise<Outcome> {
  const answer = await ask(ways.fetch, sendSubmission, {
    envelope: toBase64(locked.envelope),
    mailbox: { id: locked.mailbox.id, access: locked.access },
  })
  if (!answer.ok) return notSent({ why: 'refused', code: answer.code })
  const receipt = await ways
    .receipt(intake, answer.reply.acknowledgement, locked.hash)
    .catch(() => null)
  return { did: 'arrived', sent: { locked, receipt } }
}

const notSent = (reason: NotSent): Outcome => ({ did: 'not-sent', reason })
