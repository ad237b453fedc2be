import { defineVocabulary } from './entry.ts'

/** What a place is where people are held; also a place that was never meant for it. */
export const facilityTypes = defineVocabulary(
  'facility-type',
  {
    source: 'Places of detention as human-rights documentation names them; no list is quoted',
    certainty: 'field',
  },
  {
    prison: { en: 'prison', ru: 'тюрьма', be: 'турма', th: 'เรือนจำ' },
    'penal-colony': {
      en: 'penal colony',
      ru: 'исправительная колония',
      be: 'папраўчая калонія',
      th: 'ทัณฑนิคม',
    },
    'remand-prison': {
      en: 'remand prison',
      ru: 'следственный изолятор',
      be: 'следчы ізалятар',
      th: 'สถานที่คุมขังระหว่างสอบสวนหรือพิจารณาคดี',
    },
    'temporary-holding': {
      en: 'temporary holding facility of the police',
      ru: 'изолятор временного содержания',
      be: 'ізалятар часовага ўтрымання',
      th: 'สถานที่ควบคุมตัวชั่วคราวของตำรวจ',
    },
    'administrative-arrest': {
      en: 'centre for administrative arrest',
      ru: 'место отбывания административного ареста',
      be: 'месца адбыцця адміністрацыйнага арышту',
      th: 'สถานที่กักขังตามคำสั่งทางปกครอง',
    },
    'police-station': {
      en: 'police station',
      ru: 'отделение полиции или милиции',
      be: 'аддзяленне паліцыі або міліцыі',
      th: 'สถานีตำรวจ',
    },
    'security-service': {
      en: 'place of a security service',
      ru: 'место содержания при спецслужбе',
      be: 'месца ўтрымання пры спецслужбе',
      th: 'สถานที่ควบคุมตัวของหน่วยงานความมั่นคง',
    },
    military: {
      en: 'military base or barracks',
      ru: 'воинская часть или казарма',
      be: 'вайсковая часць або казарма',
      th: 'ค่ายทหาร',
    },
    minors: {
      en: 'institution for children and young people',
      ru: 'учреждение для несовершеннолетних',
      be: 'установа для непаўналетніх',
      th: 'สถานที่ควบคุมตัวเด็กและเยาวชน',
    },
    migrants: {
      en: 'place where migrants are held',
      ru: 'место содержания мигрантов',
      be: 'месца ўтрымання мігрантаў',
      th: 'สถานที่กักตัวผู้ย้ายถิ่น',
    },
    psychiatric: {
      en: 'psychiatric institution',
      ru: 'психиатрическое учреждение',
      be: 'псіхіятрычная ўстанова',
      th: 'สถานพยาบาลจิตเวช',
    },
    hospital: { en: 'hospital', ru: 'больница', be: 'бальніца', th: 'โรงพยาบาล' },
    court: { en: 'court building', ru: 'здание суда', be: 'будынак суда', th: 'อาคารศาล' },
    vehicle: {
      en: 'police bus, van or other vehicle',
      ru: 'автозак или другой транспорт',
      be: 'аўтазак або іншы транспарт',
      th: 'รถตำรวจหรือยานพาหนะอื่น',
    },
    improvised: {
      en: 'yard, hall, basement or other place not meant for it',
      ru: 'двор, зал, подвал или другое не предназначенное для этого место',
      be: 'двор, зала, падвал або іншае не прызначанае для гэтага месца',
      th: 'ลาน ห้องโถง ห้องใต้ดิน หรือที่อื่นซึ่งไม่ใช่ที่คุมขัง',
    },
    secret: {
      en: 'secret or unofficial place',
      ru: 'тайное или неофициальное место',
      be: 'таемнае або неафіцыйнае месца',
      th: 'สถานที่ลับหรือไม่เป็นทางการ',
    },
    home: {
      en: 'a home, under house arrest',
      ru: 'жильё, под домашним арестом',
      be: 'жыллё, пад хатнім арыштам',
      th: 'ที่พักอาศัย โดยถูกกักบริเวณ',
    },
    other: { en: 'another place', ru: 'другое место', be: 'іншае месца', th: 'สถานที่อื่น' },
    unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
  },
)

export type FacilityTypeCode = keyof typeof facilityTypes.entries
