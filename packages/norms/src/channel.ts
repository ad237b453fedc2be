import { defineVocabulary } from '@amparo/vocabulary'

/** Where one can go with a case or a question. */
export const channels = defineVocabulary(
  'channel',
  { source: 'Procedures of UN bodies, by their own names; labels are our own', certainty: 'field' },
  {
    letter: {
      en: 'letter to a ministry or another body',
      ru: 'письмо министерству или другому органу',
      be: 'ліст міністэрству або іншаму органу',
      th: 'หนังสือถึงกระทรวงหรือหน่วยงานอื่น',
      source: 'Practice of the field',
    },
    'note-verbale': {
      en: 'note verbale to the foreign ministry',
      ru: 'вербальная нота министерству иностранных дел',
      be: 'вербальная нота міністэрству замежных спраў',
      th: 'หนังสือกลางถึงกระทรวงการต่างประเทศ',
      source: 'Practice of the field',
    },
    appeal: {
      en: 'appeal under the law on appeals',
      ru: 'обращение по закону об обращениях',
      be: 'зварот паводле закона аб зваротах',
      th: 'คำร้องตามกฎหมายว่าด้วยการร้องเรียน',
      source: 'Belarus, Law on Appeals of Citizens and Legal Entities, 18 July 2011, № 300-З',
      certainty: 'standard',
    },
    'crime-report': {
      en: 'report of a crime',
      ru: 'заявление о преступлении',
      be: 'заява пра злачынства',
      th: 'การแจ้งความ',
      source: 'Belarus, Code of Criminal Procedure, art. 173',
      certainty: 'uncertain',
    },
    'refusal-complaint': {
      en: 'complaint to a prosecutor or court against a refusal to open a case',
      ru: 'жалоба прокурору или в суд на отказ возбудить дело',
      be: 'скарга пракурору або ў суд на адмову ўзбудзіць справу',
      th: 'คำร้องต่ออัยการหรือศาลคัดค้านการไม่รับดำเนินคดี',
      source: 'Belarus, Code of Criminal Procedure, arts 138–142 and 178',
      certainty: 'uncertain',
    },
    'sp-urgent-appeal': {
      en: 'special procedures: urgent appeal',
      ru: 'специальные процедуры: призыв к незамедлительным действиям',
      be: 'спецыяльныя працэдуры: заклік да неадкладных дзеянняў',
      th: 'กลไกพิเศษ: คำร้องเร่งด่วน',
    },
    'sp-allegation': {
      en: 'special procedures: allegation letter',
      ru: 'специальные процедуры: письмо о предполагаемых нарушениях',
      be: 'спецыяльныя працэдуры: ліст пра меркаваныя парушэнні',
      th: 'กลไกพิเศษ: หนังสือแจ้งข้อกล่าวหา',
    },
    'wgeid-urgent': {
      en: 'Working Group on Enforced or Involuntary Disappearances: urgent procedure',
      ru: 'Рабочая группа по насильственным или недобровольным исчезновениям: срочная процедура',
      be: 'Рабочая група па гвалтоўных або недобраахвотных знікненнях: тэрміновая працэдура',
      th: 'คณะทำงานด้านการบังคับสูญหาย: กระบวนการเร่งด่วน',
    },
    'wgeid-standard': {
      en: 'Working Group on Enforced or Involuntary Disappearances: standard procedure',
      ru: 'Рабочая группа по насильственным или недобровольным исчезновениям: обычная процедура',
      be: 'Рабочая група па гвалтоўных або недобраахвотных знікненнях: звычайная працэдура',
      th: 'คณะทำงานด้านการบังคับสูญหาย: กระบวนการปกติ',
    },
    wgad: {
      en: 'Working Group on Arbitrary Detention',
      ru: 'Рабочая группа по произвольным задержаниям',
      be: 'Рабочая група па адвольных затрыманнях',
      th: 'คณะทำงานด้านการควบคุมตัวโดยพลการ',
    },
    'ced-urgent-action': {
      en: 'Committee on Enforced Disappearances: urgent action',
      ru: 'Комитет по насильственным исчезновениям: незамедлительные действия',
      be: 'Камітэт па гвалтоўных знікненнях: неадкладныя дзеянні',
      th: 'คณะกรรมการด้านการบังคับสูญหาย: มาตรการเร่งด่วน',
    },
    'ccpr-complaint': {
      en: 'Human Rights Committee: complaint',
      ru: 'Комитет по правам человека: жалоба',
      be: 'Камітэт па правах чалавека: скарга',
      th: 'คณะกรรมการสิทธิมนุษยชน: ข้อร้องเรียน',
    },
    'cat-complaint': {
      en: 'Committee against Torture: complaint',
      ru: 'Комитет против пыток: жалоба',
      be: 'Камітэт супраць катаванняў: скарга',
      th: 'คณะกรรมการต่อต้านการทรมาน: ข้อร้องเรียน',
    },
    'ced-complaint': {
      en: 'Committee on Enforced Disappearances: complaint',
      ru: 'Комитет по насильственным исчезновениям: жалоба',
      be: 'Камітэт па гвалтоўных знікненнях: скарга',
      th: 'คณะกรรมการด้านการบังคับสูญหาย: ข้อร้องเรียน',
    },
    'cedaw-complaint': {
      en: 'Committee on the Elimination of Discrimination against Women: complaint',
      ru: 'Комитет по ликвидации дискриминации в отношении женщин: жалоба',
      be: 'Камітэт па ліквідацыі дыскрымінацыі ў дачыненні да жанчын: скарга',
      th: 'คณะกรรมการว่าด้วยการขจัดการเลือกปฏิบัติต่อสตรี: ข้อร้องเรียน',
    },
  },
)

export type ChannelCode = keyof typeof channels.entries
