import type { SubjectRow } from '@amparo/contract'
import { parseEdtf, sayDate } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'
import { birthEdtf } from './birth.ts'

/** When somebody was born, as exactly as it is known; empty when nobody said. */
export function useSayBirth(): (person: Pick<SubjectRow, 'from' | 'to'>) => string {
  const language = useLanguage()
  return ({ from, to }) => {
    const read = parseEdtf(birthEdtf(from, to) ?? '')
    return read.ok ? sayDate(read.date, language) : ''
  }
}

/** What tells people of one name apart, in one line. */
export function usePersonLine(): (person: SubjectRow) => string {
  const { t } = useLingui()
  const sayBirth = useSayBirth()
  return (person) => {
    const birth = sayBirth(person)
    const born = birth === '' ? t`birth not known` : t`born ${birth}`
    return [born, person.place].filter((part) => part !== '').join(' · ')
  }
}
