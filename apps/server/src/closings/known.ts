import {
  closing,
  custodyTimeline,
  fold,
  officeAudience,
  visibleTo,
  type Closing,
  type ClosingFacts,
  type SubjectKind,
  type SubjectView,
  type Zone,
} from '@amparo/register'
import { canonicalBytes, hashOf } from '@amparo/seal'
import { claimOf, type ClaimRow } from '../register/claim-row.ts'
import { joinedIn } from '../register/joined.ts'
import type { RegisterReader, StoredView } from '../register/register-store.ts'

/** A person with everything that stands under them, as far as the actor may see it. */
export interface KnownOf {
  readonly person: StoredView
  readonly below: readonly StoredView[]
  readonly rows: ReadonlyMap<string, readonly ClaimRow[]>
  /** Everybody who counts as this person, the person among them. */
  readonly members: readonly string[]
}

export async function knownOf(reader: RegisterReader, person: StoredView): Promise<KnownOf> {
  const below = await reader.below(person.subject)
  const { members } = await reader.members(person.subject)
  const all = await reader.claims([...members, ...below.map(({ subject }) => subject)])
  return { person, below, rows: joinedIn(all, person.subject, members), members }
}

/** What whoever decides says of it; everything else is read in the register. */
export type Answers = Pick<ClosingFacts, 'closes' | 'contact' | 'familyInformed'>

export interface Moment {
  /** The civil day of the closing, and the zone of places that name none. */
  readonly today: string
  readonly zone: Zone
  readonly isSearchOpen: boolean
}

/** What a closing amounts to on what some audiences know together. */
export function weighed(
  { person, below, rows, members }: KnownOf,
  audiences: readonly number[],
  answers: Answers,
  { today, zone, isSearchOpen }: Moment,
): Closing {
  const view = ({ subject, kind }: StoredView) => folded(rows.get(subject) ?? [], audiences, kind)
  const ofKind = (kind: SubjectKind): SubjectView[] =>
    below
      .filter((one) => one.kind === kind)
      .map((one) => ({ id: one.subject, view: view(one) }))
      .filter((one) => one.view.claims > 0)
  return closing({
    ...answers,
    person: view(person),
    timeline: custodyTimeline(ofKind('custody'), ofKind('point'), zone),
    today,
    isSearchOpen,
    // Somebody made of several records is closed by two people, however long ago that was decided.
    isFreshlyMerged: members.length > 1,
  })
}

function folded(rows: readonly ClaimRow[], audiences: readonly number[], kind: SubjectKind) {
  return fold(visibleTo(rows.map(claimOf), audiences), kind)
}

/**
 * SHA-256 over every claim that an audience may see of a person and of all that stands under them: with one claim more, one
 * taken back or one erased it is another.
 */
export function factsFor({ rows }: KnownOf, audience: number): string {
  const claims = [...rows.values()]
    .flat()
    .filter((row) => row.audience === officeAudience || row.audience === audience)
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .map(({ id, erased_on }) => (erased_on === null ? id : `${id} ${erased_on}`))
  return hashOf(canonicalBytes({ claims }))
}

/** Whether an audience may know of the person at all. */
export function knows({ person, rows }: KnownOf, audience: number): boolean {
  return (rows.get(person.subject) ?? []).some(
    (row) => row.audience === officeAudience || row.audience === audience,
  )
}
