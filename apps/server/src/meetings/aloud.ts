import { readText } from '@amparo/letters'
import type { Reading } from '../db/office.ts'
import { mentionsBeside } from '../letters/mentions.ts'

/** A line as it may be said aloud: withheld whole where it names somebody who may not be named. */
export type Aloud = (text: string | null) => { text: string | null; withheld: boolean }

/** Beside people who are named rightly. Texts are read together, and again one by one only where somebody is mentioned. */
export async function linesAloud(
  tx: Reading,
  named: ReadonlySet<string>,
  lines: readonly (string | null)[],
): Promise<Aloud> {
  const written = [...new Set(lines.filter((line) => line !== null))]
  const mentions = (texts: readonly string[]) =>
    mentionsBeside(
      tx,
      named,
      texts.flatMap((text) => readText(text, 'plain-text')),
    )
  const withheld = new Set<string>()
  if ((await mentions(written)).length > 0)
    for (const line of written) if ((await mentions([line])).length > 0) withheld.add(line)
  return (text) =>
    text !== null && withheld.has(text) ? { text: null, withheld: true } : { text, withheld: false }
}
