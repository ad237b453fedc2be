import { createHash } from 'node:crypto'
import type { Change, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'

/** Somebody asks for a person, as far as it can be known without opening it. */
export interface KeptEnquirer {
  readonly id: string
  readonly object: Buffer
  readonly handle: Buffer
  readonly person: string
  readonly audience: number
}

/** The newest version of each, as sealed; the bytes are null when it was erased. */
export interface NewestVersion {
  readonly enquirer: string
  readonly seq: number
  readonly envelope: Buffer | null
  readonly v_commit: Buffer | null
  readonly staff: number
  readonly at: Date
  readonly entry: string
  readonly erased: string | null
  readonly erased_on: string | null
  readonly erased_for: string | null
}

/** One version as it came in. */
export interface SealedVersion {
  readonly envelope: Buffer
  readonly commit: Buffer
  /** Drawn in the browser: the same again is the same request. */
  readonly key: Buffer
}

/** As many as one may have; its table knows no higher number. */
export const MOST_VERSIONS = 200

/** So often one officer asks in a day what a mailbox may tell: twice for each update that they may release. */
export const MOST_WEIGHED_A_DAY = 80

const PAGE = 100

/** What staff may ask. The row policies show only what is sealed to the actor's teams. */
export class EnquirerReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Newest first: of these people, or of anybody; a page of them. */
  async page(
    people: readonly string[] | null,
    after: string | null,
  ): Promise<{ readonly enquirers: KeptEnquirer[]; readonly more: boolean }> {
    const rows = await this.tx
      .selectFrom('enquirer')
      .select(COLUMNS)
      .$if(people !== null, (query) => query.where('person', 'in', people ?? []))
      .$if(after !== null, (query) => query.where('id', '<', after))
      .orderBy('id', 'desc')
      .limit(PAGE + 1)
      .execute()
    return { enquirers: rows.slice(0, PAGE), more: rows.length > PAGE }
  }

  async newest(enquirers: readonly string[]): Promise<ReadonlyMap<string, NewestVersion>> {
    if (enquirers.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('enquirer_version')
      .select(['enquirer', 'seq', 'envelope', 'v_commit', 'staff', 'at', 'entry'])
      .select(['erased', 'erased_on', 'erased_for'])
      .distinctOn('enquirer')
      .where('enquirer', 'in', enquirers)
      .orderBy('enquirer')
      .orderBy('seq', 'desc')
      .execute()
    return new Map(rows.map((row) => [row.enquirer, row]))
  }

  /** Whether somebody asks for one of these people who has not been erased. */
  async isAskedFor(people: readonly string[]): Promise<boolean> {
    const asking = await this.tx
      .selectFrom('enquirer as q')
      .innerJoin('enquirer_version as v', 'v.enquirer', 'q.id')
      .select('q.id')
      .where('q.person', 'in', people)
      .where('v.erased', 'is', null)
      .limit(1)
      .executeTakeFirst()
    return asking !== undefined
  }

  async withId(id: string): Promise<KeptEnquirer | undefined> {
    return this.tx.selectFrom('enquirer').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  }

  async withHandle(handle: Buffer, audience: number): Promise<KeptEnquirer | undefined> {
    return this.tx
      .selectFrom('enquirer')
      .select(COLUMNS)
      .where('handle', '=', handle)
      .where('audience', '=', audience)
      .executeTakeFirst()
  }

  /** The version that came with this key, if one did. */
  async withKey(
    enquirer: string,
    key: Buffer,
  ): Promise<{ readonly seq: number; readonly staff: number; readonly tx: string } | undefined> {
    return this.tx
      .selectFrom('enquirer_version')
      .select(['seq', 'staff', 'tx'])
      .where('enquirer', '=', enquirer)
      .where('key', '=', key)
      .executeTakeFirst()
  }
}

/** Only exists inside a change; every method leaves one entry. */
export class EnquirerWriter extends EnquirerReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** Somebody new who asks, with the first version. */
  async take(
    {
      person,
      audience,
      handle,
    }: { readonly person: string; readonly audience: number; readonly handle: Buffer },
    sealed: SealedVersion,
  ): Promise<string> {
    const hashes = { envelope: sha256(sealed.envelope), commit: sealed.commit }
    const { id: entry, object } = await this.#change.enterNew(
      'enquirer.keep',
      boundOf({ person, handle }, 1, hashes),
    )
    const { id } = await this.tx
      .insertInto('enquirer')
      .values({ object, handle, person, audience, entry })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.#insert({ id, audience }, 1, sealed, entry)
    return id
  }

  /** One more version beside what stands. */
  async keep(enquirer: KeptEnquirer, seq: number, sealed: SealedVersion): Promise<void> {
    const hashes = { envelope: sha256(sealed.envelope), commit: sealed.commit }
    const { id: entry } = await this.#change.enter(
      'enquirer.keep',
      enquirer.object,
      boundOf(enquirer, seq, hashes),
    )
    await this.#insert(enquirer, seq, sealed, entry)
  }

  /** Writes down, in the actor's own sequence, that these are handed out. */
  async open(enquirers: readonly KeptEnquirer[]): Promise<void> {
    await this.#change.enterOwn('enquirer.open', {
      enquirers: enquirers.map(({ id }) => id).join(' '),
    })
  }

  /** Writes down, in the actor's own sequence, that they asked what a mailbox may tell of somebody; refused where it was enough. */
  async weigh(person: string): Promise<void> {
    await this.#change.enterOwn('enquirer.weigh', { person })
    if ((await this.#change.ownToday('enquirer.weigh')) > MOST_WEIGHED_A_DAY)
      throw new Refusal('enough-today')
  }

  async #insert(
    { id, audience }: { readonly id: string; readonly audience: number },
    seq: number,
    { envelope, commit, key }: SealedVersion,
    entry: string,
  ): Promise<void> {
    await this.tx
      .insertInto('enquirer_version')
      .values({
        enquirer: id,
        seq,
        audience,
        envelope,
        v_commit: commit,
        key,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
  }
}

export const COLUMNS = ['id', 'object', 'handle', 'person', 'audience'] as const

/** What the entry of a version binds: of whom, which, and the sealed bytes by their hash. */
export function boundOf(
  { person, handle }: Pick<KeptEnquirer, 'person' | 'handle'>,
  seq: number,
  { envelope, commit }: { readonly envelope: Buffer; readonly commit: Buffer },
) {
  return {
    person,
    handle: handle.toString('hex'),
    seq: String(seq),
    envelope: envelope.toString('hex'),
    commit: commit.toString('base64'),
  }
}

export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
