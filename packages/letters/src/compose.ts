import type { LetterProblem } from './check-letter.ts'
import type { LetterDocument } from './document.ts'
import { writeDocx } from './docx.ts'
import { layOutLetter } from './lay-out.ts'
import type { LetterToCompose } from './letter.ts'
import type { Template } from './template.ts'
import type { Verdict } from './verdict.ts'

export interface Composed {
  readonly document: LetterDocument
  readonly docx: Uint8Array<ArrayBuffer>
}

/**
 * A letter as an editable .docx, and the document it was written from, which `writePdf` prints. The same letter and template
 * give the same bytes. What keeps it from being composed comes back as problems, all at once.
 */
export async function composeLetter(
  letter: LetterToCompose,
  template: Template,
): Promise<Verdict<Composed, LetterProblem>> {
  const laid = layOutLetter(letter, template)
  if (!laid.ok) return laid
  return { ok: true, document: laid.document, docx: await writeDocx(laid.document) }
}
