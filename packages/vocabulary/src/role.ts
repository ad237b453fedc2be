import { defineVocabulary } from './entry.ts'

/** What somebody does in the office. The auditor and the operator see no content. */
export const roles = defineVocabulary(
  'role',
  { source: 'Amparo: who does what in an office', certainty: 'office' },
  {
    'intake-officer': { en: 'intake officer', ru: 'сотрудник по приёму сообщений' },
    'rights-officer': { en: 'human-rights officer', ru: 'сотрудник по правам человека' },
    medical: { en: 'doctor or psychologist', ru: 'врач или психолог' },
    head: { en: 'head of office', ru: 'руководитель офиса' },
    auditor: { en: 'auditor', ru: 'аудитор' },
    operator: { en: 'operator', ru: 'администратор системы' },
  },
)

export type RoleCode = keyof typeof roles.entries
