import { defineVocabulary } from './entry.ts'

/** What somebody does in the office. The auditor and the operator see no content. */
export const roles = defineVocabulary(
  'role',
  { source: 'Amparo: who does what in an office', certainty: 'office' },
  {
    'intake-officer': {
      en: 'intake officer',
      ru: 'сотрудник по приёму сообщений',
      be: 'супрацоўнік па прыёме паведамленняў',
      th: 'เจ้าหน้าที่รับเรื่อง',
    },
    'rights-officer': {
      en: 'human-rights officer',
      ru: 'сотрудник по правам человека',
      be: 'супрацоўнік па правах чалавека',
      th: 'เจ้าหน้าที่สิทธิมนุษยชน',
    },
    medical: {
      en: 'doctor or psychologist',
      ru: 'врач или психолог',
      be: 'лекар або псіхолаг',
      th: 'แพทย์หรือนักจิตวิทยา',
    },
    head: {
      en: 'head of office',
      ru: 'руководитель офиса',
      be: 'кіраўнік офіса',
      th: 'หัวหน้าสำนักงาน',
    },
    auditor: { en: 'auditor', ru: 'аудитор', be: 'аўдытар', th: 'ผู้ตรวจสอบ' },
    operator: {
      en: 'operator',
      ru: 'администратор системы',
      be: 'адміністратар сістэмы',
      th: 'ผู้ดูแลระบบ',
    },
  },
)

export type RoleCode = keyof typeof roles.entries
