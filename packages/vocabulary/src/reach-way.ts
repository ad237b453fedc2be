import { defineVocabulary } from './entry.ts'

/** How the sender says we may reach them. */
export const reachWays = defineVocabulary(
  'reach-way',
  { source: 'Amparo: the questions of the report page', certainty: 'office' },
  {
    mailbox: {
      en: 'through the report page, with the return code',
      ru: 'через эту же страницу, по коду',
    },
    phone: { en: 'by phone', ru: 'по телефону' },
    messenger: { en: 'by messenger', ru: 'в мессенджере' },
    email: { en: 'by e-mail', ru: 'по электронной почте' },
    other: { en: 'another way', ru: 'другим способом' },
    none: { en: 'not at all', ru: 'связываться не нужно' },
  },
)

export type ReachWayCode = keyof typeof reachWays.entries
