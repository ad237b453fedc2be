import { lookInto } from '../testing/running-office.ts'

/** What of a message would be there without the rest of it; nothing, whatever happened. */
const HALVES: Readonly<Record<string, string>> = {
  'mailboxes without a message': `select from mailbox m where not exists (select from submission s where s.mailbox = m.id)`,
  'messages without their first part': `select from submission s
    where not exists (select from submission_part p where p.submission = s.id and p.seq = 1)`,
  'parts whose bytes are not those of their hash': `select from submission_part
    where sha256 <> sha256(envelope) or size <> octet_length(envelope)`,
  'parts without an entry': `select from submission_part p where not exists (select from entry e where e.id = p.entry and e.tx = p.tx)`,
  'entries without their key': `select from entry e
    where not exists (select from entry_key k where k.entry = e.id) and e.body like '%submission.receive%'`,
  'entries of an arrival that is not there': `select from entry e
    where e.body like '%submission.receive%' and not exists (select from submission s where s.entry = e.id)`,
  'sequences with a gap': `select from (select object, count(*) as n, max(seq) as last from entry group by object) s where n <> last`,
}

/** Looks through the whole office as PostgreSQL's superuser; the names of what stands half-written. */
export async function halfWritten(home: string): Promise<string[]> {
  const client = await lookInto(home)
  try {
    const found: string[] = []
    for (const [what, sql] of Object.entries(HALVES)) {
      const { rowCount } = await client.query(sql)
      if (rowCount !== 0) found.push(`${rowCount} ${what}`)
    }
    return found
  } finally {
    await client.end()
  }
}
