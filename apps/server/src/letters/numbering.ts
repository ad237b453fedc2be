import { createHash } from 'node:crypto'
import { numbered, numberedDocx } from '@amparo/letters'
import { MOST_PAPERS, type KeptLetter, type LetterWriter, type PaperHead } from './letter-store.ts'
import { printed } from './printing.ts'

/** What stands in place of a reason that was erased since: that somebody cleared the name stays so. */
const CLEARED_BEFORE = '…'

/**
 * Keeps a paper once more with the number it is signed under, in the Word file and in the print: that one is sent. Null where it has
 * no room for a number; then the paper is signed as it is.
 */
export async function withNumber(
  writer: LetterWriter,
  letter: KeptLetter,
  paper: PaperHead,
  { number, once }: { readonly number: string; readonly once: Buffer },
): Promise<Pick<PaperHead, 'seq' | 'sha256'> | null> {
  const bytes = await writer.bytesOf(letter.id, paper.seq)
  if (bytes?.docx == null || paper.seq >= MOST_PAPERS) return null
  const docx = numberedDocx(new Uint8Array(bytes.docx), number)
  if (docx === null) return null
  const before = await writer.layoutOf(letter.id, paper.seq)
  const layout = before && numbered(before, number)
  const cleared = await writer.clearings(letter.id, paper.seq)
  const seq = paper.seq + 1
  await writer.addPaper(letter, seq, {
    origin: 'numbered',
    template: paper.template,
    layout,
    docx: Buffer.from(docx),
    pdf: layout && (await printed(layout)),
    cleared: cleared.map(({ person, words }) => ({ person, words: words ?? CLEARED_BEFORE })),
    once: markOf(once),
  })
  return { seq, sha256: createHash('sha256').update(docx).digest() }
}

/** The paper's own mark, made from that of the signature. */
function markOf(once: Buffer): Buffer {
  return createHash('sha256').update('amparo/v1/numbered').update(once).digest().subarray(0, 16)
}
