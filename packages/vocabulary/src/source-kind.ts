import { defineVocabulary } from './entry.ts'

/** Where the information of a claim comes from. */
export const sourceKinds = defineVocabulary(
  'source-kind',
  { source: 'Amparo: the ways information reaches an office', certainty: 'office' },
  {
    submission: { en: 'message', ru: 'сообщение' },
    interview: { en: 'interview', ru: 'беседа' },
    document: { en: 'document', ru: 'документ' },
    list: { en: 'list', ru: 'список' },
    authority: { en: 'state authority', ru: 'государственный орган' },
    office: { en: 'this office’s own observation', ru: 'собственное наблюдение офиса' },
  },
)

export type SourceKindCode = keyof typeof sourceKinds.entries
