import { defineVocabulary } from './entry.ts'

/** The right that a group of violations is about; the first part of their codes. */
export const violationGroups = defineVocabulary(
  'violation-group',
  { source: 'Groups of the compact violation list; labels are our own', certainty: 'field' },
  {
    LIFE: { en: 'right to life', ru: 'право на жизнь' },
    INT: {
      en: 'torture, ill-treatment, integrity of the person',
      ru: 'пытки, жестокое обращение, личная неприкосновенность',
    },
    LIB: { en: 'liberty and security', ru: 'свобода и безопасность' },
    DIS: { en: 'disappearance', ru: 'исчезновение' },
    COND: { en: 'conditions of detention', ru: 'условия содержания' },
    FT: { en: 'fair trial', ru: 'справедливое судебное разбирательство' },
    EXP: { en: 'expression and media', ru: 'свобода слова и СМИ' },
    ASM: { en: 'peaceful assembly', ru: 'мирные собрания' },
    ASC: { en: 'association', ru: 'свобода объединений' },
    BEL: { en: 'religion or belief', ru: 'свобода совести и религии' },
    PRIV: { en: 'privacy', ru: 'частная жизнь' },
    MOV: { en: 'freedom of movement', ru: 'свобода передвижения' },
    POL: { en: 'political participation', ru: 'участие в выборах и политике' },
    EQ: { en: 'discrimination', ru: 'дискриминация' },
    CHILD: { en: 'children', ru: 'дети' },
    ECO: { en: 'work, study, money', ru: 'работа, учёба, деньги' },
    PROP: { en: 'property', ru: 'имущество' },
    HRD: { en: 'human-rights defenders', ru: 'правозащитники' },
    MED: { en: 'medical staff and volunteers', ru: 'медики и волонтёры' },
    LOCAL: {
      en: 'marks of the register',
      ru: 'пометки реестра',
      source: 'Amparo: codes of our own',
      certainty: 'office',
    },
  },
)

export type ViolationGroupCode = keyof typeof violationGroups.entries
