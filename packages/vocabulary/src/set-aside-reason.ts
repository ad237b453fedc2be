import { defineVocabulary } from './entry.ts'

/** Why a message is not worked on. Every one of them can be taken back. */
export const setAsideReasons = defineVocabulary(
  'set-aside-reason',
  { source: 'Amparo: made for the office’s own work', certainty: 'office' },
  {
    'not-for-us': { en: 'outside what this office does', ru: 'не относится к работе этого офиса' },
    'no-content': {
      en: 'nothing in it that can be read',
      ru: 'нет содержания, которое можно прочесть',
    },
    'same-as-another': { en: 'the same as another message', ru: 'повторяет другое сообщение' },
    test: { en: 'somebody trying out the page', ru: 'проба страницы' },
    'cannot-follow': {
      en: 'we cannot follow it up now',
      ru: 'сейчас мы не можем этим заняться',
    },
  },
)

export type SetAsideReasonCode = keyof typeof setAsideReasons.entries
