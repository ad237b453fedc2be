import type { ConsentRecipientCode } from './consent-recipient.ts'
import { defineVocabulary } from './entry.ts'

/** What stands until the person has answered: ask them, ask them each time, or no. */
export type ConsentPreset = 'ask' | 'ask-each-time' | 'no'

/** Consent is asked purpose by purpose; silence is never a yes. */
export const consentPurposes = defineVocabulary<ConsentPurposeCode, { preset: ConsentPreset }>(
  'consent-purpose',
  {
    source: 'Consent matrix, generalised from the separate questions of PHR MediCapt',
    certainty: 'field',
  },
  {
    INTERVIEW: {
      en: 'being interviewed, with notes taken',
      ru: 'беседа, в ходе которой делаются записи',
      be: 'гутарка, падчас якой робяцца запісы',
      th: 'การสัมภาษณ์โดยมีการจดบันทึก',
      preset: 'ask',
    },
    RECORD: {
      en: 'recording by audio, video or photo',
      ru: 'аудиозапись, видеосъёмка, фотографирование',
      be: 'аўдыязапіс, відэаздымка, фатаграфаванне',
      th: 'การบันทึกเสียง วิดีโอ หรือภาพถ่าย',
      preset: 'no',
    },
    STORE: {
      en: 'keeping it in the protected database, for a stated time',
      ru: 'хранение в защищённой базе данных в течение указанного срока',
      be: 'захоўванне ў абароненай базе даных на працягу названага тэрміну',
      th: 'การเก็บไว้ในฐานข้อมูลที่มีการป้องกัน ภายในระยะเวลาที่แจ้ง',
      preset: 'ask',
    },
    ANALYSIS_ANON: {
      en: 'counting and quoting it without identity',
      ru: 'использование в статистике и цитирование без указания личности',
      be: 'выкарыстанне ў статыстыцы і цытаванне без указання асобы',
      th: 'การใช้ในสถิติและอ้างถึงโดยไม่ระบุว่าเป็นใคร',
      preset: 'ask',
    },
    RAISE_ANON: {
      en: 'raising the case with the authorities without the name',
      ru: 'обращение к властям по этому случаю без указания имени',
      be: 'зварот да ўладаў па гэтым выпадку без указання імя',
      th: 'การยกเรื่องต่อหน่วยงานรัฐโดยไม่ระบุชื่อ',
      preset: 'ask',
    },
    RAISE_NAMED: {
      en: 'raising the case with the authorities with the name',
      ru: 'обращение к властям по этому случаю с указанием имени',
      be: 'зварот да ўладаў па гэтым выпадку з указаннем імя',
      th: 'การยกเรื่องต่อหน่วยงานรัฐโดยระบุชื่อ',
      preset: 'no',
    },
    UN_SP: {
      en: 'sending it to the special procedures of the UN Human Rights Council',
      ru: 'передача специальным процедурам Совета ООН по правам человека',
      be: 'перадача спецыяльным працэдурам Савета ААН па правах чалавека',
      th: 'การส่งต่อไปยังกลไกพิเศษของคณะมนตรีสิทธิมนุษยชนแห่งสหประชาชาติ',
      preset: 'no',
    },
    UN_TB: {
      en: 'sending it to UN treaty bodies or the working group on disappearances',
      ru: 'передача договорным органам ООН или Рабочей группе по исчезновениям',
      be: 'перадача дагаворным органам ААН або Рабочай групе па знікненнях',
      th: 'การส่งต่อไปยังคณะกรรมการประจำสนธิสัญญาของสหประชาชาติ หรือคณะทำงานด้านการสูญหาย',
      preset: 'no',
    },
    ACCOUNT: {
      en: 'sharing it with investigators and prosecutors',
      ru: 'передача следственным органам и обвинению (международным или иных стран)',
      be: 'перадача следчым органам і абвінавачанню (міжнародным або іншых краін)',
      th: 'การส่งต่อให้พนักงานสอบสวนและอัยการ (ระหว่างประเทศหรือของประเทศอื่น)',
      preset: 'no',
    },
    NGO: {
      en: 'sharing it with named partner organisations',
      ru: 'передача названным партнёрским организациям',
      be: 'перадача названым партнёрскім арганізацыям',
      th: 'การส่งต่อให้องค์กรภาคีที่ระบุชื่อ',
      preset: 'no',
    },
    SERVICE: {
      en: 'sharing the listed facts with a named provider of help',
      ru: 'передача перечисленных сведений названной службе помощи',
      be: 'перадача пералічаных звестак названай службе дапамогі',
      th: 'การส่งข้อมูลตามรายการให้ผู้ให้ความช่วยเหลือที่ระบุชื่อ',
      preset: 'ask-each-time',
    },
    FAMILY: {
      en: 'informing the family',
      ru: 'информирование семьи',
      be: 'інфармаванне сям’і',
      th: 'การแจ้งให้ครอบครัวทราบ',
      preset: 'ask',
    },
    MEDIA: {
      en: 'public use: name, face or voice',
      ru: 'публичное использование имени, лица или голоса',
      be: 'публічнае выкарыстанне імя, твару або голасу',
      th: 'การใช้ชื่อ ใบหน้า หรือเสียงต่อสาธารณะ',
      preset: 'no',
    },
    RECONTACT: {
      en: 'being contacted again, by a safe way',
      ru: 'повторная связь безопасным способом',
      be: 'паўторная сувязь бяспечным спосабам',
      th: 'การติดต่อกลับอีกครั้งด้วยวิธีที่ปลอดภัย',
      preset: 'ask',
    },
  },
)

export type ConsentPurposeCode =
  | 'INTERVIEW'
  | 'RECORD'
  | 'STORE'
  | 'ANALYSIS_ANON'
  | 'RAISE_ANON'
  | 'RAISE_NAMED'
  | 'UN_SP'
  | 'UN_TB'
  | 'ACCOUNT'
  | 'NGO'
  | 'SERVICE'
  | 'FAMILY'
  | 'MEDIA'
  | 'RECONTACT'

/**
 * Whom a purpose of passing information on names by itself: an answer that lists no recipients is to these and to nobody else.
 */
export const namedByPurpose = {
  ACCOUNT: 'prosecutors-courts',
  UN_SP: 'special-procedures',
  UN_TB: 'treaty-bodies',
  NGO: 'partner-ngo',
  RAISE_NAMED: 'authorities',
} as const satisfies Partial<Record<ConsentPurposeCode, ConsentRecipientCode>>

/** A purpose for which what is known of an event can be handed to somebody outside. */
export type HandingPurposeCode = keyof typeof namedByPurpose
