import type { Selectable } from 'kysely'
import { eraseRecord, erasedIn, erasedRows, type ErasableKind } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { boundOfAnswers, boundOfReply, wordsField } from './reply-store.ts'

type ReplyRow = Selectable<Tables['reply']>
type AnswerRow = Selectable<Tables['answer']>

/** What a reply says: its words, its document with its hash, and its number. From whom it came, when, and what was cut from it stays. */
export const erasableReplies: ErasableKind = {
  async find(tx, id) {
    const row = await replyRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `what reply ${id} of authority ${row.authority} says`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'reply'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await replyRow(tx, id)
    if (found === undefined) return undefined
    return eraseRecord<ReplyRow>(change, reason, {
      kind: 'erase.object',
      which: { reply: id },
      object: found.object,
      read: () => replyRow(tx, id),
      names: () => ['words', 'number', 'file'],
      fields: async (row) => boundOfReply(row),
      async overwrite(_row, left) {
        await tx
          .updateTable('reply')
          .set({ words: null, file: null, their_number: null, sha256: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

/** The sentence of a reply beside one answer. What was answered about whom stays. */
export const erasableAnswers: ErasableKind = {
  async find(tx, id) {
    const row = await answerRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `the words of answer ${id}, cut from reply ${row.reply}`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'answer'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await answerRow(tx, id)
    const reply = found && (await replyRow(tx, found.reply))
    if (found === undefined || reply === undefined) return undefined
    return eraseRecord<AnswerRow>(change, reason, {
      kind: 'erase.field',
      which: { answer: id },
      object: reply.object,
      read: () => answerRow(tx, id),
      names: ({ field }) => [wordsField(field)],
      fields: async ({ entry }) => boundOfAnswers(await recordedWith(tx, entry)),
      async overwrite(_row, left) {
        await tx
          .updateTable('answer')
          .set({ words: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

async function recordedWith(tx: Reading, entry: string) {
  return tx
    .selectFrom('answer')
    .innerJoin('question', 'question.id', 'answer.question')
    .select(['answer.field', 'answer.content', 'answer.quality', 'answer.unasked', 'answer.words'])
    .select(['question.person', 'question.kind'])
    .where('answer.entry', '=', entry)
    .orderBy('answer.field')
    .execute()
}

async function replyRow(tx: Reading, id: string): Promise<ReplyRow | undefined> {
  return tx.selectFrom('reply').selectAll().where('id', '=', id).executeTakeFirst()
}

async function answerRow(tx: Reading, id: string): Promise<AnswerRow | undefined> {
  return tx.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirst()
}
