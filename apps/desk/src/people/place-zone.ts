import type { SubjectName } from '@amparo/contract'
import { isZone, type PlacedView, type Zone } from '@amparo/register'
import { useSubjectPage } from '../register/subject-page-context.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { useOfficer } from '../session/session-context.tsx'

type Named = ReadonlyMap<string, Pick<SubjectName, 'zone'>>

const placeProperties = ['custody.facility', 'point.facility'] as const

/** Periods or points, each in the zone of its place where that is known to be another than the office’s. */
export function placed(subjects: readonly FoldedSubject[], named: Named): readonly PlacedView[] {
  return subjects.map(({ id, view }) => {
    const [zone] = placeProperties.flatMap((code) => {
      const place = view.properties[code]?.best?.value
      const said = place?.kind === 'subject' ? named.get(place.id)?.zone : undefined
      return said !== undefined && isZone(said) ? [said] : []
    })
    return { id, view, ...(zone === undefined ? {} : { zone }) }
  })
}

/** For counting hours: by the clocks of each place, and by the office’s where a place names none. Never by the reader’s. */
export function usePlaceZone(): {
  readonly zone: Zone
  readonly placed: (subjects: readonly FoldedSubject[]) => readonly PlacedView[]
} {
  const { me } = useOfficer()
  const { named } = useSubjectPage()
  return { zone: me.office.zone, placed: (subjects) => placed(subjects, named) }
}

/** The zones by whose clocks the hours of these were counted, when they are not those on this computer. */
export function zonesToSay(
  all: readonly PlacedView[],
  zone: Zone,
  own = ownZone(),
): readonly Zone[] {
  const used = [...new Set(all.map((one) => one.zone ?? zone))]
  return used.every((one) => one === own) ? [] : used.toSorted()
}

function ownZone(): Zone {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
