import { useLingui } from '@lingui/react/macro'
import { useLanguage } from './use-language.ts'

/** A language by its tag, as the page’s language calls it. */
export function useLanguageName(): (tag: string) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (tag) => {
    try {
      return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
    } catch {
      return t`language not known`
    }
  }
}
