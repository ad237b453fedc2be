import type { Language } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react'
import { useSyncExternalStore } from 'react'

/** The language of the page now. */
export function useLanguage(): Language {
  const { i18n } = useLingui()
  return i18n.locale as Language
}

/** The direction the document is written in; popups and arrow keys follow it. */
export function useDirection(): 'ltr' | 'rtl' {
  return useSyncExternalStore(observe, () =>
    document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
  )
}

function observe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['dir'] })
  return () => observer.disconnect()
}
