import type { Freeze, Mandate } from '@amparo/seal/mandate'
import { sql } from 'kysely'
import { dayOf, type Change, type Reading } from '../db/office.ts'
import type { SignedDocument } from '../db/tables.ts'
import { hashLine } from '../submissions/door-store.ts'

export interface KeptMandate {
  readonly id: Buffer
  readonly document: SignedDocument
  readonly holder: Buffer
  readonly day: string
  readonly audience: number
  readonly tokens: number
  readonly used: number
  readonly entry: string
}

export interface KeptAct {
  readonly mandate: Buffer
  readonly round: number
  readonly staff: number
  readonly act: 'freeze' | 'lift'
  readonly document: SignedDocument
  readonly entry: string
}

/** A round of freezing or lifting counts when so many different people have signed it. */
export const SIGNERS = 2

export class MandateReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Newest first. */
  async mandates(): Promise<KeptMandate[]> {
    const { rows } = await sql<KeptMandate>`
      select m.id, m.document, m.holder, m.day, m.audience, m.entry,
        (select count(*)::int from token t where t.mandate = m.id) as tokens,
        (select count(*)::int from token_use u where u.mandate = m.id) as used
      from mandate m order by m.entry desc`.execute(this.tx)
    return rows
  }

  async one(id: Buffer): Promise<{ audience: number } | undefined> {
    return this.tx.selectFrom('mandate').select('audience').where('id', '=', id).executeTakeFirst()
  }

  /** Everything that was signed about freezing, oldest first. */
  async acts(of?: Buffer): Promise<KeptAct[]> {
    let query = this.tx
      .selectFrom('mandate_act')
      .select(['mandate', 'round', 'staff', 'act', 'document', 'entry'])
      .orderBy('entry')
    if (of !== undefined) query = query.where('mandate', '=', of)
    return query.execute()
  }

  /** The messages that its tokens let in. */
  async messagesOf(mandate: Buffer): Promise<string[]> {
    const rows = await this.tx
      .selectFrom('token_use')
      .select('submission')
      .where('mandate', '=', mandate)
      .orderBy('submission')
      .execute()
    return rows.map(({ submission }) => submission)
  }
}

/** Only exists inside a change, so that nothing happens without its entry. */
export class MandateWriter extends MandateReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async make(mandate: Mandate, holder: Buffer): Promise<void> {
    const { body } = mandate
    const id = Buffer.from(body.id, 'hex')
    const { id: entry } = await this.#change.enter('mandate.make', id, {
      document: JSON.stringify(mandate),
      holder: hashLine(holder),
    })
    const span = { audience: body.team, not_before: body.notBefore, not_after: body.notAfter }
    await this.tx
      .insertInto('mandate')
      .values({
        ...span,
        id,
        document: JSON.stringify(mandate),
        holder,
        day: dayOf(this.#change.now),
        staff: this.#staff,
        entry,
      })
      .execute()
    await this.tx
      .insertInto('token')
      .values(
        body.tokens.map((hash) => ({
          ...span,
          hash: Buffer.from(hash, 'hex'),
          mandate: id,
          entry,
        })),
      )
      .execute()
  }

  async act(freeze: Freeze, audience: number): Promise<void> {
    const { act, mandate, seq } = freeze.body
    const id = Buffer.from(mandate, 'hex')
    const { id: entry } = await this.#change.enter(
      act === 'freeze' ? 'mandate.freeze' : 'mandate.lift',
      id,
      { document: JSON.stringify(freeze) },
    )
    await this.tx
      .insertInto('mandate_act')
      .values({
        mandate: id,
        round: seq,
        staff: this.#staff,
        act,
        audience,
        document: JSON.stringify(freeze),
        entry,
      })
      .execute()
  }

  /** Writes into the viewer's own sequence that they had the small parts of a mandate's messages handed out. */
  async sawClients(mandate: Buffer, messages: number): Promise<void> {
    await this.#change.enterOwn('submission.triage', {
      messages: String(messages),
      mandate: mandate.toString('hex'),
    })
  }

  async hold(mandate: Buffer): Promise<void> {
    await this.#change.hold(mandate)
  }
}
