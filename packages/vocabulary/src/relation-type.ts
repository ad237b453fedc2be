import { defineVocabulary } from './entry.ts'

const own = { source: 'Amparo: relations a record of custody needs', certainty: 'office' } as const

/** What one person is to another: read from the first to the other, "is the parent of". */
export const relationTypes = defineVocabulary(
  'relation-type',
  {
    source: 'HURIDOCS micro-thesaurus 21, relationships; labels are our own',
    certainty: 'field',
  },
  {
    spouse: { en: 'husband or wife', ru: 'муж или жена', be: 'муж або жонка', th: 'สามีหรือภรรยา' },
    partner: {
      en: 'partner',
      ru: 'партнёр или партнёрша',
      be: 'партнёр або партнёрка',
      th: 'คู่ชีวิต',
    },
    fiance: {
      en: 'engaged to marry',
      ru: 'жених или невеста',
      be: 'жаніх або нявеста',
      th: 'คู่หมั้น',
    },
    parent: { en: 'parent', ru: 'мать или отец', be: 'маці або бацька', th: 'บิดาหรือมารดา' },
    child: { en: 'child', ru: 'сын или дочь', be: 'сын або дачка', th: 'บุตร' },
    sibling: { en: 'brother or sister', ru: 'брат или сестра', be: 'брат або сястра', th: 'พี่น้อง' },
    relative: {
      en: 'another relative',
      ru: 'другой родственник или родственница',
      be: 'іншы сваяк або сваячка',
      th: 'ญาติคนอื่น',
    },
    guardian: {
      en: 'guardian',
      ru: 'опекун или опекунша',
      be: 'апякун або апякунка',
      th: 'ผู้ปกครอง',
      ...own,
    },
    friend: { en: 'friend', ru: 'друг или подруга', be: 'сябар або сяброўка', th: 'เพื่อน' },
    'co-student': {
      en: 'studies at the same place',
      ru: 'учится в том же месте',
      be: 'вучыцца ў тым жа месцы',
      th: 'เรียนที่เดียวกัน',
    },
    teacher: {
      en: 'teacher',
      ru: 'преподаёт этому человеку',
      be: 'выкладае гэтаму чалавеку',
      th: 'ครู',
    },
    student: {
      en: 'student',
      ru: 'учится у этого человека',
      be: 'вучыцца ў гэтага чалавека',
      th: 'ศิษย์',
    },
    household: {
      en: 'lives in the same household',
      ru: 'живёт в том же доме',
      be: 'жыве ў тым жа доме',
      th: 'อยู่บ้านเดียวกัน',
    },
    neighbour: {
      en: 'neighbour',
      ru: 'сосед или соседка',
      be: 'сусед або суседка',
      th: 'เพื่อนบ้าน',
    },
    community: {
      en: 'from the same community',
      ru: 'из той же общины',
      be: 'з той жа супольнасці',
      th: 'อยู่ชุมชนเดียวกัน',
    },
    'co-worker': {
      en: 'works at the same place',
      ru: 'работает в том же месте',
      be: 'працуе ў тым жа месцы',
      th: 'ทำงานที่เดียวกัน',
    },
    superior: {
      en: 'superior at work or in service',
      ru: 'руководит этим человеком на работе или службе',
      be: 'кіруе гэтым чалавекам на працы або службе',
      th: 'ผู้บังคับบัญชา',
    },
    subordinate: {
      en: 'subordinate at work or in service',
      ru: 'подчиняется этому человеку на работе или службе',
      be: 'падпарадкоўваецца гэтаму чалавеку на працы або службе',
      th: 'ผู้ใต้บังคับบัญชา',
    },
    'same-organisation': {
      en: 'in the same organisation',
      ru: 'состоит в той же организации',
      be: 'належыць да той жа арганізацыі',
      th: 'อยู่องค์กรเดียวกัน',
    },
    provider: {
      en: 'lawyer, doctor or another who helps by profession',
      ru: 'адвокат, врач или другой специалист, оказывающий помощь',
      be: 'адвакат, лекар або іншы спецыяліст, які дапамагае',
      th: 'ทนายความ แพทย์ หรือผู้ให้ความช่วยเหลือตามวิชาชีพ',
    },
    client: {
      en: 'is helped by this person by profession',
      ru: 'получает профессиональную помощь этого человека',
      be: 'атрымлівае прафесійную дапамогу гэтага чалавека',
      th: 'ผู้รับความช่วยเหลือตามวิชาชีพ',
    },
    'cell-mate': {
      en: 'was held in the same cell',
      ru: 'сокамерник или сокамерница',
      be: 'сукамернік або сукамерніца',
      th: 'ผู้ถูกคุมขังร่วมห้อง',
      ...own,
    },
    'co-accused': {
      en: 'accused in the same case',
      ru: 'проходит по тому же делу',
      be: 'праходзіць па той жа справе',
      th: 'ถูกดำเนินคดีเดียวกัน',
      ...own,
    },
    other: {
      en: 'another relation',
      ru: 'другая связь',
      be: 'іншая сувязь',
      th: 'ความสัมพันธ์อื่น',
      ...own,
    },
    unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ', ...own },
  },
)

export type RelationTypeCode = keyof typeof relationTypes.entries
