import type { LetterDocument } from '@amparo/letters'
import { OwnThread } from './own-thread.ts'

/** Fonts and the typesetter take memory, and letters come in bunches. A long letter takes two seconds; whoever waits holds a letter. */
const printer = new OwnThread<LetterDocument, Uint8Array>(
  new URL('./print-worker.ts', import.meta.url),
  { idle: 30_000, longest: 60_000 },
)

/** A letter as PDF, one after the other. Throws where the printer broke or took too long; the next letter gets a new one. */
export async function printed(document: LetterDocument): Promise<Buffer> {
  const pdf = await printer.do(document)
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
}
