import { answering } from '@amparo/vocabulary'
import type { DemoLetter, DemoReply } from '@amparo/scenario'
import { composed } from '../letters/composing.ts'
import { LetterWriter, type KeptLetter } from '../letters/letter-store.ts'
import { mentionsIn, readPaper } from '../letters/mentions.ts'
import { withNumber } from '../letters/numbering.ts'
import { printed } from '../letters/printing.ts'
import { ReplyWriter } from '../letters/reply-store.ts'
import { letterOf, weigh, type Plan } from '../letters/writing.ts'
import { found, once, type Known } from './known.ts'

type Subjects = ReadonlyMap<string, string>

/** Writes a letter as an officer does, leaving out whom consent leaves out; then the head signs it, and it is sent the day after. */
export async function writeLetter(
  known: Known,
  bodies: Subjects,
  letters: Map<string, string>,
  letter: DemoLetter,
): Promise<void> {
  const { app, officer, days } = known
  const plan: Plan = {
    authority: found(bodies, letter.to),
    copied: letter.copied.map((one) => found(bodies, one)),
    language: 'ru',
    form: 'letter',
    audience: 0,
    follows: letter.follows === null ? null : found(letters, letter.follows),
    asked: letter.about.flatMap((key) =>
      letter.kinds.map((kind) => ({ person: found(known.people, key), kind })),
    ),
  }
  const id = await app.change(officer, async (change) => {
    const weighed = await weigh(change.tx, officer, plan)
    return new LetterWriter(change, officer.id).write(
      await letterOf(change.tx, plan, weighed, once()),
    )
  })
  letters.set(letter.key, id)
  await compose(known, id, days.dayOf(letter.ago))
  if (letter.isDraft) return
  await sign(known, id, days.dayOf(letter.ago))
  await app.change(officer, async (change) => {
    const writer = new LetterWriter(change, officer.id)
    const answerBy = days.dayOf(letter.ago - letter.within)
    const sent = { channel: 'by-hand', on: days.dayOf(letter.ago), answerBy }
    await writer.send(await letterIn(writer, id), sent, once())
  })
}

async function compose({ app, officer, head }: Known, id: string, day: string): Promise<void> {
  await app.change(officer, async (change) => {
    const writer = new LetterWriter(change, officer.id)
    const letter = await letterIn(writer, id)
    const made = await composed(change.tx, letter, {
      day,
      replyBy: null,
      words: '',
      lastKnown: true,
      sender: { lines: [ADDRESS], replyAddress: ADDRESS, place: null },
      addressee: { post: null, holder: null, lines: [] },
      signatory: { name: head.name, post: 'Руководитель офиса' },
    })
    const docx = Buffer.from(made.docx)
    const mentions = await mentionsIn(change.tx, letter, readPaper(docx, '').texts)
    await writer.addPaper(letter, 1, {
      origin: 'composed',
      template: made.template,
      docx,
      pdf: await printed(made.document),
      layout: made.document,
      cleared: [...new Set(mentions.map(({ person }) => person))].map((person) => ({
        person,
        words: 'Another record of the same name; the one in the annex is meant. [Synthetic]',
      })),
      once: once(),
    })
  })
}

const ADDRESS = 'Вымышленная улица, 1'

async function sign({ app, head }: Known, id: string, day: string): Promise<void> {
  await app.change(head, async (change) => {
    const writer = new LetterWriter(change, head.id)
    const letter = await letterIn(writer, id)
    const [newest] = (await writer.papers(id)).slice(-1)
    if (newest === undefined) throw new Error('a letter of the demo has no paper')
    const year = Number(day.slice(0, 4))
    const number = await writer.nextNumber(year)
    const mark = once()
    const paper = await withNumber(writer, letter, newest, {
      number: `${number}/${year}`,
      once: mark,
    })
    await writer.sign(letter, paper ?? newest, { year, number }, mark)
  })
}

/** Enters what came back, and cuts it into answers. */
export async function answerLetter(
  { app, officer, days, people }: Known,
  bodies: Subjects,
  letters: Subjects,
  { to, from, kind, theirNumber, ago, words, answers }: DemoReply,
): Promise<void> {
  await app.change(officer, async (change) => {
    const writer = new ReplyWriter(change, officer.id)
    const id = await writer.enter({
      authority: found(bodies, from),
      audience: 0,
      letter: found(letters, to),
      kind,
      theirNumber,
      dated: days.dayOf(ago + 1),
      received: days.dayOf(ago),
      words,
      file: null,
      although: [],
      once: once(),
    })
    const reply = await writer.reply(id)
    if (reply === undefined) throw new Error('the demo has lost a reply')
    const said = answers.map(({ person, ...one }) => {
      if (answering(kind, one.content, one.quality) === undefined)
        throw new Error('the demo has an answer that makes no sense')
      return { ...one, person: found(people, person), unasked: false }
    })
    if (said.length > 0) await writer.record(reply, said, once())
  })
}

async function letterIn(writer: LetterWriter, id: string): Promise<KeptLetter> {
  const letter = await writer.letter(id)
  if (letter === undefined) throw new Error('the demo has lost a letter')
  return letter
}
