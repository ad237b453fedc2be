import { languages, type Language } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { activateLanguage, languageNames } from '../locales/language.ts'
import style from './language-switch.module.css'
import { useLanguage } from '../locales/use-language.ts'

/** Every language in its own script. */
export function LanguageSwitch(): ReactElement {
  const { t } = useLingui()
  const current = useLanguage()
  return (
    <div className={style.switch} role="group" aria-label={t`Language`}>
      {languages.map((language: Language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          className={style.language}
          onClick={() => void activateLanguage(language)}
        >
          {languageNames[language].name}
        </button>
      ))}
    </div>
  )
}
