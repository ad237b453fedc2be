import type { SubjectRow } from '@amparo/contract'
import { ownerPropertyOf } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useSayMeets } from '../lists/use-say-meets.ts'
import { usePersonLine } from '../people/use-person-line.ts'
import { useKindName, useNameOf } from '../register/use-kind-name.ts'
import { useFind } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { useLater } from '../ui/use-later.ts'
import type { PaletteItem } from './palette-item.ts'

interface RegisterItems {
  readonly people: readonly PaletteItem[]
  readonly others: readonly PaletteItem[]
}

/** What the register knows under what was typed: people first, then everything else, each with why it was found. */
export function useRegisterItems(query: string): RegisterItems {
  const may = useMay()
  const settled = useLater(query.trim(), 350)
  const isAsked = may('subject.search') && (settled.length >= 2 || /^[1-9]$/.test(settled))
  const found = useFind(settled, isAsked)
  const personItem = usePersonItem()
  const otherItem = useOtherItem()
  const subjects = isAsked ? (found.data?.subjects ?? []) : []
  return {
    people: subjects.filter(({ kind }) => kind === 'person').map(personItem),
    others: subjects.filter(({ kind }) => kind !== 'person').map(otherItem),
  }
}

function usePersonItem(): (person: SubjectRow) => PaletteItem {
  const { t } = useLingui()
  const navigate = useNavigate()
  const line = usePersonLine()
  const why = useSayMeets()
  return (person) => ({
    value: `person ${person.id}`,
    label: person.name === '' ? t`Person, no. ${person.id}` : person.name,
    beside: line(person),
    why: why(person.meets),
    onChoose: () => void navigate({ to: '/people/$person', params: { person: person.id } }),
  })
}

/** What stands under somebody is called by its number alone: what was done to whom is no line of a list. */
function useOtherItem(): (subject: SubjectRow) => PaletteItem {
  const navigate = useNavigate()
  const kindName = useKindName()
  const nameOf = useNameOf()
  const why = useSayMeets()
  return ({ id, kind, name, place, meets }) => {
    const standsUnder = ownerPropertyOf(kind) !== undefined
    return {
      value: `subject ${id}`,
      label: nameOf({ id, kind, name: standsUnder ? '' : name }),
      beside: standsUnder ? '' : [kindName(kind), place].filter((part) => part !== '').join(' · '),
      why: why(meets),
      onChoose: () => void navigate({ to: '/register/$subject', params: { subject: id } }),
    }
  }
}
