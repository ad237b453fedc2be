import { defineVocabulary } from './entry.ts'

/** What somebody did where they served. Having served there is no allegation. */
export const postingRoles = defineVocabulary(
  'posting-role',
  { source: 'Amparo: what is asked of a service', certainty: 'office' },
  {
    commander: {
      en: 'commander or head',
      ru: 'командир или начальник',
      be: 'камандзір або начальнік',
      th: 'ผู้บังคับบัญชาหรือหัวหน้า',
    },
    deputy: {
      en: 'deputy of the commander or head',
      ru: 'заместитель командира или начальника',
      be: 'намеснік камандзіра або начальніка',
      th: 'รองผู้บังคับบัญชาหรือรองหัวหน้า',
    },
    guard: { en: 'guard', ru: 'охрана', be: 'ахова', th: 'ผู้คุม' },
    investigator: {
      en: 'investigator',
      ru: 'следователь',
      be: 'следчы',
      th: 'พนักงานสอบสวน',
    },
    prosecutor: { en: 'prosecutor', ru: 'прокурор', be: 'пракурор', th: 'อัยการ' },
    judge: { en: 'judge', ru: 'судья', be: 'суддзя', th: 'ผู้พิพากษา' },
    other: { en: 'another role', ru: 'другая роль', be: 'іншая роля', th: 'บทบาทอื่น' },
  },
)

export type PostingRoleCode = keyof typeof postingRoles.entries
