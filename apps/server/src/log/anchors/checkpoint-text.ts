import { parseNote } from '@amparo/log'

/** What of a signed checkpoint is anchored: its text, without the signatures under it. Throws on a row of ours that is no note. */
export function textOf(note: string): string {
  const reading = parseNote(note)
  if (reading.verdict === 'malformed') throw new Error('log: a note that does not read')
  return reading.note.text
}
