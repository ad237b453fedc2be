import { createHash } from 'node:crypto'
import type { Change, Reading } from '../db/office.ts'
import { OfficeReader } from '../staff/office-store.ts'

/** What contradicts the log, or stops it. */
export interface Alarm {
  readonly kind: string
  readonly raisedBy: 'signer' | 'sequencer' | 'cosigner' | 'monitor' | 'anchor'
  /** What can be looked at later: checkpoints, proofs, a sentence; at most 65,536 bytes are kept. */
  readonly evidence: string
}

const LONGEST = 65_536

/** Keeps an alarm with an entry of its own; the very same evidence once. Whether it is new. */
export async function raise(change: Change, alarm: Alarm): Promise<boolean> {
  const object = await new OfficeReader(change.tx).object()
  const evidence = Buffer.from(alarm.evidence).subarray(0, LONGEST).toString('utf8')
  const sha256 = createHash('sha256').update(`${alarm.kind}\n${evidence}`).digest()
  await change.hold(object)
  const known = await change.tx
    .selectFrom('log_alarm')
    .select('id')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (known !== undefined) return false
  const { kind, raisedBy } = alarm
  const { id } = await change.enter('log.alarm', object, {
    kind,
    'raised-by': raisedBy,
    evidence: sha256.toString('hex'),
  })
  await change.tx
    .insertInto('log_alarm')
    .values({ kind, raised_by: raisedBy, evidence, sha256, at: change.now, entry: id })
    .execute()
  return true
}

export interface KeptAlarm extends Alarm {
  readonly id: string
  readonly at: Date
  readonly entry: string
}

/** The newest hundred, newest first. */
export async function alarmsOf(tx: Reading): Promise<KeptAlarm[]> {
  const rows = await tx
    .selectFrom('log_alarm')
    .select(['id', 'kind', 'raised_by as raisedBy', 'evidence', 'at', 'entry'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows
}
