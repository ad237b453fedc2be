import type { Zone } from '@amparo/register'
import type { Change, Reading } from '../db/office.ts'
import type { SignedDocument } from '../db/tables.ts'

export interface OfficeFacts {
  readonly object: Buffer
  readonly name: string
  readonly kind: 'demo' | 'real'
  readonly key: Buffer
  readonly intakeTeam: number
  /** The zone of places that name none. */
  readonly zone: Zone
  /** As whom it writes: by that a law sets a term for an answer, or none does. */
  readonly sendsAs: SendsAs
  /** Of whose bodies' terms it goes by, ISO 3166-1; null while nobody has said. */
  readonly country: string | null
}

export type SendsAs = 'un-office' | 'legal-person'

/** What an office is: its name, keys, teams, people, and the documents it has signed. */
export class OfficeReader {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  async facts(): Promise<OfficeFacts> {
    const row = await this.#tx.selectFrom('office').selectAll().executeTakeFirstOrThrow()
    return {
      object: row.object,
      name: row.name,
      kind: row.kind,
      key: row.key,
      intakeTeam: row.intake_team,
      zone: row.zone,
      sendsAs: row.sends_as,
      country: row.country,
    }
  }

  /** The handle by which entries name the office. */
  async object(): Promise<Buffer> {
    const row = await this.#tx.selectFrom('office').select('object').executeTakeFirstOrThrow()
    return row.object
  }

  /** The newest signed document of its type. */
  async signed(type: 'staff-list' | 'signers' | 'intake'): Promise<SignedDocument> {
    const row = await this.#tx
      .selectFrom('signed_document')
      .select('document')
      .where('type', '=', type)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return row.document
  }

  /** Of every team there is. */
  async teamNumbers(): Promise<number[]> {
    const rows = await this.#tx.selectFrom('team').select('id').orderBy('id').execute()
    return rows.map(({ id }) => id)
  }

  async teams(
    ids: readonly number[],
  ): Promise<{ id: number; code: string; name: string; recipient: string }[]> {
    if (ids.length === 0) return []
    return this.#tx
      .selectFrom('team')
      .select(['id', 'code', 'name', 'recipient'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
  }

  /** The sealed team keys of the actor's own teams; the row policy gives no others. */
  async grants(): Promise<{ team: number; epoch: number; file: Buffer }[]> {
    return this.#tx
      .selectFrom('team_grant')
      .select(['team', 'epoch', 'file'])
      .orderBy('team')
      .orderBy('epoch')
      .execute()
  }

  /** A member's public signing key, base64. */
  async signKey(staff: number): Promise<string> {
    const row = await this.#tx
      .selectFrom('staff')
      .select('sign')
      .where('id', '=', staff)
      .executeTakeFirstOrThrow()
    return row.sign.toString('base64')
  }

  /** Who is in this team now, by their ids. */
  async inTeam(team: number): Promise<ReadonlySet<number>> {
    const rows = await this.#tx
      .selectFrom('membership')
      .select('staff')
      .where('team', '=', team)
      .execute()
    return new Set(rows.map(({ staff }) => staff))
  }

  /** Names of staff by id, for pages that show who did something. */
  async names(): Promise<ReadonlyMap<number, string>> {
    const rows = await this.#tx.selectFrom('staff').select(['id', 'name']).execute()
    return new Map(rows.map((row) => [row.id, row.name]))
  }
}

/** From now on hours are counted by the clocks of this zone; the entry is null when they were already. For the owner alone. */
export async function countBy(
  change: Change,
  zone: Zone,
): Promise<{ readonly before: Zone; readonly entry: string | null }> {
  const { object, zone: before } = await new OfficeReader(change.tx).facts()
  if (before === zone) return { before, entry: null }
  const { id } = await change.enter('office.zone', object, { before, zone })
  await change.tx.updateTable('office').set({ zone }).execute()
  return { before, entry: id }
}

/** From now on the clocks of its letters are those of this sender; the entry is null when they were already. For the owner alone. */
export async function sendAs(
  change: Change,
  wanted: { readonly sendsAs: SendsAs; readonly country: string | null },
): Promise<{ readonly entry: string | null }> {
  const { object, sendsAs, country } = await new OfficeReader(change.tx).facts()
  if (sendsAs === wanted.sendsAs && country === wanted.country) return { entry: null }
  const before = `${sendsAs} ${country ?? ''}`.trim()
  const now = `${wanted.sendsAs} ${wanted.country ?? ''}`.trim()
  const { id } = await change.enter('office.sender', object, { before, now })
  await change.tx
    .updateTable('office')
    .set({ sends_as: wanted.sendsAs, country: wanted.country })
    .execute()
  return { entry: id }
}
