import { createHash } from 'node:crypto'
import type { EraseReasonCode } from '@amparo/vocabulary'
import type { Selectable } from 'kysely'
import {
  eraseRecord,
  erasedIn,
  erasedRows,
  type ErasableKind,
  type ErasedColumns,
} from '../db/erasing.ts'
import { forgetFields } from '../db/entry-opening.ts'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import {
  boundOfPaper,
  boundOfSignature,
  boundOfWithdrawal,
  clearedField,
  numberOf,
  type PaperHead,
} from './letter-store.ts'

type ClearedRow = Selectable<Tables['letter_cleared']>
type StepRow = Selectable<Tables['letter_step']>

/**
 * One paper of a letter, named `letter/number`: its Word file and its PDF, with every hash of them, also where it was signed: the
 * same names make the same bytes, so a hash would tell whoever guesses them. The same paper with its number put in goes with it, and
 * the other way round. What was asked about whom stays with the letter.
 */
export const erasablePapers: ErasableKind = {
  async find(tx, id) {
    const row = await paperRow(tx, id)
    if (row === undefined) return undefined
    const twin = await twinOf(tx, row)
    const also = twin === undefined ? '' : `, and the same as paper ${twin.seq} (${twin.origin})`
    return told(row, `paper ${row.seq} (${row.origin}) of letter ${row.letter}${also}`, row.at)
  },

  erasedOnes: (tx) => erasedRows(tx, 'letter_paper', ['letter', 'seq']),

  async erase(change, id, reason) {
    const found = await paperRow(change.tx, id)
    if (found === undefined) return undefined
    const twin = await twinOf(change.tx, found)
    const erased = await erasePaper(change, found, reason)
    const also = twin && (await erasePaper(change, twin, reason))
    return erased ?? also
  },
}

async function erasePaper(change: Change, { letter, seq }: PaperHead, reason: EraseReasonCode) {
  const { tx } = change
  return eraseRecord<PaperHead>(change, reason, {
    kind: 'erase.object',
    which: { letter, seq: String(seq) },
    object: await objectOf(tx, letter),
    read: () => paperRow(tx, `${letter}/${seq}`),
    names: () => ['docx', 'pdf'],
    fields: (row) => fieldsOf(tx, row),
    async overwrite(row, left) {
      await forgetSigned(tx, row, left.erased)
      await tx
        .updateTable('letter_paper')
        .set({ docx: null, pdf: null, layout: null, sha256: null, ...left })
        .where('letter', '=', letter)
        .where('seq', '=', seq)
        .execute()
    },
  })
}

/** A paper with its number put in says what the one before it says, and that one what it does: whoever erases one means both. */
async function twinOf(
  tx: Reading,
  { letter, seq, origin }: PaperHead,
): Promise<PaperHead | undefined> {
  if (origin === 'numbered') return paperRow(tx, `${letter}/${seq - 1}`)
  const next = await paperRow(tx, `${letter}/${seq + 1}`)
  return next?.origin === 'numbered' ? next : undefined
}

/** Why a name in a paper is somebody else's, as an officer wrote it: named `letter/paper/person`. That it was said stays. */
export const erasableClearings: ErasableKind = {
  async find(tx, id) {
    const row = await clearedRow(tx, id)
    if (row === undefined) return undefined
    const paper = await paperRow(tx, id)
    const what = `what cleared person ${row.person} in paper ${row.paper} of letter ${row.letter}`
    return told(row, what, paper?.at ?? new Date(0))
  },

  erasedOnes: (tx) => erasedRows(tx, 'letter_cleared', ['letter', 'paper', 'person']),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await clearedRow(tx, id)
    const paper = found && (await paperRow(tx, id))
    if (found === undefined || paper === undefined) return undefined
    const twin = await twinOf(tx, paper)
    const other = twin && (await clearedRow(tx, `${twin.letter}/${twin.seq}/${found.person}`))
    const erased = await eraseClearing(change, found, reason)
    const also = other && (await eraseClearing(change, other, reason))
    return erased ?? also
  },
}

async function eraseClearing(
  change: Change,
  { letter, paper, person }: ClearedRow,
  reason: EraseReasonCode,
) {
  const { tx } = change
  return eraseRecord<ClearedRow>(change, reason, {
    kind: 'erase.field',
    which: { letter, seq: String(paper), cleared: person },
    object: await objectOf(tx, letter),
    read: () => clearedRow(tx, `${letter}/${paper}/${person}`),
    names: () => [clearedField(person)],
    fields: async () => {
      const row = await paperRow(tx, `${letter}/${paper}`)
      if (row === undefined) throw new Error('a name was cleared in a paper that is not there')
      return fieldsOf(tx, row)
    },
    async overwrite(_row, left) {
      await tx
        .updateTable('letter_cleared')
        .set({ words: null, ...left })
        .where('letter', '=', letter)
        .where('paper', '=', paper)
        .where('person', '=', person)
        .execute()
    },
  })
}

/** Why a letter was withdrawn, in writing; that it was, when and by whom stays. Named by its letter. */
export const erasableWithdrawals: ErasableKind = {
  async find(tx, id) {
    const row = await withdrawalRow(tx, id)
    return row && told(row, `what was written when letter ${id} was withdrawn`, row.at)
  },

  erasedOnes: (tx) => erasedRows(tx, 'letter_step', ['letter']),

  async erase(change, id, reason) {
    const { tx } = change
    if ((await withdrawalRow(tx, id)) === undefined) return undefined
    return eraseRecord<StepRow>(change, reason, {
      kind: 'erase.field',
      which: { letter: id },
      object: await objectOf(tx, id),
      read: () => withdrawalRow(tx, id),
      names: () => ['words'],
      fields: async (row) => boundOfWithdrawal({ words: row.words ?? '' }),
      async overwrite(_row, left) {
        await tx
          .updateTable('letter_step')
          .set({ words: null, ...left })
          .where('letter', '=', id)
          .where('act', '=', 'withdraw')
          .execute()
      },
    })
  },
}

function told(row: ErasedColumns & { readonly entry: string }, what: string, recordedAt: Date) {
  return { what, recordedAt, isEmpty: false, erased: erasedIn(row), entry: row.entry }
}

async function fieldsOf(tx: Reading, { letter, seq, origin, template }: PaperHead) {
  const row = await tx
    .selectFrom('letter_paper')
    .select(['sha256', 'pdf'])
    .where('letter', '=', letter)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  const cleared = await tx
    .selectFrom('letter_cleared')
    .select(['person', 'words'])
    .where('letter', '=', letter)
    .where('paper', '=', seq)
    .execute()
  return boundOfPaper({
    seq,
    origin,
    template,
    docx: row.sha256 ?? Buffer.alloc(0),
    pdf: row.pdf && sha256(row.pdf),
    cleared: cleared.map(({ person, words }) => ({ person, words: words ?? '' })),
  })
}

/** Whoever signed it signed its hash. */
async function forgetSigned(tx: Reading, paper: PaperHead, tombstone: string): Promise<void> {
  const signed = await tx
    .selectFrom('letter_step')
    .select(['entry', 'paper', 'year', 'number'])
    .where('letter', '=', paper.letter)
    .where('act', '=', 'sign')
    .where('paper', '=', paper.seq)
    .executeTakeFirst()
  if (signed === undefined) return
  const forgotten = { entry: signed.entry, names: ['docx'] }
  await forgetFields(tx, tombstone, forgotten, async () =>
    boundOfSignature(paper, numberOf(signed) ?? ''),
  )
}

async function paperRow(tx: Reading, id: string): Promise<PaperHead | undefined> {
  const [letter = '', seq = ''] = id.split('/')
  return tx
    .selectFrom('letter_paper')
    .select([
      'letter',
      'seq',
      'audience',
      'origin',
      'template',
      'sha256',
      'bytes',
      'has_print',
      'once',
    ])
    .select(['staff', 'at', 'entry', 'tx', 'erased', 'erased_tx', 'erased_on', 'erased_for'])
    .where('letter', '=', letter)
    .where('seq', '=', Number(seq))
    .executeTakeFirst()
}

async function clearedRow(tx: Reading, id: string): Promise<ClearedRow | undefined> {
  const [letter = '', paper = '', person = ''] = id.split('/')
  return tx
    .selectFrom('letter_cleared')
    .selectAll()
    .where('letter', '=', letter)
    .where('paper', '=', Number(paper))
    .where('person', '=', person)
    .executeTakeFirst()
}

async function withdrawalRow(tx: Reading, letter: string): Promise<StepRow | undefined> {
  return tx
    .selectFrom('letter_step')
    .selectAll()
    .where('letter', '=', letter)
    .where('act', '=', 'withdraw')
    .executeTakeFirst()
}

async function objectOf(tx: Reading, letter: string): Promise<Buffer> {
  const row = await tx
    .selectFrom('letter')
    .select('object')
    .where('id', '=', letter)
    .executeTakeFirstOrThrow()
  return row.object
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
