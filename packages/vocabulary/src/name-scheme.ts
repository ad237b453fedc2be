import { defineVocabulary } from './entry.ts'

/**
 * How the letters of a name came to be written so: by somebody’s hand or ear, from a document, or from another script by a
 * rule. What a passport prints follows the holder’s wish as well as a rule, so a document is a way of its own.
 */
export const nameSchemes = defineVocabulary(
  'name-scheme',
  { source: 'Amparo: made for the office’s own work', certainty: 'office' },
  {
    'own-hand': {
      en: 'as the person writes it',
      ru: 'как пишет сам человек',
      be: 'як піша сам чалавек',
      th: 'ตามที่เจ้าของชื่อเขียนเอง',
    },
    'by-ear': {
      en: 'as somebody heard it',
      ru: 'записано на слух',
      be: 'запісана на слых',
      th: 'เขียนตามที่ได้ยิน',
    },
    document: {
      en: 'as in an identity document',
      ru: 'как в документе, удостоверяющем личность',
      be: 'як у дакуменце, што пацвярджае асобу',
      th: 'ตามเอกสารแสดงตน',
    },
    'icao-9303': {
      en: 'by the international rule for passports',
      ru: 'по международным правилам для паспортов',
      be: 'паводле міжнародных правілаў для пашпартоў',
      th: 'ตามหลักสากลสำหรับหนังสือเดินทาง',
      source: 'ICAO Doc 9303, part 3, section 6',
      certainty: 'standard',
    },
    'bgn-pcgn': {
      en: 'by the rule of the American and British boards on geographical names',
      ru: 'по правилам американской и британской комиссий по географическим названиям',
      be: 'паводле правілаў амерыканскай і брытанскай камісій па геаграфічных назвах',
      th: 'ตามหลักของคณะกรรมการชื่อภูมิศาสตร์ของสหรัฐอเมริกาและสหราชอาณาจักร',
      source: 'BGN/PCGN romanization systems',
      certainty: 'standard',
    },
    'belarus-geographical': {
      en: 'by the Belarusian rule for geographical names',
      ru: 'по белорусским правилам для географических названий',
      be: 'паводле беларускіх правілаў для геаграфічных назваў',
      th: 'ตามหลักของเบลารุสสำหรับชื่อทางภูมิศาสตร์',
      source:
        'Belarus: instruction on the transliteration of geographical names, 2000, amended 2007',
      certainty: 'uncertain',
    },
    'belarus-interior': {
      en: 'by the rule of the Belarusian interior ministry',
      ru: 'по правилам министерства внутренних дел Беларуси',
      be: 'паводле правілаў міністэрства ўнутраных спраў Беларусі',
      th: 'ตามหลักของกระทรวงมหาดไทยเบลารุส',
      source: 'Belarus: rule of the Ministry of Internal Affairs for the population register, 2008',
      certainty: 'uncertain',
    },
    rtgs: {
      en: 'by the Royal Thai General System',
      ru: 'по тайской королевской общей системе',
      be: 'паводле тайскай каралеўскай агульнай сістэмы',
      th: 'ตามหลักเกณฑ์การถอดอักษรไทยแบบถ่ายเสียงของราชบัณฑิตยสถาน',
      source: 'Royal Institute of Thailand: principles of romanization for Thai script, 1999',
      certainty: 'standard',
    },
  },
)

export type NameSchemeCode = keyof typeof nameSchemes.entries
