import type { Mailbox } from '@amparo/seal'
import { ask } from '../calls.ts'
import { openMailbox } from '../mailbox-calls.ts'
import { credentials, type Newest } from './send-file.ts'

/** The newest part of a thread as the server tells it; null when it cannot be reached. */
export async function newestIn(keys: Mailbox): Promise<Newest | null> {
  const answer = await ask(fetch, openMailbox, credentials(keys))
  if (!answer.ok) return null
  const last = answer.reply.sent.toSorted((a, b) => a.seq - b.seq).at(-1)
  return last === undefined ? null : { seq: last.seq, envelope: last.envelope }
}
