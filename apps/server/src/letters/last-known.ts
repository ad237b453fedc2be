import type { LetterPerson } from '@amparo/letters'
import type { View } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { Leaving } from '../lists/onward.ts'
import { PeopleLook } from '../register/people-look.ts'

type LastKnown = NonNullable<LetterPerson['lastKnown']>

/**
 * Since when and where each of these was last held, as an audience knows it and as far as it may leave: the day and the place, and
 * never who says so. Of whom neither is known, nothing.
 */
export async function lastKnownOf(
  tx: Reading,
  people: readonly string[],
  { audience, language }: { readonly audience: number; readonly language: string },
): Promise<ReadonlyMap<string, LastKnown>> {
  const look = new PeopleLook(tx)
  const custodies = await look.custodies(people, audience)
  const ids = custodies.map(({ id }) => id)
  const leaving = await new Leaving(tx).without(ids, audience)
  const views = custodies.map(({ id, person, view }) => ({ person, view: leaving.get(id) ?? view }))
  const facilities = await look.views(
    views.flatMap(({ view }) => facilityOf(view) ?? []),
    audience,
  )
  const known = new Map<string, LastKnown>()
  for (const { person, view } of views) {
    if (known.has(person)) continue
    const from = view.properties['custody.from']?.best?.value
    const named = facilities.get(facilityOf(view) ?? '')
    const place = nameIn(named, language) ?? textOf(view)
    if (from?.kind !== 'date' && place === null) continue
    known.set(person, {
      what: 'detained',
      ...(from?.kind === 'date' ? { day: from.edtf } : {}),
      ...(place === null ? {} : { place }),
    })
  }
  return known
}

function facilityOf(view: View): string | null {
  const value = view.properties['custody.facility']?.best?.value
  return value?.kind === 'subject' ? value.id : null
}

function textOf(view: View): string | null {
  const value = view.properties['custody.place']?.best?.value
  return value?.kind === 'text' ? value.text : null
}

/** In the language of the letter; else as it is spelled first. */
function nameIn(view: View | undefined, language: string): string | null {
  const groups = view?.properties['facility.name']?.groups ?? []
  const names = groups.flatMap(({ value }) => (value.kind === 'name' ? [value] : []))
  return (names.find((name) => name.language === language) ?? names[0])?.text ?? null
}
