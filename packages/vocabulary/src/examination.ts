import { defineVocabulary } from './entry.ts'

/**
 * How a medical examination stands: the work of an office, never what a doctor found. Whoever does not want one is not asked again by
 * any list, and nothing was missed.
 */
export const examinationStates = defineVocabulary(
  'examination-state',
  { source: 'Amparo: the work of an office around examinations', certainty: 'office' },
  {
    'to-ask': {
      en: 'to be asked',
      ru: 'нужно спросить',
      be: 'трэба спытаць',
      th: 'ต้องถาม',
    },
    asked: {
      en: 'asked, no answer yet',
      ru: 'спросили, ответа пока нет',
      be: 'спыталі, адказу пакуль няма',
      th: 'ถามแล้ว ยังไม่มีคำตอบ',
    },
    wished: {
      en: 'the person agrees, a doctor is to be found',
      ru: 'человек согласен, нужно найти врача',
      be: 'чалавек згодны, трэба знайсці лекара',
      th: 'เจ้าตัวตกลง ต้องหาแพทย์',
    },
    arranged: { en: 'arranged', ru: 'назначен', be: 'прызначаны', th: 'นัดแล้ว' },
    done: { en: 'done', ru: 'проведён', be: 'праведзены', th: 'ตรวจแล้ว' },
    'not-wished': {
      en: 'the person does not wish it',
      ru: 'человек не хочет',
      be: 'чалавек не хоча',
      th: 'เจ้าตัวไม่ต้องการ',
    },
    'not-possible': {
      en: 'not possible',
      ru: 'невозможен',
      be: 'немагчымы',
      th: 'ทำไม่ได้',
    },
  },
)

export type ExaminationStateCode = keyof typeof examinationStates.entries

/** Why there was no examination although nobody declined it. */
export const examinationCauses = defineVocabulary(
  'examination-cause',
  { source: 'Amparo: why people who were hurt see no doctor', certainty: 'office' },
  {
    'no-doctor': {
      en: 'no doctor was found',
      ru: 'врача не нашли',
      be: 'лекара не знайшлі',
      th: 'หาแพทย์ไม่ได้',
    },
    'access-refused': {
      en: 'access was refused',
      ru: 'не допустили',
      be: 'не дапусцілі',
      th: 'ไม่ได้รับอนุญาตให้เข้าถึง',
    },
    'forensic-declined': {
      en: 'the state forensic service declined',
      ru: 'государственная экспертная служба отказала',
      be: 'дзяржаўная экспертная служба адмовіла',
      th: 'หน่วยนิติวิทยาศาสตร์ของรัฐปฏิเสธ',
    },
    'not-reached': {
      en: 'the person could not be reached',
      ru: 'с человеком не удалось связаться',
      be: 'з чалавекам не ўдалося звязацца',
      th: 'ติดต่อเจ้าตัวไม่ได้',
    },
    other: { en: 'something else', ru: 'другое', be: 'іншае', th: 'อื่น ๆ' },
  },
)

export type ExaminationCauseCode = keyof typeof examinationCauses.entries
