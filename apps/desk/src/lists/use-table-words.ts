import type { Facet } from '@amparo/contract'
import {
  isPropertyCode,
  leadsOf,
  property,
  type Property,
  type SubjectKind,
} from '@amparo/register'
import { entry, labelAtStart } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'
import { useNameOf } from '../register/use-kind-name.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import type { Collected } from './collect.ts'
import type { TableWords } from './export-file.ts'
import type { ListState } from './list-state.ts'

/** The words of an exported table, in the language of the page. */
export function useTableWords(): (
  kind: SubjectKind,
  list: ListState,
  collected: Collected,
) => TableWords {
  const { t } = useLingui()
  const language = useLanguage()
  const nameOf = useNameOf()
  const sayList = useSayList()
  return (kind, list, { subjects, named }) => {
    const names = new Map([
      ...[...named.values()].map((one) => [one.id as string, nameOf(one)] as const),
      ...subjects.map(({ id, name }) => [id as string, nameOf({ id, kind, name })] as const),
    ])
    return {
      language,
      number: t`No.`,
      lead: leadsOf(kind)[0]?.labels[language] ?? t`Name`,
      sources: t`sources`,
      differ: t`sources differ`,
      stateAlone: t`only the authorities say so`,
      asOf: t`As of`,
      office: t`Office`,
      invented: t`Demo: nobody here is real (synthetic)`,
      list: t`List`,
      listSaid: sayList(list),
      sealed: t`sealed`,
      notVisible: t`not visible to you`,
      sayCode: (declared: Property, code: string) => {
        const known =
          declared.vocabulary === undefined ? undefined : entry(declared.vocabulary, code)
        return known === undefined ? code : labelAtStart(known, language)
      },
      sayName: (subject) => names.get(subject),
      yes: t`yes`,
      no: t`no`,
    }
  }
}

/** What a file holds and in which order, in one line. */
function useSayList(): (list: ListState) => string {
  const { t } = useLingui()
  const language = useLanguage()
  const codeWord = useCodeWords()
  const sayFacet = ({ property: code, code: value }: Facet): string => {
    if (!isPropertyCode(code)) return `${code}: ${value}`
    const { labels, vocabulary } = property(code)
    return `${labels[language]}: ${vocabulary === undefined ? value : codeWord(vocabulary, value)}`
  }
  return ({ query, filter }) => {
    const { quarrels, from, to, facets = [] } = filter
    const name = query.trim()
    return [
      t`Oldest record first`,
      name === '' ? '' : t`name: ${name}`,
      quarrels ? t`only where sources differ` : '',
      from === null ? '' : t`from ${from}`,
      to === null ? '' : t`until ${to}`,
      ...facets.map(sayFacet),
    ]
      .filter((part) => part !== '')
      .join('; ')
  }
}
