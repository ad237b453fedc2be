import { defineVocabulary } from './entry.ts'

/** The kinds of recipients that an answer for one purpose can name. */
export const consentRecipients = defineVocabulary(
  'consent-recipient',
  { source: 'Amparo: whom an office passes information to', certainty: 'office' },
  {
    authorities: {
      en: 'the authorities of the country',
      ru: 'власти страны',
      be: 'улады краіны',
      th: 'หน่วยงานรัฐของประเทศ',
    },
    'special-procedures': {
      en: 'special procedures of the UN Human Rights Council',
      ru: 'специальные процедуры Совета ООН по правам человека',
      be: 'спецыяльныя працэдуры Савета ААН па правах чалавека',
      th: 'กลไกพิเศษของคณะมนตรีสิทธิมนุษยชนแห่งสหประชาชาติ',
    },
    'treaty-bodies': {
      en: 'treaty bodies of the UN',
      ru: 'договорные органы ООН',
      be: 'дагаворныя органы ААН',
      th: 'คณะกรรมการประจำสนธิสัญญาของสหประชาชาติ',
    },
    'prosecutors-courts': {
      en: 'investigators, prosecutors and courts',
      ru: 'следствие, обвинение и суды',
      be: 'следства, абвінавачанне і суды',
      th: 'พนักงานสอบสวน อัยการ และศาล',
    },
    'partner-ngo': {
      en: 'partner organisations',
      ru: 'партнёрские организации',
      be: 'партнёрскія арганізацыі',
      th: 'องค์กรภาคี',
    },
    'service-provider': {
      en: 'those who give help: doctors, lawyers, shelters',
      ru: 'те, кто помогает: врачи, адвокаты, убежища',
      be: 'тыя, хто дапамагае: лекары, адвакаты, прытулкі',
      th: 'ผู้ให้ความช่วยเหลือ เช่น แพทย์ ทนายความ บ้านพักพิง',
    },
    family: { en: 'the family', ru: 'семья', be: 'сям’я', th: 'ครอบครัว' },
    media: {
      en: 'newspapers, broadcasters and other media',
      ru: 'газеты, телевидение и другие СМИ',
      be: 'газеты, тэлебачанне і іншыя СМІ',
      th: 'สื่อมวลชน',
    },
    public: { en: 'everybody', ru: 'все, публично', be: 'усе, публічна', th: 'สาธารณชน' },
  },
)

export type ConsentRecipientCode = keyof typeof consentRecipients.entries
