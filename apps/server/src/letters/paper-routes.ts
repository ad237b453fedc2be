import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { LetterWriter } from './letter-store.ts'

/** Papers of letters: made from the template, brought back edited, handed out as they were kept. */
export function paperRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
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
