import { defineVocabulary } from './entry.ts'

/** Why two people stop a mandate: its tokens, and the mailboxes opened with them. */
export const freezeReasons = defineVocabulary(
  'freeze-reason',
  { source: 'Amparo: made for the office’s own work', certainty: 'office' },
  {
    arrested: {
      en: 'the holder was arrested',
      ru: 'владельца кодов задержали',
      be: 'уладальніка кодаў затрымалі',
      th: 'ผู้ถือรหัสถูกจับกุม',
    },
    'token-lost': {
      en: 'a token was lost or taken',
      ru: 'код потерян или отобран',
      be: 'код згублены або адабраны',
      th: 'รหัสสูญหายหรือถูกยึด',
    },
    pressure: {
      en: 'the holder is under pressure',
      ru: 'на владельца кодов давят',
      be: 'на ўладальніка кодаў ціснуць',
      th: 'ผู้ถือรหัสกำลังถูกกดดัน',
    },
    'mandate-ended': {
      en: 'the work together has ended',
      ru: 'совместная работа закончена',
      be: 'сумесная праца скончана',
      th: 'สิ้นสุดการทำงานร่วมกัน',
    },
    other: { en: 'another reason', ru: 'другая причина', be: 'іншая прычына', th: 'เหตุผลอื่น' },
  },
)

export type FreezeReasonCode = keyof typeof freezeReasons.entries
