import { createHash } from 'node:crypto'
import type { EntryId, LetterForm } from '@amparo/contract'
import { readTemplateFile, writeTemplateFile } from '@amparo/letters'
import type { Language } from '@amparo/vocabulary'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { ownTemplate, TemplateReader, TemplateWriter } from './template-store.ts'

/** Two who change a wording at once are one after the other. */
const WORDING = createHash('sha256').update('amparo/v1/letter wording').digest().subarray(0, 16)

/** How the office words its letters: seen, taken out as a Word file, changed, checked, and every version kept. */
export function templateRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listTemplates', whoAsks, async (_, actor) =>
    office.read(actor, async (tx) => {
      const staff = await new OfficeReader(tx).names()
      const versions = await new TemplateReader(tx).versions()
      return {
        versions: versions.map(({ language, form, version, wording, ...kept }) => ({
          language,
          form,
          version,
          isOwn: wording !== null,
          by: staff.get(kept.staff) ?? null,
          at: kept.at.toISOString(),
          entry: kept.entry as EntryId,
        })),
        mayChange: mayDo(actor.role, 'letter.template'),
      }
    }),
  )

  serveStaff(app, 'readTemplate', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const docx = await fileOf(new TemplateReader(tx), body)
      return { docx: Buffer.from(docx).toString('base64') }
    }),
  )

  serveStaff(app, 'keepTemplate', whoAsks, async ({ body }, actor) => {
    const { language, form, after, docx } = body
    return office.change(actor, async (change) => {
      await change.hold(WORDING)
      const writer = new TemplateWriter(change, actor.id)
      const newest = (await writer.version(language, form, null))?.version ?? 0
      // Somebody else has changed it meanwhile: what they wrote would be lost unseen.
      if (newest !== after) throw new Refusal('changed-meanwhile')
      const kept = { language, form, version: newest + 1 }
      if (docx === null) {
        await writer.keep({ ...kept, wording: null })
        return { version: kept.version, problems: [] }
      }
      const bytes = new Uint8Array(Buffer.from(docx, 'base64'))
      const { code, form: kind, needs } = ownTemplate(form)
      const read = readTemplateFile(bytes, { code, form: kind, needs }, language)
      if (!read.ok)
        return {
          version: null,
          problems: read.problems.map(({ code: problem, at, named = [] }) => ({
            code: problem,
            at: at.replace(/^languages\.\w+\.?/u, ''),
            named: [...named],
          })),
        }
      await writer.keep({ ...kept, wording: read.template })
      return { version: kept.version, problems: [] }
    })
  })
}

interface Which {
  readonly language: Language
  readonly form: LetterForm
  /** 0: what comes with the software; null: what is in use. */
  readonly version: number | null
}

/** Written anew from the wording: what else was in the file that came stays nowhere. */
async function fileOf(
  reader: TemplateReader,
  { language, form, version }: Which,
): Promise<Uint8Array> {
  const isOwn = version !== null && version > 0
  const kept = isOwn ? await reader.version(language, form, version) : undefined
  if (isOwn && kept === undefined) throw new Refusal('not-found')
  const inUse = version === null ? (await reader.inUse(language, form)).template : null
  const template = kept?.wording ?? inUse ?? ownTemplate(form)
  const file = await writeTemplateFile(template, language)
  if (file === null) throw new Refusal('not-found')
  return file
}
