import { parseEdtf, property, propertyCodes, sayDate, type Value } from '@amparo/register'
import { entry, labelAtStart } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'

const codeVocabularies = [
  ...new Set(
    propertyCodes.map((code) => property(code).vocabulary).filter((name) => name !== undefined),
  ),
]

/** A value as people say it in the language of the page. */
export function useSayValue(): (value: Value) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (value) => {
    switch (value.kind) {
      case 'text':
      case 'name':
        return value.text
      case 'date': {
        const read = parseEdtf(value.edtf)
        return read.ok ? sayDate(read.date, language) : value.edtf
      }
      case 'code': {
        const known = codeVocabularies.map((name) => entry(name, value.code)).find((one) => one)
        return known === undefined ? value.code : labelAtStart(known, language)
      }
      case 'subject':
        return value.id
      case 'flag':
        return value.flag ? t`yes` : t`no`
      case 'number':
        return new Intl.NumberFormat(language).format(value.number)
      case 'sealed':
        return t`sealed`
    }
  }
}
