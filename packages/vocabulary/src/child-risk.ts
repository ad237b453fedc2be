import { defineVocabulary } from './entry.ts'

/** Whether those who would speak for a child are themselves the danger to it. */
export const childRisks = defineVocabulary(
  'child-risk',
  { source: 'Amparo: the questions about a child', certainty: 'office' },
  {
    'none-known': {
      en: 'nothing is known against informing the parents',
      ru: 'не известно ничего, что мешало бы сообщить родителям',
      be: 'не вядома нічога, што замінала б паведаміць бацькам',
      th: 'ไม่พบเหตุที่จะไม่แจ้งบิดามารดา',
    },
    'parent-is-risk': {
      en: 'a parent or guardian is a danger to the child',
      ru: 'родитель или опекун опасен для ребёнка',
      be: 'хтосьці з бацькоў або апякун небяспечны для дзіцяці',
      th: 'บิดามารดาหรือผู้ปกครองเป็นอันตรายต่อเด็ก',
    },
    unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
  },
)

export type ChildRiskCode = keyof typeof childRisks.entries
