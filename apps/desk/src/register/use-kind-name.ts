import type { SubjectName } from '@amparo/contract'
import { leadsOf, type SubjectKind } from '@amparo/register'
import { entry, labelAtStart } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'

export function useKindName(): (kind: SubjectKind) => string {
  const { t } = useLingui()
  return (kind) => {
    switch (kind) {
      case 'person':
        return t`Person`
      case 'custody':
        return t`Period of custody`
      case 'act':
        return t`Act`
      case 'event':
        return t`Event`
      case 'facility':
        return t`Place of detention`
      case 'authority':
        return t`Authority or unit`
      case 'organisation':
        return t`Organisation`
      case 'point':
        return t`Known point of custody`
      case 'involvement':
        return t`Alleged involvement`
      case 'information':
        return t`How it is known`
      case 'relation':
        return t`Relation to somebody`
      case 'posting':
        return t`Service somewhere`
      case 'command':
        return t`Chain of command`
      case 'search-action':
        return t`Attempt to find the person`
    }
  }
}

/** A subject by what leads its page; by its kind and number when nothing can be read. */
export function useNameOf(): (subject: Pick<SubjectName, 'id' | 'kind' | 'name'>) => string {
  const { t } = useLingui()
  const language = useLanguage()
  const kindName = useKindName()
  return ({ id, kind, name }) => {
    const list = leadsOf(kind)[0]?.vocabulary
    const known = list === undefined ? undefined : entry(list, name)
    if (known !== undefined) return labelAtStart(known, language)
    if (name !== '') return name
    const called = kindName(kind)
    return t`${called}, no. ${id}`
  }
}
