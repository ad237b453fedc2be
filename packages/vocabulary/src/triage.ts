import { defineVocabulary } from './entry.ts'

const origin = { source: 'Amparo: the questions that decide urgency', certainty: 'office' } as const

/** `unknown`: asked, and nobody knows. `unsaid`: not answered. Neither is ever taken for a no. */
export const triageAnswers = defineVocabulary('triage-answer', origin, {
  yes: { en: 'yes', ru: 'да', be: 'так', th: 'ใช่' },
  no: { en: 'no', ru: 'нет', be: 'не', th: 'ไม่ใช่' },
  unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
  unsaid: { en: 'not said', ru: 'не сказано', be: 'не сказана', th: 'ไม่ได้ระบุ' },
})

/** Whether somebody is hurt, and whether it can still be seen: `fresh` is the last ten days. */
export const hurt = defineVocabulary('hurt', origin, {
  now: {
    en: 'somebody is being hurt now',
    ru: 'кто-то подвергается насилию сейчас',
    be: 'хтосьці церпіць гвалт цяпер',
    th: 'มีคนกำลังถูกทำร้าย',
  },
  fresh: {
    en: 'hurt within the last ten days',
    ru: 'травмы последних десяти дней',
    be: 'траўмы апошніх дзесяці дзён',
    th: 'ได้รับบาดเจ็บภายในสิบวันที่ผ่านมา',
  },
  earlier: {
    en: 'hurt more than ten days ago',
    ru: 'травмам больше десяти дней',
    be: 'траўмам больш за дзесяць дзён',
    th: 'ได้รับบาดเจ็บมาเกินสิบวันแล้ว',
  },
  no: {
    en: 'nobody is hurt',
    ru: 'никто не пострадал',
    be: 'ніхто не пацярпеў',
    th: 'ไม่มีใครบาดเจ็บ',
  },
  unsaid: { en: 'not said', ru: 'не сказано', be: 'не сказана', th: 'ไม่ได้ระบุ' },
})

/** How the desk sorts what waits, most urgent first. */
export const dangerLevels = defineVocabulary('danger-level', origin, {
  'child-in-custody': {
    en: 'a child in custody',
    ru: 'ребёнок под стражей',
    be: 'дзіця пад вартай',
    th: 'เด็กถูกควบคุมตัว',
  },
  'hurt-or-missing-now': {
    en: 'somebody held, hurt, missing or in danger now',
    ru: 'сейчас кто-то под стражей, пропал, подвергается насилию или в опасности',
    be: 'цяпер хтосьці пад вартай, прапаў, церпіць гвалт або ў небяспецы',
    th: 'ขณะนี้มีคนถูกควบคุมตัว ถูกทำร้าย สูญหาย หรือตกอยู่ในอันตราย',
  },
  'fresh-injuries': {
    en: 'fresh injuries that can still be seen',
    ru: 'свежие травмы, которые ещё видны',
    be: 'свежыя траўмы, якія яшчэ відаць',
    th: 'บาดแผลใหม่ที่ยังมองเห็นได้',
  },
  'the-rest': { en: 'everything else', ru: 'всё остальное', be: 'усё астатняе', th: 'เรื่องอื่นทั้งหมด' },
})

export type TriageAnswerCode = keyof typeof triageAnswers.entries
export type HurtCode = keyof typeof hurt.entries
export type DangerLevelCode = keyof typeof dangerLevels.entries
