import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { gateAt, gatesOf } from './consent-gate.ts'
import { LetterReader, type KeptLetter } from './letter-store.ts'

/** Refuses where somebody whom a letter names may not be named any more: it has to be written anew, without them. */
export async function checkLines(tx: Reading, letter: KeptLetter): Promise<void> {
  const lines = await new LetterReader(tx).lines(letter.id)
  const people = [...new Set(lines.map(({ person }) => person))]
  const gates = await gatesOf(tx, people)
  if (people.some((person) => !gateAt(gates, person).named)) throw new Refusal('changed-meanwhile')
}

/** The same for a paper that is to be signed or sent as it is. */
export async function checkPaper(tx: Reading, letter: KeptLetter, _seq: number): Promise<void> {
  await checkLines(tx, letter)
}
