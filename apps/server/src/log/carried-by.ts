import type { Role } from '@amparo/contract'
import { sql } from 'kysely'
import { accountCarriers } from '../accounts/carriers.ts'
import { enquirerCarriers } from '../enquirers/carriers.ts'
import { mayDo, type Action } from '../authority.ts'
import { closingCarriers } from '../closings/carriers.ts'
import { consentCarriers } from '../consents/carriers.ts'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { Reading } from '../db/office.ts'
import { examinationCarriers } from '../examinations/carriers.ts'
import { evidenceCarriers } from '../evidence/carriers.ts'
import { filingCarriers } from '../filings/carriers.ts'
import { letterCarriers } from '../letters/carriers.ts'
import { listCarriers } from '../lists/carriers.ts'
import { meetingCarriers } from '../meetings/carriers.ts'
import { mandateCarriers } from '../mandates/carriers.ts'
import { matchingCarriers } from '../matching/carriers.ts'
import { registerCarriers } from '../register/carriers.ts'
import { submissionCarriers } from '../submissions/carriers.ts'

const carriers: readonly EntryCarrier<Action>[] = [
  ...registerCarriers,
  ...closingCarriers,
  ...submissionCarriers,
  ...consentCarriers,
  ...accountCarriers,
  ...enquirerCarriers,
  ...mandateCarriers,
  ...letterCarriers,
  ...listCarriers,
  ...matchingCarriers,
  ...meetingCarriers,
  ...filingCarriers,
  ...examinationCarriers,
  ...evidenceCarriers,
]

/**
 * Whether a record that somebody may see carries this entry's number. An entry holds no value, and still says that something
 * was done, of which kind, when, and under whose name of the quarter: told of every number, it would tell a team of the records
 * of another. So whoever does not read the log gets the entries of what they see anyway, and no others.
 */
export async function isCarriedByVisible(tx: Reading, role: Role, entry: string): Promise<boolean> {
  const seen = carriers.filter(({ needs }) => mayDo(role, needs))
  if (seen.length === 0) return false
  const any = sql.join(
    seen.map(({ rows }) => sql`exists (${rows})`),
    sql` or `,
  )
  const found = await sql`select from entry e where e.id = ${entry}::bigint and (${any})`.execute(
    tx,
  )
  return found.rows.length > 0
}
