/** A few words sealed to a team, and what they are about. */
export interface NoteDocument {
  readonly v: 1
  readonly type: 'note'
  readonly about: string
  readonly text: string
}

/** The words of a note about this very thing, else null: what a server put elsewhere is not shown there. */
export function noteIn(document: unknown, about: string): string | null {
  const note = document as Partial<NoteDocument> | null
  const fits = note?.type === 'note' && note.about === about && typeof note.text === 'string'
  return fits ? note.text : null
}
