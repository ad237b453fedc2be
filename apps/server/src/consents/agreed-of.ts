import type { Reading } from '../db/office.ts'
import { membersOf } from '../register/members.ts'
import { RegisterReader } from '../register/register-store.ts'
import { agreedAbout, type Conversations } from './agreed.ts'
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
  const classes = await membersOf(tx, people)
  const membersAt = (person: string) => classes.get(person)?.members ?? [person]
  const everybody = [...new Set(people.flatMap(membersAt))]
  const [asked, told] = [
    await consents.askedAbout(everybody),
    await new RegisterReader(tx).messagesAbout(everybody),
  ]
  const messagesOf = (member: string) => [...(asked.get(member) ?? []), ...(told.get(member) ?? [])]
  const messages = new Map(
    people.map((person) => [person, [...new Set(membersAt(person).flatMap(messagesOf))]]),
  )
  const conversations = await consents.conversations(
    [...new Set([...messages.values()].flat())],
    audiences,
  )
  const elsewhere = audiences === null ? await consents.elsewhereOf(everybody) : new Map()
  return new Map(
    people.map((person) => {
      const members = membersAt(person)
      const every = (messages.get(person) ?? []).flatMap((id) => conversations.get(id) ?? [])
      // Whatever was answered about anybody who counts as this person was answered about this person: of each by itself, so that
      // a newer yes about one record takes nothing from a no about another.
      const about = members.flatMap((member) =>
        every.map((one) => answeredAbout(one, member, person)),
      )
      const lines = agreedAbout(person, about).map((line) => ({
        ...limitedBy(
          line,
          members.flatMap((member) => elsewhere.get(member) ?? []),
        ),
        differs: line.differs,
      }))
      return [person, lines]
    }),
  )
}

/** What was answered in a conversation about one record, as said of the person that it counts as. */
function answeredAbout(
  { consents, decisions }: Conversations,
  member: string,
  person: string,
): Conversations {
  return {
    decisions,
    consents: consents.flatMap((given) => {
      if (given.person === null) return [given]
      return given.person === member ? [{ ...given, person }] : []
    }),
  }
}
