import { fold, viewRow } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { Listed } from '../register/listed.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OutcomeReader } from './outcome-store.ts'

/** Of these people those who were brought by a list that was taken back, by the name that the list gave them. */
async function namesTakenBack(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const gone = [...(await new OutcomeReader(tx).takenBack([...new Set(people)]))]
  if (gone.length === 0) return new Map()
  const said = await new Listed(tx).everSaid(gone)
  return new Map(gone.map((one) => [one, viewRow(fold(said.get(one) ?? [], 'person')).label]))
}

/** What leads the page of each of these; of somebody who was taken back, what led it before. */
export async function labelsKept(
  tx: Reading,
  subjects: readonly string[],
  audience: number | null = null,
): Promise<ReadonlyMap<string, string>> {
  const labels = await new PeopleLook(tx).labels(subjects, audience)
  const missing = subjects.filter((one) => !labels.has(one))
  return new Map([...labels, ...(await namesTakenBack(tx, missing))])
}
