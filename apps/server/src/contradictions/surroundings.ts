import {
  isToProtect,
  knownTo,
  type Contradiction,
  type KnownTo,
  type Statement,
  type Stay,
  type SubjectView,
  type Surroundings,
} from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { companionsIn, possiblyOne } from '../register/people-around.ts'
import { RegisterReader, type StoredView } from '../register/register-store.ts'

/** So many stays are looked at first: nearly always they show enough people. */
const FIRST_STAYS = 30
/** Whoever is counted beyond that changes no wording. */
const ENOUGH_STAYS = 200

/** Who was where, as it was read before: by the place, its days and how many stays were asked for. */
export type StaysRead = Map<string, PlaceRead>

interface PlaceRead {
  readonly place: string
  readonly surroundings: { readonly facility: SubjectView; readonly stays: readonly Stay[] } | null
}

interface Days {
  readonly from: string
  readonly to: string
}

/**
 * Who could have known it, asked of many contradictions one after the other: who else was held in the same places in the days of
 * which something is told, and who was harmed in the same events; by what the reader may know. It counts low: nobody is made up.
 */
export class WhoCouldKnow {
  readonly #tx: Reading
  readonly #read: StaysRead
  #same: Surroundings['possiblyOne'] | null = null

  /** `read`: what was read before and is still so; what is read goes there, too. */
  constructor(tx: Reading, read: StaysRead) {
    this.#tx = tx
    this.#read = read
  }

  async of(contradiction: Contradiction): Promise<KnownTo> {
    const told = contradiction.sides.flatMap(({ statements }) => statements).filter(isToProtect)
    const events = [...new Set(told.flatMap(({ event }) => event ?? []))]
    this.#same ??= await possiblyOne(this.#tx)
    const around = { companions: await companionsIn(this.#tx, events), possiblyOne: this.#same }
    const places = placesIn(told)
    const facilities = await this.#facilities(places, FIRST_STAYS)
    const known = knownTo(contradiction, { ...around, facilities })
    const isAll = [...facilities.values()].every(({ stays }) => stays.length < FIRST_STAYS)
    const placed = told.filter((one) => one.places !== null)
    if (isAll || placed.every((one) => known.shared.includes(one))) return known
    const more = await this.#facilities(places, ENOUGH_STAYS)
    return knownTo(contradiction, { ...around, facilities: more })
  }

  async #facilities(
    places: ReadonlyMap<string, Days>,
    most: number,
  ): Promise<Surroundings['facilities']> {
    const found = new Map<string, NonNullable<PlaceRead['surroundings']>>()
    for (const [place, days] of places) {
      const surroundings = await this.#facility(place, days, most)
      if (surroundings !== null) found.set(place, surroundings)
    }
    return found
  }

  async #facility(
    place: string,
    { from, to }: Days,
    most: number,
  ): Promise<PlaceRead['surroundings']> {
    const key = `${place} ${from} ${to} ${most}`
    const before = this.#read.get(key)
    if (before !== undefined) return before.surroundings
    const surroundings = await staysAt(this.#tx, place, { from, to, most })
    this.#read.set(key, { place, surroundings })
    return surroundings
  }
}

/** Every place somebody names, with the first and the last day of which they tell. */
function placesIn(told: readonly Statement[]): ReadonlyMap<string, Days> {
  const places = new Map<string, Days>()
  for (const { places: named, at } of told) {
    if (named === null || at.lo === null || at.hi === null) continue
    const [from, to] = [at.lo.slice(0, 10), at.hi.slice(0, 10)]
    for (const place of named) {
      const before = places.get(place)
      places.set(place, {
        from: before === undefined || from < before.from ? from : before.from,
        to: before === undefined || to > before.to ? to : before.to,
      })
    }
  }
  return places
}

async function staysAt(
  tx: Reading,
  place: string,
  within: Days & { readonly most: number },
): Promise<PlaceRead['surroundings']> {
  const reader = new RegisterReader(tx)
  const facility = await reader.view(place)
  if (facility === undefined) return null
  const stays = await reader.stays(place, within)
  return {
    facility: viewOf(facility),
    stays: stays.map(({ period, points }) => ({
      period: viewOf(period),
      points: points.map(viewOf),
    })),
  }
}

function viewOf({ subject, view }: StoredView): SubjectView {
  return { id: subject, view }
}
