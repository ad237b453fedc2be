import { randomBytes } from 'node:crypto'
import { commitment, formatEntry, leafData, type Fields, type Kind } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { sql, type Transaction } from 'kysely'
import type { Actor } from './actor.ts'
import type { Database } from './connect.ts'
import type { Tables } from './tables.ts'

export type Reading = Transaction<Tables>

export interface Entered {
  readonly id: string
  readonly object: Buffer
  /** SHA-256 of the body: what stands in the log for this entry. */
  readonly leaf: Uint8Array
}

/** What a story that changes something holds: the transaction, its instant, and the pen that writes entries. */
export interface Change {
  readonly tx: Transaction<Tables>
  readonly now: Date
  readonly actor: Actor
  /**
   * Writes an entry about `object` and holds that object until the end: whoever changes it next waits.
   * `fields` are committed with a fresh random key, kept apart from the entry.
   */
  enter(kind: Kind, object: Uint8Array, fields: Fields): Promise<Entered>
  /** The first entry of a new object, under a fresh random handle. Nobody knows it yet, so nobody has to wait. */
  enterNew(kind: Kind, fields: Fields): Promise<Entered>
  /** The same for many at once, in their order and in one statement. */
  enterAllNew(kind: Kind, each: readonly Fields[]): Promise<Entered[]>
  /** An entry about each of these objects, held until the end as `enter` holds one; in their order. */
  enterEach(
    kind: Kind,
    each: readonly { readonly object: Buffer; readonly fields: Fields }[],
  ): Promise<Entered[]>
  /**
   * An entry in a member's own sequence: what they looked at, when they came and went. Its object is the name they have in
   * entries this quarter, so that with the map of names gone nobody can say whose sequence it was. Without `member`, the
   * actor's own.
   */
  enterOwn(kind: Kind, fields: Fields, member?: number): Promise<Entered>
  /** How many entries of this kind the actor's own sequence has of this day; asked after `enterOwn`, nobody adds one meanwhile. */
  ownToday(kind: Kind): Promise<number>
  /** The same for a commitment made in a browser (base64), whose key this server never sees. */
  enterCommitted(kind: Kind, object: Uint8Array, commit: string): Promise<Entered>
  /** Holds an object as `enter` does, for a story that must read before it knows what to write. */
  hold(object: Uint8Array): Promise<void>
}

/**
 * The one way to an office's data. The actor is set here and nowhere else, by SET LOCAL inside the transaction,
 * from integers and hexadecimal this file has checked (SET takes no parameters).
 */
export class Office {
  readonly #db: Database
  readonly #clock: () => Date

  constructor(db: Database, clock: () => Date = () => new Date()) {
    this.#db = db
    this.#clock = clock
  }

  /** Runs a story that only reads. It sees one snapshot. */
  async read<T>(actor: Actor, story: (tx: Reading) => Promise<T>): Promise<T> {
    return this.#db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await setActor(tx, actor)
        return story(tx)
      })
  }

  /** Runs a story that changes something; all of it and its entries are kept, or nothing. Repeated when PostgreSQL broke a deadlock. */
  async change<T>(actor: Actor, story: (change: Change) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#db.transaction().execute(async (tx) => {
          await setActor(tx, actor)
          return story(new Pen(tx, actor, this.#clock()))
        })
      } catch (error) {
        if (attempt === 5 || !isDeadlock(error)) throw error
      }
    }
  }

  async end(): Promise<void> {
    await this.#db.destroy()
  }
}

class Pen implements Change {
  readonly tx: Transaction<Tables>
  readonly now: Date
  readonly actor: Actor
  readonly #pseudonyms = new Map<number, Promise<Buffer>>()

  constructor(tx: Transaction<Tables>, actor: Actor, now: Date) {
    this.tx = tx
    this.actor = actor
    this.now = now
  }

  async enter(kind: Kind, object: Uint8Array, fields: Fields): Promise<Entered> {
    const key = randomBytes(32)
    return this.#write(kind, object, await this.#nextSeq(object), commitTo(key, fields), key)
  }

  async enterNew(kind: Kind, fields: Fields): Promise<Entered> {
    const key = randomBytes(32)
    return this.#write(kind, randomBytes(16), 1, commitTo(key, fields), key)
  }

  async enterAllNew(kind: Kind, each: readonly Fields[]): Promise<Entered[]> {
    const random = randomBytes(16 * each.length)
    return this.#writeAll(
      kind,
      each.map((fields, at) => ({
        object: random.subarray(16 * at, 16 * at + 16),
        seq: 1,
        fields,
      })),
    )
  }

  async enterEach(
    kind: Kind,
    each: readonly { readonly object: Buffer; readonly fields: Fields }[],
  ): Promise<Entered[]> {
    const objects = each.map(({ object }) => object)
    // One after the other in one order, so that two who change the same objects wait and do not block each other.
    await sql`select hold_object(o) from (select o from unnest(${objects}::bytea[]) o order by o) held`.execute(
      this.tx,
    )
    const { rows } = await sql<{ object: Buffer; seq: number }>`
      select o as object, next_seq(o) as seq from unnest(${objects}::bytea[]) o`.execute(this.tx)
    const seqs = new Map(rows.map(({ object, seq }) => [hex(object), seq]))
    return this.#writeAll(
      kind,
      each.map(({ object, fields }) => ({ object, seq: seqs.get(hex(object)) ?? 1, fields })),
    )
  }

  async #writeAll(
    kind: Kind,
    each: readonly { readonly object: Buffer; readonly seq: number; readonly fields: Fields }[],
  ): Promise<Entered[]> {
    const actor = await this.#pseudonym()
    const time = this.#time()
    const random = randomBytes(32 * each.length)
    const written = each.map(({ object, seq, fields }, at) => {
      const key = random.subarray(32 * at, 32 * at + 32)
      const commit = commitTo(key, fields)
      const body = formatEntry({ kind, time, actor, object: hex(object), seq, commit })
      return { key, object, seq, body }
    })
    const { rows } = await sql<{ id: string; object: Buffer }>`
      with written as (
        insert into entry (object, seq, body) select o, s, b
        from unnest(${written.map(({ object }) => object)}::bytea[], ${written.map(({ seq }) => seq)}::int[],
          ${written.map(({ body }) => body)}::text[]) as n(o, s, b)
        returning id, object
      ), kept as (
        insert into entry_key (entry, key) select w.id, n.k from written w
        join unnest(${written.map(({ object }) => object)}::bytea[], ${written.map(({ key }) => key)}::bytea[]) as n(o, k) on n.o = w.object
      )
      select id, object from written`.execute(this.tx)
    const ids = new Map(rows.map(({ id, object }) => [hex(object), id]))
    return written.map(({ object, body }) => {
      const id = ids.get(hex(object))
      if (id === undefined) throw new Error('an entry was written and has no number')
      return { id, object, leaf: leafData(nodeHashing, body) }
    })
  }

  async enterOwn(kind: Kind, fields: Fields, member?: number): Promise<Entered> {
    const key = randomBytes(32)
    const object = await this.#pseudonymOf(member ?? this.#actorId())
    return this.#write(kind, object, await this.#nextSeq(object), commitTo(key, fields), key)
  }

  async ownToday(kind: Kind): Promise<number> {
    const object = await this.#pseudonymOf(this.#actorId())
    const head = `amparo/v1/entry\nkind ${kind}\ntime ${dayOf(this.now)}T`
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from entry where object = ${object} and starts_with(body, ${head})`.execute(
      this.tx,
    )
    return rows[0]?.n ?? 0
  }

  async enterCommitted(kind: Kind, object: Uint8Array, commit: string): Promise<Entered> {
    return this.#write(kind, object, await this.#nextSeq(object), commit, null)
  }

  /** The entry and its key, in one statement: a message in a storm waits for as few answers as can be. */
  async #write(
    kind: Kind,
    bytes: Uint8Array,
    seq: number,
    commit: string,
    key: Buffer | null,
  ): Promise<Entered> {
    const object = Buffer.from(bytes)
    const actor = await this.#pseudonym()
    const body = formatEntry({ kind, time: this.#time(), actor, object: hex(object), seq, commit })
    const { rows } = await sql<{ id: string }>`
      with written as (insert into entry (object, seq, body) values (${object}, ${seq}, ${body}) returning id),
        kept as (insert into entry_key (entry, key) select id, ${key}::bytea from written where ${key}::bytea is not null)
      select id from written`.execute(this.tx)
    const id = rows[0]?.id
    if (id === undefined) throw new Error('an entry was written and has no number')
    return { id, object, leaf: leafData(nodeHashing, body) }
  }

  async hold(object: Uint8Array): Promise<void> {
    await this.#nextSeq(object)
  }

  /** Takes the object's lock and then reads, in two statements: a statement sees only what was there when it began. */
  async #nextSeq(object: Uint8Array): Promise<number> {
    await sql`select hold_object(${Buffer.from(object)})`.execute(this.tx)
    const { rows } = await sql<{
      seq: number
    }>`select next_seq(${Buffer.from(object)}) as seq`.execute(this.tx)
    return rows[0]?.seq ?? 1
  }

  /** What comes through the door is dated by the day alone: the hour would help whoever watched the line. */
  #time(): string {
    return (this.actor.kind === 'door' ? new Date(dayOf(this.now)) : this.now).toISOString()
  }

  async #pseudonym(): Promise<string> {
    return this.actor.kind === 'staff' ? hex(await this.#pseudonymOf(this.actor.id)) : NOBODY
  }

  #actorId(): number {
    if (this.actor.kind !== 'staff')
      throw new Error('only a member of staff has a sequence of their own')
    return this.actor.id
  }

  /** The name a member has in entries during this quarter; looked up once, and made when it is first needed. */
  #pseudonymOf(staff: number): Promise<Buffer> {
    const known = this.#pseudonyms.get(staff) ?? this.#lookUpPseudonym(staff)
    this.#pseudonyms.set(staff, known)
    return known
  }

  async #lookUpPseudonym(staff: number): Promise<Buffer> {
    const quarter = quarterOf(this.now)
    const known = await this.#knownPseudonym(staff, quarter)
    if (known !== undefined) return known
    await this.tx
      .insertInto('pseudonym')
      .values({ staff, quarter, value: randomBytes(16) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const made = await this.#knownPseudonym(staff, quarter)
    if (made === undefined) throw new Error('a pseudonym was made and is not there')
    return made
  }

  async #knownPseudonym(staff: number, quarter: string): Promise<Buffer | undefined> {
    const row = await this.tx
      .selectFrom('pseudonym')
      .select('value')
      .where('staff', '=', staff)
      .where('quarter', '=', quarter)
      .executeTakeFirst()
    return row?.value
  }
}

/** The actor of entries that no signed-in person made: the public at the door, and the office's own set-up. */
const NOBODY = '0'.repeat(32)

function commitTo(key: Buffer, fields: Fields): string {
  return commitment(nodeHashing, key, fields).commit
}

/** The civil day of an instant in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

function quarterOf(instant: Date): string {
  const month = Math.floor(instant.getUTCMonth() / 3) * 3 + 1
  return `${instant.getUTCFullYear()}-${String(month).padStart(2, '0')}-01`
}

async function setActor(tx: Transaction<Tables>, actor: Actor): Promise<void> {
  const statements = settingsOf(actor).map(
    ([setting, value]) => `set local amparo.${setting} = '${value}'`,
  )
  await sql.raw(statements.join('; ')).execute(tx)
}

function settingsOf(actor: Actor): [string, string][] {
  switch (actor.kind) {
    case 'gate':
      return [['actor', '0']]
    case 'door':
      return [
        ['actor', '0'],
        ['mailbox', actor.mailbox === null ? '' : checked(/^[0-9a-f]{32}$/, actor.mailbox)],
        ['token', actor.token === undefined ? '' : checked(/^[0-9a-f]{64}$/, actor.token)],
      ]
    case 'matcher':
      return [
        ['actor', '0'],
        ['teams', checked(/^\{0(,[0-9]{1,5})?\}$/, actor.team === 0 ? '{0}' : `{0,${actor.team}}`)],
      ]
    case 'staff':
      return [
        ['actor', checked(/^[1-9][0-9]{0,8}$/, String(actor.id))],
        ['teams', checked(/^\{0(,[0-9]{1,5})*\}$/, `{${[0, ...actor.teams].join(',')}}`)],
      ]
  }
}

/** These values become SQL text: what does not fit is our bug, and nothing is run. */
function checked(pattern: RegExp, text: string): string {
  if (!pattern.test(text)) throw new Error('an actor that cannot be set')
  return text
}

export function isDeadlock(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '40P01'
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
