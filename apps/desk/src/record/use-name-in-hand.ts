import { leadsOf, standIn } from '@amparo/register'
import { useKindName } from '../register/use-kind-name.ts'
import { useSayValue } from '../register/use-say-value.ts'
import { hidesAct, subjectsOfKind, type Recording, type SubjectInHand } from './recording.ts'

/** What a subject goes by while it is put together: its name, else what leads its page, else its kind, counted. */
export function useNameInHand(recording: Recording): (subject: SubjectInHand) => string {
  const kindName = useKindName()
  const sayValue = useSayValue()
  const own = (subject: SubjectInHand): string => {
    const { kind, identity, values } = subject
    if (identity.kind === 'known') return identity.name
    if (hidesAct(subject)) return sayValue(standIn)
    for (const { code } of leadsOf(kind)) {
      const lead = values.find(({ property }) => property === code)?.value
      if (lead !== undefined && lead.kind !== 'here') return sayValue(lead)
    }
    return kindName(kind)
  }
  return (subject) => {
    const alike = subjectsOfKind(recording, subject.kind).filter((one) => own(one) === own(subject))
    const at = alike.findIndex(({ key }) => key === subject.key)
    return alike.length > 1 ? `${own(subject)} (${at + 1})` : own(subject)
  }
}
