import type { Mention } from './use-letters.ts'

interface PersonMentioned extends Pick<Mention, 'person' | 'name' | 'reason'> {
  readonly isCertain: boolean
  readonly places: readonly Pick<Mention, 'place' | 'words'>[]
}

/** Everybody once with every place; those who are surely meant come first. */
export function peopleMentioned(mentions: readonly Mention[]): readonly PersonMentioned[] {
  const ids = [...new Set(mentions.map(({ person }) => person))]
  return ids
    .flatMap((id) => {
      const own = mentions.filter(({ person }) => person === id)
      const [first] = own
      if (first === undefined) return []
      const { person, name, reason } = first
      const isCertain = own.some(({ certainty }) => certainty === 'certain')
      return [{ person, name, reason, isCertain, places: own }]
    })
    .toSorted((one, other) => Number(other.isCertain) - Number(one.isCertain))
}
