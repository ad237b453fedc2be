import type { MeetReason } from '@amparo/contract'
import { matchKeys, nameExplainer, nameRanker, nearestFirst, textKeys } from '@amparo/names'
import {
  kindDeclaration,
  matchKeysOf,
  numberKeysToAsk,
  textsIn,
  type SubjectKind,
  type View,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindNumber, kindOf } from './fold-store.ts'

/** How many candidates are ranked for one key; beyond this it names nobody in particular. */
const MOST_OF_A_KEY = 500
/** So many found by nearer keys that nobody has to look further. */
const ENOUGH = 20
/** Kinds of match keys in the order they are asked: two words or the father; two words, one of them not quite; one word. */
const NEAREST_FIRST = ['pa', 'q', 't']

/** A subject that meets a query, as the most informed of the reader's audiences sees it. */
export interface Met {
  readonly subject: string
  readonly kind: SubjectKind
  readonly audience: number
  readonly lo: string | null
  readonly quarrels: number
}

/** What meets a query, as far as it was looked through. */
export interface Meeting {
  readonly met: readonly Met[]
  /** More meet it than are looked through: this is a part, and another word would find more exactly. */
  readonly cut: boolean
}

interface Candidate extends Omit<Met, 'kind'> {
  readonly kind: number
  /** Which of its key it is, counted from 1; beyond `MOST_OF_A_KEY` nobody looks. */
  readonly nth: number
  /** Every spelling of its name, or the words that lead it. */
  readonly names: readonly string[]
}

/**
 * Everything of these kinds that meets the query, best first: what has it as its number, then candidates by equality of keys,
 * ranked in code by their names: no operator that a row policy would slow down. Two words of a name together name few
 * people; one alone may name thousands, so it is asked only when nothing nearer has found a pageful.
 */
export async function findMeeting(
  tx: Reading,
  query: string,
  kinds: readonly SubjectKind[],
): Promise<Meeting> {
  const found = await nearest(tx, query, kinds)
  const number = numberIn(query)
  const inOrder = found.toSorted((a, b) => Number(a.subject) - Number(b.subject))
  const ranked = [
    ...inOrder.filter(({ subject }) => subject === number),
    ...nearestFirst(
      query,
      inOrder.filter(({ subject }) => subject !== number),
      ({ names }) => names,
    ),
  ]
  const met = ranked.map(({ subject, kind, audience, lo, quarrels }) => ({
    subject,
    kind: kindOf(kind),
    audience,
    lo,
    quarrels,
  }))
  return { met, cut: found.some(({ nth }) => nth > MOST_OF_A_KEY) }
}

/** What somebody who types a figure alone may mean: №12, #12, 12. */
export function numberIn(query: string): string | null {
  return /^\s*[№#]?\s*([1-9]\d{0,17})\s*$/u.exec(query)?.[1] ?? null
}

async function nearest(
  tx: Reading,
  query: string,
  kinds: readonly SubjectKind[],
): Promise<readonly Candidate[]> {
  const found = new Map<string, Candidate>()
  const number = numberIn(query)
  if (number !== null)
    for (const one of await numbered(tx, number, kinds)) found.set(one.subject, one)
  // Whoever types the number of a document, whole, looks for nobody else.
  const bearers = await candidates(tx, numberKeysToAsk(query), kinds)
  for (const one of bearers) found.set(one.subject, one)
  if (bearers.length > 0) return [...found.values()]
  const keys = [...new Set([...matchKeys(query), ...textKeys(query)])]
  for (const near of NEAREST_FIRST) {
    if (found.size >= ENOUGH) break
    const asked = tellingMost(keys.filter((key) => near.includes(key.charAt(0))))
    for (const one of await candidates(tx, asked, kinds)) found.set(one.subject, one)
  }
  return [...found.values()]
}

const COLUMNS = sql`v.subject, v.kind, v.audience, v.lo, v.quarrels`

async function numbered(
  tx: Reading,
  number: string,
  kinds: readonly SubjectKind[],
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select ${COLUMNS}, '[]'::jsonb as names, 1 as nth from subject_view v
    where v.subject = coalesce((select min(m.anchor) from subject_view m where m.subject = ${number}::bigint), ${number}::bigint)
      and v.anchor is null and v.kind = any (${kinds.map(kindNumber)}::smallint[])
    order by v.audience desc limit 1`.execute(tx)
  return rows
}

/**
 * Of each key so many as could be looked through; with the names alone, since the rest is read for one page. Who is met by
 * several keys is read once: the document of a view costs more than all else here.
 */
async function candidates(
  tx: Reading,
  keys: readonly string[],
  kinds: readonly SubjectKind[],
): Promise<readonly Candidate[]> {
  const named = kinds.filter((kind) => leadOf(kind) !== undefined)
  if (keys.length === 0 || named.length === 0) return []
  const numbers = named.map(kindNumber)
  const { rows } = await sql<Candidate>`
    select * from (
    select distinct on (v.subject) ${COLUMNS}, v.anchor, met.nth, jsonb_path_query_array(v.fold, lead.spellings::jsonpath) as names
    from (
      select m.subject, max(m.nth)::int as nth from unnest(${keys}::text[]) as asked(key)
      cross join lateral (
        select m.subject, row_number() over () as nth from match_key m
        where m.key = asked.key and m.kind = any (${numbers}::smallint[]) limit ${MOST_OF_A_KEY + 1}
      ) m
      group by m.subject
    ) met
    join subject_view v on v.subject = met.subject
    join unnest(${numbers}::smallint[], ${named.map(spellingsOf)}::text[]) as lead(kind, spellings) on lead.kind = v.kind
    order by v.subject, v.audience desc
    ) most_informed where anchor is null`.execute(tx)
  return rows
}

/** A known given name alone has too many bearers to look through; it is asked only where nothing else was said. */
function tellingMost(keys: readonly string[]): readonly string[] {
  const others = keys.filter((key) => !key.startsWith('t:='))
  return others.length > 0 ? others : keys
}

/** Where a view holds every spelling of what a kind goes by. */
function spellingsOf(kind: SubjectKind): string {
  return `$.properties."${leadOf(kind) ?? ''}".groups[*].value ? (@.kind == "name" || @.kind == "text").text`
}

/** Where the words stand by which a kind is ranked. */
function leadOf(kind: SubjectKind): string | undefined {
  const { name, words } = kindDeclaration(kind).foundBy ?? {}
  return name ?? words?.[0]
}

/** Why a subject meets a query: by the best of its names, with what its father is called. Empty without a query. */
export function whyMeets(query: string): (subject: string, view: View) => MeetReason[] {
  if (query.trim() === '') return () => []
  const rank = nameRanker(query)
  const explain = nameExplainer(query)
  const number = numberIn(query)
  const numbers = new Set(numberKeysToAsk(query))
  return (subject, view) => {
    if (subject === number) return ['number']
    if (numbers.size > 0 && matchKeysOf(view).some((key) => numbers.has(key))) return ['document']
    const { name, father, words = [] } = kindDeclaration(view.kind ?? 'person').foundBy ?? {}
    const names = textsIn(view, name).toSorted((a, b) => rank(b) - rank(a))
    const reasons = names.length === 0 ? [] : explain(names[0] ?? '', textsIn(view, father))
    if (reasons.length > 0) return reasons
    return words.some((code) => textsIn(view, code).some((text) => rank(text) > 0)) ? ['words'] : []
  }
}
