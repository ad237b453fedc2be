import { defineVocabulary } from './entry.ts'

/**
 * Admiralty scale, the information half. It grades one piece of information and nothing else:
 * no person is ever given a grade. 6 is no rating and is what a new claim starts with.
 */
export const credibility = defineVocabulary(
  'credibility',
  { source: 'Admiralty scale: credibility of information, 1 to 6', certainty: 'standard' },
  {
    '1': { en: 'confirmed by independent sources', ru: 'подтверждено независимыми источниками' },
    '2': { en: 'probably true', ru: 'вероятно, соответствует действительности' },
    '3': { en: 'possibly true', ru: 'возможно, соответствует действительности' },
    '4': { en: 'doubtful', ru: 'сомнительно' },
    '5': { en: 'improbable', ru: 'маловероятно' },
    '6': { en: 'cannot be judged', ru: 'оценить нельзя' },
  },
)

export type CredibilityCode = keyof typeof credibility.entries
