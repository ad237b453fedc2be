import { askAndHear, askForWork, type Fetch, type Pass, type Said } from '../calls.ts'
import type { solve as solver, Tries } from './solving.ts'

/** What asking for work and doing it came to. */
export type Paid =
  | { readonly ok: true; readonly pass: Pass }
  | { readonly ok: false; readonly code: Said; readonly wait: number }

/** The work that a message of the public costs: begun while the person reads, used when they send. */
export interface Work {
  /** Asks for work for so many bytes and does it, unless that has begun already. */
  readonly begin: (size: number) => void
  /** The pass for so many bytes; `onTries` hears how far it has come. */
  readonly pass: (size: number, onTries: (tries: Tries) => void) => Promise<Paid>
  /** The office did not take it, or has taken it: it is good for nothing more. */
  readonly spent: () => void
}

interface Job {
  readonly size: number
  readonly stopping: AbortController
  readonly paid: Promise<Paid>
  tries: Tries | null
  onTries: (tries: Tries) => void
}

/** Asks by `fetch`, and lets `solve` do what is asked. */
export function createWork(fetch: Fetch, solve: typeof solver): Work {
  let job: Job | null = null

  const started = (size: number): Job => {
    if (job !== null && job.size >= size) return job
    job?.stopping.abort()
    const stopping = new AbortController()
    const begun: Job = {
      size,
      stopping,
      tries: null,
      onTries: () => {},
      paid: paid(fetch, solve, size, stopping.signal, (tries) => {
        begun.tries = tries
        begun.onTries(tries)
      }),
    }
    job = begun
    // What failed while nobody waited for it is asked for anew when somebody does.
    void begun.paid.then(({ ok }) => {
      if (!ok && job === begun) job = null
    })
    return begun
  }

  return {
    begin: (size) => void started(size),
    pass: (size, onTries) => {
      const begun = started(size)
      begun.onTries = onTries
      if (begun.tries !== null) onTries(begun.tries)
      return begun.paid
    },
    spent: () => {
      job?.stopping.abort()
      job = null
    },
  }
}

async function paid(
  fetch: Fetch,
  solve: typeof solver,
  size: number,
  signal: AbortSignal,
  onTries: (tries: Tries) => void,
): Promise<Paid> {
  const { answer, wait } = await askAndHear(fetch, askForWork, { size })
  if (!answer.ok) return { ok: false, code: answer.code, wait }
  const { challenge, most } = answer.reply
  // Work that cannot be done here is our bug, or a page older than its server.
  const solution = await solve(challenge, most, onTries, signal).catch(() => null)
  return solution === null
    ? { ok: false, code: 'unexpected', wait }
    : { ok: true, pass: { kind: 'work', challenge, solution } }
}
