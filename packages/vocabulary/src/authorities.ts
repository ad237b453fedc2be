import { defineVocabulary } from './entry.ts'

const origin = {
  source: 'Amparo: the questions about telling the authorities',
  certainty: 'office',
} as const

/** Whether the authorities were told. Not having told them is held against nobody. */
export const authoritiesTold = defineVocabulary('authorities-told', origin, {
  yes: { en: 'yes, they were told', ru: 'да, сообщили', be: 'так, паведамілі', th: 'แจ้งแล้ว' },
  no: {
    en: 'no, they were not told',
    ru: 'нет, не сообщали',
    be: 'не, не паведамлялі',
    th: 'ยังไม่ได้แจ้ง',
  },
  unsaid: { en: 'not said', ru: 'не сказано', be: 'не сказана', th: 'ไม่ได้ระบุ' },
})

/** Why the authorities were not told: in sum, what keeps people from the remedies they have. */
export const notToldReasons = defineVocabulary('not-told-reason', origin, {
  'afraid-for-self': {
    en: 'afraid for themselves',
    ru: 'страх за себя',
    be: 'страх за сябе',
    th: 'กลัวอันตรายต่อตนเอง',
  },
  'afraid-for-others': {
    en: 'afraid for family or others',
    ru: 'страх за близких или других людей',
    be: 'страх за блізкіх або іншых людзей',
    th: 'กลัวอันตรายต่อครอบครัวหรือผู้อื่น',
  },
  'no-trust': {
    en: 'no trust that it would help',
    ru: 'нет веры в то, что это поможет',
    be: 'няма веры ў тое, што гэта дапаможа',
    th: 'ไม่เชื่อว่าจะได้รับความช่วยเหลือ',
  },
  'refused-to-take': {
    en: 'they refused to take it down',
    ru: 'заявление отказались принять',
    be: 'заяву адмовіліся прыняць',
    th: 'เจ้าหน้าที่ไม่รับแจ้ง',
  },
  'does-not-know-how': {
    en: 'does not know how or where',
    ru: 'неизвестно, как и куда обращаться',
    be: 'невядома, як і куды звяртацца',
    th: 'ไม่ทราบว่าต้องแจ้งอย่างไรหรือที่ไหน',
  },
  'was-told-not-to': {
    en: 'advised or warned not to',
    ru: 'отговорили или предостерегли',
    be: 'адгаварылі або перасцераглі',
    th: 'มีผู้แนะนำหรือเตือนไม่ให้แจ้ง',
  },
  'does-not-want': {
    en: 'does not want to',
    ru: 'нет желания обращаться',
    be: 'няма жадання звяртацца',
    th: 'ไม่ประสงค์จะแจ้ง',
  },
  'no-time-yet': {
    en: 'no time for it yet',
    ru: 'ещё не было времени',
    be: 'яшчэ не было часу',
    th: 'ยังไม่มีเวลา',
  },
  other: { en: 'another reason', ru: 'другая причина', be: 'іншая прычына', th: 'เหตุผลอื่น' },
  unsaid: { en: 'not said', ru: 'не сказано', be: 'не сказана', th: 'ไม่ได้ระบุ' },
})

/** What came of telling the authorities. */
export const tellingOutcomes = defineVocabulary('telling-outcome', origin, {
  'no-answer': { en: 'no answer', ru: 'ответа нет', be: 'адказу няма', th: 'ไม่มีคำตอบ' },
  'registered-only': {
    en: 'it was registered, and nothing followed',
    ru: 'заявление зарегистрировали, и больше ничего',
    be: 'заяву зарэгістравалі, і больш нічога',
    th: 'รับเรื่องไว้ แต่ไม่มีความคืบหน้า',
  },
  refused: {
    en: 'they refused to act',
    ru: 'в действиях отказали',
    be: 'дзейнічаць адмовіліся',
    th: 'ปฏิเสธที่จะดำเนินการ',
  },
  'investigation-opened': {
    en: 'an investigation was opened',
    ru: 'начали расследование',
    be: 'пачалі расследаванне',
    th: 'เริ่มการสอบสวนแล้ว',
  },
  'investigation-ended': {
    en: 'an investigation was opened and ended',
    ru: 'расследование начали и закончили',
    be: 'расследаванне пачалі і скончылі',
    th: 'การสอบสวนยุติแล้ว',
  },
  'pressure-or-punishment': {
    en: 'pressure or punishment followed',
    ru: 'последовали давление или наказание',
    be: 'за гэтым пайшлі ціск або пакаранне',
    th: 'ถูกกดดันหรือถูกลงโทษหลังจากแจ้ง',
  },
  helped: { en: 'it helped', ru: 'это помогло', be: 'гэта дапамагло', th: 'ได้รับความช่วยเหลือ' },
  other: { en: 'something else', ru: 'другое', be: 'іншае', th: 'ผลอื่น' },
  unsaid: { en: 'not said', ru: 'не сказано', be: 'не сказана', th: 'ไม่ได้ระบุ' },
})

export type AuthoritiesToldCode = keyof typeof authoritiesTold.entries
export type NotToldReasonCode = keyof typeof notToldReasons.entries
export type TellingOutcomeCode = keyof typeof tellingOutcomes.entries
