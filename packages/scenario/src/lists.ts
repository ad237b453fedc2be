import { demoFamily, demoRecords, type DemoRecord } from './records.ts'

/** A partner’s list of people who were taken. */
export interface DemoList {
  readonly synthetic: true
  readonly partner: string
  readonly title: string
  readonly rows: readonly DemoRecord[]
}

const partners = [
  'Synthetic Helpline',
  'Synthetic Lawyers',
  'Synthetic Doctors',
  'Synthetic Mothers',
  'Synthetic Students',
]

/**
 * Five partners’ lists that overlap: the same people in other spellings, with half of the days of birth, one man twice in one list, and
 * a father with two sons who must not become one. Whom each row is about is known by its `truth`. The same seed gives the same lists.
 */
export function demoLists(seed: number, people: number): DemoList[] {
  const records = demoRecords(seed, people)
  const family = demoFamily(seed + 1, [people, people + 1, people + 2])
  const seen = new Map<number, number>()
  const placed = [...records, ...family].map((record) => {
    const times = seen.get(record.truth) ?? 0
    seen.set(record.truth, times + 1)
    return { record, list: (record.truth + times) % partners.length }
  })
  return partners.map((partner, at) => {
    const rows = placed.flatMap(({ record, list }) => (list === at ? [record] : []))
    const [first] = rows
    return {
      synthetic: true,
      partner,
      title: `Taken in August, as the ${partner} have it`,
      rows: at === 0 && first !== undefined ? [...rows, first] : rows,
    }
  })
}
