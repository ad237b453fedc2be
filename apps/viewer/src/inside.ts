import type { InsideFact } from '@amparo/contract'
import ExifReader from 'exifreader'

const mostFacts = 60
const longestValue = 200

/** Where programs and cameras write what tells of a person, a place or a time. Not how colours are meant, nor sizes. */
const groups = ['gps', 'exif', 'iptc', 'xmp', 'pngText'] as const

/** Notes only a device's maker can read, and where in the file things lie: nothing to show as text. */
const passedOver =
  /^(?:MakerNote|Images|Thumbnail|_raw|.*(?:Offset|Pointer|Tag|ByteCounts?|Version))$|undefined/i

export interface Inside {
  readonly facts: readonly InsideFact[]
  /** How many more there are. */
  readonly more: number
}

/** What a picture says of itself: place, device, days, names. Throws on what cannot be read. */
export function inside(bytes: Uint8Array): Inside {
  const found = ExifReader.load(bytes.slice().buffer, { expanded: true, includeUnknown: false })
  const all = groups.flatMap((group) => factsOf(group, found[group] ?? {}))
  const facts = all.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, mostFacts)
  return { facts, more: all.length - facts.length }
}

function factsOf(group: string, tags: object): InsideFact[] {
  return Object.entries(tags).flatMap(([name, tag]: [string, unknown]) => {
    const value = textOf(tag)
    if (passedOver.test(name) || value === '') return []
    const called = group === 'gps' ? `GPS ${name}` : name
    return [{ name: called.slice(0, longestValue), value }]
  })
}

/** A tag's description, or a bare number; texts of a fixed length end in zeros. */
function textOf(tag: unknown): string {
  if (typeof tag === 'number') return String(tag)
  const { description } = (tag ?? {}) as { readonly description?: unknown }
  return typeof description === 'string'
    ? description.replaceAll('\0', '').trim().slice(0, longestValue)
    : ''
}

/** What tells of a person or a place comes first. */
const telling =
  /^(?:GPS|Date|Make$|Model$|Artist|Copyright|.*Owner|.*Serial|Software|.*Author|.*Creat|By-line)/i

const weightOf = ({ name }: InsideFact): number => (telling.test(name) ? 1 : 0)
