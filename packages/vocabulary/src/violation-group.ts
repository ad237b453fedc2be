import { defineVocabulary } from './entry.ts'

/** The right that a group of violations is about; the first part of their codes. */
export const violationGroups = defineVocabulary(
  'violation-group',
  { source: 'Groups of the compact violation list; labels are our own', certainty: 'field' },
  {
    LIFE: { en: 'right to life', ru: 'право на жизнь', be: 'права на жыццё', th: 'สิทธิในชีวิต' },
    INT: {
      en: 'torture, ill-treatment, integrity of the person',
      ru: 'пытки, жестокое обращение, личная неприкосновенность',
      be: 'катаванні, жорсткае абыходжанне, асабістая недатыкальнасць',
      th: 'การทรมาน การปฏิบัติที่โหดร้าย และความปลอดภัยในร่างกาย',
    },
    LIB: {
      en: 'liberty and security',
      ru: 'свобода и безопасность',
      be: 'свабода і бяспека',
      th: 'เสรีภาพและความมั่นคงของบุคคล',
    },
    DIS: { en: 'disappearance', ru: 'исчезновение', be: 'знікненне', th: 'การสูญหาย' },
    COND: {
      en: 'conditions of detention',
      ru: 'условия содержания',
      be: 'умовы ўтрымання',
      th: 'สภาพการคุมขัง',
    },
    FT: {
      en: 'fair trial',
      ru: 'справедливое судебное разбирательство',
      be: 'справядлівы судовы разбор',
      th: 'การพิจารณาคดีที่เป็นธรรม',
    },
    EXP: {
      en: 'expression and media',
      ru: 'свобода слова и СМИ',
      be: 'свабода слова і СМІ',
      th: 'เสรีภาพในการแสดงออกและสื่อ',
    },
    ASM: {
      en: 'peaceful assembly',
      ru: 'мирные собрания',
      be: 'мірныя сходы',
      th: 'การชุมนุมโดยสงบ',
    },
    ASC: {
      en: 'association',
      ru: 'свобода объединений',
      be: 'свабода аб’яднанняў',
      th: 'การรวมกลุ่มเป็นสมาคม',
    },
    BEL: {
      en: 'religion or belief',
      ru: 'свобода совести и религии',
      be: 'свабода сумлення і рэлігіі',
      th: 'ศาสนาหรือความเชื่อ',
    },
    PRIV: { en: 'privacy', ru: 'частная жизнь', be: 'прыватнае жыццё', th: 'ความเป็นส่วนตัว' },
    MOV: {
      en: 'freedom of movement',
      ru: 'свобода передвижения',
      be: 'свабода перамяшчэння',
      th: 'เสรีภาพในการเดินทาง',
    },
    POL: {
      en: 'political participation',
      ru: 'участие в выборах и политике',
      be: 'удзел у выбарах і палітыцы',
      th: 'การมีส่วนร่วมทางการเมือง',
    },
    EQ: { en: 'discrimination', ru: 'дискриминация', be: 'дыскрымінацыя', th: 'การเลือกปฏิบัติ' },
    CHILD: { en: 'children', ru: 'дети', be: 'дзеці', th: 'เด็ก' },
    ECO: {
      en: 'work, study, money',
      ru: 'работа, учёба, деньги',
      be: 'праца, вучоба, грошы',
      th: 'การงาน การศึกษา และเงิน',
    },
    PROP: { en: 'property', ru: 'имущество', be: 'маёмасць', th: 'ทรัพย์สิน' },
    HRD: {
      en: 'human-rights defenders',
      ru: 'правозащитники',
      be: 'праваабаронцы',
      th: 'นักปกป้องสิทธิมนุษยชน',
    },
    MED: {
      en: 'medical staff and volunteers',
      ru: 'медики и волонтёры',
      be: 'медыкі і валанцёры',
      th: 'บุคลากรทางการแพทย์และอาสาสมัคร',
    },
    LOCAL: {
      en: 'marks of the register',
      ru: 'пометки реестра',
      be: 'пазнакі рэестра',
      th: 'เครื่องหมายของทะเบียน',
      source: 'Amparo: codes of our own',
      certainty: 'office',
    },
  },
)

export type ViolationGroupCode = keyof typeof violationGroups.entries
