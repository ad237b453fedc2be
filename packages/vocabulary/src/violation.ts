import { defineVocabulary } from './entry.ts'
import type { Entry } from './entry.ts'
import type { ViolationGroupCode } from './violation-group.ts'

export interface ViolationFacts {
  readonly group: ViolationGroupCode
  /**
   * Codes of the HURIDOCS Events Standard Formats, trailing zeros dropped: `MT04/…` of
   * micro-thesaurus 04 (`MT02`, `MT05` likewise), `L30/…` of list 30. Empty where none fits.
   */
  readonly huridocs: readonly string[]
  /** Sealed down to the type of act: the open register shows `RESTRICTED` in its place. */
  readonly restricted: boolean
}

export type Violation = Entry<ViolationCode> & ViolationFacts

/**
 * What is alleged, in the words of the field. Choosing a code qualifies nothing in law: whether
 * the elements are met is a reviewer's act.
 */
export const violations = defineVocabulary<ViolationCode, ViolationFacts>(
  'violation',
  {
    source: 'Compact list mapped to the HURIDOCS Events Standard Formats; labels are our own',
    certainty: 'field',
  },
  {
    'LIFE.EXEC': {
      en: 'extrajudicial execution',
      ru: 'внесудебная казнь',
      group: 'LIFE',
      huridocs: ['MT04/01.01.01.02'],
      restricted: false,
    },
    'LIFE.SUMM': {
      en: 'execution after a sham process',
      ru: 'казнь после видимости судебного разбирательства',
      group: 'LIFE',
      huridocs: ['MT04/01.01.01.01'],
      restricted: false,
    },
    'LIFE.DP': {
      en: 'death sentence after an unfair trial',
      ru: 'смертный приговор после несправедливого суда',
      group: 'LIFE',
      huridocs: ['MT04/01.01.01.03'],
      restricted: false,
    },
    'LIFE.PROTEST': {
      en: 'killing during the dispersal of an assembly',
      ru: 'убийство при разгоне собрания',
      group: 'LIFE',
      huridocs: ['MT04/01.01.05.01'],
      restricted: false,
    },
    'LIFE.CUSTODY': {
      en: 'death in custody',
      ru: 'смерть под стражей',
      group: 'LIFE',
      huridocs: ['MT04/01.01.06.01'],
      restricted: false,
    },
    'LIFE.TORTURE': {
      en: 'death resulting from torture',
      ru: 'смерть в результате пыток',
      group: 'LIFE',
      huridocs: ['MT04/01.01.90.01'],
      restricted: false,
    },
    'LIFE.NOCARE': {
      en: 'death from denied medical care',
      ru: 'смерть из-за неоказания медицинской помощи',
      group: 'LIFE',
      huridocs: ['MT04/01.01.90.03.02'],
      restricted: false,
    },
    'LIFE.ATTEMPT': {
      en: 'attempted killing or potentially lethal force',
      ru: 'покушение на жизнь или применение потенциально смертоносной силы',
      group: 'LIFE',
      huridocs: ['MT04/01.01.09'],
      restricted: false,
    },
    'LIFE.SUSPICIOUS': {
      en: 'unexplained or staged death',
      ru: 'смерть при невыясненных или инсценированных обстоятельствах',
      group: 'LIFE',
      huridocs: ['MT04/01.01.08', 'MT04/01.01.90.05'],
      restricted: false,
    },
    'LIFE.NOINVEST': {
      en: 'failure to investigate a death',
      ru: 'непроведение расследования смерти',
      group: 'LIFE',
      huridocs: ['MT02/01.08.02'],
      restricted: false,
    },
    'INT.TORTURE': {
      en: 'torture',
      ru: 'пытки',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11'],
      restricted: false,
    },
    'INT.CIDT': {
      en: 'cruel, inhuman or degrading treatment',
      ru: 'жестокое, бесчеловечное или унижающее достоинство обращение',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11', 'MT04/36.01.02.01'],
      restricted: false,
    },
    'INT.ASSAULT': {
      en: 'beating at arrest or dispersal',
      ru: 'избиение при задержании или разгоне',
      group: 'INT',
      huridocs: ['MT04/02.01.01'],
      restricted: false,
    },
    'INT.RAPE': {
      en: 'rape',
      ru: 'изнасилование',
      group: 'INT',
      huridocs: ['MT04/02.01.11.01'],
      restricted: true,
    },
    'INT.RAPE.ATT': {
      en: 'attempted rape or threat of rape',
      ru: 'покушение на изнасилование или угроза изнасилованием',
      group: 'INT',
      huridocs: ['MT04/02.01.11.02'],
      restricted: true,
    },
    'INT.SEXASSAULT': {
      en: 'other sexual assault, forced nudity',
      ru: 'иное сексуальное насилие, принудительное обнажение',
      group: 'INT',
      huridocs: ['MT04/02.01.11.03'],
      restricted: true,
    },
    'INT.SEXHARASS': {
      en: 'sexual harassment or humiliation',
      ru: 'сексуальные домогательства или унижение',
      group: 'INT',
      huridocs: ['MT04/02.01.03.05'],
      restricted: true,
    },
    'INT.THREAT': {
      en: 'threats (other than of death) to the person or family',
      ru: 'угрозы человеку или его семье (кроме угрозы убийством)',
      group: 'INT',
      huridocs: ['MT04/02.01.03.01'],
      restricted: false,
    },
    'INT.DEATHTHREAT': {
      en: 'death threat or mock execution',
      ru: 'угроза убийством или инсценировка казни',
      group: 'INT',
      huridocs: ['MT04/02.01.03.02'],
      restricted: false,
    },
    'INT.COERCEDCONF': {
      en: 'forced or recorded confession',
      ru: 'принуждение к признанию, в том числе на видео',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11', 'L36/01'],
      restricted: false,
    },
    'INT.NOCARE': {
      en: 'denial of medical care in custody',
      ru: 'отказ в медицинской помощи под стражей',
      group: 'INT',
      huridocs: ['MT04/36.01.02.04'],
      restricted: false,
    },
    'INT.SOLITARY': {
      en: 'prolonged or punitive solitary confinement',
      ru: 'длительное или карательное одиночное заключение',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11', 'MT05/03.18'],
      restricted: false,
    },
    'INT.NOINVEST': {
      en: 'no prompt and impartial investigation of torture',
      ru: 'непроведение быстрого и беспристрастного расследования пыток',
      group: 'INT',
      huridocs: ['MT02/01.08.02'],
      restricted: false,
    },
    'INT.REPRISAL': {
      en: 'reprisal for complaining or for cooperating with the UN',
      ru: 'преследование за жалобу или за сотрудничество с ООН',
      group: 'INT',
      huridocs: ['MT04/02.01.03'],
      restricted: false,
    },
    'LIB.ARREST': {
      en: 'arbitrary arrest',
      ru: 'произвольное задержание',
      group: 'LIB',
      huridocs: ['MT04/03.01.01'],
      restricted: false,
    },
    'LIB.DETENTION': {
      en: 'arbitrary detention',
      ru: 'произвольное содержание под стражей',
      group: 'LIB',
      huridocs: ['MT04/03.01.02'],
      restricted: false,
    },
    'LIB.MASS': {
      en: 'mass round-up',
      ru: 'массовые задержания',
      group: 'LIB',
      huridocs: ['MT04/03.01.07'],
      restricted: false,
    },
    'LIB.NOREASONS': {
      en: 'not told the reasons or charges',
      ru: 'несообщение причин задержания или обвинения',
      group: 'LIB',
      huridocs: ['MT04/35.01.07'],
      restricted: false,
    },
    'LIB.NOJUDGE': {
      en: 'not brought promptly before a judge (48 hours)',
      ru: 'задержанного не доставили к судье в кратчайший срок (48 часов)',
      group: 'LIB',
      huridocs: ['MT04/35.01.08', 'MT04/36.01.01.01'],
      restricted: false,
    },
    'LIB.NOHABEAS': {
      en: 'no court review of detention',
      ru: 'отсутствие судебной проверки законности задержания',
      group: 'LIB',
      huridocs: ['MT04/36.01.01.01'],
      restricted: false,
    },
    'LIB.INCOMM': {
      en: 'incommunicado detention',
      ru: 'содержание под стражей без связи с внешним миром',
      group: 'LIB',
      huridocs: ['L30/01.01.02', 'L30/01.02'],
      restricted: false,
    },
    'LIB.UNREG': {
      en: 'detention not registered',
      ru: 'незарегистрированное задержание',
      group: 'LIB',
      huridocs: ['L30/02'],
      restricted: false,
    },
    'LIB.SECRET': {
      en: 'secret or unofficial place of detention',
      ru: 'тайное или неофициальное место содержания',
      group: 'LIB',
      huridocs: ['MT05/02.06'],
      restricted: false,
    },
    'LIB.EXTEND': {
      en: 'held beyond the term, or re-arrested again and again',
      ru: 'содержание сверх срока или череда повторных задержаний',
      group: 'LIB',
      huridocs: ['MT04/36.01.03.02'],
      restricted: false,
    },
    'LIB.HOUSE': {
      en: 'house arrest',
      ru: 'домашний арест',
      group: 'LIB',
      huridocs: ['MT04/03.01.05'],
      restricted: false,
    },
    'LIB.PSYCH': {
      en: 'forced psychiatric confinement',
      ru: 'принудительное помещение в психиатрическую больницу',
      group: 'LIB',
      huridocs: ['MT05/02.04'],
      restricted: false,
    },
    'LIB.ABDUCT': {
      en: 'abduction by unidentified persons',
      ru: 'похищение неустановленными лицами',
      group: 'LIB',
      huridocs: ['MT04/03.01.04'],
      restricted: false,
    },
    'DIS.ENFORCED': {
      en: 'enforced disappearance',
      ru: 'насильственное исчезновение',
      group: 'DIS',
      huridocs: ['MT04/03.01.03'],
      restricted: false,
    },
    'DIS.SHORT': {
      en: 'short-term enforced disappearance (hours or days)',
      ru: 'кратковременное насильственное исчезновение (часы или дни)',
      group: 'DIS',
      huridocs: ['MT04/03.01.03'],
      certainty: 'uncertain',
      restricted: false,
    },
    'DIS.CONCEAL': {
      en: 'concealment of fate, remains or identity',
      ru: 'сокрытие судьбы, останков или личности',
      group: 'DIS',
      huridocs: ['MT04/09.01.01'],
      restricted: false,
    },
    'DIS.FAMILY': {
      en: 'family denied information on fate',
      ru: 'отказ семье в сведениях о судьбе близкого',
      group: 'DIS',
      huridocs: ['MT04/09.01.01'],
      restricted: false,
    },
    'COND.OVERCROWD': {
      en: 'overcrowding, no bedding, no hygiene',
      ru: 'переполненность камер, отсутствие постелей и гигиены',
      group: 'COND',
      huridocs: ['MT04/36.01.02.02'],
      restricted: false,
    },
    'COND.FOOD': {
      en: 'food or water withheld',
      ru: 'лишение еды или воды',
      group: 'COND',
      huridocs: ['MT04/36.01.02.03'],
      restricted: false,
    },
    'COND.NOSEP': {
      en: 'children, women or untried persons not held apart',
      ru: 'дети, женщины или неосуждённые не содержатся отдельно',
      group: 'COND',
      huridocs: ['MT04/36.01.04.01'],
      restricted: false,
    },
    'COND.PARCELS': {
      en: 'parcels, letters or visits blocked',
      ru: 'запрет передач, писем или свиданий',
      group: 'COND',
      huridocs: ['MT04/36.01.02.01'],
      restricted: false,
    },
    'FT.PRESUMPTION': {
      en: 'presumption of innocence breached',
      ru: 'нарушение презумпции невиновности',
      group: 'FT',
      huridocs: ['MT04/35.01.01'],
      restricted: false,
    },
    'FT.COUNSEL': {
      en: 'no lawyer, or no confidential contact with one',
      ru: 'отсутствие адвоката или конфиденциальной встречи с ним',
      group: 'FT',
      huridocs: ['MT04/35.01.09', 'MT04/35.01.13'],
      restricted: false,
    },
    'FT.TIME': {
      en: 'no time or facilities for defence',
      ru: 'отсутствие времени и возможностей для подготовки защиты',
      group: 'FT',
      huridocs: ['MT04/35.01.02'],
      restricted: false,
    },
    'FT.TRIBUNAL': {
      en: 'court not independent or not impartial',
      ru: 'зависимый или предвзятый суд',
      group: 'FT',
      huridocs: ['MT04/35.01.03', 'MT04/35.01.04'],
      restricted: false,
    },
    'FT.PUBLIC': {
      en: 'closed or sham hearing (for example in detention, by video)',
      ru: 'закрытое или формальное заседание (например, в месте содержания, по видеосвязи)',
      group: 'FT',
      huridocs: ['MT04/35.01.15'],
      restricted: false,
    },
    'FT.WITNESS': {
      en: 'witnesses masked, under a pseudonym, or beyond the defence’s questions',
      ru: 'свидетели в масках, под псевдонимом или недоступные для допроса защитой',
      group: 'FT',
      huridocs: ['MT04/35.01.16'],
      restricted: false,
    },
    'FT.SELFINC': {
      en: 'compelled self-incrimination',
      ru: 'принуждение свидетельствовать против себя',
      group: 'FT',
      huridocs: ['MT04/35.01.18'],
      restricted: false,
    },
    'FT.APPEAL': {
      en: 'no effective appeal',
      ru: 'отсутствие действенного обжалования',
      group: 'FT',
      huridocs: ['MT04/36.01.01.03'],
      restricted: false,
    },
    'FT.LAWYER.HARASS': {
      en: 'lawyer disbarred, detained or threatened',
      ru: 'преследование адвоката: лишение лицензии, задержание, угрозы',
      group: 'FT',
      huridocs: ['MT04/02.01.03'],
      restricted: false,
    },
    'EXP.JOURN': {
      en: 'journalist obstructed, detained or beaten',
      ru: 'воспрепятствование работе журналиста, его задержание или избиение',
      group: 'EXP',
      huridocs: ['MT04/10.01.02'],
      restricted: false,
    },
    'EXP.CENSOR': {
      en: 'blocking, shutdown, seizure of equipment',
      ru: 'блокировки, отключение связи, изъятие техники',
      group: 'EXP',
      huridocs: ['MT04/10.01.01'],
      restricted: false,
    },
    'EXP.PROSEC': {
      en: 'prosecution for speech',
      ru: 'преследование за высказывание',
      group: 'EXP',
      huridocs: ['MT04/10.01.04'],
      restricted: false,
    },
    'EXP.ACCRED': {
      en: 'journalist’s accreditation withdrawn, or journalist deported',
      ru: 'лишение аккредитации или высылка журналиста',
      group: 'EXP',
      huridocs: ['MT04/10.01.02'],
      restricted: false,
    },
    'ASM.DISPERSE': {
      en: 'unlawful or violent dispersal',
      ru: 'незаконный или насильственный разгон собрания',
      group: 'ASM',
      huridocs: ['MT04/12.01.05'],
      restricted: false,
    },
    'ASM.BAN': {
      en: 'assembly banned',
      ru: 'запрет собрания',
      group: 'ASM',
      huridocs: ['MT04/12.01.06'],
      restricted: false,
    },
    'ASM.LLW': {
      en: 'misuse of less-lethal weapons',
      ru: 'неправомерное применение оружия несмертельного действия',
      group: 'ASM',
      huridocs: ['MT05/04.01', 'MT05/04.02'],
      restricted: false,
    },
    'ASM.SANCTION': {
      en: 'arrest or fine for peaceful assembly',
      ru: 'арест или штраф за мирное собрание',
      group: 'ASM',
      huridocs: ['MT04/12.01.05'],
      restricted: false,
    },
    'ASC.CLOSE': {
      en: 'organisation raided, closed or struck off',
      ru: 'обыск в организации, её закрытие или исключение из реестра',
      group: 'ASC',
      huridocs: ['MT04/12.01.01', 'MT04/12.01.02', 'MT04/12.01.03'],
      restricted: false,
    },
    'BEL.RELIGION': {
      en: 'restriction of belief or of clergy',
      ru: 'ограничение свободы вероисповедания или служения',
      group: 'BEL',
      huridocs: ['MT04/11.01.01'],
      restricted: false,
    },
    'PRIV.SEARCH': {
      en: 'unlawful search, phone extraction',
      ru: 'незаконный обыск, досмотр телефона',
      group: 'PRIV',
      huridocs: ['MT04/04.01.01'],
      restricted: false,
    },
    'PRIV.SURV': {
      en: 'surveillance, disclosure of personal data, published “repentance” video',
      ru: 'слежка, разглашение личных данных, публикация «покаянного» видео',
      group: 'PRIV',
      huridocs: ['MT04/02.01.03.03'],
      restricted: false,
    },
    'MOV.EXPEL': {
      en: 'expulsion of a national, or entry denied',
      ru: 'высылка гражданина или отказ во въезде',
      group: 'MOV',
      huridocs: ['MT04/05.01.02', 'MT04/05.01.07'],
      restricted: false,
    },
    'MOV.TRAVEL': {
      en: 'travel ban, passport refused',
      ru: 'запрет на выезд, отказ в паспорте',
      group: 'MOV',
      huridocs: ['MT04/05.01.06'],
      restricted: false,
    },
    'MOV.REFOUL': {
      en: 'return to a country where the person is in danger',
      ru: 'принудительное возвращение в страну, где человеку грозит опасность',
      group: 'MOV',
      huridocs: ['MT04/38.01.01'],
      restricted: false,
    },
    'POL.PART': {
      en: 'electoral fraud, candidate barred',
      ru: 'фальсификация выборов, недопуск кандидата',
      group: 'POL',
      huridocs: ['MT04/17.01.01', 'MT04/17.01.02', 'MT04/17.01.03', 'MT04/17.01.04'],
      restricted: false,
    },
    'POL.CAMPAIGN': {
      en: 'harassment of campaigners or observers',
      ru: 'преследование наблюдателей и участников избирательной кампании',
      group: 'POL',
      huridocs: ['MT04/17.01.05.01'],
      restricted: false,
    },
    'EQ.DISCRIM': {
      en: 'discriminatory targeting',
      ru: 'дискриминационное преследование',
      group: 'EQ',
      huridocs: ['MT04/06', 'MT04/37'],
      restricted: false,
    },
    'CHILD.DET': {
      en: 'detention or ill-treatment of a child',
      ru: 'задержание ребёнка или жестокое обращение с ребёнком',
      group: 'CHILD',
      huridocs: ['MT04/31'],
      restricted: false,
    },
    'CHILD.REMOVE': {
      en: 'children threatened with removal, or removed, as reprisal',
      ru: 'угроза отобрать детей или их отобрание как месть',
      group: 'CHILD',
      huridocs: ['MT04/31'],
      restricted: false,
    },
    'ECO.DISMISS': {
      en: 'dismissal from work or study as reprisal',
      ru: 'увольнение с работы или отчисление с учёбы как месть',
      group: 'ECO',
      huridocs: ['MT04/30.01.04.03.01'],
      restricted: false,
    },
    'ECO.FINE': {
      en: 'punitive fines or compensation claims for protest',
      ru: 'карательные штрафы и иски о возмещении за участие в протесте',
      group: 'ECO',
      huridocs: [],
      restricted: false,
    },
    'PROP.DAMAGE': {
      en: 'destruction or seizure of property',
      ru: 'уничтожение или изъятие имущества',
      group: 'PROP',
      huridocs: ['MT04/13.01.03', 'MT04/13.01.07'],
      restricted: false,
    },
    'HRD.ATTACK': {
      en: 'attack on a human-rights defender',
      ru: 'нападение на правозащитника',
      group: 'HRD',
      huridocs: ['MT04/02.01.03'],
      restricted: false,
    },
    'MED.ATTACK': {
      en: 'attack on medics or volunteers, or obstruction of their work',
      ru: 'нападение на медиков или волонтёров, препятствование их работе',
      group: 'MED',
      huridocs: ['MT04/02.01.01'],
      restricted: false,
    },
    RESTRICTED: {
      en: 'act, restricted',
      ru: 'деяние, сведения ограничены',
      group: 'LOCAL',
      huridocs: [],
      restricted: false,
      source: 'Amparo: stands in the open register for an act whose type is sealed',
      certainty: 'office',
    },
  },
)

/** The violation with this code, or undefined: codes come from strangers' files too. */
export function violation(code: string): Violation | undefined {
  return Object.hasOwn(violations.entries, code)
    ? violations.entries[code as ViolationCode]
    : undefined
}

export type ViolationCode =
  | 'LIFE.EXEC'
  | 'LIFE.SUMM'
  | 'LIFE.DP'
  | 'LIFE.PROTEST'
  | 'LIFE.CUSTODY'
  | 'LIFE.TORTURE'
  | 'LIFE.NOCARE'
  | 'LIFE.ATTEMPT'
  | 'LIFE.SUSPICIOUS'
  | 'LIFE.NOINVEST'
  | 'INT.TORTURE'
  | 'INT.CIDT'
  | 'INT.ASSAULT'
  | 'INT.RAPE'
  | 'INT.RAPE.ATT'
  | 'INT.SEXASSAULT'
  | 'INT.SEXHARASS'
  | 'INT.THREAT'
  | 'INT.DEATHTHREAT'
  | 'INT.COERCEDCONF'
  | 'INT.NOCARE'
  | 'INT.SOLITARY'
  | 'INT.NOINVEST'
  | 'INT.REPRISAL'
  | 'LIB.ARREST'
  | 'LIB.DETENTION'
  | 'LIB.MASS'
  | 'LIB.NOREASONS'
  | 'LIB.NOJUDGE'
  | 'LIB.NOHABEAS'
  | 'LIB.INCOMM'
  | 'LIB.UNREG'
  | 'LIB.SECRET'
  | 'LIB.EXTEND'
  | 'LIB.HOUSE'
  | 'LIB.PSYCH'
  | 'LIB.ABDUCT'
  | 'DIS.ENFORCED'
  | 'DIS.SHORT'
  | 'DIS.CONCEAL'
  | 'DIS.FAMILY'
  | 'COND.OVERCROWD'
  | 'COND.FOOD'
  | 'COND.NOSEP'
  | 'COND.PARCELS'
  | 'FT.PRESUMPTION'
  | 'FT.COUNSEL'
  | 'FT.TIME'
  | 'FT.TRIBUNAL'
  | 'FT.PUBLIC'
  | 'FT.WITNESS'
  | 'FT.SELFINC'
  | 'FT.APPEAL'
  | 'FT.LAWYER.HARASS'
  | 'EXP.JOURN'
  | 'EXP.CENSOR'
  | 'EXP.PROSEC'
  | 'EXP.ACCRED'
  | 'ASM.DISPERSE'
  | 'ASM.BAN'
  | 'ASM.LLW'
  | 'ASM.SANCTION'
  | 'ASC.CLOSE'
  | 'BEL.RELIGION'
  | 'PRIV.SEARCH'
  | 'PRIV.SURV'
  | 'MOV.EXPEL'
  | 'MOV.TRAVEL'
  | 'MOV.REFOUL'
  | 'POL.PART'
  | 'POL.CAMPAIGN'
  | 'EQ.DISCRIM'
  | 'CHILD.DET'
  | 'CHILD.REMOVE'
  | 'ECO.DISMISS'
  | 'ECO.FINE'
  | 'PROP.DAMAGE'
  | 'HRD.ATTACK'
  | 'MED.ATTACK'
  | 'RESTRICTED'
