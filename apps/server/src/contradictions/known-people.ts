import type { AnsweredQuestion, KnownOfPerson, NamedFacility } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { answeredSince, answersAbout } from '../letters/answers-about.ts'
import {
  birthsOfRelatives,
  comparedClaims,
  ownersBelow,
  placesNamed,
  relatedIn,
  touchedSince,
} from '../register/known-of-people.ts'

export interface Around {
  readonly facilities: readonly NamedFacility[]
  readonly zone: string
  /** Whether the reader may know what authorities answered. */
  readonly withAnswers: boolean
}

/** What the reader may know of each of these people, as the rules compare it. */
export async function knownPeople(
  tx: Reading,
  people: readonly string[],
  { facilities, zone, withAnswers }: Around,
): Promise<KnownOfPerson[]> {
  if (people.length === 0) return []
  const owners = await ownersBelow(tx, people)
  const claims = await comparedClaims(tx, [...people, ...owners.keys()])
  const births = await birthsOfRelatives(tx, claims)
  const answers = withAnswers
    ? await answersAbout(tx, people)
    : new Map<string, AnsweredQuestion[]>()
  const own = Map.groupBy(claims, ({ subject }) => owners.get(subject) ?? subject)
  return people.map((person) => {
    const all = own.get(person) ?? []
    const related = new Set(all.flatMap(relatedIn))
    const theirs = births.filter(({ subject }) => subject !== person && related.has(subject))
    return {
      person,
      claims: [...all, ...theirs],
      answers: answers.get(person) ?? [],
      facilities,
      zone,
    }
  })
}

/** What may have changed since a moment. */
interface Changed {
  readonly people: readonly string[]
  /** Places of which it may be told otherwise now who was there; null: any of them. */
  readonly places: ReadonlySet<string> | null
}

/** Since a moment in the database's own count; null: a place was described otherwise, which may concern everybody. */
export async function changedSince(tx: Reading, moment: string): Promise<Changed | null> {
  const touched = await touchedSince(tx, moment)
  if (touched.some(({ isFacility }) => isFacility)) return null
  const answered = await answeredSince(tx, moment)
  const people = [...new Set([...touched.map(({ subject }) => subject), ...answered])]
  const isErased = touched.some(({ erased }) => erased)
  return { people, places: isErased ? null : await placesOfPeople(tx, people) }
}

/** Every place that anything recorded under these people ever named. */
async function placesOfPeople(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const below = await ownersBelow(tx, people)
  return placesNamed(tx, [...people, ...below.keys()])
}

/** Where the database's count stands: what is not over by then is looked at again. */
export async function momentNow(tx: Reading): Promise<string> {
  const { rows } = await sql<{ moment: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as moment`.execute(tx)
  return rows[0]?.moment ?? '0'
}
