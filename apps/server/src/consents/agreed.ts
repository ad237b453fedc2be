import { standingOf, together, type Decided, type Effective, type Given } from './standing.ts'

/** Everything that was agreed to about one message. */
export interface Conversations {
  readonly consents: readonly Given[]
  readonly decisions: readonly Decided[]
}

export interface Agreed extends Effective {
  /** Words about it differ, and nobody has decided between them. */
  readonly differs: boolean
}

/**
 * What was agreed to about one person, by purpose, over all messages that speak of them: only where somebody was asked about
 * that very person; then the narrowest of those answers and of what was said in other messages about nobody in particular,
 * since that may be about them, too. What is not in the list was not asked, and that is a no.
 */
export function agreedAbout(person: string, messages: readonly Conversations[]): Agreed[] {
  const about = messages.map(({ consents, decisions }) => {
    const own = consents.filter((one) => one.person === null || one.person === person)
    const named = own.filter((one) => one.person === person)
    return {
      // Of whom something else was asked was not asked this.
      named: new Set(named.flatMap(({ lines }) => lines.map(({ purpose }) => purpose))),
      ...standingOf(own, decisions),
    }
  })
  const purposes = new Set(
    about.flatMap(({ effective }) => effective.map(({ purpose }) => purpose)),
  )
  return [...purposes].toSorted().flatMap((purpose) => {
    const on = about.flatMap(({ named, effective, conflicts }) => {
      const answer = effective.find((one) => one.purpose === purpose)
      const open = conflicts.some((one) => one.purpose === purpose && one.decision === null)
      return answer === undefined ? [] : [{ named: named.has(purpose), open, answer }]
    })
    if (!on.some(({ named }) => named)) return []
    const answer = together(
      purpose,
      on.map((one) => one.answer),
    )
    return [{ ...answer, differs: on.some(({ open }) => open) }]
  })
}
