import type { MatchCandidate, SubjectRow } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { describedBy, type SaidOfPerson } from '../identity/described.ts'
import { useCandidates, type Candidates } from '../identity/use-candidates.ts'
import { useLater } from '../ui/use-later.ts'
import { useSearch } from './use-register.ts'

/** So many are shown of those a name finds. */
const MOST = 6
/** Fewer letters find everybody. */
const FEWEST_LETTERS = 2
const PAUSE_MS = 400

interface Wanted {
  readonly kind: SubjectKind
  /** What is typed, or was marked. */
  readonly query: string
  /** What else is said of the person already. */
  readonly told?: readonly SaidOfPerson[]
  /** What is recorded here is sealed to a team: the words find by name, and nobody is asked who it may be. */
  readonly isSealed?: boolean
  /** One that it cannot be. */
  readonly except?: string | null
  readonly enabled?: boolean
}

export interface FoundOnes {
  readonly kind: SubjectKind
  readonly search: ReturnType<typeof useSearch>
  /** Those the name finds. */
  readonly subjects: readonly SubjectRow[]
  /** Of people, who it may be. */
  readonly known: Candidates
  /** Those among them whom the name alone does not find. */
  readonly others: readonly MatchCandidate[]
  /** The words for which there is nobody, or nothing; null while that is not known. */
  readonly noneOf: string | null
  readonly isLooking: boolean
}

const nothingTold: readonly [] = []

/** Which of the register is meant, by what is typed: those of such a name, and of people whoever it may be, with reasons. */
export function useFoundOnes(wanted: Wanted): FoundOnes {
  const { kind, told = nothingTold, isSealed = false, except = null, enabled = true } = wanted
  const query = wanted.query.trim()
  const settled = useLater(query, PAUSE_MS)
  const isAsked = enabled && settled.length >= FEWEST_LETTERS
  const search = useSearch(kind, settled, isAsked)
  const asksWho = enabled && kind === 'person' && !isSealed
  const asked = useCandidates(asksWho ? describedBy(named(query, told)) : null)
  const known = { ...asked, found: asked.found.filter(({ person }) => person !== except) }
  const page = isAsked ? (search.data?.pages[0]?.subjects ?? []) : []
  const subjects = page.filter(({ id }) => id !== except).slice(0, MOST)
  const others = known.found.filter(({ person }) => subjects.every(({ id }) => id !== person))
  const hasNone =
    search.isSuccess &&
    !search.isPlaceholderData &&
    isAsked &&
    subjects.length + others.length === 0
  return {
    kind,
    search,
    subjects,
    known,
    others,
    noneOf: hasNone ? settled : null,
    isLooking: isAsked && search.isFetching && subjects.length === 0,
  }
}

/** What is said of somebody, with what is in the field at the moment. */
function named(query: string, told: readonly SaidOfPerson[]): readonly SaidOfPerson[] {
  return [{ property: 'person.name', value: { kind: 'name', text: query } }, ...told]
}
