import { defineVocabulary } from '@amparo/vocabulary'

/** How a channel stands for a case on a day. Only a procedure itself decides what it takes. */
export const channelStandings = defineVocabulary(
  'channel-standing',
  { source: 'Amparo: what the facts of a case come to', certainty: 'office' },
  {
    open: { en: 'open', ru: 'открыто', be: 'адкрыта', th: 'ใช้ได้' },
    missing: {
      en: 'something is missing',
      ru: 'чего-то не хватает',
      be: 'нечага не хапае',
      th: 'ยังขาดข้อมูล',
    },
    'legal-review': {
      en: 'ask a lawyer',
      ru: 'спросите юриста',
      be: 'спытайце юрыста',
      th: 'ถามนักกฎหมาย',
    },
    closed: { en: 'not open', ru: 'недоступно', be: 'недаступна', th: 'ใช้ไม่ได้' },
  },
)

export type ChannelStandingCode = keyof typeof channelStandings.entries

const sp = 'Special procedures of the Human Rights Council, submission of information'
const wgeid =
  'Working Group on Enforced or Involuntary Disappearances, how to report a disappearance'
const ced = 'ICPPED, art. 30; Committee on Enforced Disappearances, urgent actions'
const committees =
  'First Optional Protocol, arts 1–5; CAT, art. 22; ICPPED, art. 31; CEDAW, Optional Protocol'

/** Why a channel is not simply open, and what to know beside one that is. */
export const channelReasons = defineVocabulary(
  'channel-reason',
  { source: 'Amparo: what to find out first', certainty: 'office' },
  {
    'not-its-subject': {
      en: 'this procedure is not for such a case',
      ru: 'эта процедура не для такого случая',
      be: 'гэтая працэдура не для такога выпадку',
      th: 'กลไกนี้ไม่ได้มีไว้สำหรับกรณีเช่นนี้',
    },
    'subject-unknown': {
      en: 'whether the case is one this procedure is for',
      ru: 'подходит ли случай под эту процедуру',
      be: 'ці падыходзіць выпадак пад гэтую працэдуру',
      th: 'กรณีนี้อยู่ในขอบเขตของกลไกนี้หรือไม่',
    },
    date: {
      en: 'a date that is exact enough',
      ru: 'достаточно точная дата',
      be: 'дастаткова дакладная дата',
      th: 'วันที่ที่แน่ชัดพอ',
    },
    'over-three-months': {
      en: 'it was more than three months ago: the standard procedure is there',
      ru: 'прошло больше трёх месяцев: есть обычная процедура',
      be: 'прайшло больш за тры месяцы: ёсць звычайная працэдура',
      th: 'เกินสามเดือนแล้ว ใช้กระบวนการปกติได้',
      source: wgeid,
      certainty: 'standard',
    },
    'linked-case': {
      en: 'if it is linked to a disappearance of the last three months, up to a year is still urgent',
      ru: 'если случай связан с исчезновением последних трёх месяцев, срочно и то, чему до года',
      be: 'калі выпадак звязаны са знікненнем апошніх трох месяцаў, тэрмінова і тое, чаму да года',
      th: 'หากเชื่อมโยงกับการสูญหายในสามเดือนล่าสุด กรณีไม่เกินหนึ่งปียังถือว่าเร่งด่วน',
      source: wgeid,
      certainty: 'standard',
    },
    'urgent-first': {
      en: 'within three months the urgent procedure comes first',
      ru: 'в первые три месяца сначала срочная процедура',
      be: 'у першыя тры месяцы спачатку тэрміновая працэдура',
      th: 'ภายในสามเดือนควรใช้กระบวนการเร่งด่วนก่อน',
      source: wgeid,
      certainty: 'standard',
    },
    'six-elements': {
      en: 'six elements have to be in the form',
      ru: 'в форме должны быть шесть обязательных сведений',
      be: 'у форме павінны быць шэсць абавязковых звестак',
      th: 'แบบฟอร์มต้องมีข้อมูลบังคับหกข้อ',
      source: wgeid,
      certainty: 'standard',
    },
    located: {
      en: 'the person has been found: what the procedure can still do',
      ru: 'человек найден: что процедура ещё может сделать',
      be: 'чалавек знойдзены: што працэдура яшчэ можа зрабіць',
      th: 'พบตัวบุคคลแล้ว: กลไกยังทำอะไรได้บ้าง',
      source: wgeid,
      certainty: 'field',
    },
    'not-party': {
      en: 'the state is not a party: go to the Working Group on Enforced or Involuntary Disappearances',
      ru: 'государство не участвует в конвенции: есть Рабочая группа по насильственным или недобровольным исчезновениям',
      be: 'дзяржава не ўдзельнічае ў канвенцыі: ёсць Рабочая група па гвалтоўных або недобраахвотных знікненнях',
      th: 'รัฐไม่ได้เป็นภาคี: ให้ไปที่คณะทำงานด้านการบังคับสูญหาย',
      source: ced,
      certainty: 'standard',
    },
    'other-nationality': {
      en: 'what another nationality of the person changes',
      ru: 'что меняет другое гражданство человека',
      be: 'што мяняе іншае грамадзянства чалавека',
      th: 'การมีสัญชาติอื่นของบุคคลเปลี่ยนแปลงอะไรบ้าง',
      source: ced,
      certainty: 'field',
    },
    'began-before': {
      en: 'it began before the treaty was in force for the state',
      ru: 'началось до того, как договор стал действовать для государства',
      be: 'пачалося да таго, як дагавор стаў дзейнічаць для дзяржавы',
      th: 'เริ่มเกิดขึ้นก่อนสนธิสัญญามีผลใช้บังคับต่อรัฐ',
      source: ced,
      certainty: 'standard',
    },
    'lasting-effects': {
      en: 'it began before the treaty was in force for the state: whether what lasts counts',
      ru: 'началось до того, как договор стал действовать для государства: считается ли то, что длится',
      be: 'пачалося да таго, як дагавор стаў дзейнічаць для дзяржавы: ці лічыцца тое, што доўжыцца',
      th: 'เริ่มเกิดก่อนสนธิสัญญามีผลใช้บังคับต่อรัฐ: ผลที่ต่อเนื่องนับด้วยหรือไม่',
      source: committees,
      certainty: 'field',
    },
    'treaty-uncertain': {
      en: 'whether the treaty binds the state on that day',
      ru: 'обязывает ли договор государство в этот день',
      be: 'ці абавязвае дагавор дзяржаву ў гэты дзень',
      th: 'สนธิสัญญาผูกพันรัฐในวันนั้นหรือไม่',
    },
    'complaints-not-accepted': {
      en: 'the state has not accepted complaints to this committee',
      ru: 'государство не признало жалобы в этот комитет',
      be: 'дзяржава не прызнала скаргі ў гэты камітэт',
      th: 'รัฐไม่ได้ยอมรับการร้องเรียนต่อคณะกรรมการนี้',
      source: committees,
      certainty: 'standard',
    },
    'complaints-ended': {
      en: 'the state no longer accepts complaints to this committee',
      ru: 'государство больше не признаёт жалобы в этот комитет',
      be: 'дзяржава больш не прызнае скаргі ў гэты камітэт',
      th: 'รัฐไม่ยอมรับการร้องเรียนต่อคณะกรรมการนี้อีกต่อไป',
      source: committees,
      certainty: 'standard',
    },
    'same-matter-elsewhere': {
      en: 'whether another procedure that has the case is a hindrance',
      ru: 'мешает ли то, что случай уже в другой процедуре',
      be: 'ці перашкаджае тое, што выпадак ужо ў іншай працэдуры',
      th: 'การที่กลไกอื่นรับเรื่องไว้แล้วเป็นอุปสรรคหรือไม่',
      source: 'Rules of the committees on parallel procedures; they differ',
      certainty: 'field',
    },
    'elsewhere-unknown': {
      en: 'whether another international procedure has or had the case',
      ru: 'был ли случай уже в другой международной процедуре',
      be: 'ці быў выпадак ужо ў іншай міжнароднай працэдуры',
      th: 'เคยมีกลไกระหว่างประเทศอื่นรับเรื่องนี้หรือไม่',
      source: 'Rules of the committees on parallel procedures; they differ',
      certainty: 'field',
    },
    'told-authorities': {
      en: 'a report to the authorities, or why that was not possible',
      ru: 'обращение к властям или почему оно было невозможно',
      be: 'зварот да ўладаў або чаму ён быў немагчымы',
      th: 'การแจ้งต่อเจ้าหน้าที่ หรือเหตุที่แจ้งไม่ได้',
      source: ced,
      certainty: 'standard',
    },
    remedies: {
      en: 'what was tried in the country, or why nothing there is effective',
      ru: 'что пробовали сделать в стране или почему там ничего не действует',
      be: 'што спрабавалі зрабіць у краіне або чаму там нічога не дзейнічае',
      th: 'ได้ใช้ช่องทางใดในประเทศแล้ว หรือเหตุที่ไม่มีช่องทางใดได้ผล',
      source: committees,
      certainty: 'standard',
    },
    'remedies-pending': {
      en: 'something is still under way in the country: whether it has to be waited for',
      ru: 'в стране ещё идёт разбирательство: нужно ли его ждать',
      be: 'у краіне яшчэ ідзе разбор: ці трэба яго чакаць',
      th: 'ยังมีกระบวนการในประเทศดำเนินอยู่: ต้องรอหรือไม่',
      source: committees,
      certainty: 'standard',
    },
    late: {
      en: 'it is long since the last decision: how the delay is explained',
      ru: 'после последнего решения прошло много времени: как объяснить задержку',
      be: 'пасля апошняга рашэння прайшло шмат часу: як патлумачыць затрымку',
      th: 'ผ่านมานานหลังคำวินิจฉัยสุดท้าย: จะอธิบายความล่าช้าอย่างไร',
      source: 'Human Rights Committee, rules of procedure, abuse by delay',
      certainty: 'field',
    },
    submitter: {
      en: 'who submits it: no procedure takes it from nobody, though the name can stay confidential',
      ru: 'кто обращается: анонимно нельзя, но имя может остаться в тайне',
      be: 'хто звяртаецца: ананімна нельга, але імя можа застацца ў таямніцы',
      th: 'ใครเป็นผู้ยื่น: ยื่นโดยไม่ระบุชื่อไม่ได้ แต่ขอให้ปิดชื่อได้',
      source: sp,
      certainty: 'standard',
    },
    consent: {
      en: 'the consent of the person, or of the family where the person cannot be asked',
      ru: 'согласие человека или семьи, если его самого не спросить',
      be: 'згода чалавека або сям’і, калі яго самога не спытаць',
      th: 'ความยินยอมของเจ้าตัว หรือของครอบครัวหากถามเจ้าตัวไม่ได้',
      source: sp,
      certainty: 'standard',
    },
    'consent-refused': {
      en: 'the person, or the family, does not want it',
      ru: 'человек или семья этого не хотят',
      be: 'чалавек або сям’я гэтага не хочуць',
      th: 'เจ้าตัวหรือครอบครัวไม่ต้องการ',
    },
    'name-to-state': {
      en: 'whether the name may be sent to the state',
      ru: 'можно ли передать имя государству',
      be: 'ці можна перадаць імя дзяржаве',
      th: 'ส่งชื่อให้รัฐได้หรือไม่',
      source: sp,
      certainty: 'standard',
    },
    'name-in-public': {
      en: 'whether the name may be public: it is, unless one asks that it be left out',
      ru: 'может ли имя быть открытым: оно публикуется, если не попросить его не указывать',
      be: 'ці можа імя быць адкрытым: яно публікуецца, калі не папрасіць яго не ўказваць',
      th: 'เปิดเผยชื่อต่อสาธารณะได้หรือไม่ ชื่อจะถูกเผยแพร่เว้นแต่ขอให้ปิดไว้',
      source: sp,
      certainty: 'field',
    },
    'keep-name-from-state': {
      en: 'ask that the name not be sent to the state',
      ru: 'попросите не передавать имя государству',
      be: 'папрасіце не перадаваць імя дзяржаве',
      th: 'ขอไม่ให้ส่งชื่อให้รัฐ',
      source: sp,
      certainty: 'standard',
    },
    'keep-name-out-of-public': {
      en: 'ask that the name not be made public',
      ru: 'попросите не публиковать имя',
      be: 'папрасіце не публікаваць імя',
      th: 'ขอไม่ให้เผยแพร่ชื่อ',
      source: sp,
      certainty: 'field',
    },
    'nothing-ongoing': {
      en: 'nothing is going on or about to happen: an allegation letter is there',
      ru: 'ничего не происходит и не грозит: есть письмо о предполагаемых нарушениях',
      be: 'нічога не адбываецца і не пагражае: ёсць ліст пра меркаваныя парушэнні',
      th: 'ไม่มีเหตุที่กำลังเกิดหรือจะเกิด: ใช้หนังสือแจ้งข้อกล่าวหาได้',
      source: sp,
      certainty: 'standard',
    },
    'ongoing-unknown': {
      en: 'whether it is going on or about to happen',
      ru: 'происходит ли это сейчас или грозит',
      be: 'ці адбываецца гэта цяпер або пагражае',
      th: 'เหตุกำลังเกิดขึ้นหรือใกล้จะเกิดหรือไม่',
      source: sp,
      certainty: 'standard',
    },
  },
)

export type ChannelReasonCode = keyof typeof channelReasons.entries
