import { randomBytes } from 'node:crypto'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { LetterWriter } from '@amparo/server/src/letters/letter-store.ts'
import { ReplyWriter } from '@amparo/server/src/letters/reply-store.ts'

interface Question {
  readonly person: string
  readonly kind: string
}

interface Correspondence {
  readonly authority: string
  readonly audience: number
  readonly lines: readonly Question[]
  readonly sent: string
  readonly answerBy: string | null
  /** When the one reply came that answers the questions below. */
  readonly received: string
  readonly dated: string | null
  readonly answers: readonly (Question & { readonly content: string; readonly quality: string })[]
}

/** A synthetic letter, signed and sent, and the reply that answers some of what it asks. */
export async function correspond(
  office: Office,
  officer: StaffActor,
  { authority, audience, lines, sent, answerBy, received, dated, answers }: Correspondence,
): Promise<void> {
  const once = () => randomBytes(16)
  const letter = await office.change(officer, async (change) => {
    const writer = new LetterWriter(change, officer.id)
    const plan = { authority, copied: [], language: 'be', form: 'letter', follows: null } as const
    const id = await writer.write({ ...plan, audience, once: once(), lines, out: [] })
    const kept = await writer.letter(id)
    if (kept === undefined) throw new Error('a letter was written and is not there')
    await writer.addPaper(kept, 1, {
      origin: 'composed',
      template: null,
      layout: null,
      docx: Buffer.from('synthetic'),
      pdf: null,
      cleared: [],
      once: once(),
    })
    const [paper] = await writer.papers(id)
    if (paper !== undefined) {
      const number = await writer.nextNumber(2026)
      await writer.sign(kept, paper, { year: 2026, number }, once())
    }
    await writer.send(kept, { channel: 'post', on: sent, answerBy }, once())
    return id
  })
  await office.change(officer, async (change) => {
    const writer = new ReplyWriter(change, officer.id)
    const id = await writer.enter({
      authority,
      audience,
      letter,
      kind: 'substantive',
      theirNumber: null,
      dated,
      received,
      words: 'Synthetic reply.',
      file: null,
      although: [],
      once: once(),
    })
    const reply = await writer.reply(id)
    const said = answers.map((one) => ({ ...one, unasked: false, words: 'Synthetic sentence.' }))
    if (reply !== undefined) await writer.record(reply, said, once())
  })
}
