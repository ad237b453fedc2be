import { sameView, type Claim, type View } from '@amparo/register'
import type pg from 'pg'
import { isDeadlock } from '../db/office.ts'
import type { OfficeNames } from '../db/schema.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'
import { kindOf, rowsOfViews, type ViewRowToPut } from './fold-store.ts'

export interface Comparison {
  readonly checked: number
  /** `subject/audience` of each view that is not what its claims fold to, or is missing, or has no claims. */
  readonly wrong: readonly string[]
}

/** How far somebody has come who goes through all subjects in the order of their numbers. */
export interface Walked extends Comparison {
  /** The last subject that was looked at; null when there was none any more. */
  readonly upto: string | null
  readonly subjects: number
}

/**
 * Folds every subject's claims anew and compares with what is stored: views, and the keys and codes they are found by. For
 * the operator's command and for tests: it reads past the row policies, so the connection must be the host's own.
 */
export async function compareViews(admin: pg.Client, names: OfficeNames): Promise<Comparison> {
  const wrong: string[] = []
  let checked = 0
  let after: string | null = FIRST
  while (after !== null) {
    const walked = await walkViews(admin, names, { after, mend: false })
    checked += walked.checked
    wrong.push(...walked.wrong)
    after = walked.upto
  }
  return { checked, wrong }
}

/** Before every number there is. */
export const FIRST = '0'

/** So many subjects at once: little is lost when it is cut off, and nobody waits long for one of them. */
const BATCH = 250

/**
 * The next subjects after a number, in one transaction which holds them as a writer would: whoever records meanwhile
 * comes before or after. With `mend`, what is wrong is written anew; nothing that is right is touched. Needs no entry, since
 * nothing is said: all of it follows from claims that have theirs.
 */
export async function walkViews(
  admin: pg.Client,
  names: OfficeNames,
  asked: { readonly after: string; readonly mend: boolean },
): Promise<Walked> {
  for (;;) {
    const walked = await walkOnce(admin, names, asked)
    if (walked !== undefined) return walked
  }
}

/** Undefined when PostgreSQL broke a deadlock with somebody who records; then nothing was done. */
async function walkOnce(
  admin: pg.Client,
  { owner, schema }: OfficeNames,
  { after, mend }: { readonly after: string; readonly mend: boolean },
): Promise<Walked | undefined> {
  await admin.query('begin')
  try {
    await admin.query(`set local role ${owner}; set local search_path = ${schema}, pg_temp`)
    const subjects = await nextSubjects(admin, after)
    const compared = await compareBatch(admin, subjects)
    if (mend) await write(admin, compared)
    await admin.query('commit')
    return {
      upto: subjects.at(-1)?.id ?? null,
      subjects: subjects.length,
      checked: compared.length,
      wrong: compared.filter(isWrong).map(({ subject, audience }) => `${subject}/${audience}`),
    }
  } catch (error) {
    await admin.query('rollback').catch(() => {})
    if (isDeadlock(error)) return undefined
    throw error
  }
}

interface Numbered {
  readonly id: string
  readonly kind: number
}

async function nextSubjects(admin: pg.Client, after: string): Promise<Numbered[]> {
  const { rows } = await admin.query<Numbered>(
    'select id, kind from subject where id > $1 order by id limit $2',
    [after, BATCH],
  )
  await admin.query(
    'select hold_object(object) from (select object from subject where id = any ($1) order by id) held',
    [rows.map(({ id }) => id)],
  )
  return rows
}

/** One view, and what it is found by, as stored and as it follows from the claims. */
interface Compared {
  readonly subject: string
  readonly audience: number
  readonly stored: StoredRow | null
  readonly due: ViewRowToPut | null
  readonly keys: Difference
  readonly facets: Difference
}

type StoredRow = Omit<ViewRowToPut, 'keys' | 'facets'>

interface Difference {
  readonly gone: readonly string[]
  readonly fresh: readonly string[]
}

async function compareBatch(admin: pg.Client, subjects: readonly Numbered[]): Promise<Compared[]> {
  const ids = subjects.map(({ id }) => id)
  const claims = await bySubject<ClaimRow>(admin, CLAIMS, ids)
  const views = await bySubject<StoredRow>(admin, VIEWS, ids)
  const keys = await bySubject<FoundBy>(admin, KEYS, ids)
  const facets = await bySubject<FoundBy>(admin, FACETS, ids)
  return subjects.flatMap(({ id, kind }) => {
    const said: Claim[] = (claims.get(id) ?? []).map(claimOf)
    const due = rowsOfViews(id, said, kindOf(kind))
    const stored = views.get(id) ?? []
    const [ownKeys, ownFacets] = [keys.get(id) ?? [], facets.get(id) ?? []]
    const audiences = new Set(
      [...due, ...stored, ...ownKeys, ...ownFacets].map(({ audience }) => audience),
    )
    return [...audiences].map((audience) => {
      const of = <One extends { audience: number }>(all: readonly One[]) =>
        all.filter((one) => one.audience === audience)
      const [wanted = null] = of(due)
      return {
        subject: id,
        audience,
        stored: of(stored)[0] ?? null,
        due: wanted,
        keys: difference(of(ownKeys), wanted?.keys ?? []),
        facets: difference(of(ownFacets), wanted?.facets ?? []),
      }
    })
  })
}

interface FoundBy {
  readonly subject: string
  readonly audience: number
  readonly one: string
}

async function bySubject<Row extends { subject: string }>(
  admin: pg.Client,
  query: string,
  ids: readonly string[],
): Promise<Map<string, Row[]>> {
  const { rows } = await admin.query<Row>(query, [ids])
  return Map.groupBy(rows, ({ subject }) => subject)
}

/** What stands twice goes and comes again, once. */
function difference(stored: readonly FoundBy[], due: readonly string[]): Difference {
  const times = Map.groupBy(stored, ({ one }) => one)
  const wanted = new Set(due)
  return {
    gone: [...times].flatMap(([one, all]) => (all.length > 1 || !wanted.has(one) ? [one] : [])),
    fresh: [...wanted].filter((one) => times.get(one)?.length !== 1),
  }
}

function isWrong({ stored, due, keys, facets }: Compared): boolean {
  return (
    !sameRow(stored, due) ||
    [keys, facets].some(({ gone, fresh }) => gone.length + fresh.length > 0)
  )
}

function sameRow(stored: StoredRow | null, due: ViewRowToPut | null): boolean {
  if (stored === null || due === null) return stored === due
  const plain = ['owner', 'lo', 'hi', 'quarrels', 'claims', 'label'] as const
  return (
    plain.every((column) => stored[column] === due[column]) &&
    sameView(stored.fold as View, due.fold)
  )
}

async function write(admin: pg.Client, compared: readonly Compared[]): Promise<void> {
  const wrong = compared.filter(({ stored, due }) => !sameRow(stored, due))
  const put = wrong.flatMap(({ due }) => (due === null ? [] : [due]))
  await admin.query(DROP_VIEWS, columns(wrong.filter(({ due }) => due === null)))
  await admin.query(PUT_VIEWS, [JSON.stringify(put)])
  const keys = (which: keyof Difference) =>
    compared.flatMap(({ keys: all, ...of }) => all[which].map((one) => ({ ...of, one })))
  const facets = (which: keyof Difference) =>
    compared.flatMap(({ facets: all, ...of }) => all[which].map((one) => ({ ...of, one })))
  await admin.query(DROP_KEYS, found(keys('gone')))
  await admin.query(PUT_KEYS, found(keys('fresh')))
  await admin.query(DROP_FACETS, found(facets('gone')))
  await admin.query(PUT_FACETS, found(facets('fresh')))
}

function columns(all: readonly Pick<FoundBy, 'subject' | 'audience'>[]): [string[], number[]] {
  return [all.map(({ subject }) => subject), all.map(({ audience }) => audience)]
}

function found(all: readonly FoundBy[]): [string[], number[], string[]] {
  return [...columns(all), all.map(({ one }) => one)]
}

/** Days as text, as everywhere else. */
const CLAIMS = `select *, said_on::text as said_on, v_lo::text as v_lo, v_hi::text as v_hi,
  erased_on::text as erased_on from standing_claim where subject = any ($1)`
const VIEWS = `select subject, audience, owner, lo::text as lo, hi::text as hi, quarrels, claims, label, fold
  from subject_view where subject = any ($1)`
const KEYS = 'select subject, audience, key as one from match_key where subject = any ($1)'
const FACETS = 'select subject, audience, facet as one from view_facet where subject = any ($1)'

const OF_PAIRS = '(subject, audience) in (select * from unnest($1::bigint[], $2::smallint[]))'
const DROP_VIEWS = `delete from subject_view where ${OF_PAIRS}`
const PUT_VIEWS = `insert into subject_view (subject, audience, object, kind, owner, lo, hi, quarrels, claims, label, fold)
  select v.subject, v.audience, s.object, s.kind, v.owner, v.lo, v.hi, v.quarrels, v.claims, v.label, v.fold
  from jsonb_to_recordset($1::jsonb) as v(
    subject bigint, audience smallint, owner bigint, lo date, hi date, quarrels int, claims int, label text, fold jsonb
  ) join subject s on s.id = v.subject
  on conflict (subject, audience) do update set
    owner = excluded.owner, lo = excluded.lo, hi = excluded.hi, quarrels = excluded.quarrels,
    claims = excluded.claims, label = excluded.label, fold = excluded.fold`

const THESE = 'unnest($1::bigint[], $2::smallint[], $3::text[]) as n(subject, audience, one)'
const DROP_KEYS = `delete from match_key m using ${THESE}
  where m.subject = n.subject and m.audience = n.audience and m.key = n.one`
const PUT_KEYS = `insert into match_key (key, subject, audience, kind)
  select n.one, n.subject, n.audience, s.kind from ${THESE} join subject s on s.id = n.subject`
const DROP_FACETS = `delete from view_facet f using ${THESE}
  where f.subject = n.subject and f.audience = n.audience and f.facet = n.one`
const PUT_FACETS = `insert into view_facet (facet, subject, audience) select n.one, n.subject, n.audience from ${THESE}`
