import {
  ask,
  askAndHear,
  readIntake,
  sendSubmission,
  type Fetch,
  type Intake,
  type Said,
} from '../calls.ts'
import { toBase64 } from '../base64.ts'
import type { Locked, Locking } from '../sealing/locking.ts'
import type { Receipt } from '../sealing/office.ts'
import { isComplete, tidy, type Complete, type Draft } from './draft.ts'
import type { NotSent, Phase, Sent } from './flow.ts'
import type { Paid, Work } from './work.ts'

/** What sending needs from outside; the page gives the real ones, tests give others. */
export interface Ways {
  readonly fetch: Fetch
  readonly lock: (message: Complete, intake: Intake) => Promise<Locking>
  readonly work: Work
  readonly receipt: (
    intake: Intake,
    acknowledgement: Parameters<typeof import('../sealing/office.ts').receiptOf>[1],
    hash: string,
  ) => Promise<Receipt | null>
}

/** What is to be sent, and to whom. */
export interface Order {
  readonly draft: Draft
  readonly intake: Intake
  /** Bytes of an earlier attempt, sent again as they are so that the office keeps one copy. */
  readonly waiting: Locked | null
  /** An upload token in hex; null where the device works for the message. */
  readonly token: string | null
}

/** What the page hears and says while a message is on its way. */
export interface Watch {
  readonly onLocked: (locked: Locked) => void
  readonly onPhase: (phase: Phase) => void
  /** Asked once more right before anything leaves the device. */
  readonly isStopped: () => boolean
}

export type Outcome =
  | { readonly did: 'arrived'; readonly sent: Sent }
  | { readonly did: 'not-sent'; readonly reason: NotSent }
  | { readonly did: 'phase'; readonly phase: Phase }
  | { readonly did: 'stop' }

/** Seals a draft, pays its way in and hands it in. Nothing goes out unless sealing has succeeded. */
export async function sendDraft(ways: Ways, order: Order, watch: Watch): Promise<Outcome> {
  const locking =
    order.waiting === null ? await lockDraft(ways.lock, order) : asLocked(order.waiting)
  if (locking.verdict !== 'locked') return notSent({ why: locking.verdict })
  watch.onLocked(locking.locked)
  return handIn(ways, order, locking.locked, watch)
}

/** The keys of now, for an attempt after the office refused the ones before; null when unreachable. */
export async function freshIntake(fetch: Fetch): Promise<Intake | null> {
  const answer = await ask(fetch, readIntake, {})
  return answer.ok ? answer.reply : null
}

type Locks = Locking | { readonly verdict: 'not-locked' }

const asLocked = (locked: Locked): Locks => ({ verdict: 'locked', locked })

/** Seals what is to be sealed of a draft. Never rejects, and gives nothing but a whole sealed message. */
export async function lockDraft(
  lock: Ways['lock'],
  { draft, intake, token }: Pick<Order, 'draft' | 'intake' | 'token'>,
): Promise<Locks> {
  if (!isComplete(draft)) return { verdict: 'not-locked' }
  try {
    return await lock(tidy(draft, token), intake)
  } catch {
    // Whatever went wrong, the answer is the same: nothing is sent, and the page says so.
    return { verdict: 'not-locked' }
  }
}

// Work that is refused has grown too old while the person read, so it is done again by itself. Not
// for ever: a server that never takes any should be heard of.
const mostWorks = 3

async function handIn(ways: Ways, order: Order, locked: Locked, watch: Watch): Promise<Outcome> {
  for (let works = 1; ; works += 1) {
    const paid = await pay(ways, order, locked, watch)
    if (watch.isStopped()) return { did: 'stop' }
    if (!paid.ok) return held(paid.code, paid.wait)
    watch.onPhase({ doing: 'sending' })
    const { answer, wait } = await askAndHear(ways.fetch, sendSubmission, {
      envelope: toBase64(locked.envelope),
      triage: toBase64(locked.triage),
      mailbox: { id: locked.mailbox.id, access: locked.access },
      pass: paid.pass,
    })
    if (answer.ok) return arrived(ways, order.intake, locked, answer.reply.acknowledgement)
    if (answer.code === 'work-refused') ways.work.spent()
    if (answer.code !== 'work-refused' || works === mostWorks) return held(answer.code, wait)
  }
}

async function pay(ways: Ways, order: Order, locked: Locked, watch: Watch): Promise<Paid> {
  if (order.token !== null) return { ok: true, pass: { kind: 'token', token: order.token } }
  const size = locked.envelope.length + locked.triage.length
  return ways.work.pass(size, (tries) => watch.onPhase({ doing: 'working', ...tries }))
}

async function arrived(
  ways: Ways,
  intake: Intake,
  locked: Locked,
  acknowledgement: Parameters<Ways['receipt']>[1],
): Promise<Outcome> {
  ways.work.spent()
  const receipt = await ways.receipt(intake, acknowledgement, locked.hash).catch(() => null)
  return { did: 'arrived', sent: { locked, receipt } }
}

// Too many at once is no failure: the page waits as long as it was asked to, and tries again.
function held(code: Said, wait: number): Outcome {
  return code === 'busy'
    ? { did: 'phase', phase: { doing: 'waiting', seconds: wait } }
    : notSent({ why: 'refused', code })
}

const notSent = (reason: NotSent): Outcome => ({ did: 'not-sent', reason })
