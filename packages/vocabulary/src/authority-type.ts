import { defineVocabulary } from './entry.ts'

/** What a state body is, or the body a unit belongs to. Says nothing of what it did. */
export const authorityTypes = defineVocabulary(
  'authority-type',
  {
    source: 'State bodies as human-rights documentation names them; no list is quoted',
    certainty: 'field',
  },
  {
    police: {
      en: 'police',
      ru: 'полиция или милиция',
      be: 'паліцыя або міліцыя',
      th: 'ตำรวจ',
    },
    'riot-police': {
      en: 'riot police',
      ru: 'отряд полиции или милиции особого назначения',
      be: 'атрад паліцыі або міліцыі асаблівага прызначэння',
      th: 'ตำรวจควบคุมฝูงชน',
    },
    'interior-troops': {
      en: 'interior troops',
      ru: 'внутренние войска',
      be: 'унутраныя войскі',
      th: 'กองกำลังรักษาความสงบภายใน',
    },
    'armed-forces': {
      en: 'armed forces',
      ru: 'вооружённые силы',
      be: 'узброеныя сілы',
      th: 'กองทัพ',
    },
    intelligence: {
      en: 'security or intelligence service',
      ru: 'служба безопасности или разведки',
      be: 'служба бяспекі або разведкі',
      th: 'หน่วยงานความมั่นคงหรือข่าวกรอง',
    },
    'prison-service': {
      en: 'prison service',
      ru: 'тюремное ведомство',
      be: 'турэмнае ведамства',
      th: 'หน่วยงานราชทัณฑ์',
    },
    'border-guard': {
      en: 'border guard',
      ru: 'пограничная служба',
      be: 'памежная служба',
      th: 'หน่วยรักษาชายแดน',
    },
    'presidential-guard': {
      en: 'guard of the head of state',
      ru: 'охрана главы государства',
      be: 'ахова кіраўніка дзяржавы',
      th: 'หน่วยรักษาความปลอดภัยของประมุขแห่งรัฐ',
    },
    investigation: {
      en: 'investigating body',
      ru: 'следственный орган',
      be: 'следчы орган',
      th: 'หน่วยงานสอบสวน',
    },
    prosecution: {
      en: 'prosecutor’s office',
      ru: 'прокуратура',
      be: 'пракуратура',
      th: 'สำนักงานอัยการ',
    },
    court: { en: 'court', ru: 'суд', be: 'суд', th: 'ศาล' },
    ministry: {
      en: 'ministry or other central body',
      ru: 'министерство или другой центральный орган',
      be: 'міністэрства або іншы цэнтральны орган',
      th: 'กระทรวงหรือหน่วยงานส่วนกลางอื่น',
    },
    parliament: { en: 'parliament', ru: 'парламент', be: 'парламент', th: 'รัฐสภา' },
    'local-authority': {
      en: 'local authority',
      ru: 'местный орган власти',
      be: 'мясцовы орган улады',
      th: 'หน่วยงานของรัฐในท้องถิ่น',
    },
    'state-enterprise': {
      en: 'state enterprise or institution',
      ru: 'государственное предприятие или учреждение',
      be: 'дзяржаўнае прадпрыемства або ўстанова',
      th: 'รัฐวิสาหกิจหรือสถาบันของรัฐ',
    },
    other: { en: 'another body', ru: 'другой орган', be: 'іншы орган', th: 'หน่วยงานอื่น' },
    unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
  },
)

export type AuthorityTypeCode = keyof typeof authorityTypes.entries
