import { defineVocabulary } from './entry.ts'

/** Why what a record says was erased. Closed: an erasure without one of these is not made. */
export const eraseReasons = defineVocabulary(
  'erase-reason',
  { source: 'Amparo: made for the office’s own work', certainty: 'office' },
  {
    'consent-withdrawn': {
      en: 'consent was withdrawn',
      ru: 'согласие отозвано',
      be: 'згода адклікана',
      th: 'ถอนความยินยอมแล้ว',
      source: 'Regulation (EU) 2016/679, Article 17(1)(b); worded by us',
      certainty: 'field',
    },
    'person-objects': {
      en: 'the person it concerns objects to its being kept',
      ru: 'человек, о котором идёт речь, против хранения',
      be: 'чалавек, пра якога ідзе гаворка, супраць захоўвання',
      th: 'ผู้ที่ข้อมูลกล่าวถึงคัดค้านการเก็บรักษา',
      source: 'Regulation (EU) 2016/679, Article 17(1)(c); worded by us',
      certainty: 'field',
    },
    'no-longer-needed': {
      en: 'no longer needed for what it was collected for',
      ru: 'больше не нужно для того, для чего собрано',
      be: 'больш не патрэбна для таго, дзеля чаго сабрана',
      th: 'ไม่จำเป็นต่อวัตถุประสงค์ที่เก็บรวบรวมไว้อีกต่อไป',
      source: 'Regulation (EU) 2016/679, Article 17(1)(a); worded by us',
      certainty: 'field',
    },
    ordered: {
      en: 'ordered by an authority competent for data protection',
      ru: 'предписано органом по защите персональных данных',
      be: 'прадпісана органам па абароне персанальных даных',
      th: 'มีคำสั่งจากหน่วยงานคุ้มครองข้อมูลส่วนบุคคล',
      source: 'Regulation (EU) 2016/679, Article 58(2)(g); worded by us',
      certainty: 'field',
    },
    'recorded-by-mistake': {
      en: 'recorded by mistake',
      ru: 'записано по ошибке',
      be: 'запісана памылкова',
      th: 'บันทึกโดยผิดพลาด',
    },
    'terms-over': {
      en: 'the terms on which a partner gave it are over',
      ru: 'истёк срок, на который это передал партнёр',
      be: 'скончыўся тэрмін, на які гэта перадаў партнёр',
      th: 'ข้อตกลงที่องค์กรคู่ร่วมงานให้ข้อมูลมาสิ้นสุดแล้ว',
    },
    danger: {
      en: 'keeping it puts somebody in danger',
      ru: 'хранение подвергает кого-то опасности',
      be: 'захоўванне стварае для кагосьці небяспеку',
      th: 'การเก็บไว้ทำให้มีผู้ตกอยู่ในอันตราย',
    },
  },
)

export type EraseReasonCode = keyof typeof eraseReasons.entries
