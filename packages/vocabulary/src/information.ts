import { defineVocabulary } from './entry.ts'
import { defineMapped } from './huridocs.ts'

const own = {
  source: 'Amparo: what is asked of a source and an event',
  certainty: 'office',
} as const

/** What a source has to do with an event. It says nothing of how far anybody is to be believed. */
export const informationConnections = defineMapped(
  'information-connection',
  {
    source: 'HURIDOCS micro-thesaurus 19, source connection; labels are our own',
    certainty: 'field',
  },
  {
    harmed: {
      en: 'the person harmed',
      ru: 'тот, кто пострадал',
      be: 'той, хто пацярпеў',
      th: 'ผู้ถูกกระทำ',
      huridocs: ['L19/01.01'],
    },
    witness: {
      en: 'saw or heard it happen',
      ru: 'очевидец',
      be: 'відавочца',
      th: 'ผู้เห็นหรือได้ยินเหตุการณ์',
      huridocs: ['L19/01.02'],
    },
    'cell-mate': {
      en: 'held in the same cell',
      ru: 'сокамерник или сокамерница',
      be: 'сукамернік або сукамерніца',
      th: 'ผู้ถูกคุมขังร่วมห้อง',
      huridocs: [],
      ...own,
    },
    'alleged-perpetrator': {
      en: 'is said to have done it',
      ru: 'предполагаемый исполнитель',
      be: 'меркаваны выканаўца',
      th: 'ผู้ถูกกล่าวว่าเป็นผู้กระทำ',
      huridocs: ['L19/01.03'],
    },
    relative: {
      en: 'relative of the person harmed',
      ru: 'родственник пострадавшего человека',
      be: 'сваяк пацярпелага чалавека',
      th: 'ญาติของผู้ถูกกระทำ',
      huridocs: ['L19/02.01.01'],
    },
    colleague: {
      en: 'colleague of the person harmed',
      ru: 'коллега пострадавшего человека',
      be: 'калега пацярпелага чалавека',
      th: 'เพื่อนร่วมงานของผู้ถูกกระทำ',
      huridocs: ['L19/02.01.02'],
    },
    'same-organisation': {
      en: 'from the same organisation as the person harmed',
      ru: 'из той же организации, что и пострадавший человек',
      be: 'з той жа арганізацыі, што і пацярпелы чалавек',
      th: 'อยู่ในองค์กรเดียวกับผู้ถูกกระทำ',
      huridocs: ['L19/02.01.03'],
    },
    'near-perpetrator': {
      en: 'near to whoever is said to have done it',
      ru: 'из окружения предполагаемого исполнителя',
      be: 'з асяроддзя меркаванага выканаўцы',
      th: 'ผู้ใกล้ชิดกับผู้ถูกกล่าวว่าเป็นผู้กระทำ',
      huridocs: ['L19/02.02'],
    },
    lawyer: {
      en: 'lawyer',
      ru: 'адвокат',
      be: 'адвакат',
      th: 'ทนายความ',
      huridocs: ['L19/04.01'],
    },
    medical: {
      en: 'doctor or other medical staff',
      ru: 'врач или другой медицинский работник',
      be: 'лекар або іншы медыцынскі работнік',
      th: 'แพทย์หรือบุคลากรทางการแพทย์อื่น',
      huridocs: ['L19/04.02'],
    },
    'medic-on-scene': {
      en: 'medic who was there',
      ru: 'медик на месте событий',
      be: 'медык на месцы падзей',
      th: 'บุคลากรทางการแพทย์ในที่เกิดเหตุ',
      huridocs: [],
      ...own,
    },
    'financial-provider': {
      en: 'gives financial help',
      ru: 'оказывает финансовую помощь',
      be: 'аказвае фінансавую дапамогу',
      th: 'ผู้ให้ความช่วยเหลือทางการเงิน',
      huridocs: ['L19/04.03'],
    },
    'rights-organisation': {
      en: 'human-rights organisation',
      ru: 'правозащитная организация',
      be: 'праваабарончая арганізацыя',
      th: 'องค์กรสิทธิมนุษยชน',
      huridocs: ['L19/04.04.01'],
    },
    organisation: {
      en: 'another organisation not of the state',
      ru: 'другая негосударственная организация',
      be: 'іншая недзяржаўная арганізацыя',
      th: 'องค์กรเอกชนอื่น',
      huridocs: ['L19/04.04'],
    },
    reporter: {
      en: 'journalist',
      ru: 'журналист',
      be: 'журналіст',
      th: 'ผู้สื่อข่าว',
      huridocs: ['L19/03.01'],
    },
    'official-unofficially': {
      en: 'official, speaking off the record',
      ru: 'должностное лицо, неофициально',
      be: 'службовая асоба, неафіцыйна',
      th: 'เจ้าหน้าที่รัฐที่พูดอย่างไม่เป็นทางการ',
      huridocs: [],
      ...own,
    },
    'official-document': {
      en: 'official document',
      ru: 'официальный документ',
      be: 'афіцыйны дакумент',
      th: 'เอกสารทางการ',
      huridocs: [],
      ...own,
    },
    'automated-collection': {
      en: 'collected automatically',
      ru: 'собрано автоматически',
      be: 'сабрана аўтаматычна',
      th: 'รวบรวมโดยอัตโนมัติ',
      huridocs: [],
      ...own,
    },
    'third-party': {
      en: 'somebody else',
      ru: 'кто-то другой',
      be: 'хтосьці іншы',
      th: 'ผู้อื่น',
      huridocs: ['L19/03'],
    },
    unknown: {
      en: 'not known',
      ru: 'неизвестно',
      be: 'невядома',
      th: 'ไม่ทราบ',
      huridocs: ['L19/99'],
    },
  },
)

/** How a source came to know of an event. */
export const informationLearnt = defineVocabulary('information-learnt', own, {
  lived: {
    en: 'lived through it',
    ru: 'пережито лично',
    be: 'перажыта асабіста',
    th: 'ประสบด้วยตนเอง',
  },
  seen: { en: 'saw it', ru: 'увидено лично', be: 'убачана асабіста', th: 'เห็นด้วยตนเอง' },
  heard: {
    en: 'heard it happen',
    ru: 'услышано, когда происходило',
    be: 'пачута, калі адбывалася',
    th: 'ได้ยินขณะเกิดเหตุ',
  },
  'saw-traces': {
    en: 'saw injuries or traces afterwards',
    ru: 'увидены последующие травмы или следы',
    be: 'убачаны пазнейшыя траўмы або сляды',
    th: 'เห็นบาดแผลหรือร่องรอยภายหลัง',
  },
  'told-by-harmed': {
    en: 'told by the person harmed',
    ru: 'рассказано пострадавшим человеком',
    be: 'расказана пацярпелым чалавекам',
    th: 'ผู้ถูกกระทำเล่าให้ฟัง',
  },
  'told-by-witness': {
    en: 'told by somebody who was there',
    ru: 'рассказано тем, кто там был',
    be: 'расказана тым, хто там быў',
    th: 'ผู้อยู่ในเหตุการณ์เล่าให้ฟัง',
  },
  'told-by-others': {
    en: 'heard from others',
    ru: 'известно со слов других',
    be: 'вядома са слоў іншых',
    th: 'ได้ยินจากผู้อื่น',
  },
  recording: {
    en: 'from a photo, video or sound recording',
    ru: 'из фото, видео или звукозаписи',
    be: 'з фота, відэа або гуказапісу',
    th: 'จากภาพถ่าย วิดีโอ หรือเสียงบันทึก',
  },
  document: {
    en: 'from a document',
    ru: 'из документа',
    be: 'з дакумента',
    th: 'จากเอกสาร',
  },
  publication: {
    en: 'from the media or a public channel',
    ru: 'из СМИ или открытого канала',
    be: 'са СМІ або адкрытага канала',
    th: 'จากสื่อหรือช่องทางสาธารณะ',
  },
  unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
})

export type InformationConnectionCode = keyof typeof informationConnections.entries
export type InformationLearntCode = keyof typeof informationLearnt.entries
