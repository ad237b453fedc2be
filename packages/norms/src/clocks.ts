import { defineVocabulary } from '@amparo/vocabulary'
import type { Entry } from '@amparo/vocabulary'
import type { ChannelCode } from './channel.ts'
import type { ClockKindCode, ClockOwnerCode } from './clock-kind.ts'
import type { ClockStartCode } from './clock-start.ts'
import type { SenderKindCode } from './sender-kind.ts'
import type { StateCode } from './state.ts'
import type { Term } from './term.ts'

interface ClockFacts {
  readonly kind: ClockKindCode
  readonly owner: ClockOwnerCode
  readonly senders: readonly SenderKindCode[]
  readonly channels: readonly ChannelCode[]
  /** Whose body is written to; `any` where the country makes no difference. */
  readonly country: StateCode | 'any'
  readonly from: ClockStartCode
  /** Null: none is set (`kind` is `none`), or one may be set that is not known here. */
  readonly term: Term | null
}

/** What is due; its label stands inside a sentence. */
export type Clock = Entry<ClockCode> & ClockFacts

const anybody = ['citizen', 'lawyer', 'legal-person', 'un-office'] as const

const lawOnAppeals =
  'Belarus, Law on Appeals of Citizens and Legal Entities, 18 July 2011, № 300-З; terms to be checked'

const preCheck = {
  kind: 'statutory',
  owner: 'authority',
  senders: ['citizen', 'lawyer', 'legal-person'],
  channels: ['crime-report'],
  country: 'BY',
  from: 'registered',
  source: 'Belarus, Code of Criminal Procedure, art. 173; terms to be checked',
  certainty: 'uncertain',
} as const

/**
 * What is due by when, keyed by who sends, which way, and whose body it goes to. The law on appeals
 * binds answers to people and organisations; it does not bind an answer to the United Nations.
 */
export const clocks = defineVocabulary<ClockCode, ClockFacts>(
  'clock',
  { source: 'Practice of the procedure named', certainty: 'field' },
  {
    'un-letter-answer': {
      en: 'answer to a letter of the United Nations: no law sets a term, the office sets its own',
      ru: 'ответ на письмо ООН: закон срока не устанавливает, срок назначает офис',
      be: 'адказ на ліст ААН: закон тэрміну не вызначае, тэрмін прызначае офіс',
      th: 'คำตอบหนังสือของสหประชาชาติ: ไม่มีกฎหมายกำหนดเวลา สำนักงานกำหนดเอง',
      kind: 'office',
      owner: 'authority',
      senders: ['un-office'],
      channels: ['letter', 'note-verbale'],
      country: 'any',
      from: 'sent',
      term: [{ days: 15 }],
      source:
        'Amparo: what is proposed until the office sets its own term; no law stands behind it',
      certainty: 'office',
    },
    'appeal-answer': {
      en: 'answer to an appeal',
      ru: 'ответ на обращение',
      be: 'адказ на зварот',
      th: 'คำตอบต่อคำร้อง',
      kind: 'statutory',
      owner: 'authority',
      senders: ['citizen', 'legal-person'],
      channels: ['appeal'],
      country: 'BY',
      from: 'registered',
      term: [{ days: 15 }],
      source: lawOnAppeals,
      certainty: 'uncertain',
    },
    'appeal-answer-further-study': {
      en: 'answer to an appeal that needs further study',
      ru: 'ответ на обращение, которое требует дополнительного изучения',
      be: 'адказ на зварот, які патрабуе дадатковага вывучэння',
      th: 'คำตอบต่อคำร้องที่ต้องตรวจสอบเพิ่มเติม',
      kind: 'statutory',
      owner: 'authority',
      senders: ['citizen', 'legal-person'],
      channels: ['appeal'],
      country: 'BY',
      from: 'registered',
      term: [{ months: 1 }],
      source: lawOnAppeals,
      certainty: 'uncertain',
    },
    // Whether a lawyer's letter counts as the client's appeal or goes by a law of its own is not known here.
    'lawyer-appeal-answer': {
      en: 'answer to a lawyer’s appeal: ask a lawyer which term applies',
      ru: 'ответ на обращение адвоката: какой срок применяется, спросите юриста',
      be: 'адказ на зварот адваката: які тэрмін дзейнічае, спытайце юрыста',
      th: 'คำตอบต่อคำร้องของทนายความ: โปรดถามนักกฎหมายว่าใช้กำหนดเวลาใด',
      kind: 'statutory',
      owner: 'authority',
      senders: ['lawyer'],
      channels: ['appeal'],
      country: 'BY',
      from: 'registered',
      term: null,
      source: 'Amparo: not found in what was read of the law on appeals',
      certainty: 'uncertain',
    },
    'crime-report-first': {
      en: 'decision on a report of a crime: first term',
      ru: 'решение по заявлению о преступлении: первый срок',
      be: 'рашэнне па заяве пра злачынства: першы тэрмін',
      th: 'คำสั่งต่อการแจ้งความ: กำหนดเวลาแรก',
      ...preCheck,
      term: [{ days: 3 }],
    },
    'crime-report-extended': {
      en: 'decision on a report of a crime: term once extended',
      ru: 'решение по заявлению о преступлении: продлённый срок',
      be: 'рашэнне па заяве пра злачынства: падоўжаны тэрмін',
      th: 'คำสั่งต่อการแจ้งความ: กำหนดเวลาที่ขยายครั้งแรก',
      ...preCheck,
      term: [{ days: 10 }],
    },
    'crime-report-month': {
      en: 'decision on a report of a crime: term extended to a month',
      ru: 'решение по заявлению о преступлении: срок, продлённый до месяца',
      be: 'рашэнне па заяве пра злачынства: тэрмін, падоўжаны да месяца',
      th: 'คำสั่งต่อการแจ้งความ: กำหนดเวลาที่ขยายเป็นหนึ่งเดือน',
      ...preCheck,
      term: [{ months: 1 }],
    },
    'crime-report-last': {
      en: 'decision on a report of a crime: longest term',
      ru: 'решение по заявлению о преступлении: наибольший срок',
      be: 'рашэнне па заяве пра злачынства: найбольшы тэрмін',
      th: 'คำสั่งต่อการแจ้งความ: กำหนดเวลานานที่สุด',
      ...preCheck,
      term: [{ months: 3 }],
    },
    'refusal-complaint-answer': {
      en: 'decision on a complaint against a refusal: ask a lawyer for the term',
      ru: 'решение по жалобе на отказ: срок спросите у юриста',
      be: 'рашэнне па скарзе на адмову: тэрмін спытайце ў юрыста',
      th: 'คำสั่งต่อคำร้องคัดค้าน: โปรดถามนักกฎหมายเรื่องกำหนดเวลา',
      ...preCheck,
      channels: ['refusal-complaint'],
      term: null,
      source: 'Belarus, Code of Criminal Procedure, arts 138–142 and 178; no term was found',
    },
    'sp-answer': {
      en: 'state’s answer to special procedures; to an urgent appeal it is expected sooner',
      ru: 'ответ государства специальным процедурам; на срочный призыв его ждут раньше',
      be: 'адказ дзяржавы спецыяльным працэдурам; на тэрміновы заклік яго чакаюць раней',
      th: 'คำตอบของรัฐต่อกลไกพิเศษ สำหรับคำร้องเร่งด่วนควรตอบเร็วกว่านี้',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['sp-urgent-appeal', 'sp-allegation'],
      country: 'any',
      from: 'sent',
      term: [{ days: 60 }],
      source:
        'Special procedures of the Human Rights Council, communications: reply within 60 days',
    },
    'wgad-answer': {
      en: 'state’s answer to the working group on detention',
      ru: 'ответ государства рабочей группе по задержаниям',
      be: 'адказ дзяржавы рабочай групе па затрыманнях',
      th: 'คำตอบของรัฐต่อคณะทำงานด้านการควบคุมตัว',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['wgad'],
      country: 'any',
      from: 'transmitted',
      term: [{ days: 60 }],
      source: 'Working Group on Arbitrary Detention, methods of work, A/HRC/36/38',
    },
    'wgad-answer-extended': {
      en: 'state’s answer to the working group on detention, after an extension',
      ru: 'ответ государства рабочей группе по задержаниям после продления',
      be: 'адказ дзяржавы рабочай групе па затрыманнях пасля падаўжэння',
      th: 'คำตอบของรัฐต่อคณะทำงานด้านการควบคุมตัวหลังขยายเวลา',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['wgad'],
      country: 'any',
      from: 'transmitted',
      term: [{ days: 60 }, { months: 1 }],
      source: 'Working Group on Arbitrary Detention, methods of work, A/HRC/36/38',
    },
    'wgad-follow-up': {
      en: 'what came of an opinion on detention',
      ru: 'что сделано по мнению о задержании',
      be: 'што зроблена паводле меркавання пра затрыманне',
      th: 'การดำเนินการตามความเห็นเรื่องการควบคุมตัว',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['wgad'],
      country: 'any',
      from: 'decided',
      term: [{ months: 6 }],
      source: 'Working Group on Arbitrary Detention, follow-up to opinions',
    },
    'wgeid-urgent-window': {
      en: 'case for the urgent procedure on disappearances',
      ru: 'обращение по срочной процедуре об исчезновении',
      be: 'зварот па тэрміновай працэдуры аб знікненні',
      th: 'การยื่นเรื่องตามกระบวนการเร่งด่วนด้านการสูญหาย',
      kind: 'treaty-practice',
      owner: 'source',
      senders: anybody,
      channels: ['wgeid-urgent'],
      country: 'any',
      from: 'disappearance',
      term: [{ months: 3 }],
      source:
        'Working Group on Enforced or Involuntary Disappearances, reporting a disappearance: up to three months before it is received',
      certainty: 'standard',
    },
    'wgeid-answer': {
      en: 'state’s answer to the working group on disappearances: no term is set',
      ru: 'ответ государства рабочей группе по исчезновениям: срок не установлен',
      be: 'адказ дзяржавы рабочай групе па знікненнях: тэрмін не вызначаны',
      th: 'คำตอบของรัฐต่อคณะทำงานด้านการสูญหาย: ไม่มีกำหนดเวลา',
      kind: 'none',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['wgeid-urgent', 'wgeid-standard'],
      country: 'any',
      from: 'transmitted',
      term: null,
      source:
        'Working Group on Enforced or Involuntary Disappearances: it reminds, and sets no term',
      certainty: 'uncertain',
    },
    'wgeid-six-months': {
      en: 'contesting the state’s reply about a disappearance',
      ru: 'возражение на ответ государства об исчезновении',
      be: 'пярэчанне на адказ дзяржавы аб знікненні',
      th: 'การโต้แย้งคำตอบของรัฐเรื่องการสูญหาย',
      kind: 'treaty-practice',
      owner: 'source',
      senders: anybody,
      channels: ['wgeid-urgent', 'wgeid-standard'],
      country: 'any',
      from: 'communicated-to-source',
      term: [{ months: 6 }],
      source: 'Working Group on Enforced or Involuntary Disappearances, six-month rule',
    },
    'ced-urgent-answer': {
      en: 'state’s answer to an urgent action',
      ru: 'ответ государства на незамедлительные действия',
      be: 'адказ дзяржавы на неадкладныя дзеянні',
      th: 'คำตอบของรัฐต่อมาตรการเร่งด่วน',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['ced-urgent-action'],
      country: 'any',
      from: 'transmitted',
      term: [{ days: 14 }],
      source: 'Committee on Enforced Disappearances, annual report 2016–17: usually two weeks',
    },
    'ccpr-answer': {
      en: 'state’s answer to a complaint to the Human Rights Committee',
      ru: 'ответ государства на жалобу в Комитет по правам человека',
      be: 'адказ дзяржавы на скаргу ў Камітэт па правах чалавека',
      th: 'คำตอบของรัฐต่อข้อร้องเรียนถึงคณะกรรมการสิทธิมนุษยชน',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['ccpr-complaint'],
      country: 'any',
      from: 'transmitted',
      term: [{ months: 6 }],
      source: 'ICCPR, First Optional Protocol, art. 4(2)',
      certainty: 'standard',
    },
    'ccpr-late-after-remedies': {
      en: 'complaint to the Human Rights Committee; later, the delay has to be explained',
      ru: 'жалоба в Комитет по правам человека; позже задержку нужно объяснить',
      be: 'скарга ў Камітэт па правах чалавека; пазней затрымку трэба патлумачыць',
      th: 'ข้อร้องเรียนถึงคณะกรรมการสิทธิมนุษยชน หากช้ากว่านี้ต้องอธิบายความล่าช้า',
      kind: 'treaty-practice',
      owner: 'source',
      senders: anybody,
      channels: ['ccpr-complaint'],
      country: 'any',
      from: 'remedies-exhausted',
      term: [{ months: 60 }],
      source: 'Human Rights Committee, rules of procedure, abuse by delay: five years',
    },
    'ccpr-late-after-procedure': {
      en: 'complaint to the Human Rights Committee after another procedure; later, the delay has to be explained',
      ru: 'жалоба в Комитет по правам человека после другой процедуры; позже задержку нужно объяснить',
      be: 'скарга ў Камітэт па правах чалавека пасля іншай працэдуры; пазней затрымку трэба патлумачыць',
      th: 'ข้อร้องเรียนถึงคณะกรรมการสิทธิมนุษยชนหลังกระบวนการอื่น หากช้ากว่านี้ต้องอธิบายความล่าช้า',
      kind: 'treaty-practice',
      owner: 'source',
      senders: anybody,
      channels: ['ccpr-complaint'],
      country: 'any',
      from: 'other-procedure-ended',
      term: [{ months: 36 }],
      source: 'Human Rights Committee, rules of procedure, abuse by delay: three years',
    },
    'ccpr-follow-up': {
      en: 'what came of the Human Rights Committee’s views',
      ru: 'что сделано по соображениям Комитета по правам человека',
      be: 'што зроблена паводле меркаванняў Камітэта па правах чалавека',
      th: 'การดำเนินการตามความเห็นของคณะกรรมการสิทธิมนุษยชน',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['ccpr-complaint'],
      country: 'any',
      from: 'decided',
      term: [{ days: 180 }],
      source: 'Human Rights Committee, practice of follow-up to views',
    },
    'cat-answer': {
      en: 'state’s answer to a complaint to the Committee against Torture',
      ru: 'ответ государства на жалобу в Комитет против пыток',
      be: 'адказ дзяржавы на скаргу ў Камітэт супраць катаванняў',
      th: 'คำตอบของรัฐต่อข้อร้องเรียนถึงคณะกรรมการต่อต้านการทรมาน',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['cat-complaint'],
      country: 'any',
      from: 'transmitted',
      term: [{ months: 6 }],
      source: 'Convention against Torture, art. 22(3)',
      certainty: 'standard',
    },
    'cat-follow-up': {
      en: 'what came of a decision of the Committee against Torture',
      ru: 'что сделано по решению Комитета против пыток',
      be: 'што зроблена паводле рашэння Камітэта супраць катаванняў',
      th: 'การดำเนินการตามคำวินิจฉัยของคณะกรรมการต่อต้านการทรมาน',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['cat-complaint'],
      country: 'any',
      from: 'decided',
      term: [{ days: 90 }],
      source: 'Committee against Torture, practice of follow-up to decisions',
    },
    'ced-answer': {
      en: 'state’s answer to a complaint to the Committee on Enforced Disappearances',
      ru: 'ответ государства на жалобу в Комитет по насильственным исчезновениям',
      be: 'адказ дзяржавы на скаргу ў Камітэт па гвалтоўных знікненнях',
      th: 'คำตอบของรัฐต่อข้อร้องเรียนถึงคณะกรรมการด้านการบังคับสูญหาย',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['ced-complaint'],
      country: 'any',
      from: 'transmitted',
      term: [{ months: 4 }],
      source: 'Committee on Enforced Disappearances, rules of procedure; to be checked',
      certainty: 'uncertain',
    },
    'ced-follow-up': {
      en: 'what came of the views of the Committee on Enforced Disappearances',
      ru: 'что сделано по соображениям Комитета по насильственным исчезновениям',
      be: 'што зроблена паводле меркаванняў Камітэта па гвалтоўных знікненнях',
      th: 'การดำเนินการตามความเห็นของคณะกรรมการด้านการบังคับสูญหาย',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['ced-complaint'],
      country: 'any',
      from: 'decided',
      term: [{ months: 6 }],
      source: 'Committee on Enforced Disappearances, rules of procedure; to be checked',
      certainty: 'uncertain',
    },
    'cedaw-answer': {
      en: 'state’s answer to a complaint to the committee on discrimination against women',
      ru: 'ответ государства на жалобу в комитет по дискриминации в отношении женщин',
      be: 'адказ дзяржавы на скаргу ў камітэт па дыскрымінацыі ў дачыненні да жанчын',
      th: 'คำตอบของรัฐต่อข้อร้องเรียนถึงคณะกรรมการด้านการเลือกปฏิบัติต่อสตรี',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['cedaw-complaint'],
      country: 'any',
      from: 'transmitted',
      term: [{ months: 6 }],
      source: 'CEDAW, Optional Protocol, art. 6(2)',
    },
    'cedaw-follow-up': {
      en: 'what came of the views on discrimination against women',
      ru: 'что сделано по соображениям о дискриминации в отношении женщин',
      be: 'што зроблена паводле меркаванняў аб дыскрымінацыі ў дачыненні да жанчын',
      th: 'การดำเนินการตามความเห็นเรื่องการเลือกปฏิบัติต่อสตรี',
      kind: 'treaty-practice',
      owner: 'state',
      senders: ['un-mechanism'],
      channels: ['cedaw-complaint'],
      country: 'any',
      from: 'decided',
      term: [{ months: 6 }],
      source: 'CEDAW, Optional Protocol, art. 7(4)',
    },
  },
)

export type ClockCode =
  | 'un-letter-answer'
  | 'appeal-answer'
  | 'appeal-answer-further-study'
  | 'lawyer-appeal-answer'
  | 'crime-report-first'
  | 'crime-report-extended'
  | 'crime-report-month'
  | 'crime-report-last'
  | 'refusal-complaint-answer'
  | 'sp-answer'
  | 'wgad-answer'
  | 'wgad-answer-extended'
  | 'wgad-follow-up'
  | 'wgeid-urgent-window'
  | 'wgeid-answer'
  | 'wgeid-six-months'
  | 'ced-urgent-answer'
  | 'ccpr-answer'
  | 'ccpr-late-after-remedies'
  | 'ccpr-late-after-procedure'
  | 'ccpr-follow-up'
  | 'cat-answer'
  | 'cat-follow-up'
  | 'ced-answer'
  | 'ced-follow-up'
  | 'cedaw-answer'
  | 'cedaw-follow-up'

/**
 * The clocks of what this sender sends this way to a body of this country. None means that no term
 * is known, never that there is none: that is a clock of the kind `none`.
 */
export function clocksFor(key: {
  readonly sender: SenderKindCode
  readonly channel: ChannelCode
  readonly country: string
}): readonly Clock[] {
  return Object.values<Clock>(clocks.entries).filter(
    ({ senders, channels, country }) =>
      senders.includes(key.sender) &&
      channels.includes(key.channel) &&
      (country === 'any' || country === key.country),
  )
}
