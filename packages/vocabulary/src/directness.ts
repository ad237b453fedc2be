import { defineVocabulary } from './entry.ts'

/** How near the source of a claim stood to what it says. */
export const directness = defineVocabulary(
  'directness',
  { source: 'Primary and secondary sources in human-rights documentation', certainty: 'field' },
  {
    'first-hand': {
      en: 'lived or seen by the source',
      ru: 'пережито или увидено самим источником',
      be: 'перажыта або ўбачана самой крыніцай',
      th: 'แหล่งข้อมูลประสบหรือเห็นด้วยตนเอง',
    },
    document: {
      en: 'taken from a document',
      ru: 'взято из документа',
      be: 'узята з дакумента',
      th: 'ได้จากเอกสาร',
    },
    'second-hand': {
      en: 'heard from others',
      ru: 'известно со слов других',
      be: 'вядома са слоў іншых',
      th: 'ได้ยินจากผู้อื่น',
    },
  },
)

export type DirectnessCode = keyof typeof directness.entries
