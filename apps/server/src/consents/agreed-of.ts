import type { Reading } from '../db/office.ts'
import { RegisterReader } from '../register/register-store.ts'
import { agreedAbout } from './agreed.ts'
import { ConsentReader } from './consent-store.ts'
import { limitedBy, type Limited } from './standing.ts'

/** What counts of one purpose, as whoever asks may be told it. */
export interface AgreedLine extends Limited {
  /** Words about it differ, and nobody has decided between them. */
  readonly differs: boolean
}

/**
 * What was agreed to about each of these people, over all messages that speak of them and limited by answers that the actor
 * may not see. A purpose that is not in the list was not asked, and that is a no. With `audiences`, as far as those alone may
 * know it.
 */
export async function agreedOf(
  tx: Reading,
  people: readonly string[],
  audiences: readonly number[] | null = null,
): Promise<ReadonlyMap<string, readonly AgreedLine[]>> {
  const consents = new ConsentReader(tx)
  const [asked, said] = [
    await consents.askedAbout(people),
    await new RegisterReader(tx).messagesAbout(people),
  ]
  const messages = new Map(
    people.map((person) => [
      person,
      [...new Set([...(asked.get(person) ?? []), ...(said.get(person) ?? [])])],
    ]),
  )
  const every = [...new Set([...messages.values()].flat())]
  const conversations = await consents.conversations(every, audiences)
  const elsewhere = audiences === null ? await consents.elsewhereOf(people) : new Map()
  return new Map(
    people.map((person) => {
      const about = (messages.get(person) ?? []).flatMap((id) => conversations.get(id) ?? [])
      const lines = agreedAbout(person, about).map((line) => ({
        ...limitedBy(line, elsewhere.get(person) ?? []),
        differs: line.differs,
      }))
      return [person, lines]
    }),
  )
}
