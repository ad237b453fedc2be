import { defineVocabulary } from '@amparo/vocabulary'
import type { Entry, Labels, Origin } from '@amparo/vocabulary'
import type { Term } from './term.ts'

interface TreatyFacts {
  /** The civil day on which it came into force for anybody. */
  readonly inForce: string
  /** How long after its instrument a state that joins later is bound. */
  readonly afterInstrument: Term
}

/** A treaty, or a declaration under one that opens a complaint. */
export type Treaty = Entry<TreatyCode> & TreatyFacts

const sinceThirtyDays: Term = [{ days: 30 }]
const sinceThreeMonths: Term = [{ months: 3 }]
const sinceOneMonth: Term = [{ months: 1 }]
const atOnce: Term = []

export const treaties = defineVocabulary<TreatyCode, TreatyFacts>(
  'treaty',
  { source: 'UN Treaty Collection, and the article on entry into force', certainty: 'standard' },
  {
    iccpr: {
      ...named(
        'International Covenant on Civil and Political Rights',
        'Международный пакт о гражданских и политических правах',
        'Міжнародны пакт аб грамадзянскіх і палітычных правах',
        'กติการะหว่างประเทศว่าด้วยสิทธิพลเมืองและสิทธิทางการเมือง',
      ),
      inForce: '1976-03-23',
      afterInstrument: sinceThreeMonths,
      ...article('ICCPR, art. 49'),
    },
    'iccpr-op1': {
      ...named(
        'First Optional Protocol to the Covenant on Civil and Political Rights: complaints',
        'Первый Факультативный протокол к Пакту о гражданских и политических правах: жалобы',
        'Першы Факультатыўны пратакол да Пакта аб грамадзянскіх і палітычных правах: скаргі',
        'พิธีสารเลือกรับฉบับที่ 1 ของกติกาสิทธิพลเมืองและสิทธิทางการเมือง: การร้องเรียน',
      ),
      inForce: '1976-03-23',
      afterInstrument: sinceThreeMonths,
      ...article('First Optional Protocol, art. 9'),
    },
    'iccpr-op2': {
      ...named(
        'Second Optional Protocol to the Covenant on Civil and Political Rights: no death penalty',
        'Второй Факультативный протокол к Пакту о гражданских и политических правах: отмена смертной казни',
        'Другі Факультатыўны пратакол да Пакта аб грамадзянскіх і палітычных правах: адмена смяротнага пакарання',
        'พิธีสารเลือกรับฉบับที่ 2 ของกติกาสิทธิพลเมืองและสิทธิทางการเมือง: การยกเลิกโทษประหารชีวิต',
      ),
      inForce: '1991-07-11',
      afterInstrument: sinceThreeMonths,
      ...article('Second Optional Protocol, art. 8'),
    },
    icescr: {
      ...named(
        'International Covenant on Economic, Social and Cultural Rights',
        'Международный пакт об экономических, социальных и культурных правах',
        'Міжнародны пакт аб эканамічных, сацыяльных і культурных правах',
        'กติการะหว่างประเทศว่าด้วยสิทธิทางเศรษฐกิจ สังคม และวัฒนธรรม',
      ),
      inForce: '1976-01-03',
      afterInstrument: sinceThreeMonths,
      ...article('ICESCR, art. 27'),
    },
    cerd: {
      ...named(
        'Convention on the Elimination of Racial Discrimination',
        'Конвенция о ликвидации расовой дискриминации',
        'Канвенцыя аб ліквідацыі расавай дыскрымінацыі',
        'อนุสัญญาว่าด้วยการขจัดการเลือกปฏิบัติทางเชื้อชาติ',
      ),
      inForce: '1969-01-04',
      afterInstrument: sinceThirtyDays,
      ...article('CERD, art. 19'),
    },
    cat: {
      ...named(
        'Convention against Torture',
        'Конвенция против пыток',
        'Канвенцыя супраць катаванняў',
        'อนุสัญญาต่อต้านการทรมาน',
      ),
      inForce: '1987-06-26',
      afterInstrument: sinceThirtyDays,
      ...article('Convention against Torture, art. 27'),
    },
    'cat-22': {
      ...named(
        'declaration under article 22 of the Convention against Torture: complaints',
        'заявление по статье 22 Конвенции против пыток: жалобы',
        'заява паводле артыкула 22 Канвенцыі супраць катаванняў: скаргі',
        'คำประกาศตามข้อ 22 ของอนุสัญญาต่อต้านการทรมาน: การร้องเรียน',
      ),
      inForce: '1987-06-26',
      afterInstrument: atOnce,
      ...article('Convention against Torture, art. 22(8)'),
    },
    opcat: {
      ...named(
        'Optional Protocol to the Convention against Torture: visits',
        'Факультативный протокол к Конвенции против пыток: посещения',
        'Факультатыўны пратакол да Канвенцыі супраць катаванняў: наведванні',
        'พิธีสารเลือกรับของอนุสัญญาต่อต้านการทรมาน: การเยี่ยมสถานที่คุมขัง',
      ),
      inForce: '2006-06-22',
      afterInstrument: sinceThirtyDays,
      ...article('OPCAT, art. 28'),
    },
    icpped: {
      ...named(
        'Convention against Enforced Disappearance',
        'Конвенция о защите от насильственных исчезновений',
        'Канвенцыя аб абароне ад гвалтоўных знікненняў',
        'อนุสัญญาว่าด้วยการคุ้มครองบุคคลจากการบังคับสูญหาย',
      ),
      inForce: '2010-12-23',
      afterInstrument: sinceThirtyDays,
      ...article('ICPPED, art. 39'),
    },
    'icpped-31': {
      ...named(
        'declaration under article 31 of the Convention against Enforced Disappearance: complaints',
        'заявление по статье 31 Конвенции о защите от насильственных исчезновений: жалобы',
        'заява паводле артыкула 31 Канвенцыі аб абароне ад гвалтоўных знікненняў: скаргі',
        'คำประกาศตามข้อ 31 ของอนุสัญญาว่าด้วยการบังคับสูญหาย: การร้องเรียน',
      ),
      inForce: '2010-12-23',
      afterInstrument: atOnce,
      ...article('ICPPED, art. 31'),
    },
    crc: {
      ...named(
        'Convention on the Rights of the Child',
        'Конвенция о правах ребёнка',
        'Канвенцыя аб правах дзіцяці',
        'อนุสัญญาว่าด้วยสิทธิเด็ก',
      ),
      inForce: '1990-09-02',
      afterInstrument: sinceThirtyDays,
      ...article('CRC, art. 49'),
    },
    'crc-opac': {
      ...named(
        'Optional Protocol on children in armed conflict',
        'Факультативный протокол о детях в вооружённых конфликтах',
        'Факультатыўны пратакол аб дзецях ва ўзброеных канфліктах',
        'พิธีสารเลือกรับเรื่องเด็กในความขัดแย้งทางอาวุธ',
      ),
      inForce: '2002-02-12',
      afterInstrument: sinceOneMonth,
      ...article('CRC Optional Protocol on armed conflict, art. 10'),
    },
    'crc-opsc': {
      ...named(
        'Optional Protocol on the sale of children',
        'Факультативный протокол о торговле детьми',
        'Факультатыўны пратакол аб гандлі дзецьмі',
        'พิธีสารเลือกรับเรื่องการค้าเด็ก',
      ),
      inForce: '2002-01-18',
      afterInstrument: sinceOneMonth,
      ...article('CRC Optional Protocol on the sale of children, art. 14'),
    },
    'crc-opic': {
      ...named(
        'Optional Protocol on complaints of children',
        'Факультативный протокол о жалобах детей',
        'Факультатыўны пратакол аб скаргах дзяцей',
        'พิธีสารเลือกรับเรื่องการร้องเรียนของเด็ก',
      ),
      inForce: '2014-04-14',
      afterInstrument: sinceThreeMonths,
      ...article('CRC Optional Protocol on a communications procedure, art. 19'),
    },
    cedaw: {
      ...named(
        'Convention on the Elimination of Discrimination against Women',
        'Конвенция о ликвидации дискриминации в отношении женщин',
        'Канвенцыя аб ліквідацыі дыскрымінацыі ў дачыненні да жанчын',
        'อนุสัญญาว่าด้วยการขจัดการเลือกปฏิบัติต่อสตรี',
      ),
      inForce: '1981-09-03',
      afterInstrument: sinceThirtyDays,
      ...article('CEDAW, art. 27'),
    },
    'cedaw-op': {
      ...named(
        'Optional Protocol to the Convention on Discrimination against Women: complaints',
        'Факультативный протокол к Конвенции о дискриминации в отношении женщин: жалобы',
        'Факультатыўны пратакол да Канвенцыі аб дыскрымінацыі ў дачыненні да жанчын: скаргі',
        'พิธีสารเลือกรับของอนุสัญญาว่าด้วยการเลือกปฏิบัติต่อสตรี: การร้องเรียน',
      ),
      inForce: '2000-12-22',
      afterInstrument: sinceThreeMonths,
      ...article('CEDAW, Optional Protocol, art. 16'),
    },
    crpd: {
      ...named(
        'Convention on the Rights of Persons with Disabilities',
        'Конвенция о правах инвалидов',
        'Канвенцыя аб правах людзей з інваліднасцю',
        'อนุสัญญาว่าด้วยสิทธิคนพิการ',
      ),
      inForce: '2008-05-03',
      afterInstrument: sinceThirtyDays,
      ...article('CRPD, art. 45'),
    },
    aarhus: {
      ...named('Aarhus Convention', 'Орхусская конвенция', 'Орхуская канвенцыя', 'อนุสัญญาออร์ฮูส'),
      inForce: '2001-10-30',
      afterInstrument: [{ days: 90 }],
      ...article('Aarhus Convention, art. 20'),
    },
  },
)

export type TreatyCode =
  | 'iccpr'
  | 'iccpr-op1'
  | 'iccpr-op2'
  | 'icescr'
  | 'cerd'
  | 'cat'
  | 'cat-22'
  | 'opcat'
  | 'icpped'
  | 'icpped-31'
  | 'crc'
  | 'crc-opac'
  | 'crc-opsc'
  | 'crc-opic'
  | 'cedaw'
  | 'cedaw-op'
  | 'crpd'
  | 'aarhus'

function named(en: string, ru: string, be: string, th: string): Labels {
  return { en, ru, be, th }
}

function article(source: string): Origin {
  return { source: `UN Treaty Collection; ${source}`, certainty: 'standard' }
}
