import { defineVocabulary } from '@amparo/vocabulary'

/** What a clock runs from. */
export const clockStarts = defineVocabulary(
  'clock-start',
  { source: 'The rules that the clocks stand on; worded by us', certainty: 'field' },
  {
    sent: { en: 'sent', ru: 'отправлено', be: 'адпраўлена', th: 'ส่งแล้ว' },
    registered: {
      en: 'registered by the body it went to',
      ru: 'зарегистрировано тем, кому отправлено',
      be: 'зарэгістравана тым, каму адпраўлена',
      th: 'หน่วยงานผู้รับลงทะเบียนแล้ว',
    },
    transmitted: {
      en: 'transmitted to the state',
      ru: 'передано государству',
      be: 'перададзена дзяржаве',
      th: 'ส่งต่อให้รัฐแล้ว',
    },
    disappearance: {
      en: 'the day of the disappearance',
      ru: 'день исчезновения',
      be: 'дзень знікнення',
      th: 'วันที่สูญหาย',
    },
    'communicated-to-source': {
      en: 'the state’s reply was communicated to whoever brought the case',
      ru: 'ответ государства передан тому, кто обратился',
      be: 'адказ дзяржавы перададзены таму, хто звярнуўся',
      th: 'แจ้งคำตอบของรัฐให้ผู้ยื่นเรื่องทราบแล้ว',
    },
    decided: {
      en: 'the decision or opinion was sent',
      ru: 'решение или мнение отправлено',
      be: 'рашэнне або меркаванне адпраўлена',
      th: 'ส่งคำวินิจฉัยหรือความเห็นแล้ว',
    },
    'remedies-exhausted': {
      en: 'the last decision in the country',
      ru: 'последнее решение внутри страны',
      be: 'апошняе рашэнне ўнутры краіны',
      th: 'คำวินิจฉัยสุดท้ายภายในประเทศ',
    },
    'other-procedure-ended': {
      en: 'the other international procedure ended',
      ru: 'другая международная процедура завершена',
      be: 'іншая міжнародная працэдура завершана',
      th: 'กระบวนการระหว่างประเทศอื่นสิ้นสุดแล้ว',
    },
  },
)

export type ClockStartCode = keyof typeof clockStarts.entries
