import { createHash } from 'node:crypto'
import type { ExportedSubject, SubjectId } from '@amparo/contract'
import type { Fields } from '@amparo/log'
import {
  fold,
  properties,
  property,
  type FoldedProperty,
  type PropertyCode,
  type SubjectKind,
} from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { Leaving } from '../lists/onward.ts'
import { claimOf } from './claim-row.ts'
import { withoutSelf } from './fold-store.ts'
import { membersOf } from './members.ts'
import type { RegisterReader, StoredView } from './register-store.ts'

type ExportedProperty = ExportedSubject['properties'][number]

/**
 * Every current value of these subjects that may leave: the fold of all claims the reader may see, as their pages show it, of
 * everybody who counts as one person; but for lists whose partner lets nobody pass them on. Whoever is known by those alone leaves as a bare number.
 */
export async function exported(
  tx: Reading,
  reader: RegisterReader,
  subjects: readonly StoredView[],
): Promise<ExportedSubject[]> {
  const ids = subjects.map(({ subject }) => subject)
  const classes = await membersOf(tx, ids)
  const membersAt = (subject: string) => classes.get(subject)?.members ?? [subject]
  const claims = await reader.claims([...new Set(ids.flatMap(membersAt))])
  const live = subjects.map((one) => {
    const members = membersAt(one.subject)
    const said = members.flatMap((member) => claims.get(member) ?? []).map(claimOf)
    return { ...one, view: fold(withoutSelf(said, members), one.kind) }
  })
  const leaving = await new Leaving(tx).of(live)
  return leaving.map(({ subject, label, view }) => ({
    id: subject as SubjectId,
    name: label,
    properties: properties.flatMap(({ code }) => standing(code, view.properties[code])),
  }))
}

/** Where no value is best, all of them: choosing one would be a guess. */
function standing(code: PropertyCode, folded: FoldedProperty | undefined): ExportedProperty[] {
  if (folded === undefined || folded.groups.length === 0) return []
  const { best, groups, contested } = folded
  const shown = property(code).cardinality === 'many' || best === null ? groups : [best]
  const values = shown.map(({ value, origins, stateAlone }) => ({
    value: value as ExportedProperty['values'][number]['value'],
    sources: origins,
    stateAlone,
  }))
  return [{ property: code, values, differ: contested }]
}

/** The subjects that exported values name. */
export function spokenOf(subjects: readonly ExportedSubject[]): string[] {
  const values = subjects.flatMap((one) => one.properties.flatMap(({ values: all }) => all))
  return [...new Set(values.flatMap(({ value }) => (value.kind === 'subject' ? [value.id] : [])))]
}

/**
 * What the entry binds: of which kind, how many, and which. SHA-256 of their numbers in the order they were given, each ended
 * by LF: whoever has the file can show that it is this page.
 */
export function whatLeaves(kind: SubjectKind, subjects: readonly StoredView[]): Fields {
  const which = createHash('sha256')
  for (const { subject } of subjects) which.update(`${subject}\n`)
  return { kind, number: String(subjects.length), which: which.digest('hex') }
}
