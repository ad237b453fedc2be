import { defineVocabulary } from './entry.ts'

/** What is known to have happened at one point of a period of custody. */
export const pointTypes = defineVocabulary(
  'point-type',
  { source: 'Amparo: what is asked of a period of custody', certainty: 'office' },
  {
    arrest: { en: 'arrest', ru: 'задержание', be: 'затрыманне', th: 'การจับกุม' },
    're-arrest': {
      en: 'arrest again',
      ru: 'повторное задержание',
      be: 'паўторнае затрыманне',
      th: 'การจับกุมซ้ำ',
    },
    arrival: {
      en: 'arrival at a place of detention',
      ru: 'прибытие в место содержания',
      be: 'прыбыццё ў месца ўтрымання',
      th: 'การมาถึงสถานที่ควบคุมตัว',
    },
    registered: {
      en: 'entry in the records of a place of detention',
      ru: 'регистрация в месте содержания',
      be: 'рэгістрацыя ў месцы ўтрымання',
      th: 'การลงทะเบียนที่สถานที่ควบคุมตัว',
    },
    seen: {
      en: 'seen or heard there',
      ru: 'там видели или слышали',
      be: 'там бачылі або чулі',
      th: 'มีผู้เห็นหรือได้ยินที่นั่น',
    },
    'moved-out': {
      en: 'taken away to a place not known',
      ru: 'вывоз в неизвестное место',
      be: 'вываз у невядомае месца',
      th: 'การนำตัวออกไปยังที่ซึ่งไม่ทราบ',
    },
    transfer: {
      en: 'transfer to another place',
      ru: 'перевод в другое место',
      be: 'перавод у іншае месца',
      th: 'การย้ายไปสถานที่อื่น',
    },
    'family-notified': {
      en: 'family told where the person is',
      ru: 'семье сообщили, где человек',
      be: 'сям’і паведамілі, дзе чалавек',
      th: 'การแจ้งครอบครัวว่าบุคคลนั้นอยู่ที่ใด',
    },
    'family-visit': {
      en: 'visit of the family',
      ru: 'свидание с родными',
      be: 'спатканне з роднымі',
      th: 'การเยี่ยมของครอบครัว',
    },
    lawyer: {
      en: 'meeting with a lawyer',
      ru: 'встреча с адвокатом',
      be: 'сустрэча з адвакатам',
      th: 'การพบทนายความ',
    },
    doctor: {
      en: 'examination by a doctor',
      ru: 'осмотр врачом',
      be: 'агляд лекара',
      th: 'การตรวจโดยแพทย์',
    },
    hospital: {
      en: 'brought to a hospital',
      ru: 'доставка в больницу',
      be: 'дастаўка ў бальніцу',
      th: 'การนำส่งโรงพยาบาล',
    },
    'hearing-judge': {
      en: 'brought before a judge',
      ru: 'доставление к судье',
      be: 'дастаўленне да суддзі',
      th: 'การนำตัวไปพบผู้พิพากษา',
    },
    sentence: {
      en: 'court decision on guilt or on custody',
      ru: 'решение суда о вине или о содержании под стражей',
      be: 'рашэнне суда пра віну або пра ўтрыманне пад вартай',
      th: 'คำตัดสินของศาลเรื่องความผิดหรือการควบคุมตัว',
    },
    release: {
      en: 'release',
      ru: 'освобождение',
      be: 'вызваленне',
      th: 'การปล่อยตัว',
    },
    'death-in-custody': {
      en: 'death in custody',
      ru: 'смерть под стражей',
      be: 'смерць пад вартай',
      th: 'การเสียชีวิตระหว่างถูกควบคุมตัว',
    },
    other: { en: 'something else', ru: 'другое', be: 'іншае', th: 'อื่น ๆ' },
  },
)

export type PointTypeCode = keyof typeof pointTypes.entries
