import type { RowVerdict, TakenFor } from '@amparo/contract'
import { ownerPropertyOf } from '@amparo/register'
import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { endIfNamed } from '../failpoint.ts'
import { Listed } from '../register/listed.ts'
import { PeopleLook } from '../register/people-look.ts'
import { addMany, recordMany, type Addition, type NewSubject } from '../register/record-many.ts'
import type { NewClaim } from '../register/register-store.ts'
import { knownSources, makeSources, type NewSource } from '../register/source-store.ts'
import type { KeptBatch, KeptList } from './list-store.ts'
import { OutcomeReader, type KeptCheck, type KeptOutcome } from './outcome-store.ts'
import { ended, inParts, type Part } from './parts.ts'
import { RowReader, type KeptRow } from './row-store.ts'
import { readRow, type SaidRow, type SaidValue } from './said.ts'
import { saidBefore, type SaidBefore } from './said-before.ts'

/** A version that is recorded, as one dry run showed it. */
export interface Applying {
  readonly list: KeptList
  readonly batch: KeptBatch
  readonly run: string
  /** Ends it with the part that is under way. */
  readonly told?: AbortSignal
}

/**
 * Records a version in the background, as its dry run showed it and as officers judged it. Each row is recorded once, whatever
 * cuts this off. Ends early when somebody stops it.
 */
export async function applyVersion(
  office: Office,
  actor: StaffActor,
  applying: Applying,
): Promise<void> {
  const { batch, told } = applying
  // Whoever is taken for an earlier row's person comes when that person is there.
  for (const pass of ['own', 'of-a-row'] as const) {
    const asked = { batch, act: 'apply', told } as const
    const isAsked = await inParts(office, actor, asked, async (change, part) => {
      await new PartApplier(change, actor, applying).apply(part, pass)
      endIfNamed(`list-applying-${pass}-${part.from}`)
    })
    if (!isAsked) return
  }
  await ended(office, actor, { batch, act: 'apply', end: 'applied' })
}

/** A row that is to be recorded now. */
interface Due {
  readonly row: KeptRow
  readonly check: KeptCheck
  readonly said: SaidRow
  readonly taken: TakenFor | null
}

/** Of whom a row is recorded. */
interface Placed extends Due {
  readonly person: string
  readonly made: boolean
  readonly member: string | null
  readonly below: readonly string[]
}

class PartApplier {
  readonly #change: Change
  readonly #actor: StaffActor
  readonly #applying: Applying
  readonly #tx: Reading

  constructor(change: Change, actor: StaffActor, applying: Applying) {
    this.#change = change
    this.#actor = actor
    this.#applying = applying
    this.#tx = change.tx
  }

  async apply(part: Part, pass: 'own' | 'of-a-row'): Promise<void> {
    const due = await this.#due(part, pass)
    if (due.length === 0) return
    const known = await this.#known(due)
    const [there, fresh] = [
      due.filter((one) => known.has(one)),
      due.filter((one) => !known.has(one)),
    ]
    const made = await recordMany(
      this.#change,
      this.#actor.id,
      fresh.map((one): NewSubject => ({
        kind: 'person',
        claims: this.#claims(one, one.said.person),
      })),
    )
    const placed = [
      ...there.map((one): Placed => ({ ...one, made: false, ...(known.get(one) as Known) })),
      ...fresh.map((one, at): Placed => {
        const person = made[at]?.subject ?? ''
        return { ...one, person, made: true, member: null, below: [] }
      }),
    ]
    const before = await saidBefore(
      this.#tx,
      placed.flatMap(({ member }) => member ?? []),
    )
    const below = await this.#recordBelow(placed, before)
    await this.#addTo(placed, before)
    await this.#keep(placed, below)
  }

  /** What of this part is left to be recorded. */
  async #due({ from, to }: Part, pass: 'own' | 'of-a-row'): Promise<Due[]> {
    const { batch, run } = this.#applying
    const reader = new OutcomeReader(this.#tx)
    const checks = new Map(
      (await reader.checked(run, batch.id, from, to)).map((check) => [check.number, check]),
    )
    const numbers = [...checks.keys()]
    const done = await reader.outcomes(batch.id, numbers)
    const judged = await reader.judged(batch.id, numbers)
    const rows = await new RowReader(this.#tx).between(batch.id, from, to)
    return rows.flatMap((row): Due[] => {
      const check = checks.get(row.number)
      if (check === undefined || check.verdict === 'rejected' || done.has(row.number)) return []
      const taken = judged.get(row.number) ?? null
      if ((taken?.kind === 'row') !== (pass === 'of-a-row')) return []
      const read = readRow({ values: row.said ?? [], refused: row.refused })
      return row.said === null || !read.ok ? [] : [{ row, check, said: read.said, taken }]
    })
  }

  /** Those who are there: who stood in the version before, and whom an officer has recognised. Everybody else is somebody new. */
  async #known(due: readonly Due[]): Promise<ReadonlyMap<Due, Known>> {
    const { batch } = this.#applying
    const formers = await this.#formers(due)
    const rows = due.flatMap(({ taken }) => (taken?.kind === 'row' ? [taken.row] : []))
    const ofRows = await new OutcomeReader(this.#tx).outcomes(batch.id, rows)
    const meant = (one: Due): Known | undefined => {
      const { check, taken } = one
      if (check.former_batch !== null)
        return formers.get(`${check.former_batch}/${check.former_number}`)
      if (taken?.kind === 'subject') return { person: taken.subject, member: null, below: [] }
      const of = taken?.kind === 'row' ? ofRows.get(taken.row) : undefined
      return of && { person: of.person, member: null, below: [] }
    }
    const all = due.flatMap((one): [Due, Known][] => {
      const known = meant(one)
      return known === undefined ? [] : [[one, known]]
    })
    const people = [...new Set(all.map(([, { person }]) => person))]
    const seen = await new PeopleLook(this.#tx).knownTo(people, 'person', batch.audience)
    // Whoever was recognised and is not there any more was a mistake; the row is still somebody.
    return new Map(
      all.filter(
        ([one, { person, member }]) =>
          seen.has(person) || (member !== null && one.check.verdict === 'same'),
      ),
    )
  }

  async #formers(due: readonly Due[]): Promise<ReadonlyMap<string, Known>> {
    const of = due.flatMap(({ check: { former_batch: batch, former_number: number } }) =>
      batch === null || number === null ? [] : [{ batch, number }],
    )
    if (of.length === 0) return new Map()
    const { rows } = await sql<KeptOutcome>`
      select o.* from list_outcome o where (o.batch, o.number) in (
        select * from unnest(${of.map(({ batch }) => batch)}::bigint[], ${of.map(({ number }) => number)}::int[]))`.execute(
      this.#tx,
    )
    return new Map(
      rows.map(({ batch, number, person, member, below }) => [
        `${batch}/${number}`,
        { person, member, below },
      ]),
    )
  }

  /** What stands under the person and is new: one of each kind that the row speaks of and no row before it did. */
  async #recordBelow(
    placed: readonly Placed[],
    before: SaidBefore,
  ): Promise<ReadonlyMap<number, string[]>> {
    const fresh = placed.flatMap((one) =>
      one.said.below.flatMap(({ kind, values }) =>
        before.belowOf(one.below, kind) === undefined && one.check.verdict !== 'same'
          ? [{ one, kind, values }]
          : [],
      ),
    )
    const made = await recordMany(
      this.#change,
      this.#actor.id,
      fresh.map(({ one, kind, values }): NewSubject => {
        const link = ownerPropertyOf(kind)
        if (link === undefined) throw new Error(`${kind} stands under nothing`)
        const owner = { property: link, value: { kind: 'subject', id: one.person } } as const
        return { kind, claims: this.#claims(one, [owner, ...values]) }
      }),
    )
    const byRow = new Map<number, string[]>()
    for (const [at, { one }] of fresh.entries())
      byRow.set(one.row.number, [...(byRow.get(one.row.number) ?? []), made[at]?.subject ?? ''])
    return byRow
  }

  /** What is said of those who are there: all of it of somebody recognised; of who stood in the list before, what differs. */
  async #addTo(placed: readonly Placed[], before: SaidBefore): Promise<void> {
    const said = new Map<string, NewClaim[]>()
    const add = (subject: string, claims: readonly NewClaim[]) => {
      if (claims.length > 0) said.set(subject, [...(said.get(subject) ?? []), ...claims])
    }
    for (const one of placed) {
      if (one.made || one.check.verdict === 'same') continue
      add(one.person, this.#claims(one, before.differing(one.person, one.member, one.said.person)))
      for (const { kind, values } of one.said.below) {
        const subject = before.belowOf(one.below, kind)
        if (subject !== undefined)
          add(subject, this.#claims(one, before.differing(subject, one.member, values)))
      }
    }
    await addMany(this.#change, this.#actor.id, await this.#additions(said))
  }

  async #additions(said: ReadonlyMap<string, readonly NewClaim[]>): Promise<Addition[]> {
    const subjects = await new Listed(this.#tx).subjects([...said.keys()])
    return subjects.map((one) => ({ ...one, claims: said.get(one.subject) ?? [] }))
  }

  #claims(
    { row }: Due,
    values: readonly (SaidValue & { readonly replaces?: string })[],
  ): NewClaim[] {
    const { batch } = this.#applying
    return values.map(({ property, value, replaces }) => ({
      property,
      value,
      source: this.#source(row.number),
      directness: batch.directness,
      credibility: batch.credibility,
      saidOn: batch.said_on,
      audience: batch.audience,
      replaces: replaces ?? null,
    }))
  }

  #source(row: number): NewSource {
    const { list, batch } = this.#applying
    return { kind: 'list', batch: batch.id, row, partner: list.partner, audience: batch.audience }
  }

  /** That each row was recorded, of whom; under one entry of the version, written last: the other lane waits for it. */
  async #keep(placed: readonly Placed[], below: ReadonlyMap<number, string[]>): Promise<void> {
    const { list, batch } = this.#applying
    const sources = [this.#source(placed[0]?.row.number ?? 1)]
    const known = await knownSources(this.#tx, sources)
    const { id: entry } = await this.#change.enter('list.record', batch.object, {
      rows: placed.map(({ row, person }) => `${row.number} ${person}`).join('\n'),
    })
    await makeSources(this.#tx, sources, known, entry)
    const fresh = placed.filter(({ member }) => member === null)
    const { rows: members } = await sql<{ id: string }>`
      insert into list_member (list, audience, entry)
      select ${list.id}::bigint, ${batch.audience}::smallint, ${entry}::bigint from generate_series(1, ${fresh.length}::int)
      returning id`.execute(this.#tx)
    const numbered = new Map(fresh.map((one, at) => [one, members[at]?.id ?? '']))
    await this.#tx
      .insertInto('list_outcome')
      .values(
        placed.map((one) => ({
          batch: batch.id,
          number: one.row.number,
          audience: batch.audience,
          member: one.member ?? numbered.get(one) ?? '',
          person: one.person,
          made: one.made,
          below: [...one.below, ...(below.get(one.row.number) ?? [])],
          verdict: one.check.verdict as RowVerdict,
          entry,
        })),
      )
      .execute()
  }
}

/** Somebody who is there: with the member of the list that they are, and what stands under them from it. */
interface Known {
  readonly person: string
  readonly member: string | null
  readonly below: readonly string[]
}
