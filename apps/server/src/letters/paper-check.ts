import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { gateAt, gatesOf } from './consent-gate.ts'
import { LetterReader, type KeptLetter } from './letter-store.ts'
import { mentionsIn, readPaper } from './mentions.ts'

/** Refuses where somebody whom a letter names may not be named any more: it has to be written anew, without them. */
export async function checkLines(tx: Reading, letter: KeptLetter): Promise<void> {
  const lines = await new LetterReader(tx).lines(letter.id)
  const people = [...new Set(lines.map(({ person }) => person))]
  const gates = await gatesOf(tx, people)
  if (people.some((person) => !gateAt(gates, person).named)) throw new Refusal('changed-meanwhile')
}

/** The same for a paper that is to be signed or sent as it is: everybody it mentions is weighed anew. */
export async function checkPaper(tx: Reading, letter: KeptLetter, seq: number): Promise<void> {
  await checkLines(tx, letter)
  const reader = new LetterReader(tx)
  const paper = await reader.bytesOf(letter.id, seq)
  if (paper?.docx == null) throw new Refusal('changed-meanwhile')
  const cleared = new Set(await reader.cleared(letter.id, seq))
  const mentions = await mentionsIn(tx, letter, readPaper(paper.docx, '').texts)
  if (mentions.some(({ person }) => !cleared.has(person))) throw new Refusal('changed-meanwhile')
}
