import { createHash } from 'node:crypto'
import type { Change, Reading } from '../db/office.ts'

/** Of whom an account tells. */
export interface About {
  readonly kind: 'person' | 'submission'
  readonly id: string
}

/** An account as far as it can be known without opening it. */
export interface KeptAccount {
  readonly id: string
  readonly object: Buffer
  readonly handle: Buffer
  readonly about: About
  readonly audience: number
}

export interface KeptVersion {
  readonly account: string
  readonly seq: number
  readonly kind: VersionKind
  readonly sha256: Buffer
  readonly staff: number
  readonly at: Date
  readonly entry: string
  readonly erased: string | null
  readonly erased_on: string | null
  readonly erased_for: string | null
}

export type VersionKind = 'original' | 'correction' | 'translation'

/** A version as it came in: the age file, what stands beside it, and what binds the log to what it says. */
export interface Sealed {
  readonly envelope: Buffer
  /** Null beside a translation. */
  readonly head: Buffer | null
  readonly commit: Buffer
  /** Drawn in the browser: the same again is the same request. */
  readonly key: Buffer
}

export interface NewAccount {
  readonly about: About
  readonly audience: number
  readonly handle: Buffer
}

export interface NextVersion {
  readonly seq: number
  readonly kind: VersionKind
}

/** As many as one account may have; its table knows no higher number. */
export const MOST_VERSIONS = 60

/** What staff may ask about accounts. The row policies show only those sealed to the actor's teams. */
export class AccountReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Those about any of these people and about the senders of messages, oldest first. */
  async about(people: readonly string[], submissions: readonly string[]): Promise<KeptAccount[]> {
    if (people.length + submissions.length === 0) return []
    const rows = await this.tx
      .selectFrom('account')
      .select(COLUMNS)
      .where((of) =>
        of.or([
          ...(people.length === 0 ? [] : [of('person', 'in', people)]),
          ...(submissions.length === 0 ? [] : [of('submission', 'in', submissions)]),
        ]),
      )
      .orderBy('id')
      .execute()
    return rows.map(kept)
  }

  async account(id: string): Promise<KeptAccount | undefined> {
    const row = await this.tx
      .selectFrom('account')
      .select(COLUMNS)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && kept(row)
  }

  /** Those of these that the actor may know of, by their numbers. */
  async those(ids: readonly string[]): Promise<ReadonlyMap<string, KeptAccount>> {
    if (ids.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('account')
      .select(COLUMNS)
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map((row) => [row.id, kept(row)]))
  }

  /** The account an officer of this team has begun under this handle. */
  async withHandle(handle: Buffer, audience: number): Promise<KeptAccount | undefined> {
    const row = await this.tx
      .selectFrom('account')
      .select(COLUMNS)
      .where('handle', '=', handle)
      .where('audience', '=', audience)
      .executeTakeFirst()
    return row && kept(row)
  }

  /** Every version of these accounts, in their order, without what is sealed. */
  async versions(accounts: readonly string[]): Promise<ReadonlyMap<string, KeptVersion[]>> {
    if (accounts.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('account_version')
      .select(['account', 'seq', 'kind', 'sha256', 'staff', 'at', 'entry'])
      .select(['erased', 'erased_on', 'erased_for'])
      .where('account', 'in', accounts)
      .orderBy('account')
      .orderBy('seq')
      .execute()
    return Map.groupBy(rows, ({ account }) => account)
  }

  /** Of each account what stands beside its newest version that is no translation and not erased. */
  async heads(
    accounts: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly seq: number; readonly head: Buffer }>> {
    if (accounts.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('account_version')
      .select(['account', 'seq', 'head'])
      .distinctOn('account')
      .where('account', 'in', accounts)
      .where('head', 'is not', null)
      .orderBy('account')
      .orderBy('seq', 'desc')
      .execute()
    return new Map(
      rows.flatMap(({ account, seq, head }) => (head === null ? [] : [[account, { seq, head }]])),
    )
  }

  /** What is sealed of every version, by its number; nothing of one that was erased. */
  async envelopes(
    account: string,
  ): Promise<ReadonlyMap<number, { readonly envelope: Buffer; readonly commit: Buffer }>> {
    const rows = await this.tx
      .selectFrom('account_version')
      .select(['seq', 'envelope', 'v_commit'])
      .where('account', '=', account)
      .execute()
    return new Map(
      rows.flatMap(({ seq, envelope, v_commit: commit }) =>
        envelope === null || commit === null ? [] : [[seq, { envelope, commit }] as const],
      ),
    )
  }

  /** The version that came with this key, if one did. */
  async withKey(
    account: string,
    key: Buffer,
  ): Promise<{ readonly seq: number; readonly staff: number } | undefined> {
    return this.tx
      .selectFrom('account_version')
      .select(['seq', 'staff'])
      .where('account', '=', account)
      .where('key', '=', key)
      .executeTakeFirst()
  }
}

/** Only exists inside a change; every method leaves one entry. */
export class AccountWriter extends AccountReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** A new account with its first version. */
  async take({ about, audience, handle }: NewAccount, sealed: Sealed): Promise<string> {
    const { id: entry, object } = await this.#change.enterNew(
      'account.take',
      boundOfFirst({ about, handle }, hashesOf(sealed)),
    )
    const { id } = await this.tx
      .insertInto('account')
      .values({
        object,
        handle,
        person: about.kind === 'person' ? about.id : null,
        submission: about.kind === 'submission' ? about.id : null,
        audience,
        entry,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.#insert({ id, audience }, { seq: 1, kind: 'original' }, sealed, entry)
    return id
  }

  /** One more version beside what stands already. */
  async keep(account: KeptAccount, next: NextVersion, sealed: Sealed): Promise<void> {
    const kind = next.kind === 'translation' ? 'account.translate' : 'account.correct'
    const { id: entry } = await this.#change.enter(
      kind,
      account.object,
      boundOf(next, hashesOf(sealed)),
    )
    await this.#insert(account, next, sealed, entry)
  }

  /** Writes down that what is sealed is handed out to be opened. */
  async open({ object }: KeptAccount): Promise<void> {
    await this.#change.enter('account.open', object, {})
  }

  async #insert(
    { id: account, audience }: { readonly id: string; readonly audience: number },
    { seq, kind }: NextVersion,
    { envelope, head, commit, key }: Sealed,
    entry: string,
  ): Promise<void> {
    await this.tx
      .insertInto('account_version')
      .values({
        account,
        seq,
        audience,
        kind,
        envelope,
        head,
        sha256: sha256(envelope),
        v_commit: commit,
        key,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
  }
}

export const COLUMNS = ['id', 'object', 'handle', 'person', 'submission', 'audience'] as const

export function kept({
  person,
  submission,
  ...row
}: {
  readonly id: string
  readonly object: Buffer
  readonly handle: Buffer
  readonly person: string | null
  readonly submission: string | null
  readonly audience: number
}): KeptAccount {
  const about: About =
    person === null ? { kind: 'submission', id: submission ?? '' } : { kind: 'person', id: person }
  return { ...row, about }
}

/** Of a version as it came, what an entry binds: the sealed bytes by their hash, and what the browser committed to. */
export interface Hashes {
  readonly envelope: Buffer
  readonly head: Buffer | null
  readonly commit: Buffer
}

function hashesOf({ envelope, head, commit }: Sealed): Hashes {
  return { envelope: sha256(envelope), head: head && sha256(head), commit }
}

/** What the entry of a version binds. */
export function boundOf({ seq, kind }: NextVersion, { envelope, head, commit }: Hashes) {
  return {
    seq: String(seq),
    kind,
    envelope: envelope.toString('hex'),
    head: head?.toString('hex') ?? '',
    commit: commit.toString('base64'),
  }
}

/** What the entry of a first version binds: of whom it tells, too. */
export function boundOfFirst(
  { about, handle }: Pick<NewAccount, 'about' | 'handle'>,
  hashes: Hashes,
) {
  return {
    about: `${about.kind} ${about.id}`,
    handle: handle.toString('hex'),
    ...boundOf({ seq: 1, kind: 'original' }, hashes),
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
