import type { WgeidForm } from '@amparo/norms'
import { interval, parseEdtf, type Value, type View } from '@amparo/register'
import type { FoldedSubject } from '../register/view-of.ts'

/** What an officer says of a case, beside what the register knows of the person. */
export interface WgeidWords {
  /** EDTF: the day, or month and year, of the disappearance. */
  readonly since: string
  readonly place: string
  readonly forces: string
  readonly steps: string
  readonly submitter: string
  readonly kind: WgeidForm['submitter']['kind']
  readonly familyConsents: boolean
  readonly canFollowUp: boolean
}

const textOf = (view: View | undefined, code: keyof View['properties']): string => {
  const best = view?.properties[code]?.best?.value
  if (best?.kind === 'text' || best?.kind === 'name') return best.text
  return best?.kind === 'date' ? best.edtf : ''
}

/** What the register knows of it, as a beginning: the latest period of custody, and where the person was looked for. */
export function wordsFrom(
  below: readonly FoldedSubject[],
  { office, nameOf }: { readonly office: string; readonly nameOf: (id: string) => string },
): WgeidWords {
  const last = below.findLast(({ kind }) => kind === 'custody')?.view
  const facility = last?.properties['custody.facility']?.best?.value
  const place = textOf(last, 'custody.place')
  return {
    since: textOf(last, 'custody.from'),
    place: place === '' && facility?.kind === 'subject' ? nameOf(facility.id) : place,
    forces: textOf(last, 'custody.authority'),
    steps: below
      .filter(({ kind }) => kind === 'search-action')
      .map(({ view }) =>
        [textOf(view, 'search-action.day'), textOf(view, 'search-action.where')]
          .filter((text) => text !== '')
          .join(' '),
      )
      .filter((line) => line !== '')
      .join('\n'),
    submitter: office,
    kind: 'organisation',
    familyConsents: false,
    canFollowUp: false,
  }
}

/** The form as the norms check it. */
export function formOf(person: View, words: WgeidWords): WgeidForm {
  const { since, place, forces, steps, submitter, kind, familyConsents, canFollowUp } = words
  const read = parseEdtf(since.trim())
  return {
    names: namesOf(person),
    since: read.ok ? interval(read.date) : { lo: null, hi: null },
    place,
    forces,
    steps,
    submitter: { name: submitter, kind, familyConsents, canFollowUp },
  }
}

/** Every spelling that can be read, the best first. */
export function namesOf(person: View): readonly string[] {
  const values: readonly Value[] = (person.properties['person.name']?.groups ?? []).map(
    ({ value }) => value,
  )
  return values.flatMap((value) => (value.kind === 'name' ? [value.text] : []))
}

/** Reads what was kept; anything else begins with what the register knows. */
export function readWords(kept: unknown, first: WgeidWords): WgeidWords {
  if (typeof kept !== 'object' || kept === null) return first
  const known = kept as Readonly<Record<string, unknown>>
  const isSame = Object.entries(first).every(([name, value]) => typeof known[name] === typeof value)
  const isKind = ['relative', 'representative', 'organisation'].includes(String(known['kind']))
  return isSame && isKind ? (kept as WgeidWords) : first
}
