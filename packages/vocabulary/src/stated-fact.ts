import { defineVocabulary } from './entry.ts'

/**
 * What an answer, or anybody else, says of one person. It is what is said, never what is so. As it
 * stands after a colon: "The reply of 18 August 2020 says: not in custody".
 */
export const statedFacts = defineVocabulary(
  'stated-fact',
  { source: 'Amparo: what answers and sources say of one person', certainty: 'office' },
  {
    held: { en: 'in custody', ru: 'удерживается', be: 'утрымліваецца', th: 'ถูกควบคุมตัวอยู่' },
    'not-held': {
      en: 'not in custody',
      ru: 'не удерживается',
      be: 'не ўтрымліваецца',
      th: 'ไม่ได้ถูกควบคุมตัวอยู่',
    },
    'never-held': {
      en: 'was never in custody',
      ru: 'не задерживали и не удерживали',
      be: 'не затрымлівалі і не ўтрымлівалі',
      th: 'ไม่เคยถูกควบคุมตัว',
    },
    'no-record': {
      en: 'not in the records',
      ru: 'в записях не значится',
      be: 'у запісах не значыцца',
      th: 'ไม่พบในบันทึก',
    },
    arrested: { en: 'arrest', ru: 'задержание', be: 'затрыманне', th: 'การจับกุม' },
    're-arrested': {
      en: 'arrest again',
      ru: 'повторное задержание',
      be: 'паўторнае затрыманне',
      th: 'การจับกุมอีกครั้ง',
    },
    'seen-held': {
      en: 'seen in custody',
      ru: 'видели в месте лишения свободы',
      be: 'бачылі ў месцы пазбаўлення волі',
      th: 'มีผู้พบเห็นขณะถูกควบคุมตัว',
    },
    moved: {
      en: 'taken to another place',
      ru: 'перевод в другое место',
      be: 'перавод у іншае месца',
      th: 'การย้ายไปที่อื่น',
    },
    released: { en: 'release', ru: 'освобождение', be: 'вызваленне', th: 'การปล่อยตัว' },
    'custody-ended': {
      en: 'end of the custody',
      ru: 'конец лишения свободы',
      be: 'канец пазбаўлення волі',
      th: 'สิ้นสุดการควบคุมตัว',
    },
    'term-ends': {
      en: 'end of the term',
      ru: 'окончание срока',
      be: 'заканчэнне тэрміну',
      th: 'ครบกำหนด',
    },
    'seen-free': {
      en: 'seen at liberty',
      ru: 'видели на свободе',
      be: 'бачылі на волі',
      th: 'มีผู้พบเห็นขณะไม่ถูกควบคุมตัว',
    },
    'not-seen': {
      en: 'neither seen nor heard from',
      ru: 'ни встреч, ни вестей',
      be: 'ні сустрэч, ні вестак',
      th: 'ไม่มีผู้พบเห็นหรือได้ข่าว',
    },
    alive: { en: 'alive', ru: 'в живых', be: 'у жывых', th: 'ยังมีชีวิตอยู่' },
    dead: { en: 'death', ru: 'смерть', be: 'смерць', th: 'การเสียชีวิต' },
    born: { en: 'birth', ru: 'рождение', be: 'нараджэнне', th: 'การเกิด' },
    child: {
      en: 'under eighteen',
      ru: 'меньше восемнадцати лет',
      be: 'менш за васямнаццаць гадоў',
      th: 'อายุต่ำกว่าสิบแปดปี',
    },
    adult: {
      en: 'eighteen or older',
      ru: 'восемнадцать лет или больше',
      be: 'васямнаццаць гадоў або больш',
      th: 'อายุสิบแปดปีขึ้นไป',
    },
    'good-health': {
      en: 'state of health satisfactory',
      ru: 'состояние здоровья удовлетворительное',
      be: 'стан здароўя здавальняльны',
      th: 'สุขภาพอยู่ในเกณฑ์ดี',
    },
    'no-injuries': {
      en: 'no injuries',
      ru: 'телесных повреждений нет',
      be: 'цялесных пашкоджанняў няма',
      th: 'ไม่มีบาดแผล',
    },
    injured: {
      en: 'injuries',
      ru: 'телесные повреждения',
      be: 'цялесныя пашкоджанні',
      th: 'มีบาดแผล',
    },
    harmed: {
      en: 'violence or ill-treatment',
      ru: 'насилие или жестокое обращение',
      be: 'гвалт або жорсткае абыходжанне',
      th: 'ความรุนแรงหรือการปฏิบัติที่โหดร้าย',
    },
    hospital: {
      en: 'brought to a hospital',
      ru: 'доставка в больницу',
      be: 'дастаўка ў бальніцу',
      th: 'ถูกนำส่งโรงพยาบาล',
    },
    examined: {
      en: 'examined by a doctor',
      ru: 'осмотр врача',
      be: 'агляд лекара',
      th: 'ได้รับการตรวจจากแพทย์',
    },
    'not-examined': {
      en: 'not examined by a doctor',
      ru: 'осмотра врача не было',
      be: 'агляду лекара не было',
      th: 'ไม่ได้รับการตรวจจากแพทย์',
    },
    'no-care': {
      en: 'medical care denied',
      ru: 'отказ в медицинской помощи',
      be: 'адмова ў медыцынскай дапамозе',
      th: 'ถูกปฏิเสธการรักษาพยาบาล',
    },
    'lawyer-met': {
      en: 'meeting with a lawyer',
      ru: 'встреча с адвокатом',
      be: 'сустрэча з адвакатам',
      th: 'ได้พบทนายความ',
    },
    'no-lawyer': {
      en: 'no meeting with a lawyer',
      ru: 'встречи с адвокатом не было',
      be: 'сустрэчы з адвакатам не было',
      th: 'ไม่ได้พบทนายความ',
    },
    'family-told': {
      en: 'the family was told',
      ru: 'семье сообщили',
      be: 'сям’і паведамілі',
      th: 'แจ้งครอบครัวแล้ว',
    },
    'family-not-told': {
      en: 'the family was not told',
      ru: 'семье не сообщили',
      be: 'сям’і не паведамілі',
      th: 'ไม่ได้แจ้งครอบครัว',
    },
    'complaint-made': {
      en: 'the authorities were told',
      ru: 'властям сообщили',
      be: 'уладам паведамілі',
      th: 'ได้แจ้งหน่วยงานรัฐแล้ว',
    },
    'complaint-received': {
      en: 'complaint received',
      ru: 'жалоба получена',
      be: 'скарга атрымана',
      th: 'ได้รับเรื่องร้องเรียนแล้ว',
    },
    'complaint-not-received': {
      en: 'no complaint received',
      ru: 'жалоба не поступала',
      be: 'скарга не паступала',
      th: 'ไม่ได้รับเรื่องร้องเรียน',
    },
    'investigation-opened': {
      en: 'investigation opened',
      ru: 'расследование начато',
      be: 'расследаванне пачата',
      th: 'เริ่มสอบสวนแล้ว',
    },
    'no-investigation': {
      en: 'no investigation opened',
      ru: 'расследование не начато',
      be: 'расследаванне не пачата',
      th: 'ไม่ได้เริ่มสอบสวน',
    },
    'body-returned': {
      en: 'body handed over to the family',
      ru: 'тело выдано семье',
      be: 'цела выдадзена сям’і',
      th: 'คืนร่างผู้เสียชีวิตให้ครอบครัวแล้ว',
    },
    'body-not-returned': {
      en: 'body not handed over',
      ru: 'тело не выдано',
      be: 'цела не выдадзена',
      th: 'ยังไม่ได้คืนร่างผู้เสียชีวิต',
    },
    replied: { en: 'date of the reply', ru: 'дата ответа', be: 'дата адказу', th: 'วันที่ตอบ' },
  },
)

export type StatedFactCode = keyof typeof statedFacts.entries
