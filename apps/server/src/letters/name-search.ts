import type { KnownPerson, Mention } from '@amparo/letters'
import { OwnThread } from './own-thread.ts'

export interface NamesAsked {
  readonly people: readonly KnownPerson[]
  readonly texts: readonly string[]
}

/** Papers come one by one, and a thread that has nothing to do holds no names for long. */
const searcher = new OwnThread<NamesAsked, readonly (readonly Mention[])[]>(
  new URL('./name-worker.ts', import.meta.url),
  { idle: 10_000, longest: 60_000 },
)

/** Whom each of these texts mentions, in the order of the texts; on a thread of its own. */
export async function namesWithin(asked: NamesAsked): Promise<readonly (readonly Mention[])[]> {
  return searcher.do(asked)
}
