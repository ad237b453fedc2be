import { officeAudience, type ClaimSourceKind } from '@amparo/register'
import { sql } from 'kysely'
import { AccountReader, type About } from '../accounts/account-store.ts'
import type { Reading } from '../db/office.ts'
import { ReplyReader } from '../letters/reply-store.ts'
import { batchesOfPartner } from '../lists/partner-batches.ts'

/** Where words stand in a sealed text. */
interface Passage {
  readonly from: number
  readonly to: number
}

/**
 * Where a value comes from: a message the recorder has opened, what somebody told, what an authority replied, a row of a partner's
 * list, or what the office itself knows.
 */
export type NewSource =
  | NewMessageSource
  | NewAccountSource
  | NewReplySource
  | NewListSource
  | { readonly kind: 'office' }

interface NewMessageSource {
  readonly kind: 'submission'
  readonly submission: string
  readonly part: number
  readonly passage: Passage | null
  readonly word: 'sender' | 'authority'
  /** The audience of the message: who may know that this claim comes from it. */
  readonly audience: number
}

interface NewAccountSource {
  readonly kind: 'account'
  readonly account: string
  readonly version: number
  readonly passage: Passage | null
  readonly word: 'teller' | 'authority'
  readonly about: About
  /** The team it is sealed to: who may know that this claim comes from it. */
  readonly audience: number
}

interface NewReplySource {
  readonly kind: 'reply'
  readonly reply: string
  /** The body whose reply it is. */
  readonly authority: string
  /** The audience of the reply: who may know that this claim comes from it. */
  readonly audience: number
}

interface NewListSource {
  readonly kind: 'list'
  /** The version of a list. */
  readonly batch: string
  /** The row's number in it. */
  readonly row: number
  /** The organisation that brought it. */
  readonly partner: string
  /** The audience of the list: who may know that this claim comes from it. */
  readonly audience: number
}

/** A source as claims name it; what one person told is one origin, however often they told it. */
export interface StoredSource {
  readonly id: string
  readonly origin: string
}

/** The message, the account, the reply or the version of a list that a source is; none of them of the office's own word. */
export interface Cited {
  readonly submission: string | null
  readonly account: string | null
  readonly reply: string | null
  readonly batch: string | null
}

/** The sources there are, by what an entry calls each. */
export type Sources = ReadonlyMap<string, StoredSource>

export function sourceKind(source: NewSource): ClaimSourceKind {
  if (source.kind === 'office' || source.kind === 'list') return source.kind
  if (source.kind === 'reply' || source.word === 'authority') return 'authority'
  return source.kind === 'submission' ? 'submission' : 'interview'
}

/** What an entry calls a source: its kind, and what it is of. */
export function sourceName(kind: string, { submission, account, reply, batch }: Cited): string {
  if (batch !== null) return `${kind} batch ${batch}`
  if (reply !== null) return `${kind} reply ${reply}`
  if (account !== null) return `${kind} account ${account}`
  return submission === null ? kind : `${kind} ${submission}`
}

export function nameOf(source: NewSource): string {
  return sourceName(sourceKind(source), ofWhat(source))
}

function ofWhat(source: NewSource): Cited {
  return {
    submission: source.kind === 'submission' ? source.submission : null,
    account: source.kind === 'account' ? source.account : null,
    reply: source.kind === 'reply' ? source.reply : null,
    batch: source.kind === 'list' ? source.batch : null,
  }
}

/** What an entry binds of a passage: the part of a message or the version of an account, and from where to where; of a list the row. */
export type BoundPassage =
  | (Passage & { readonly part: number })
  | (Passage & { readonly version: number })
  | { readonly row: number }

export function passageIn(source: NewSource): BoundPassage | null {
  if (source.kind === 'list') return { row: source.row }
  if (source.kind === 'office' || source.kind === 'reply' || source.passage === null) return null
  return source.kind === 'account'
    ? { version: source.version, ...source.passage }
    : { part: source.part, ...source.passage }
}

/** A passage as its columns hold it. */
export function citedColumns(source: NewSource) {
  if (source.kind === 'office' || source.kind === 'reply')
    return { cited_part: null, cited_from: null, cited_to: null }
  if (source.kind === 'list') return { cited_part: source.row, cited_from: null, cited_to: null }
  return {
    cited_part: source.kind === 'account' ? source.version : source.part,
    cited_from: source.passage?.from ?? null,
    cited_to: source.passage?.to ?? null,
  }
}

/** Those of these sources that are there already. */
export async function knownSources(tx: Reading, sources: readonly NewSource[]): Promise<Sources> {
  const of = sources.map(ofWhat)
  const submissions = of.flatMap(({ submission }) => submission ?? [])
  const accounts = of.flatMap(({ account }) => account ?? [])
  const replies = of.flatMap(({ reply }) => reply ?? [])
  const batches = [...new Set(of.flatMap(({ batch }) => batch ?? []))]
  const rows = await tx
    .selectFrom('source')
    .select(['id', 'kind', 'submission', 'account', 'reply', 'batch', 'repeats'])
    .where((where) =>
      where.or([
        where('kind', '=', 'office'),
        ...(submissions.length > 0 ? [where('submission', 'in', submissions)] : []),
        ...(accounts.length > 0 ? [where('account', 'in', accounts)] : []),
        ...(replies.length > 0 ? [where('reply', 'in', replies)] : []),
        ...(batches.length > 0 ? [where('batch', 'in', batches)] : []),
      ]),
    )
    .execute()
  return new Map(
    rows.map(({ id, kind, repeats, ...one }) => [
      sourceName(kind, one),
      { id, origin: repeats ?? id },
    ]),
  )
}

/** The same, with those that were missing made under this entry. */
export async function makeSources(
  tx: Reading,
  sources: readonly NewSource[],
  known: Sources,
  entry: string,
): Promise<Sources> {
  const all = new Map(known)
  for (const source of sources) {
    const name = nameOf(source)
    if (!all.has(name)) all.set(name, await makeSource(tx, source, entry))
  }
  return all
}

async function makeSource(tx: Reading, source: NewSource, entry: string): Promise<StoredSource> {
  const { submission, account, reply, batch } = ofWhat(source)
  const audience = source.kind === 'office' ? officeAudience : source.audience
  const repeats = await saidBefore(tx, source, entry)
  const { rows } = await sql<{ id: string }>`
    insert into source (kind, submission, account, reply, batch, repeats, audience, entry)
    values (${sourceKind(source)}, ${submission}, ${account}, ${reply}, ${batch}, ${repeats}, ${audience}, ${entry})
    on conflict do nothing returning id`.execute(tx)
  const [made] = rows
  if (made !== undefined) return { id: made.id, origin: repeats ?? made.id }
  const there = (await knownSources(tx, [source])).get(nameOf(source))
  if (there === undefined) throw new Error('a source was neither made nor there')
  return there
}

async function saidBefore(tx: Reading, source: NewSource, entry: string): Promise<string | null> {
  switch (source.kind) {
    case 'account':
      return toldBefore(tx, source, entry)
    case 'reply':
      return repliedBefore(tx, source)
    case 'list':
      return listedBefore(tx, source)
    default:
      return null
  }
}

/** What the same body replied first, as far as this audience knows: however often it says a thing, it is one origin. */
async function repliedBefore(
  tx: Reading,
  { authority, audience }: NewReplySource,
): Promise<string | null> {
  // Of two that are first at the same time one waits: a statement sees only what was there when it began.
  await sql`select hold_object(object) from subject where id = ${authority}::bigint`.execute(tx)
  const replies = await new ReplyReader(tx).from(authority)
  if (replies.length === 0) return null
  const first = await tx
    .selectFrom('source')
    .select('id')
    .where('reply', 'in', replies)
    .where('audience', '=', audience)
    .where('repeats', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.id ?? null
}

/** What the same partner listed first, as far as this audience knows: however many lists it brings, it is one origin. */
async function listedBefore(
  tx: Reading,
  { partner, audience }: NewListSource,
): Promise<string | null> {
  await sql`select hold_object(object) from subject where id = ${partner}::bigint`.execute(tx)
  const batches = await batchesOfPartner(tx, partner)
  if (batches.length === 0) return null
  const first = await tx
    .selectFrom('source')
    .select('id')
    .where('batch', 'in', batches)
    .where('audience', '=', audience)
    .where('repeats', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.id ?? null
}

/**
 * What the same person told first, as far as this team knows: their message, or another account of theirs. Of an
 * authority's word nothing is before it.
 */
async function toldBefore(
  tx: Reading,
  { about, audience, word }: NewAccountSource,
  entry: string,
): Promise<string | null> {
  if (word === 'authority') return null
  if (about.kind === 'submission') {
    const nowhere = { part: 1, passage: null, word: 'sender' } as const
    const message = { kind: 'submission', submission: about.id, audience, ...nowhere } as const
    const there = await makeSources(tx, [message], await knownSources(tx, [message]), entry)
    return there.get(nameOf(message))?.origin ?? null
  }
  // Whoever cites it may be of another team, too, to which the same person told something.
  const all = await new AccountReader(tx).about(about.id, [])
  const accounts = all.flatMap((one) => (one.audience === audience ? [one.id] : []))
  const first = await tx
    .selectFrom('source')
    .select('id')
    .where('account', 'in', accounts)
    .where('kind', '=', 'interview')
    .where('repeats', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.id ?? null
}
