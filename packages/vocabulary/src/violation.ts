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
      be: 'пазасудовае забойства',
      th: 'การสังหารนอกกระบวนการกฎหมาย',
      group: 'LIFE',
      huridocs: ['MT04/01.01.01.02'],
      restricted: false,
    },
    'LIFE.SUMM': {
      en: 'execution after a sham process',
      ru: 'казнь после видимости судебного разбирательства',
      be: 'пакаранне смерцю пасля бачнасці судовага разбору',
      th: 'การประหารชีวิตหลังการพิจารณาคดีแบบจัดฉาก',
      group: 'LIFE',
      huridocs: ['MT04/01.01.01.01'],
      restricted: false,
    },
    'LIFE.DP': {
      en: 'death sentence after an unfair trial',
      ru: 'смертный приговор после несправедливого суда',
      be: 'смяротны прысуд пасля несправядлівага суда',
      th: 'โทษประหารชีวิตหลังการพิจารณาคดีที่ไม่เป็นธรรม',
      group: 'LIFE',
      huridocs: ['MT04/01.01.01.03'],
      restricted: false,
    },
    'LIFE.PROTEST': {
      en: 'killing during the dispersal of an assembly',
      ru: 'убийство при разгоне собрания',
      be: 'забойства пры разгоне сходу',
      th: 'การสังหารระหว่างสลายการชุมนุม',
      group: 'LIFE',
      huridocs: ['MT04/01.01.05.01'],
      restricted: false,
    },
    'LIFE.CUSTODY': {
      en: 'death in custody',
      ru: 'смерть под стражей',
      be: 'смерць пад вартай',
      th: 'การเสียชีวิตระหว่างถูกควบคุมตัว',
      group: 'LIFE',
      huridocs: ['MT04/01.01.06.01'],
      restricted: false,
    },
    'LIFE.TORTURE': {
      en: 'death resulting from torture',
      ru: 'смерть в результате пыток',
      be: 'смерць ад катаванняў',
      th: 'การเสียชีวิตจากการทรมาน',
      group: 'LIFE',
      huridocs: ['MT04/01.01.90.01'],
      restricted: false,
    },
    'LIFE.NOCARE': {
      en: 'death from denied medical care',
      ru: 'смерть из-за неоказания медицинской помощи',
      be: 'смерць праз неаказанне медыцынскай дапамогі',
      th: 'การเสียชีวิตเพราะไม่ได้รับการรักษาพยาบาล',
      group: 'LIFE',
      huridocs: ['MT04/01.01.90.03.02'],
      restricted: false,
    },
    'LIFE.ATTEMPT': {
      en: 'attempted killing or potentially lethal force',
      ru: 'покушение на жизнь или применение потенциально смертоносной силы',
      be: 'замах на жыццё або прымяненне патэнцыйна смяротнай сілы',
      th: 'การพยายามฆ่า หรือการใช้กำลังที่อาจถึงแก่ชีวิต',
      group: 'LIFE',
      huridocs: ['MT04/01.01.09'],
      restricted: false,
    },
    'LIFE.SUSPICIOUS': {
      en: 'unexplained or staged death',
      ru: 'смерть при невыясненных или инсценированных обстоятельствах',
      be: 'смерць пры нявысветленых або інсцэніраваных абставінах',
      th: 'การเสียชีวิตที่ไม่ทราบสาเหตุหรือถูกจัดฉาก',
      group: 'LIFE',
      huridocs: ['MT04/01.01.08', 'MT04/01.01.90.05'],
      restricted: false,
    },
    'LIFE.NOINVEST': {
      en: 'failure to investigate a death',
      ru: 'непроведение расследования смерти',
      be: 'адсутнасць расследавання смерці',
      th: 'การไม่สอบสวนการเสียชีวิต',
      group: 'LIFE',
      huridocs: ['MT02/01.08.02'],
      restricted: false,
    },
    'INT.TORTURE': {
      en: 'torture',
      ru: 'пытки',
      be: 'катаванні',
      th: 'การทรมาน',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11'],
      restricted: false,
    },
    'INT.CIDT': {
      en: 'cruel, inhuman or degrading treatment',
      ru: 'жестокое, бесчеловечное или унижающее достоинство обращение',
      be: 'жорсткае, бесчалавечнае або прыніжальнае для годнасці абыходжанне',
      th: 'การปฏิบัติที่โหดร้าย ไร้มนุษยธรรม หรือย่ำยีศักดิ์ศรี',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11', 'MT04/36.01.02.01'],
      restricted: false,
    },
    'INT.ASSAULT': {
      en: 'beating at arrest or dispersal',
      ru: 'избиение при задержании или разгоне',
      be: 'збіццё пры затрыманні або разгоне',
      th: 'การทุบตีระหว่างจับกุมหรือสลายการชุมนุม',
      group: 'INT',
      huridocs: ['MT04/02.01.01'],
      restricted: false,
    },
    'INT.RAPE': {
      en: 'rape',
      ru: 'изнасилование',
      be: 'згвалтаванне',
      th: 'การข่มขืน',
      group: 'INT',
      huridocs: ['MT04/02.01.11.01'],
      restricted: true,
    },
    'INT.RAPE.ATT': {
      en: 'attempted rape or threat of rape',
      ru: 'покушение на изнасилование или угроза изнасилованием',
      be: 'спроба згвалтавання або пагроза згвалтаваннем',
      th: 'การพยายามข่มขืนหรือขู่ว่าจะข่มขืน',
      group: 'INT',
      huridocs: ['MT04/02.01.11.02'],
      restricted: true,
    },
    'INT.SEXASSAULT': {
      en: 'other sexual assault, forced nudity',
      ru: 'иное сексуальное насилие, принудительное обнажение',
      be: 'іншы сексуальны гвалт, прымусовае агаленне',
      th: 'การล่วงละเมิดทางเพศในรูปแบบอื่น การบังคับให้เปลือยกาย',
      group: 'INT',
      huridocs: ['MT04/02.01.11.03'],
      restricted: true,
    },
    'INT.SEXHARASS': {
      en: 'sexual harassment or humiliation',
      ru: 'сексуальные домогательства или унижение',
      be: 'сексуальныя дамаганні або прыніжэнне',
      th: 'การคุกคามหรือเหยียดหยามทางเพศ',
      group: 'INT',
      huridocs: ['MT04/02.01.03.05'],
      restricted: true,
    },
    'INT.THREAT': {
      en: 'threats (other than of death) to the person or family',
      ru: 'угрозы человеку или его семье (кроме угрозы убийством)',
      be: 'пагрозы чалавеку або яго сям’і (акрамя пагрозы забойствам)',
      th: 'การข่มขู่ตัวบุคคลหรือครอบครัว (นอกจากการขู่ฆ่า)',
      group: 'INT',
      huridocs: ['MT04/02.01.03.01'],
      restricted: false,
    },
    'INT.DEATHTHREAT': {
      en: 'death threat or mock execution',
      ru: 'угроза убийством или инсценировка казни',
      be: 'пагроза забойствам або інсцэніроўка пакарання смерцю',
      th: 'การขู่ฆ่าหรือการแสร้งประหารชีวิต',
      group: 'INT',
      huridocs: ['MT04/02.01.03.02'],
      restricted: false,
    },
    'INT.COERCEDCONF': {
      en: 'forced or recorded confession',
      ru: 'принуждение к признанию, в том числе на видео',
      be: 'прымус да прызнання, у тым ліку на відэа',
      th: 'การบังคับให้รับสารภาพ รวมถึงการบันทึกวิดีโอ',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11', 'L36/01'],
      restricted: false,
    },
    'INT.NOCARE': {
      en: 'denial of medical care in custody',
      ru: 'отказ в медицинской помощи под стражей',
      be: 'адмова ў медыцынскай дапамозе пад вартай',
      th: 'การปฏิเสธการรักษาพยาบาลระหว่างถูกควบคุมตัว',
      group: 'INT',
      huridocs: ['MT04/36.01.02.04'],
      restricted: false,
    },
    'INT.SOLITARY': {
      en: 'prolonged or punitive solitary confinement',
      ru: 'длительное или карательное одиночное заключение',
      be: 'працяглае або карнае адзіночнае зняволенне',
      th: 'การขังเดี่ยวเป็นเวลานานหรือเพื่อลงโทษ',
      group: 'INT',
      huridocs: ['MT04/02.01.11.11', 'MT05/03.18'],
      restricted: false,
    },
    'INT.NOINVEST': {
      en: 'no prompt and impartial investigation of torture',
      ru: 'непроведение быстрого и беспристрастного расследования пыток',
      be: 'адсутнасць хуткага і бесстаронняга расследавання катаванняў',
      th: 'การไม่สอบสวนการทรมานโดยพลันและเป็นกลาง',
      group: 'INT',
      huridocs: ['MT02/01.08.02'],
      restricted: false,
    },
    'INT.REPRISAL': {
      en: 'reprisal for complaining or for cooperating with the UN',
      ru: 'преследование за жалобу или за сотрудничество с ООН',
      be: 'пераслед за скаргу або за супрацоўніцтва з ААН',
      th: 'การตอบโต้เพราะร้องเรียนหรือให้ความร่วมมือกับสหประชาชาติ',
      group: 'INT',
      huridocs: ['MT04/02.01.03'],
      restricted: false,
    },
    'LIB.ARREST': {
      en: 'arbitrary arrest',
      ru: 'произвольное задержание',
      be: 'адвольнае затрыманне',
      th: 'การจับกุมโดยพลการ',
      group: 'LIB',
      huridocs: ['MT04/03.01.01'],
      restricted: false,
    },
    'LIB.DETENTION': {
      en: 'arbitrary detention',
      ru: 'произвольное содержание под стражей',
      be: 'адвольнае ўтрыманне пад вартай',
      th: 'การควบคุมตัวโดยพลการ',
      group: 'LIB',
      huridocs: ['MT04/03.01.02'],
      restricted: false,
    },
    'LIB.MASS': {
      en: 'mass round-up',
      ru: 'массовые задержания',
      be: 'масавыя затрыманні',
      th: 'การกวาดจับผู้คนจำนวนมาก',
      group: 'LIB',
      huridocs: ['MT04/03.01.07'],
      restricted: false,
    },
    'LIB.NOREASONS': {
      en: 'not told the reasons or charges',
      ru: 'несообщение причин задержания или обвинения',
      be: 'непаведамленне прычын затрымання або абвінавачання',
      th: 'การไม่แจ้งเหตุผลหรือข้อกล่าวหา',
      group: 'LIB',
      huridocs: ['MT04/35.01.07'],
      restricted: false,
    },
    'LIB.NOJUDGE': {
      en: 'not brought promptly before a judge (48 hours)',
      ru: 'задержанного не доставили к судье в кратчайший срок (48 часов)',
      be: 'затрыманага не даставілі да суддзі ў кароткі тэрмін (48 гадзін)',
      th: 'การไม่นำตัวไปพบผู้พิพากษาโดยพลัน (48 ชั่วโมง)',
      group: 'LIB',
      huridocs: ['MT04/35.01.08', 'MT04/36.01.01.01'],
      restricted: false,
    },
    'LIB.NOHABEAS': {
      en: 'no court review of detention',
      ru: 'отсутствие судебной проверки законности задержания',
      be: 'адсутнасць судовай праверкі законнасці затрымання',
      th: 'การไม่มีศาลตรวจสอบการควบคุมตัว',
      group: 'LIB',
      huridocs: ['MT04/36.01.01.01'],
      restricted: false,
    },
    'LIB.INCOMM': {
      en: 'incommunicado detention',
      ru: 'содержание под стражей без связи с внешним миром',
      be: 'утрыманне пад вартай без сувязі з вонкавым светам',
      th: 'การควบคุมตัวโดยไม่ให้ติดต่อโลกภายนอก',
      group: 'LIB',
      huridocs: ['L30/01.01.02', 'L30/01.02'],
      restricted: false,
    },
    'LIB.UNREG': {
      en: 'detention not registered',
      ru: 'незарегистрированное задержание',
      be: 'незарэгістраванае затрыманне',
      th: 'การควบคุมตัวที่ไม่มีการลงทะเบียน',
      group: 'LIB',
      huridocs: ['L30/02'],
      restricted: false,
    },
    'LIB.SECRET': {
      en: 'secret or unofficial place of detention',
      ru: 'тайное или неофициальное место содержания',
      be: 'тайнае або неафіцыйнае месца ўтрымання',
      th: 'สถานที่ควบคุมตัวลับหรือไม่เป็นทางการ',
      group: 'LIB',
      huridocs: ['MT05/02.06'],
      restricted: false,
    },
    'LIB.EXTEND': {
      en: 'held beyond the term, or re-arrested again and again',
      ru: 'содержание сверх срока или череда повторных задержаний',
      be: 'утрыманне звыш тэрміну або шэраг паўторных затрыманняў',
      th: 'การควบคุมตัวเกินกำหนด หรือการจับกุมซ้ำหลายครั้ง',
      group: 'LIB',
      huridocs: ['MT04/36.01.03.02'],
      restricted: false,
    },
    'LIB.HOUSE': {
      en: 'house arrest',
      ru: 'домашний арест',
      be: 'хатні арышт',
      th: 'การกักบริเวณในบ้าน',
      group: 'LIB',
      huridocs: ['MT04/03.01.05'],
      restricted: false,
    },
    'LIB.PSYCH': {
      en: 'forced psychiatric confinement',
      ru: 'принудительное помещение в психиатрическую больницу',
      be: 'прымусовае змяшчэнне ў псіхіятрычную бальніцу',
      th: 'การบังคับให้อยู่ในโรงพยาบาลจิตเวช',
      group: 'LIB',
      huridocs: ['MT05/02.04'],
      restricted: false,
    },
    'LIB.ABDUCT': {
      en: 'abduction by unidentified persons',
      ru: 'похищение неустановленными лицами',
      be: 'выкраданне неўстаноўленымі асобамі',
      th: 'การลักพาตัวโดยบุคคลที่ไม่ทราบว่าเป็นใคร',
      group: 'LIB',
      huridocs: ['MT04/03.01.04'],
      restricted: false,
    },
    'DIS.ENFORCED': {
      en: 'enforced disappearance',
      ru: 'насильственное исчезновение',
      be: 'гвалтоўнае знікненне',
      th: 'การบังคับให้สูญหาย',
      group: 'DIS',
      huridocs: ['MT04/03.01.03'],
      restricted: false,
    },
    'DIS.SHORT': {
      en: 'short-term enforced disappearance (hours or days)',
      ru: 'кратковременное насильственное исчезновение (часы или дни)',
      be: 'кароткачасовае гвалтоўнае знікненне (гадзіны або дні)',
      th: 'การบังคับให้สูญหายในระยะสั้น (หลายชั่วโมงหรือหลายวัน)',
      group: 'DIS',
      huridocs: ['MT04/03.01.03'],
      certainty: 'uncertain',
      restricted: false,
    },
    'DIS.CONCEAL': {
      en: 'concealment of fate, remains or identity',
      ru: 'сокрытие судьбы, останков или личности',
      be: 'утойванне лёсу, парэшткаў або асобы',
      th: 'การปกปิดชะตากรรม ร่าง หรือตัวตนของบุคคล',
      group: 'DIS',
      huridocs: ['MT04/09.01.01'],
      restricted: false,
    },
    'DIS.FAMILY': {
      en: 'family denied information on fate',
      ru: 'отказ семье в сведениях о судьбе близкого',
      be: 'адмова сям’і ў звестках пра лёс блізкага',
      th: 'การไม่แจ้งชะตากรรมแก่ครอบครัว',
      group: 'DIS',
      huridocs: ['MT04/09.01.01'],
      restricted: false,
    },
    'COND.OVERCROWD': {
      en: 'overcrowding, no bedding, no hygiene',
      ru: 'переполненность камер, отсутствие постелей и гигиены',
      be: 'перапоўненыя камеры, адсутнасць пасцелі і гігіены',
      th: 'ความแออัด ไม่มีที่นอน ไม่มีสุขอนามัย',
      group: 'COND',
      huridocs: ['MT04/36.01.02.02'],
      restricted: false,
    },
    'COND.FOOD': {
      en: 'food or water withheld',
      ru: 'лишение еды или воды',
      be: 'пазбаўленне ежы або вады',
      th: 'การไม่ให้อาหารหรือน้ำ',
      group: 'COND',
      huridocs: ['MT04/36.01.02.03'],
      restricted: false,
    },
    'COND.NOSEP': {
      en: 'children, women or untried persons not held apart',
      ru: 'дети, женщины или неосуждённые не содержатся отдельно',
      be: 'дзеці, жанчыны або неасуджаныя не ўтрымліваюцца асобна',
      th: 'การไม่แยกเด็ก ผู้หญิง หรือผู้ที่ยังไม่ถูกตัดสินออกจากผู้อื่น',
      group: 'COND',
      huridocs: ['MT04/36.01.04.01'],
      restricted: false,
    },
    'COND.PARCELS': {
      en: 'parcels, letters or visits blocked',
      ru: 'запрет передач, писем или свиданий',
      be: 'забарона перадач, лістоў або спатканняў',
      th: 'การห้ามของฝาก จดหมาย หรือการเยี่ยม',
      group: 'COND',
      huridocs: ['MT04/36.01.02.01'],
      restricted: false,
    },
    'FT.PRESUMPTION': {
      en: 'presumption of innocence breached',
      ru: 'нарушение презумпции невиновности',
      be: 'парушэнне прэзумпцыі невінаватасці',
      th: 'การละเมิดหลักสันนิษฐานว่าเป็นผู้บริสุทธิ์',
      group: 'FT',
      huridocs: ['MT04/35.01.01'],
      restricted: false,
    },
    'FT.COUNSEL': {
      en: 'no lawyer, or no confidential contact with one',
      ru: 'отсутствие адвоката или конфиденциальной встречи с ним',
      be: 'адсутнасць адваката або канфідэнцыйнай сустрэчы з ім',
      th: 'การไม่มีทนายความ หรือไม่ได้พบทนายความเป็นการส่วนตัว',
      group: 'FT',
      huridocs: ['MT04/35.01.09', 'MT04/35.01.13'],
      restricted: false,
    },
    'FT.TIME': {
      en: 'no time or facilities for defence',
      ru: 'отсутствие времени и возможностей для подготовки защиты',
      be: 'адсутнасць часу і магчымасцей для падрыхтоўкі абароны',
      th: 'การไม่มีเวลาหรือสิ่งจำเป็นสำหรับเตรียมการต่อสู้คดี',
      group: 'FT',
      huridocs: ['MT04/35.01.02'],
      restricted: false,
    },
    'FT.TRIBUNAL': {
      en: 'court not independent or not impartial',
      ru: 'зависимый или предвзятый суд',
      be: 'залежны або прадузяты суд',
      th: 'ศาลที่ไม่เป็นอิสระหรือไม่เป็นกลาง',
      group: 'FT',
      huridocs: ['MT04/35.01.03', 'MT04/35.01.04'],
      restricted: false,
    },
    'FT.PUBLIC': {
      en: 'closed or sham hearing (for example in detention, by video)',
      ru: 'закрытое или формальное заседание (например, в месте содержания, по видеосвязи)',
      be: 'закрытае або фармальнае пасяджэнне (напрыклад, у месцы ўтрымання, па відэасувязі)',
      th: 'การพิจารณาคดีลับหรือแบบจัดฉาก (เช่น ในสถานที่ควบคุมตัว ทางวิดีโอ)',
      group: 'FT',
      huridocs: ['MT04/35.01.15'],
      restricted: false,
    },
    'FT.WITNESS': {
      en: 'witnesses masked, under a pseudonym, or beyond the defence’s questions',
      ru: 'свидетели в масках, под псевдонимом или недоступные для допроса защитой',
      be: 'сведкі ў масках, пад псеўданімам або недаступныя для пытанняў абароны',
      th: 'พยานสวมหน้ากาก ใช้นามแฝง หรือฝ่ายจำเลยไม่มีโอกาสซักถาม',
      group: 'FT',
      huridocs: ['MT04/35.01.16'],
      restricted: false,
    },
    'FT.SELFINC': {
      en: 'compelled self-incrimination',
      ru: 'принуждение свидетельствовать против себя',
      be: 'прымус сведчыць супраць сябе',
      th: 'การบังคับให้ให้การเป็นปฏิปักษ์ต่อตนเอง',
      group: 'FT',
      huridocs: ['MT04/35.01.18'],
      restricted: false,
    },
    'FT.APPEAL': {
      en: 'no effective appeal',
      ru: 'отсутствие действенного обжалования',
      be: 'адсутнасць дзейснага абскарджання',
      th: 'การไม่มีช่องทางอุทธรณ์ที่ได้ผล',
      group: 'FT',
      huridocs: ['MT04/36.01.01.03'],
      restricted: false,
    },
    'FT.LAWYER.HARASS': {
      en: 'lawyer disbarred, detained or threatened',
      ru: 'преследование адвоката: лишение лицензии, задержание, угрозы',
      be: 'пераслед адваката: пазбаўленне ліцэнзіі, затрыманне, пагрозы',
      th: 'การคุกคามทนายความ เช่น ถอนใบอนุญาต ควบคุมตัว ข่มขู่',
      group: 'FT',
      huridocs: ['MT04/02.01.03'],
      restricted: false,
    },
    'EXP.JOURN': {
      en: 'journalist obstructed, detained or beaten',
      ru: 'воспрепятствование работе журналиста, его задержание или избиение',
      be: 'перашкаджанне працы журналіста, яго затрыманне або збіццё',
      th: 'การขัดขวาง ควบคุมตัว หรือทำร้ายนักข่าว',
      group: 'EXP',
      huridocs: ['MT04/10.01.02'],
      restricted: false,
    },
    'EXP.CENSOR': {
      en: 'blocking, shutdown, seizure of equipment',
      ru: 'блокировки, отключение связи, изъятие техники',
      be: 'блакіроўкі, адключэнне сувязі, канфіскацыя тэхнікі',
      th: 'การปิดกั้น การตัดสัญญาณ การยึดอุปกรณ์',
      group: 'EXP',
      huridocs: ['MT04/10.01.01'],
      restricted: false,
    },
    'EXP.PROSEC': {
      en: 'prosecution for speech',
      ru: 'преследование за высказывание',
      be: 'пераслед за выказванне',
      th: 'การดำเนินคดีเพราะการแสดงความคิดเห็น',
      group: 'EXP',
      huridocs: ['MT04/10.01.04'],
      restricted: false,
    },
    'EXP.ACCRED': {
      en: 'journalist’s accreditation withdrawn, or journalist deported',
      ru: 'лишение аккредитации или высылка журналиста',
      be: 'пазбаўленне акрэдытацыі або высылка журналіста',
      th: 'การเพิกถอนบัตรนักข่าวหรือเนรเทศนักข่าว',
      group: 'EXP',
      huridocs: ['MT04/10.01.02'],
      restricted: false,
    },
    'ASM.DISPERSE': {
      en: 'unlawful or violent dispersal',
      ru: 'незаконный или насильственный разгон собрания',
      be: 'незаконны або гвалтоўны разгон сходу',
      th: 'การสลายการชุมนุมโดยมิชอบหรือด้วยความรุนแรง',
      group: 'ASM',
      huridocs: ['MT04/12.01.05'],
      restricted: false,
    },
    'ASM.BAN': {
      en: 'assembly banned',
      ru: 'запрет собрания',
      be: 'забарона сходу',
      th: 'การห้ามชุมนุม',
      group: 'ASM',
      huridocs: ['MT04/12.01.06'],
      restricted: false,
    },
    'ASM.LLW': {
      en: 'misuse of less-lethal weapons',
      ru: 'неправомерное применение оружия несмертельного действия',
      be: 'неправамернае прымяненне зброі несмяротнага дзеяння',
      th: 'การใช้อาวุธที่มีความร้ายแรงต่ำโดยมิชอบ',
      group: 'ASM',
      huridocs: ['MT05/04.01', 'MT05/04.02'],
      restricted: false,
    },
    'ASM.SANCTION': {
      en: 'arrest or fine for peaceful assembly',
      ru: 'арест или штраф за мирное собрание',
      be: 'арышт або штраф за мірны сход',
      th: 'การจับกุมหรือปรับเพราะชุมนุมโดยสงบ',
      group: 'ASM',
      huridocs: ['MT04/12.01.05'],
      restricted: false,
    },
    'ASC.CLOSE': {
      en: 'organisation raided, closed or struck off',
      ru: 'обыск в организации, её закрытие или исключение из реестра',
      be: 'ператрус у арганізацыі, яе закрыццё або выключэнне з рэестра',
      th: 'การตรวจค้น สั่งปิด หรือเพิกถอนทะเบียนองค์กร',
      group: 'ASC',
      huridocs: ['MT04/12.01.01', 'MT04/12.01.02', 'MT04/12.01.03'],
      restricted: false,
    },
    'BEL.RELIGION': {
      en: 'restriction of belief or of clergy',
      ru: 'ограничение свободы вероисповедания или служения',
      be: 'абмежаванне свабоды веравызнання або служэння',
      th: 'การจำกัดเสรีภาพในความเชื่อหรือการปฏิบัติหน้าที่ของนักบวช',
      group: 'BEL',
      huridocs: ['MT04/11.01.01'],
      restricted: false,
    },
    'PRIV.SEARCH': {
      en: 'unlawful search, phone extraction',
      ru: 'незаконный обыск, досмотр телефона',
      be: 'незаконны ператрус, агляд тэлефона',
      th: 'การค้นโดยมิชอบ การดึงข้อมูลจากโทรศัพท์',
      group: 'PRIV',
      huridocs: ['MT04/04.01.01'],
      restricted: false,
    },
    'PRIV.SURV': {
      en: 'surveillance, disclosure of personal data, published “repentance” video',
      ru: 'слежка, разглашение личных данных, публикация «покаянного» видео',
      be: 'сачэнне, раскрыццё асабістых даных, публікацыя «пакаяльнага» відэа',
      th: 'การสอดแนม การเปิดเผยข้อมูลส่วนบุคคล การเผยแพร่วิดีโอ “สำนึกผิด”',
      group: 'PRIV',
      huridocs: ['MT04/02.01.03.03'],
      restricted: false,
    },
    'MOV.EXPEL': {
      en: 'expulsion of a national, or entry denied',
      ru: 'высылка гражданина или отказ во въезде',
      be: 'высылка грамадзяніна або адмова ва ўездзе',
      th: 'การขับพลเมืองออกนอกประเทศหรือไม่ให้เข้าประเทศ',
      group: 'MOV',
      huridocs: ['MT04/05.01.02', 'MT04/05.01.07'],
      restricted: false,
    },
    'MOV.TRAVEL': {
      en: 'travel ban, passport refused',
      ru: 'запрет на выезд, отказ в паспорте',
      be: 'забарона на выезд, адмова ў пашпарце',
      th: 'การห้ามเดินทางออกนอกประเทศ การไม่ออกหนังสือเดินทาง',
      group: 'MOV',
      huridocs: ['MT04/05.01.06'],
      restricted: false,
    },
    'MOV.REFOUL': {
      en: 'return to a country where the person is in danger',
      ru: 'принудительное возвращение в страну, где человеку грозит опасность',
      be: 'прымусовае вяртанне ў краіну, дзе чалавеку пагражае небяспека',
      th: 'การส่งกลับไปยังประเทศที่บุคคลนั้นจะตกอยู่ในอันตราย',
      group: 'MOV',
      huridocs: ['MT04/38.01.01'],
      restricted: false,
    },
    'POL.PART': {
      en: 'electoral fraud, candidate barred',
      ru: 'фальсификация выборов, недопуск кандидата',
      be: 'фальсіфікацыя выбараў, недапушчэнне кандыдата',
      th: 'การทุจริตเลือกตั้ง การกีดกันผู้สมัคร',
      group: 'POL',
      huridocs: ['MT04/17.01.01', 'MT04/17.01.02', 'MT04/17.01.03', 'MT04/17.01.04'],
      restricted: false,
    },
    'POL.CAMPAIGN': {
      en: 'harassment of campaigners or observers',
      ru: 'преследование наблюдателей и участников избирательной кампании',
      be: 'пераслед назіральнікаў і ўдзельнікаў выбарчай кампаніі',
      th: 'การคุกคามผู้รณรงค์หาเสียงหรือผู้สังเกตการณ์',
      group: 'POL',
      huridocs: ['MT04/17.01.05.01'],
      restricted: false,
    },
    'EQ.DISCRIM': {
      en: 'discriminatory targeting',
      ru: 'дискриминационное преследование',
      be: 'дыскрымінацыйны пераслед',
      th: 'การเจาะจงเล่นงานโดยเลือกปฏิบัติ',
      group: 'EQ',
      huridocs: ['MT04/06', 'MT04/37'],
      restricted: false,
    },
    'CHILD.DET': {
      en: 'detention or ill-treatment of a child',
      ru: 'задержание ребёнка или жестокое обращение с ребёнком',
      be: 'затрыманне дзіцяці або жорсткае абыходжанне з дзіцем',
      th: 'การควบคุมตัวเด็กหรือปฏิบัติต่อเด็กอย่างโหดร้าย',
      group: 'CHILD',
      huridocs: ['MT04/31'],
      restricted: false,
    },
    'CHILD.REMOVE': {
      en: 'children threatened with removal, or removed, as reprisal',
      ru: 'угроза отобрать детей или их отобрание как месть',
      be: 'пагроза адабраць дзяцей або іх адабранне як помста',
      th: 'การพรากเด็กหรือขู่ว่าจะพรากเด็กเพื่อตอบโต้',
      group: 'CHILD',
      huridocs: ['MT04/31'],
      restricted: false,
    },
    'ECO.DISMISS': {
      en: 'dismissal from work or study as reprisal',
      ru: 'увольнение с работы или отчисление с учёбы как месть',
      be: 'звальненне з працы або адлічэнне з вучобы як помста',
      th: 'การให้ออกจากงานหรือสถานศึกษาเพื่อตอบโต้',
      group: 'ECO',
      huridocs: ['MT04/30.01.04.03.01'],
      restricted: false,
    },
    'ECO.FINE': {
      en: 'punitive fines or compensation claims for protest',
      ru: 'карательные штрафы и иски о возмещении за участие в протесте',
      be: 'карныя штрафы і патрабаванні пакрыць страты за ўдзел у пратэсце',
      th: 'ค่าปรับเชิงลงโทษและการเรียกค่าเสียหายจากการร่วมประท้วง',
      group: 'ECO',
      huridocs: [],
      restricted: false,
    },
    'PROP.DAMAGE': {
      en: 'destruction or seizure of property',
      ru: 'уничтожение или изъятие имущества',
      be: 'знішчэнне або канфіскацыя маёмасці',
      th: 'การทำลายหรือยึดทรัพย์สิน',
      group: 'PROP',
      huridocs: ['MT04/13.01.03', 'MT04/13.01.07'],
      restricted: false,
    },
    'HRD.ATTACK': {
      en: 'attack on a human-rights defender',
      ru: 'нападение на правозащитника',
      be: 'напад на праваабаронцу',
      th: 'การทำร้ายนักปกป้องสิทธิมนุษยชน',
      group: 'HRD',
      huridocs: ['MT04/02.01.03'],
      restricted: false,
    },
    'MED.ATTACK': {
      en: 'attack on medics or volunteers, or obstruction of their work',
      ru: 'нападение на медиков или волонтёров, препятствование их работе',
      be: 'напад на медыкаў або валанцёраў, перашкаджанне іх працы',
      th: 'การทำร้ายบุคลากรทางการแพทย์หรืออาสาสมัคร หรือขัดขวางการทำงาน',
      group: 'MED',
      huridocs: ['MT04/02.01.01'],
      restricted: false,
    },
    RESTRICTED: {
      en: 'act, restricted',
      ru: 'деяние, сведения ограничены',
      be: 'дзеянне, звесткі абмежаваныя',
      th: 'การกระทำที่จำกัดการเปิดเผย',
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
