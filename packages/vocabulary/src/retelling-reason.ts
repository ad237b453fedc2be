import { defineVocabulary } from './entry.ts'

/** Why somebody who has told already is asked to tell again. Closed: without one of these no second account is begun. */
export const retellingReasons = defineVocabulary(
  'retelling-reason',
  { source: 'Amparo: made for the office’s own work', certainty: 'office' },
  {
    'person-asks': {
      en: 'the person wants to tell more',
      ru: 'человек сам хочет рассказать больше',
      be: 'чалавек сам хоча расказаць больш',
      th: 'ผู้เล่าต้องการเล่าเพิ่มเติมเอง',
    },
    'needed-for-help': {
      en: 'something is missing that help or protection needs now',
      ru: 'не хватает того, что сейчас нужно для помощи или защиты',
      be: 'не хапае таго, што зараз патрэбна для дапамогі або абароны',
      th: 'ยังขาดข้อมูลที่จำเป็นต่อการช่วยเหลือหรือคุ้มครองในขณะนี้',
    },
    'not-free-before': {
      en: 'the person could not speak freely before',
      ru: 'раньше человек не мог говорить свободно',
      be: 'раней чалавек не мог гаварыць свабодна',
      th: 'ก่อนหน้านี้ผู้เล่าไม่สามารถพูดได้อย่างอิสระ',
    },
    'doubt-about-interpreting': {
      en: 'there is doubt about how it was interpreted or written down',
      ru: 'есть сомнения в том, как это перевели или записали',
      be: 'ёсць сумневы ў тым, як гэта пераклалі або запісалі',
      th: 'มีข้อสงสัยเรื่องการแปลหรือการจดบันทึก',
    },
    'new-information': {
      en: 'new information has to be put to the person',
      ru: 'человеку нужно рассказать о новых сведениях и спросить о них',
      be: 'чалавеку трэба расказаць пра новыя звесткі і спытаць пра іх',
      th: 'มีข้อมูลใหม่ที่ต้องถามผู้เล่า',
    },
    'earlier-out-of-reach': {
      en: 'what was told elsewhere cannot be had',
      ru: 'рассказанное в другом месте получить нельзя',
      be: 'расказанае ў іншым месцы атрымаць нельга',
      th: 'ไม่สามารถขอคำบอกเล่าที่ให้ไว้ที่อื่นได้',
    },
    other: { en: 'another reason', ru: 'другая причина', be: 'іншая прычына', th: 'เหตุผลอื่น' },
  },
)
