import { sql } from 'kysely'
import type { Change, Reading } from '../../db/office.ts'
import { textOf } from './checkpoint-text.ts'

export type AnchorType = 'rfc3161' | 'ots' | 'sigsum'

/** One question to the world: by when did this checkpoint exist? */
export interface Anchor {
  readonly id: string
  readonly shard: number
  readonly size: number
  readonly type: AnchorType
  /** SHA-256 of the checkpoint's text. */
  readonly imprint: Uint8Array
  /** What makes the question ours: the nonce. */
  readonly random: Uint8Array
}

/** How far an anchor is with one of those who were asked. */
export type AnchorState = 'wanted' | 'written' | 'sent' | 'got' | 'checked' | 'refused' | 'renewed'

/** A checkpoint that anchors can be wanted for. */
export interface AnchoredCheckpoint {
  readonly shard: number
  readonly size: number
  readonly text: string
}

/**
 * The checkpoint of a day: the first that was signed from this moment on, or where there is none yet the newest. Undefined
 * before the first.
 */
export async function dailyCheckpoint(
  tx: Reading,
  shard: number,
  from: Date,
): Promise<AnchoredCheckpoint | undefined> {
  const query = tx
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .where('shard', '=', shard)
    .limit(1)
  const first = query.where('at', '>=', from).orderBy('size').executeTakeFirst()
  const row = (await first) ?? (await query.orderBy('size', 'desc').executeTakeFirst())
  return row && { shard, size: Number(row.size), text: textOf(row.note) }
}

/** When a checkpoint was signed, by the clock of this machine. */
export async function signedAt(tx: Reading, { shard, size }: Anchor): Promise<Date> {
  const { at } = await tx
    .selectFrom('checkpoint')
    .select('at')
    .where('shard', '=', shard)
    .where('size', '=', String(size))
    .executeTakeFirstOrThrow()
  return at
}

const columns = ['id', 'shard', 'size', 'type', 'imprint', 'random'] as const

interface AnchorRow extends Omit<Anchor, 'size'> {
  readonly size: string
}

function anchorOf({ size, imprint, random, ...row }: AnchorRow): Anchor {
  return {
    ...row,
    size: Number(size),
    imprint: new Uint8Array(imprint),
    random: new Uint8Array(random),
  }
}

/** The anchor of this type for a checkpoint; made, with its question, where it was not yet wanted. */
export async function wantAnchor(
  { tx, now }: Change,
  { shard, size }: AnchoredCheckpoint,
  question: Pick<Anchor, 'type' | 'imprint' | 'random'>,
): Promise<Anchor> {
  await tx
    .insertInto('anchor')
    .values({
      shard,
      size: String(size),
      type: question.type,
      imprint: Buffer.from(question.imprint),
      random: Buffer.from(question.random),
      at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('anchor')
    .select(columns)
    .where('shard', '=', shard)
    .where('size', '=', String(size))
    .where('type', '=', question.type)
    .executeTakeFirstOrThrow()
  return anchorOf(row)
}

/** The anchors that ask about what has this SHA-256. */
export async function anchorsAsking(
  tx: Reading,
  type: AnchorType,
  imprint: Uint8Array,
): Promise<Anchor[]> {
  const rows = await tx
    .selectFrom('anchor')
    .select(columns)
    .where('type', '=', type)
    .where('imprint', '=', Buffer.from(imprint))
    .execute()
  return rows.map(anchorOf)
}

/** The newest anchors of a type, newest first. */
export async function newestAnchors(
  tx: Reading,
  type: AnchorType,
  most: number,
): Promise<Anchor[]> {
  const rows = await tx
    .selectFrom('anchor')
    .select(columns)
    .where('type', '=', type)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(anchorOf)
}

export interface AnchorStep {
  readonly authority: string
  readonly state: AnchorState
  readonly fault?: string
}

export async function keepStep(
  { tx, now }: Change,
  anchor: string,
  { authority, state, fault }: AnchorStep,
): Promise<void> {
  await tx
    .insertInto('anchor_step')
    .values({ anchor, authority, state, fault: fault ?? null, at: now })
    .execute()
}

/** What somebody answered, and what it takes to check it. */
export interface AnchorToken {
  readonly authority: string
  readonly token: Uint8Array
  /** Certificates in DER, up to the root that was trusted; of a public log the one key that submitted. */
  readonly chain: readonly Uint8Array[]
  readonly block: { readonly height: number; readonly header: Uint8Array } | null
  /** By when the checkpoint existed; null while that is only promised. */
  readonly proves: Date | null
  readonly renewBy: Date | null
}

export async function keepToken(
  { tx, now }: Change,
  anchor: string,
  kept: AnchorToken & { readonly entry: string },
): Promise<void> {
  await tx
    .insertInto('anchor_token')
    .values({
      anchor,
      authority: kept.authority,
      token: Buffer.from(kept.token),
      chain: kept.chain.map((der) => Buffer.from(der)),
      height: kept.block?.height ?? null,
      header: kept.block ? Buffer.from(kept.block.header) : null,
      proves: kept.proves,
      renew_by: kept.renewBy,
      at: now,
      entry: kept.entry,
    })
    .execute()
}

export interface KeptToken extends AnchorToken {
  readonly anchor: string
  readonly at: Date
  readonly entry: string
}

/** What was answered to one question, oldest first. */
export async function tokensOf(tx: Reading, anchor: string): Promise<KeptToken[]> {
  const rows = await tx
    .selectFrom('anchor_token')
    .selectAll()
    .where('anchor', '=', anchor)
    .orderBy('id')
    .execute()
  return rows.map(({ token, chain, height, header, proves, renew_by, ...row }) => ({
    ...row,
    token: new Uint8Array(token),
    chain: chain.map((der) => new Uint8Array(der)),
    block: height === null || header === null ? null : { height, header: new Uint8Array(header) },
    proves,
    renewBy: renew_by,
  }))
}

/** Anchors for which somebody gave a promise or a proof, and of which no block's header is here yet, newest first. */
export async function unprovedAnchors(tx: Reading, most: number): Promise<Anchor[]> {
  const { rows } = await sql<AnchorRow>`
    select id, shard, size, type, imprint, random from anchor a
    where type = 'ots' and exists (select from anchor_token t where t.anchor = a.id)
      and not exists (select from anchor_token t where t.anchor = a.id and t.proves is not null)
    order by id desc limit ${most}`.execute(tx)
  return rows.map(anchorOf)
}

/** One line of what an operator is shown: an anchor, one who was asked, and how far it is. */
export interface AnchorLine {
  readonly shard: number
  readonly size: number
  readonly type: AnchorType
  readonly authority: string
  readonly state: AnchorState
  readonly fault: string | null
  /** Since when. */
  readonly at: Date
}

/** The newest step with each authority, of the newest anchors first. */
export async function anchorLines(tx: Reading, most: number): Promise<AnchorLine[]> {
  const { rows } = await sql<Omit<AnchorLine, 'size'> & { size: string }>`
    select a.shard, a.size, a.type, s.authority, s.state, s.fault, s.at
    from anchor a join lateral (
      select distinct on (authority) id, authority, state, fault, at from anchor_step
      where anchor = a.id order by authority, id desc
    ) s on true order by a.id desc, s.id limit ${most}`.execute(tx)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** The newest step with one authority. */
export async function lastStep(
  tx: Reading,
  anchor: string,
  authority: string,
): Promise<{ state: AnchorState; at: Date } | undefined> {
  return tx
    .selectFrom('anchor_step')
    .select(['state', 'at'])
    .where('anchor', '=', anchor)
    .where('authority', '=', authority)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How much of the log others say existed, and since when some of it waits for that. */
export interface Anchored {
  /** The newest checkpoint that is anchored, by when it existed, and when that was known here. */
  readonly newest: { readonly shard: number; readonly size: number; readonly proves: Date } | null
  /** When the oldest checkpoint beyond it was signed; null when nothing waits. */
  readonly waitingSince: Date | null
}

export async function anchored(tx: Reading, shard: number): Promise<Anchored> {
  const row = await tx
    .selectFrom('anchor_token')
    .innerJoin('anchor', 'anchor.id', 'anchor_token.anchor')
    .select(['anchor.size', 'anchor_token.proves'])
    .where('anchor.shard', '=', shard)
    .where('anchor_token.proves', 'is not', null)
    .orderBy('anchor.size', 'desc')
    .orderBy('anchor_token.proves')
    .limit(1)
    .executeTakeFirst()
  const waiting = await tx
    .selectFrom('checkpoint')
    .select('at')
    .where('shard', '=', shard)
    .where('size', '>', row?.size ?? '0')
    .orderBy('size')
    .limit(1)
    .executeTakeFirst()
  const newest = row?.proves ? { shard, size: Number(row.size), proves: row.proves } : null
  return { newest, waitingSince: waiting?.at ?? null }
}

/**
 * Time-stamps that should be renewed by now and whose own entry stands in a checkpoint that was stamped since, by
 * certificates that end later: that stamp covers theirs (RFC 4998 §5 in its simple form), so a step says that they are renewed.
 */
export async function noteRenewed({ tx, now }: Change): Promise<void> {
  await sql`
    insert into anchor_step (anchor, authority, state, at)
    select distinct old.anchor, old.authority, 'renewed', ${now}::timestamptz
    from anchor_token old
    join log_leaf l on l.of_entry = old.entry
    where old.renew_by <= ${now}::timestamptz
      and exists (
        select from anchor_token young join anchor a on a.id = young.anchor
        where a.shard = l.shard and a.size > l.index and young.renew_by > ${now}::timestamptz
      )
      and not exists (
        select from anchor_step s
        where s.anchor = old.anchor and s.authority = old.authority and s.state = 'renewed'
      )`.execute(tx)
}

/** Of the time-stamps that should be renewed by now and are not: when the first of them was due. */
export async function renewalDue(tx: Reading, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`
    select min(t.renew_by) as due from anchor_token t
    where t.renew_by <= ${now}::timestamptz and not exists (
      select from anchor_step s
      where s.anchor = t.anchor and s.authority = t.authority and s.state = 'renewed'
    )`.execute(tx)
  return rows[0]?.due ?? null
}
