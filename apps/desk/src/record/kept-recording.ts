import type { SubjectKind } from '@amparo/register'
import {
  emptyRecording,
  type CollectedValue,
  type Identity,
  type Recording,
  type SubjectInHand,
} from './recording.ts'

/** Reads a kept draft, also one of the time when there was one person in it; anything else begins anew. */
export function readRecording(content: unknown): Recording | null {
  const draft = content as Partial<Recording & OnePerson> | null
  if (typeof draft !== 'object' || draft === null || typeof draft.lastKey !== 'number') return null
  if (draft.version === 2 && Array.isArray(draft.subjects)) return draft as Recording
  const isOnePerson =
    Array.isArray(draft.values) &&
    Array.isArray(draft.occurrences) &&
    typeof draft.person === 'object'
  return isOnePerson ? fromOnePerson(draft as OnePerson) : null
}

/** The shape drafts once had. */
interface OnePerson {
  readonly person:
    | { readonly kind: 'nobody' | 'new' }
    | { readonly kind: 'known'; readonly id: string; readonly name: string }
  readonly values: readonly CollectedValue[]
  readonly occurrences: readonly {
    readonly key: number
    readonly kind: SubjectKind
    readonly values: readonly CollectedValue[]
  }[]
  readonly lastKey: number
}

function fromOnePerson({ person, values, occurrences, lastKey }: OnePerson): Recording {
  const key = lastKey + 1
  const identity: Identity = person.kind === 'nobody' ? { kind: 'undecided' } : asIdentity(person)
  const one: SubjectInHand = { key, kind: 'person', identity, owner: null, values }
  const below = occurrences.map((each): SubjectInHand => ({
    ...each,
    identity: { kind: 'new' },
    owner: key,
  }))
  return { ...emptyRecording, lastKey: key, subjects: [one, ...below] }
}

function asIdentity(person: Exclude<OnePerson['person'], { kind: 'nobody' }>): Identity {
  return person.kind === 'known' ? person : { kind: 'new' }
}
