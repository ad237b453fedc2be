import { useLingui } from '@lingui/react/macro'
import type { Section } from './sections.ts'

export function useSectionName(): (code: Section['code']) => string {
  const { t } = useLingui()
  return (code) => {
    switch (code) {
      case 'messages':
        return t`Messages`
      case 'lawyers':
        return t`Lawyers and partners`
      case 'people':
        return t`People`
      case 'questions':
        return t`Questions`
      case 'register':
        return t`Places, bodies, events`
      case 'log':
        return t`Log`
    }
  }
}
