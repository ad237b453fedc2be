import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { composed } from './composing.ts'
import { LetterWriter, MOST_PAPERS, stateOf } from './letter-store.ts'
import { mentionsIn, readPaper, type MentionOf } from './mentions.ts'
import { checkLines } from './paper-check.ts'
import { printed } from './printing.ts'

/** Papers of letters: made from the template, brought back edited, handed out as they were kept. */
export function paperRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'composeLetter', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    const cleared = clearedIn(body.cleared)
    return office.change(actor, async (change) => {
      const { writer, letter, kept, seq } = await begin(change, actor, params.letter, once)
      if (kept !== undefined) return { paper: kept, mentions: [] }
      await checkLines(change.tx, letter)
      const made = await composed(change.tx, letter, body)
      const docx = Buffer.from(made.docx)
      // Whoever is mentioned in what was typed for it, or in a name that somebody else bears too.
      const mentions = await mentionsIn(change.tx, letter, readPaper(docx, '').texts)
      if (mentions.some(({ person }) => !cleared.has(person))) return { paper: null, mentions }
      await writer.addPaper(letter, seq, {
        origin: 'composed',
        template: made.template,
        docx,
        pdf: await printed(made.document),
        layout: made.document,
        cleared: saidOf(mentions, cleared),
        once,
      })
      return { paper: seq, mentions }
    })
  })

  serveStaff(app, 'bringPaper', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    const cleared = clearedIn(body.cleared)
    const docx = Buffer.from(body.docx, 'base64')
    return office.change(actor, async (change) => {
      const { writer, letter, kept, seq } = await begin(change, actor, params.letter, once)
      if (kept !== undefined) return { paper: kept, mentions: [], unread: [] }
      await checkLines(change.tx, letter)
      const { texts, unread } = readPaper(docx, body.fileName)
      const mentions = await mentionsIn(change.tx, letter, texts)
      const isWeighed = mentions.every(({ person }) => cleared.has(person))
      const isSeen = unread.length === 0 || body.looked
      const told = { mentions, unread: [...unread] }
      if (!isWeighed || !isSeen) return { paper: null, ...told }
      await writer.addPaper(letter, seq, {
        origin: 'brought-back',
        template: null,
        docx,
        pdf: null,
        layout: null,
        cleared: saidOf(mentions, cleared),
        once,
      })
      return { paper: seq, ...told }
    })
  })

  serveStaff(app, 'readPaper', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new LetterWriter(change, actor.id)
      const letter = await writer.letter(params.letter)
      const seq = Number(params.paper)
      const paper = letter && (await writer.bytesOf(letter.id, seq))
      if (letter === undefined || paper?.docx == null) throw new Refusal('not-found')
      await writer.takeOut(letter, seq)
      return {
        docx: paper.docx.toString('base64'),
        pdf: paper.pdf?.toString('base64') ?? null,
      }
    }),
  )
}

/** A letter that is still being written, held; and the paper that came with this very request before, if one did. */
async function begin(change: Change, actor: StaffActor, id: string, once: Buffer) {
  const writer = new LetterWriter(change, actor.id)
  const letter = await writer.letter(id)
  if (letter === undefined) throw new Refusal('not-found')
  await change.hold(letter.object)
  const papers = await writer.papers(letter.id)
  const kept = papers.find((paper) => paper.staff === actor.id && paper.once.equals(once))?.seq
  const isOpen = stateOf(await writer.steps(letter.id)) === 'draft'
  if (kept === undefined && !isOpen) throw new Refusal('changed-meanwhile')
  if (kept === undefined && papers.length >= MOST_PAPERS)
    throw new Refusal('value-refused', 'papers')
  return { writer, letter, kept, seq: papers.length + 1 }
}

const MOST_WORDS = 2_000

/** Who was cleared, with the reason in words; a clearing without any is none. */
function clearedIn(
  given: readonly { readonly person: string; readonly words: string }[],
): ReadonlyMap<string, string> {
  return new Map(given.map(({ person, words }) => [person, wordsIn(words, MOST_WORDS, 'cleared')]))
}

/** Of what was cleared only what is mentioned: nobody else stands in the paper. */
function saidOf(mentions: readonly MentionOf[], cleared: ReadonlyMap<string, string>) {
  return [...new Set(mentions.map(({ person }) => person))].flatMap((person) => {
    const words = cleared.get(person)
    return words === undefined ? [] : [{ person, words }]
  })
}
