import { SubjectId, type LetterForm, type LetterId } from '@amparo/contract'
import type { Language } from '@amparo/vocabulary'

/** Somebody a letter is about, or a body it goes to. */
export interface Named {
  readonly id: SubjectId
  readonly name: string
}

/** What a chooser chose; null for nothing. */
export function namedOf(id: string, name: string): Named | null {
  const parsed = SubjectId.safeParse(id)
  return parsed.success ? { id: parsed.data, name } : null
}

/** A letter while somebody sets it up. */
export interface LetterDraft {
  readonly authority: Named | null
  readonly copied: readonly Named[]
  readonly language: Language
  readonly form: LetterForm
  readonly audience: number
  /** The letter that this one passes on. */
  readonly follows: LetterId | null
  readonly people: readonly Named[]
  /** What is asked about everybody who is not in `own`. */
  readonly kinds: readonly string[]
  /** What is asked about those of whom something else is asked. */
  readonly own: Readonly<Record<string, readonly string[]>>
}

export const emptyDraft: LetterDraft = {
  authority: null,
  copied: [],
  language: 'ru',
  form: 'letter',
  audience: 0,
  follows: null,
  people: [],
  kinds: [],
  own: {},
}

/** Nothing of it has to be kept. */
export function isEmptyDraft({
  authority,
  copied,
  people,
  kinds,
  own,
  follows,
}: LetterDraft): boolean {
  const isAbout = people.length > 0 || kinds.length > 0 || Object.keys(own).length > 0
  return !isAbout && authority === null && copied.length === 0 && follows === null
}

const shapes = {
  language: isOneOf(['be', 'ru', 'en', 'th']),
  form: isOneOf(['letter', 'note-verbale', 'reminder', 'forwarding']),
  audience: (value: unknown) => typeof value === 'number',
  authority: (value: unknown) => value === null || isNamed(value),
  copied: isListOf(isNamed),
  people: isListOf(isNamed),
  kinds: isListOf(isText),
  follows: (value: unknown) => value === null || isText(value),
  own: (value: unknown) => isRecord(value) && Object.values(value).every(isListOf(isText)),
} satisfies Record<keyof LetterDraft, (value: unknown) => boolean>

/** Reads a kept draft; anything else begins anew. */
export function readLetterDraft(content: unknown): LetterDraft | null {
  if (!isRecord(content)) return null
  const isWhole = Object.entries(shapes).every(([name, fits]) => fits(content[name]))
  return isWhole ? (content as unknown as LetterDraft) : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isNamed(value: unknown): boolean {
  return isRecord(value) && SubjectId.safeParse(value['id']).success && isText(value['name'])
}

function isListOf(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(fits)
}

function isOneOf(all: readonly string[]): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && all.includes(value)
}

export interface Asked {
  readonly person: SubjectId
  readonly name: string
  readonly kind: string
}

/** A letter about what was asked before: everybody with their own questions, or with the same ones where those agree. */
export function draftAbout(asked: readonly Asked[]): LetterDraft {
  const people = new Map(asked.map(({ person, name }) => [person, { id: person, name }]))
  const kindsOf = (person: SubjectId) =>
    asked.filter((one) => one.person === person).map(({ kind }) => kind)
  const own = Object.fromEntries(
    [...people.keys()].map((person) => [person, [...new Set(kindsOf(person))]]),
  )
  const [first = []] = Object.values(own)
  const isSame = Object.values(own).every((kinds) => sameKinds(kinds, first))
  const draft = { ...emptyDraft, people: [...people.values()] }
  return isSame ? { ...draft, kinds: first } : { ...draft, own }
}

export function kindsFor(draft: LetterDraft, person: SubjectId): readonly string[] {
  return draft.own[person] ?? draft.kinds
}

/** One line for each person and question, as the letter will ask them. */
export function linesOf(
  draft: LetterDraft,
): { readonly person: SubjectId; readonly kind: string }[] {
  return draft.people.flatMap(({ id }) => kindsFor(draft, id).map((kind) => ({ person: id, kind })))
}

/** Asks it about everybody, or about nobody. */
export function askedOfAll(draft: LetterDraft, kind: string, isAsked: boolean): LetterDraft {
  const own = Object.fromEntries(
    Object.entries(draft.own).map(([person, kinds]) => [person, set(kinds, kind, isAsked)]),
  )
  return settled({ ...draft, kinds: set(draft.kinds, kind, isAsked), own })
}

/** Asks it about one person, whatever is asked about the others. */
export function askedOfOne(
  draft: LetterDraft,
  person: SubjectId,
  kind: string,
  isAsked: boolean,
): LetterDraft {
  const kinds = set(kindsFor(draft, person), kind, isAsked)
  return settled({ ...draft, own: { ...draft.own, [person]: kinds } })
}

export function withPerson(draft: LetterDraft, person: Named): LetterDraft {
  if (draft.people.some(({ id }) => id === person.id)) return draft
  return { ...draft, people: [...draft.people, person] }
}

export function withoutPerson(draft: LetterDraft, person: SubjectId): LetterDraft {
  const own = Object.entries(draft.own).filter(([id]) => id !== person)
  const people = draft.people.filter(({ id }) => id !== person)
  return { ...draft, people, own: Object.fromEntries(own) }
}

/** Whether it is asked about all, some or none of the people. */
export function askedOf(draft: LetterDraft, kind: string): 'all' | 'some' | 'none' {
  const asked = draft.people.filter(({ id }) => kindsFor(draft, id).includes(kind)).length
  if (draft.people.length === 0) return draft.kinds.includes(kind) ? 'all' : 'none'
  if (asked === 0) return 'none'
  return asked === draft.people.length ? 'all' : 'some'
}

/** Whoever is asked about what everybody is asked about needs no questions of their own. */
function settled(draft: LetterDraft): LetterDraft {
  const own = Object.entries(draft.own).filter(([, kinds]) => !sameKinds(kinds, draft.kinds))
  return { ...draft, own: Object.fromEntries(own) }
}

function set(kinds: readonly string[], kind: string, isAsked: boolean): readonly string[] {
  const others = kinds.filter((one) => one !== kind)
  return isAsked ? [...others, kind] : others
}

function sameKinds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((kind) => other.includes(kind))
}
