import { defineVocabulary, type Labels } from './entry.ts'

/**
 * What an authority is asked about one person. The label is short, for grids and lists; `asked` is the whole question as a
 * letter puts it, of "the person": a question mark at its end, except in Thai, which has none.
 */
export const questionKinds = defineVocabulary<QuestionKindCode, { asked: Labels }>(
  'question-kind',
  {
    source: 'Amparo: what an office asks an authority about one person',
    certainty: 'office',
  },
  {
    whereabouts: {
      en: 'whereabouts',
      ru: 'местонахождение',
      be: 'месцазнаходжанне',
      th: 'ที่อยู่ในขณะนี้',
      asked: {
        en: 'Where is the person now, and if the person has been moved, when and where to?',
        ru: 'Где человек находится в настоящее время, а если он был переведён — когда и куда?',
        be: 'Дзе чалавек знаходзіцца цяпер, а калі ён быў пераведзены — калі і куды?',
        th: 'ขณะนี้บุคคลดังกล่าวอยู่ที่ใด และหากมีการย้ายสถานที่ ย้ายเมื่อใดและไปที่ใด',
      },
      source: 'ICPPED art. 18(1)(d)',
      certainty: 'field',
    },
    'legal-basis': {
      en: 'legal basis of the custody',
      ru: 'правовое основание лишения свободы',
      be: 'прававая падстава пазбаўлення волі',
      th: 'ฐานทางกฎหมายของการควบคุมตัว',
      asked: {
        en: 'If the person has been deprived of liberty: on what legal basis, by decision of which body, and since when?',
        ru: 'Если человек лишён свободы: на каком правовом основании, по решению какого органа и с какого времени?',
        be: 'Калі чалавек пазбаўлены волі: на якой прававой падставе, паводле рашэння якога органа і з якога часу?',
        th: 'หากบุคคลดังกล่าวถูกควบคุมตัว การควบคุมตัวนั้นอาศัยฐานทางกฎหมายใด ตามคำสั่งของหน่วยงานใด และตั้งแต่เมื่อใด',
      },
      source: 'ICPPED art. 18(1)(a) and (b)',
      certainty: 'field',
    },
    health: {
      en: 'state of health',
      ru: 'состояние здоровья',
      be: 'стан здароўя',
      th: 'ภาวะสุขภาพ',
      asked: {
        en: 'What is the person’s state of health, and what medical care has been given?',
        ru: 'Каково состояние здоровья человека и какая медицинская помощь ему оказана?',
        be: 'Які стан здароўя чалавека і якая медыцынская дапамога яму аказана?',
        th: 'บุคคลดังกล่าวมีสุขภาพเป็นอย่างไร และได้รับการรักษาพยาบาลใดบ้าง',
      },
      source: 'ICPPED art. 18(1)(f)',
      certainty: 'field',
    },
    counsel: {
      en: 'access to a lawyer',
      ru: 'доступ к адвокату',
      be: 'доступ да адваката',
      th: 'การเข้าถึงทนายความ',
      asked: {
        en: 'Has the person been able to meet a lawyer, when for the first time, and in confidence?',
        ru: 'Имел ли человек возможность встретиться с адвокатом, когда впервые и проходила ли встреча наедине?',
        be: 'Ці меў чалавек магчымасць сустрэцца з адвакатам, калі ўпершыню і ці праходзіла сустрэча сам-насам?',
        th: 'บุคคลดังกล่าวได้พบทนายความแล้วหรือไม่ พบครั้งแรกเมื่อใด และได้พบเป็นการส่วนตัวหรือไม่',
      },
    },
    'medical-examination': {
      en: 'medical examination',
      ru: 'медицинское освидетельствование',
      be: 'медыцынскае абследаванне',
      th: 'การตรวจร่างกายโดยแพทย์',
      asked: {
        en: 'Has the person been examined by a doctor, when, and what was recorded?',
        ru: 'Был ли человек осмотрен врачом, когда и что при этом зафиксировано?',
        be: 'Ці агледзеў чалавека лекар, калі і што пры гэтым зафіксавана?',
        th: 'บุคคลดังกล่าวได้รับการตรวจจากแพทย์แล้วหรือไม่ เมื่อใด และมีการบันทึกผลไว้ว่าอย่างไร',
      },
    },
    'investigation-opened': {
      en: 'whether an investigation was opened',
      ru: 'начато ли расследование',
      be: 'ці пачата расследаванне',
      th: 'การเริ่มสอบสวน',
      asked: {
        en: 'Has an investigation into what happened to the person been opened, by which body, when, and what has come of it?',
        ru: 'Начато ли расследование того, что произошло с человеком, каким органом, когда и с каким результатом?',
        be: 'Ці пачата расследаванне таго, што адбылося з чалавекам, якім органам, калі і з якім вынікам?',
        th: 'มีการเริ่มสอบสวนเหตุที่เกิดแก่บุคคลดังกล่าวแล้วหรือไม่ โดยหน่วยงานใด เมื่อใด และผลเป็นอย่างไร',
      },
    },
    release: {
      en: 'release',
      ru: 'освобождение',
      be: 'вызваленне',
      th: 'การปล่อยตัว',
      asked: {
        en: 'Has the person been released, when and where, and if not, when is the release expected?',
        ru: 'Освобождён ли человек, когда и где, а если нет — когда ожидается освобождение?',
        be: 'Ці вызвалены чалавек, калі і дзе, а калі не — калі чакаецца вызваленне?',
        th: 'บุคคลดังกล่าวได้รับการปล่อยตัวแล้วหรือไม่ เมื่อใดและที่ใด และหากยัง คาดว่าจะได้รับการปล่อยตัวเมื่อใด',
      },
      source: 'ICPPED art. 18(1)(e)',
      certainty: 'field',
    },
    'return-of-body': {
      en: 'return of the body',
      ru: 'выдача тела',
      be: 'выдача цела',
      th: 'การคืนร่างผู้เสียชีวิต',
      asked: {
        en: 'If the person has died: when and of what cause, where is the body, and when will it be handed over to the family?',
        ru: 'Если человек умер: когда и по какой причине, где находится тело и когда оно будет выдано семье?',
        be: 'Калі чалавек памёр: калі і з якой прычыны, дзе знаходзіцца цела і калі яно будзе выдадзена сям’і?',
        th: 'หากบุคคลดังกล่าวเสียชีวิตแล้ว เสียชีวิตเมื่อใดและด้วยสาเหตุใด ร่างอยู่ที่ใด และจะส่งคืนให้ครอบครัวเมื่อใด',
      },
      source: 'ICPPED art. 18(1)(g)',
      certainty: 'field',
    },
  },
)

export type QuestionKindCode =
  | 'whereabouts'
  | 'legal-basis'
  | 'health'
  | 'counsel'
  | 'medical-examination'
  | 'investigation-opened'
  | 'release'
  | 'return-of-body'
