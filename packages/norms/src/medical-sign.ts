import { defineVocabulary } from '@amparo/vocabulary'
import type { Entry } from '@amparo/vocabulary'

/**
 * What somebody goes to a doctor for, or what else fades: `body` what is seen or imaged, `mind` what is told and heard, `sample` what
 * a laboratory finds, `care` what protects if it is given in time, `record` what others keep and delete.
 */
type SignKind = 'body' | 'mind' | 'sample' | 'care' | 'record'

interface SignFacts {
  readonly kind: SignKind
  /** Hours since the act within which it is best looked at; null: at any time. */
  readonly best: number | null
  /**
   * Hours since the act until which it can be seen as a rule: in whom it fades first, and in whom last. Null where nobody gives a
   * figure; `lasts` where something of it stays.
   */
  readonly least: number | null
  readonly most: number | null
  readonly lasts: boolean
  /** What must have been done for it (`harms`); `method` is known from the account alone, and the register holds no code for it. */
  readonly after: 'any' | 'body' | 'blunt' | 'gas' | 'sexual' | 'method'
}

/** One row of the table; its label stands inside a sentence. */
export type MedicalSign = Entry<MedicalSignCode> & SignFacts

const hours = (days: number): number => days * 24
const seen = { source: 'Istanbul Protocol (2022 edition)', certainty: 'standard' } as const
const early = {
  source: 'Istanbul Protocol (2004), §189; spans to be checked with a forensic doctor',
  certainty: 'uncertain',
} as const
const sexual = { after: 'sexual' } as const
const methodOnly = { after: 'method' } as const

/**
 * How long what can be found after ill-treatment can be found. Planning values and no medical advice: whatever is past, an
 * examination is worth it, and a missing finding is never evidence against anybody. Rows that only concern sexual violence are for
 * whoever may open what was told of it.
 */
export const medicalSigns = defineVocabulary<MedicalSignCode, SignFacts>(
  'medical-sign',
  {
    source: 'Practice of forensic doctors; spans to be checked with one before they are quoted',
    certainty: 'uncertain',
  },
  {
    'most-injuries': {
      en: 'most injuries',
      ru: 'большинство повреждений',
      be: 'большасць пашкоджанняў',
      th: 'การบาดเจ็บส่วนใหญ่',
      kind: 'body',
      best: null,
      least: hours(42),
      most: hours(42),
      lasts: false,
      after: 'body',
      source: 'Istanbul Protocol (2004), §§104 and 189; Physicians for Human Rights',
      certainty: 'standard',
    },
    'skin-lesion': {
      en: 'fresh injuries of the skin',
      ru: 'свежие повреждения кожи',
      be: 'свежыя пашкоджанні скуры',
      th: 'บาดแผลสดที่ผิวหนัง',
      kind: 'body',
      best: 72,
      least: hours(7),
      most: hours(21),
      lasts: false,
      after: 'body',
      ...early,
    },
    bruise: {
      en: 'bruises, in a series of photographs',
      ru: 'кровоподтёки, в серии снимков',
      be: 'сінякі, у серыі здымкаў',
      th: 'รอยช้ำ โดยถ่ายภาพเป็นชุด',
      kind: 'body',
      best: 72,
      least: hours(7),
      most: hours(21),
      lasts: false,
      after: 'blunt',
    },
    'baton-bruise': {
      en: 'the double line that a baton leaves',
      ru: 'двойная полоса от удара дубинкой',
      be: 'двайная паласа ад удару дубінкай',
      th: 'รอยช้ำเส้นคู่จากกระบอง',
      kind: 'body',
      best: 72,
      least: hours(7),
      most: hours(14),
      lasts: false,
      after: 'blunt',
    },
    ligature: {
      en: 'scrapes, marks of ties and handcuffs',
      ru: 'ссадины, следы от стяжек и наручников',
      be: 'садніны, сляды ад сцяжак і кайданкаў',
      th: 'รอยถลอก รอยรัดและรอยกุญแจมือ',
      kind: 'body',
      best: 72,
      least: hours(7),
      most: hours(14),
      lasts: false,
      ...methodOnly,
      source: 'Istanbul Protocol (2022 edition); spans to be checked with a forensic doctor',
    },
    cut: {
      en: 'torn and cut wounds',
      ru: 'рваные и резаные раны',
      be: 'рваныя і рэзаныя раны',
      th: 'แผลฉีกขาดและแผลถูกของมีคม',
      kind: 'body',
      best: 72,
      least: null,
      most: null,
      lasts: true,
      after: 'blunt',
      ...seen,
      source: 'Istanbul Protocol (2022 edition), §434',
    },
    fracture: {
      en: 'broken ribs and other bones, deep injuries',
      ru: 'переломы рёбер и других костей, глубокие повреждения',
      be: 'пераломы рэбраў і іншых касцей, глыбокія пашкоджанні',
      th: 'กระดูกซี่โครงหรือกระดูกอื่นหัก การบาดเจ็บส่วนลึก',
      kind: 'body',
      best: null,
      least: null,
      most: null,
      lasts: true,
      after: 'blunt',
    },
    head: {
      en: 'injuries of the head',
      ru: 'травмы головы',
      be: 'траўмы галавы',
      th: 'การบาดเจ็บที่ศีรษะ',
      kind: 'body',
      best: null,
      least: null,
      most: null,
      lasts: true,
      after: 'blunt',
      source: 'Physicians for Human Rights',
      certainty: 'standard',
    },
    burn: {
      en: 'burns',
      ru: 'ожоги',
      be: 'апёкі',
      th: 'แผลไหม้',
      kind: 'body',
      best: hours(7),
      least: null,
      most: null,
      lasts: true,
      ...methodOnly,
      ...seen,
    },
    electric: {
      en: 'marks of electric current',
      ru: 'следы электрического тока',
      be: 'сляды электрычнага току',
      th: 'รอยจากกระแสไฟฟ้า',
      kind: 'body',
      best: 72,
      least: null,
      most: null,
      lasts: false,
      ...methodOnly,
    },
    suffocation: {
      en: 'pinpoint bleeding and blood in the white of the eye, after suffocation',
      ru: 'точечные кровоизлияния и кровь в белке глаза после удушения',
      be: 'кропкавыя кровазліцці і кроў у бялку вока пасля ўдушэння',
      th: 'จุดเลือดออกและเลือดในตาขาว หลังถูกทำให้ขาดอากาศ',
      kind: 'body',
      best: 24,
      least: 24,
      most: hours(14),
      lasts: false,
      ...methodOnly,
    },
    eardrum: {
      en: 'a torn eardrum',
      ru: 'разрыв барабанной перепонки',
      be: 'разрыў барабаннай перапонкі',
      th: 'เยื่อแก้วหูทะลุ',
      kind: 'body',
      best: hours(7),
      least: hours(10),
      most: null,
      lasts: true,
      ...methodOnly,
      source: 'Istanbul Protocol (2004), §180',
      certainty: 'field',
    },
    falanga: {
      en: 'traces of blows on the soles',
      ru: 'следы ударов по подошвам',
      be: 'сляды ўдараў па падэшвах',
      th: 'ร่องรอยการตีฝ่าเท้า',
      kind: 'body',
      best: hours(7),
      least: null,
      most: null,
      lasts: true,
      ...methodOnly,
    },
    muscle: {
      en: 'crushed muscle, in urine and blood',
      ru: 'разрушение мышц, по моче и крови',
      be: 'разбурэнне мышцаў, паводле мачы і крыві',
      th: 'กล้ามเนื้อถูกทำลาย ตรวจจากปัสสาวะและเลือด',
      kind: 'sample',
      best: 48,
      least: 24,
      most: hours(10),
      lasts: false,
      ...methodOnly,
      source: 'Istanbul Protocol (2022 edition); spans to be checked with a forensic doctor',
    },
    gas: {
      en: 'tear gas and other chemicals on skin and clothes',
      ru: 'слезоточивый газ и другие вещества на коже и одежде',
      be: 'слёзатачывы газ і іншыя рэчывы на скуры і адзенні',
      th: 'แก๊สน้ำตาและสารเคมีบนผิวหนังและเสื้อผ้า',
      kind: 'sample',
      best: 24,
      least: null,
      most: null,
      lasts: true,
      after: 'gas',
    },
    toxicology: {
      en: 'substances in blood and urine',
      ru: 'вещества в крови и моче',
      be: 'рэчывы ў крыві і мачы',
      th: 'สารในเลือดและปัสสาวะ',
      kind: 'sample',
      best: 24,
      least: 48,
      most: 120,
      lasts: false,
      ...methodOnly,
    },
    'acute-stress': {
      en: 'acute reaction to stress',
      ru: 'острая реакция на стресс',
      be: 'вострая рэакцыя на стрэс',
      th: 'ปฏิกิริยาเฉียบพลันต่อความเครียด',
      kind: 'mind',
      best: hours(28),
      least: null,
      most: null,
      lasts: false,
      after: 'any',
      source: 'Common knowledge of the field',
      certainty: 'field',
    },
    sequelae: {
      en: 'what it left in the mind',
      ru: 'психологические последствия',
      be: 'псіхалагічныя наступствы',
      th: 'ผลกระทบทางจิตใจ',
      kind: 'mind',
      best: null,
      least: null,
      most: null,
      lasts: true,
      after: 'any',
      ...seen,
    },
    cameras: {
      en: 'recordings of cameras and radio of the state',
      ru: 'записи государственных камер и радиосвязи',
      be: 'запісы дзяржаўных камер і радыёсувязі',
      th: 'บันทึกกล้องและวิทยุของรัฐ',
      kind: 'record',
      best: 24,
      least: hours(7),
      most: hours(30),
      lasts: false,
      after: 'any',
    },
    phone: {
      en: 'what is on a telephone and in messages',
      ru: 'данные телефона и переписки',
      be: 'даныя тэлефона і перапіскі',
      th: 'ข้อมูลในโทรศัพท์และข้อความ',
      kind: 'record',
      best: 24,
      least: null,
      most: null,
      lasts: false,
      after: 'any',
    },
    dna: {
      en: 'traces of another person after sexual violence',
      ru: 'следы другого человека после сексуального насилия',
      be: 'сляды іншага чалавека пасля сексуальнага гвалту',
      th: 'ร่องรอยของผู้อื่นหลังความรุนแรงทางเพศ',
      kind: 'sample',
      best: 72,
      least: 96,
      most: hours(7),
      lasts: false,
      ...sexual,
      source: 'World Health Organization; protocols of forensic services',
      certainty: 'standard',
    },
    'dna-elsewhere': {
      en: 'the same in the mouth, the rectum and on the skin',
      ru: 'то же во рту, в прямой кишке и на коже',
      be: 'тое самае ў роце, у прамой кішцы і на скуры',
      th: 'เช่นเดียวกันในช่องปาก ทวารหนัก และบนผิวหนัง',
      kind: 'sample',
      best: 24,
      least: null,
      most: null,
      lasts: false,
      ...sexual,
    },
    'later-examination': {
      en: 'an examination after more than a week, planned without haste',
      ru: 'осмотр позже чем через неделю, спокойно спланированный',
      be: 'агляд пазней чым праз тыдзень, спакойна спланаваны',
      th: 'การตรวจหลังพ้นหนึ่งสัปดาห์ ซึ่งวางแผนได้โดยไม่ต้องเร่ง',
      kind: 'body',
      best: null,
      least: null,
      most: null,
      lasts: true,
      ...sexual,
      ...seen,
      source: 'Istanbul Protocol (2022 edition), §465',
    },
    'hiv-prophylaxis': {
      en: 'protection against an infection with HIV',
      ru: 'защита от ВИЧ-инфекции',
      be: 'абарона ад ВІЧ-інфекцыі',
      th: 'ยาป้องกันการติดเชื้อเอชไอวี',
      kind: 'care',
      best: 24,
      least: 72,
      most: 72,
      lasts: false,
      ...sexual,
      source: 'Common knowledge of the field',
      certainty: 'field',
    },
    'emergency-contraception': {
      en: 'emergency contraception',
      ru: 'экстренная контрацепция',
      be: 'экстранная кантрацэпцыя',
      th: 'ยาคุมกำเนิดฉุกเฉิน',
      kind: 'care',
      best: 72,
      least: 120,
      most: 120,
      lasts: false,
      ...sexual,
      source: 'Common knowledge of the field',
      certainty: 'field',
    },
    vaccination: {
      en: 'vaccination against hepatitis B and tetanus',
      ru: 'прививки от гепатита В и столбняка',
      be: 'прышчэпкі ад гепатыту В і слупняку',
      th: 'วัคซีนไวรัสตับอักเสบบีและบาดทะยัก',
      kind: 'care',
      best: 24,
      least: hours(14),
      most: hours(14),
      lasts: false,
      ...sexual,
    },
    'infection-tests': {
      en: 'tests for infections, repeated',
      ru: 'повторные анализы на инфекции',
      be: 'паўторныя аналізы на інфекцыі',
      th: 'การตรวจหาการติดเชื้อซ้ำ',
      kind: 'care',
      best: null,
      least: null,
      most: null,
      lasts: true,
      ...sexual,
      source: 'Common knowledge of the field',
      certainty: 'field',
    },
  },
)

export type MedicalSignCode =
  | 'most-injuries'
  | 'skin-lesion'
  | 'bruise'
  | 'baton-bruise'
  | 'ligature'
  | 'cut'
  | 'fracture'
  | 'head'
  | 'burn'
  | 'electric'
  | 'suffocation'
  | 'eardrum'
  | 'falanga'
  | 'muscle'
  | 'gas'
  | 'toxicology'
  | 'acute-stress'
  | 'sequelae'
  | 'cameras'
  | 'phone'
  | 'dna'
  | 'dna-elsewhere'
  | 'later-examination'
  | 'hiv-prophylaxis'
  | 'emergency-contraception'
  | 'vaccination'
  | 'infection-tests'
