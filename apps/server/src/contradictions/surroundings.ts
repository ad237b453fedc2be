import {
  isToProtect,
  type Contradiction,
  type Stay,
  type SubjectView,
  type Surroundings,
} from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { companionsIn } from '../register/people-around.ts'
import { RegisterReader, type StoredView } from '../register/register-store.ts'

/** Whoever is counted beyond that changes no wording. */
const ENOUGH_STAYS = 200

/**
 * Who else was held in the same places in the days of which something is told, and who was harmed in the same events; by what the
 * reader may know. It counts low: nobody is made up. `same`: pairs of records that may be one human being.
 */
export async function surroundingsOf(
  tx: Reading,
  contradiction: Contradiction,
  same: Surroundings['possiblyOne'],
): Promise<Surroundings> {
  const told = contradiction.sides.flatMap(({ statements }) => statements).filter(isToProtect)
  const places = new Map<string, { from: string; to: string }>()
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
  const events = [...new Set(told.flatMap(({ event }) => event ?? []))]
  return {
    facilities: await facilitiesWith(tx, places),
    companions: await companionsIn(tx, events),
    possiblyOne: same,
  }
}

async function facilitiesWith(
  tx: Reading,
  places: ReadonlyMap<string, { readonly from: string; readonly to: string }>,
): Promise<Surroundings['facilities']> {
  const reader = new RegisterReader(tx)
  const found = new Map<string, { facility: SubjectView; stays: Stay[] }>()
  for (const [id, days] of places) {
    const facility = await reader.view(id)
    if (facility === undefined) continue
    const stays = await reader.stays(id, { ...days, most: ENOUGH_STAYS })
    found.set(id, {
      facility: viewOf(facility),
      stays: stays.map(({ period, points }) => ({
        period: viewOf(period),
        points: points.map(viewOf),
      })),
    })
  }
  return found
}

function viewOf({ subject, view }: StoredView): SubjectView {
  return { id: subject, view }
}
