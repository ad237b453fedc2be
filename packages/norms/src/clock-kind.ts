import { defineVocabulary } from '@amparo/vocabulary'

/** Who set the term; only a statutory one is the law of the country. */
export const clockKinds = defineVocabulary(
  'clock-kind',
  { source: 'Amparo: by what a term is set', certainty: 'office' },
  {
    statutory: {
      en: 'set by the law of the country',
      ru: 'установлен законом страны',
      be: 'вызначаны законам краіны',
      th: 'กำหนดโดยกฎหมายของประเทศ',
    },
    'treaty-practice': {
      en: 'set by a treaty or the practice of a UN procedure',
      ru: 'установлен договором или практикой процедуры ООН',
      be: 'вызначаны дагаворам або практыкай працэдуры ААН',
      th: 'กำหนดโดยสนธิสัญญาหรือแนวปฏิบัติของกลไกสหประชาชาติ',
    },
    office: {
      en: 'set by the office itself',
      ru: 'установлен самим офисом',
      be: 'вызначаны самім офісам',
      th: 'สำนักงานกำหนดเอง',
    },
    none: {
      en: 'no term is set',
      ru: 'срок не установлен',
      be: 'тэрмін не вызначаны',
      th: 'ไม่มีกำหนดเวลา',
    },
  },
)

export type ClockKindCode = keyof typeof clockKinds.entries

/** Who has to act before the clock runs out. */
export const clockOwners = defineVocabulary(
  'clock-owner',
  { source: 'Amparo: whose term it is', certainty: 'office' },
  {
    authority: {
      en: 'the body that was written to',
      ru: 'орган, которому написали',
      be: 'орган, якому напісалі',
      th: 'หน่วยงานที่ได้รับหนังสือ',
    },
    state: { en: 'the state', ru: 'государство', be: 'дзяржава', th: 'รัฐ' },
    source: {
      en: 'whoever brings the case',
      ru: 'тот, кто обращается',
      be: 'той, хто звяртаецца',
      th: 'ผู้ยื่นเรื่อง',
    },
  },
)

export type ClockOwnerCode = keyof typeof clockOwners.entries
