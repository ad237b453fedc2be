import type { Interval } from '@amparo/calendar'
import { defineVocabulary } from '@amparo/vocabulary'
import type { Entry, ViolationCode, ViolationGroupCode } from '@amparo/vocabulary'
import { boundByOne } from './bound.ts'
import type { Bound } from './bound.ts'
import type { DerogabilityCode } from './derogability.ts'
import type { TreatyCode } from './treaty.ts'

interface ObligationFacts {
  /** `udhr`: the Universal Declaration, which is no treaty and is there for every state. */
  readonly instrument: TreatyCode | 'udhr'
  /** As they are cited: `9(4)`, `12–13`. */
  readonly articles: string
  readonly derogability: DerogabilityCode
  /** Kinds of violation it answers to: single ones, whole groups, or all. */
  readonly violations: readonly (ViolationCode | ViolationGroupCode)[] | 'all'
}

export type Obligation = Entry & ObligationFacts

const own = 'worded by us'

/** Articles and what they oblige to, in short. Reading one qualifies nothing in law. */
export const obligations = defineVocabulary<ObligationCode, ObligationFacts>(
  'obligation',
  { source: `The treaties and the general comments on them; ${own}`, certainty: 'field' },
  {
    'udhr-base': {
      en: 'what every state has declared: life, liberty, no torture, fair trial, expression, assembly',
      ru: 'что провозгласили все государства: жизнь, свобода, запрет пыток, справедливый суд, слово, собрания',
      be: 'што абвясцілі ўсе дзяржавы: жыццё, свабода, забарона катаванняў, справядлівы суд, слова, сходы',
      th: 'สิ่งที่ทุกรัฐประกาศไว้: ชีวิต เสรีภาพ ห้ามทรมาน การพิจารณาคดีที่เป็นธรรม การแสดงออก และการชุมนุม',
      instrument: 'udhr',
      articles: '3, 5, 9–11, 12, 13, 18–21',
      derogability: 'not-stated',
      violations: 'all',
    },
    'iccpr-2': {
      en: 'ensure rights without discrimination; an effective remedy',
      ru: 'обеспечить права без дискриминации; действенное средство защиты',
      be: 'забяспечыць правы без дыскрымінацыі; дзейсны сродак абароны',
      th: 'ประกันสิทธิโดยไม่เลือกปฏิบัติและมีการเยียวยาที่ได้ผล',
      instrument: 'iccpr',
      articles: '2(1), 2(3)',
      derogability: 'core-non-derogable',
      violations: ['LIFE.NOINVEST', 'INT.NOINVEST', 'INT.REPRISAL'],
    },
    'iccpr-6': {
      en: 'protect life; force as a last resort; investigate deaths',
      ru: 'защищать жизнь; сила как крайняя мера; расследовать смерти',
      be: 'абараняць жыццё; сіла як крайняя мера; расследаваць смерці',
      th: 'คุ้มครองชีวิต ใช้กำลังเป็นทางเลือกสุดท้าย และสอบสวนการเสียชีวิต',
      instrument: 'iccpr',
      articles: '6',
      derogability: 'non-derogable',
      violations: ['LIFE', 'DIS', 'INT.DEATHTHREAT', 'MED.ATTACK'],
    },
    'iccpr-7': {
      en: 'no torture, no cruel, inhuman or degrading treatment',
      ru: 'никаких пыток, жестокого, бесчеловечного или унижающего обращения',
      be: 'ніякіх катаванняў, жорсткага, бесчалавечнага або зневажальнага абыходжання',
      th: 'ห้ามทรมานและห้ามปฏิบัติอย่างโหดร้าย ไร้มนุษยธรรม หรือย่ำยีศักดิ์ศรี',
      instrument: 'iccpr',
      articles: '7',
      derogability: 'absolute',
      violations: ['INT', 'DIS', 'LIB.INCOMM', 'MOV.REFOUL'],
      source: `ICCPR, arts 4(2) and 7; general comment 20: no official need have acted; ${own}`,
    },
    'iccpr-9-1': {
      en: 'no arbitrary arrest or detention',
      ru: 'никаких произвольных арестов и содержания под стражей',
      be: 'ніякіх адвольных арыштаў і трымання пад вартай',
      th: 'ห้ามจับกุมหรือควบคุมตัวโดยพลการ',
      instrument: 'iccpr',
      articles: '9(1)',
      derogability: 'core-non-derogable',
      violations: ['LIB', 'DIS', 'ASM.SANCTION'],
      source: `ICCPR, art. 9; general comment 35, paragraph 66; ${own}`,
    },
    'iccpr-9-2': {
      en: 'tell the reasons and the charges',
      ru: 'сообщить причины и обвинение',
      be: 'паведаміць прычыны і абвінавачанне',
      th: 'แจ้งเหตุผลและข้อกล่าวหา',
      instrument: 'iccpr',
      articles: '9(2)',
      derogability: 'derogable',
      violations: ['LIB.NOREASONS'],
    },
    'iccpr-9-3': {
      en: 'bring promptly before a judge: ordinarily within 48 hours',
      ru: 'без задержки доставить к судье: обычно в пределах 48 часов',
      be: 'без затрымкі даставіць да суддзі: звычайна на працягу 48 гадзін',
      th: 'นำตัวไปพบผู้พิพากษาโดยพลัน: โดยปกติภายใน 48 ชั่วโมง',
      instrument: 'iccpr',
      articles: '9(3)',
      derogability: 'derogable',
      violations: ['LIB.NOJUDGE'],
      source: `ICCPR, art. 9(3); general comment 35, paragraph 33; derogable within necessity; ${own}`,
      certainty: 'uncertain',
    },
    'iccpr-9-4': {
      en: 'a court can be asked to review the detention',
      ru: 'суд по просьбе проверяет законность содержания под стражей',
      be: 'суд на просьбу правярае законнасць трымання пад вартай',
      th: 'ขอให้ศาลตรวจสอบการควบคุมตัวได้',
      instrument: 'iccpr',
      articles: '9(4)',
      derogability: 'non-derogable',
      violations: ['LIB.NOHABEAS', 'LIB.INCOMM', 'LIB.SECRET'],
      source: `ICCPR, art. 9(4); general comments 29, paragraph 16, and 35; ${own}`,
      certainty: 'uncertain',
    },
    'iccpr-10': {
      en: 'treat everybody held with humanity',
      ru: 'гуманно обращаться с каждым, кто лишён свободы',
      be: 'гуманна абыходзіцца з кожным, хто пазбаўлены волі',
      th: 'ปฏิบัติต่อผู้ถูกคุมขังทุกคนอย่างมีมนุษยธรรม',
      instrument: 'iccpr',
      articles: '10',
      derogability: 'non-derogable',
      violations: ['COND', 'INT.NOCARE', 'INT.SOLITARY'],
      source: `ICCPR, art. 10; general comment 29, paragraph 13; ${own}`,
    },
    'iccpr-12-13': {
      en: 'move about, leave and enter one’s own country; safeguards before expulsion',
      ru: 'передвигаться, выезжать и въезжать в свою страну; гарантии перед высылкой',
      be: 'перамяшчацца, выязджаць і ўязджаць у сваю краіну; гарантыі перад высылкай',
      th: 'เดินทาง ออกจาก และกลับเข้าประเทศตน มีหลักประกันก่อนถูกขับออก',
      instrument: 'iccpr',
      articles: '12–13',
      derogability: 'limitable',
      violations: ['MOV'],
    },
    'iccpr-14': {
      en: 'a fair hearing, presumption of innocence, defence, appeal',
      ru: 'справедливое разбирательство, презумпция невиновности, защита, обжалование',
      be: 'справядлівы разбор, прэзумпцыя невінаватасці, абарона, абскарджанне',
      th: 'การพิจารณาที่เป็นธรรม การสันนิษฐานว่าบริสุทธิ์ การต่อสู้คดี และการอุทธรณ์',
      instrument: 'iccpr',
      articles: '14',
      derogability: 'core-non-derogable',
      violations: ['FT', 'LIFE.DP', 'LIFE.SUMM', 'INT.COERCEDCONF'],
      source: `ICCPR, art. 14; general comment 32, paragraph 6; ${own}`,
    },
    'iccpr-15': {
      en: 'no crime or penalty that looks back',
      ru: 'нет преступления и наказания задним числом',
      be: 'няма злачынства і пакарання задняй датай',
      th: 'ไม่มีความผิดหรือโทษย้อนหลัง',
      instrument: 'iccpr',
      articles: '15',
      derogability: 'non-derogable',
      violations: ['FT'],
    },
    'iccpr-16': {
      en: 'recognise everybody as a person before the law',
      ru: 'признавать правосубъектность каждого',
      be: 'прызнаваць праваздольнасць кожнага',
      th: 'ยอมรับทุกคนเป็นบุคคลตามกฎหมาย',
      instrument: 'iccpr',
      articles: '16',
      derogability: 'non-derogable',
      violations: ['DIS', 'LIB.UNREG', 'LIB.SECRET'],
    },
    'iccpr-17': {
      en: 'privacy, home, letters, honour',
      ru: 'частная жизнь, жилище, переписка, честь',
      be: 'прыватнае жыццё, жыллё, перапіска, гонар',
      th: 'ความเป็นส่วนตัว เคหสถาน จดหมาย และเกียรติยศ',
      instrument: 'iccpr',
      articles: '17',
      derogability: 'limitable',
      violations: ['PRIV', 'COND.PARCELS', 'DIS.FAMILY', 'PROP.DAMAGE'],
    },
    'iccpr-18': {
      en: 'thought, conscience, religion; showing it can be limited',
      ru: 'мысль, совесть, религия; проявление может быть ограничено',
      be: 'думка, сумленне, рэлігія; праяўленне можа быць абмежавана',
      th: 'ความคิด มโนธรรม ศาสนา ส่วนการแสดงออกอาจถูกจำกัดได้',
      instrument: 'iccpr',
      articles: '18',
      derogability: 'non-derogable',
      violations: ['BEL'],
    },
    'iccpr-19-1': {
      en: 'hold opinions without interference',
      ru: 'придерживаться мнений без вмешательства',
      be: 'прытрымлівацца меркаванняў без умяшання',
      th: 'มีความคิดเห็นโดยไม่ถูกแทรกแซง',
      instrument: 'iccpr',
      articles: '19(1)',
      derogability: 'non-derogable',
      violations: ['EXP'],
      source: `ICCPR, art. 19; general comment 34; ${own}`,
    },
    'iccpr-19-2': {
      en: 'seek, receive and give information',
      ru: 'искать, получать и распространять информацию',
      be: 'шукаць, атрымліваць і распаўсюджваць інфармацыю',
      th: 'แสวงหา ได้รับ และเผยแพร่ข้อมูล',
      instrument: 'iccpr',
      articles: '19(2)',
      derogability: 'limitable',
      violations: ['EXP', 'HRD.ATTACK', 'ECO.DISMISS'],
    },
    'iccpr-21': {
      en: 'make peaceful assembly possible; no general ban',
      ru: 'делать мирные собрания возможными; никаких общих запретов',
      be: 'рабіць мірныя сходы магчымымі; ніякіх агульных забарон',
      th: 'เอื้อให้ชุมนุมโดยสงบได้ ไม่ห้ามแบบเหมารวม',
      instrument: 'iccpr',
      articles: '21',
      derogability: 'limitable',
      violations: ['ASM', 'LIFE.PROTEST', 'LIB.MASS', 'ECO', 'MED.ATTACK'],
      source: `ICCPR, art. 21; general comment 37; ${own}`,
    },
    'iccpr-22': {
      en: 'form and join associations and unions',
      ru: 'создавать объединения и профсоюзы и вступать в них',
      be: 'ствараць аб’яднанні і прафсаюзы і ўступаць у іх',
      th: 'ก่อตั้งและเข้าร่วมสมาคมและสหภาพ',
      instrument: 'iccpr',
      articles: '22',
      derogability: 'limitable',
      violations: ['ASC', 'HRD.ATTACK', 'POL.CAMPAIGN'],
    },
    'iccpr-24': {
      en: 'protect children',
      ru: 'защищать детей',
      be: 'абараняць дзяцей',
      th: 'คุ้มครองเด็ก',
      instrument: 'iccpr',
      articles: '24',
      derogability: 'core-non-derogable',
      violations: ['CHILD', 'COND.NOSEP'],
    },
    'iccpr-25': {
      en: 'take part, vote, be elected',
      ru: 'участвовать, голосовать, быть избранным',
      be: 'удзельнічаць, галасаваць, быць абраным',
      th: 'มีส่วนร่วม ลงคะแนน และได้รับเลือกตั้ง',
      instrument: 'iccpr',
      articles: '25',
      derogability: 'limitable',
      violations: ['POL'],
    },
    'iccpr-26': {
      en: 'equality before the law',
      ru: 'равенство перед законом',
      be: 'роўнасць перад законам',
      th: 'ความเสมอภาคตามกฎหมาย',
      instrument: 'iccpr',
      articles: '26',
      derogability: 'derogable',
      violations: ['EQ'],
      source: `ICCPR, arts 4(1) and 26: no derogation may discriminate; ${own}`,
    },
    'op2-1': {
      en: 'no execution',
      ru: 'никаких казней',
      be: 'ніякіх смяротных пакаранняў',
      th: 'ห้ามประหารชีวิต',
      instrument: 'iccpr-op2',
      articles: '1',
      derogability: 'non-derogable',
      violations: ['LIFE.DP'],
    },
    'cat-1': {
      en: 'what torture is: severe pain, on purpose, such purposes as a confession, an official behind it',
      ru: 'что такое пытка: сильная боль, умышленно, с такими целями, как признание, при участии должностного лица',
      be: 'што такое катаванне: моцны боль, наўмысна, з такімі мэтамі, як прызнанне, пры ўдзеле службовай асобы',
      th: 'การทรมานคืออะไร: ความเจ็บปวดสาหัส โดยเจตนา เพื่อความมุ่งประสงค์ เช่น คำสารภาพ โดยมีเจ้าหน้าที่เกี่ยวข้อง',
      instrument: 'cat',
      articles: '1',
      derogability: 'absolute',
      violations: ['INT.TORTURE', 'LIFE.TORTURE'],
      source: `Convention against Torture, art. 1: “such purposes as”, no closed list; ${own}`,
    },
    'cat-2': {
      en: 'prevent torture; no circumstances and no orders justify it',
      ru: 'предотвращать пытки; их не оправдывают ни обстоятельства, ни приказ',
      be: 'прадухіляць катаванні; іх не апраўдваюць ні абставіны, ні загад',
      th: 'ป้องกันการทรมาน ไม่มีพฤติการณ์หรือคำสั่งใดเป็นข้ออ้างได้',
      instrument: 'cat',
      articles: '2',
      derogability: 'absolute',
      violations: ['INT.TORTURE', 'INT.RAPE', 'INT.SOLITARY', 'LIFE.TORTURE'],
    },
    'cat-3': {
      en: 'send nobody to where torture threatens',
      ru: 'не высылать туда, где грозят пытки',
      be: 'не высылаць туды, дзе пагражаюць катаванні',
      th: 'ไม่ส่งใครไปยังที่ซึ่งเสี่ยงถูกทรมาน',
      instrument: 'cat',
      articles: '3',
      derogability: 'absolute',
      violations: ['MOV.REFOUL'],
    },
    'cat-4-9': {
      en: 'make torture a crime; hand over or prosecute',
      ru: 'признать пытки преступлением; выдавать или судить',
      be: 'прызнаць катаванні злачынствам; выдаваць або судзіць',
      th: 'กำหนดให้การทรมานเป็นความผิดอาญา ส่งตัวหรือดำเนินคดี',
      instrument: 'cat',
      articles: '4–9',
      derogability: 'absolute',
      violations: ['INT.NOINVEST'],
    },
    'cat-12': {
      en: 'investigate promptly and impartially, also without a complaint',
      ru: 'расследовать быстро и беспристрастно, в том числе без жалобы',
      be: 'расследаваць хутка і бесстаронне, у тым ліку без скаргі',
      th: 'สอบสวนโดยพลันและเป็นกลาง แม้ไม่มีผู้ร้องเรียน',
      instrument: 'cat',
      articles: '12',
      derogability: 'absolute',
      violations: ['INT.NOINVEST', 'LIFE.NOINVEST'],
    },
    'cat-13': {
      en: 'whoever complains is heard and protected',
      ru: 'жалобщика выслушать и защитить',
      be: 'таго, хто скардзіцца, выслухаць і абараніць',
      th: 'รับฟังและคุ้มครองผู้ร้องเรียน',
      instrument: 'cat',
      articles: '13',
      derogability: 'absolute',
      violations: ['INT.REPRISAL', 'INT.NOINVEST'],
    },
    'cat-14': {
      en: 'redress, compensation, rehabilitation',
      ru: 'возмещение, компенсация, реабилитация',
      be: 'аднаўленне правоў, кампенсацыя, рэабілітацыя',
      th: 'การเยียวยา ค่าสินไหมทดแทน และการฟื้นฟู',
      instrument: 'cat',
      articles: '14',
      derogability: 'absolute',
      violations: ['INT.TORTURE'],
    },
    'cat-15': {
      en: 'no statement made under torture is evidence, but against whoever tortured',
      ru: 'сказанное под пыткой не доказательство, кроме как против того, кто пытал',
      be: 'сказанае пад катаваннем не доказ, акрамя як супраць таго, хто катаваў',
      th: 'คำให้การจากการทรมานใช้เป็นหลักฐานไม่ได้ เว้นแต่ใช้กับผู้ทรมาน',
      instrument: 'cat',
      articles: '15',
      derogability: 'absolute',
      violations: ['INT.COERCEDCONF', 'FT.SELFINC'],
    },
    'cat-16': {
      en: 'prevent other cruel, inhuman or degrading treatment',
      ru: 'предотвращать другое жестокое, бесчеловечное или унижающее обращение',
      be: 'прадухіляць іншае жорсткае, бесчалавечнае або зневажальнае абыходжанне',
      th: 'ป้องกันการปฏิบัติอื่นที่โหดร้าย ไร้มนุษยธรรม หรือย่ำยีศักดิ์ศรี',
      instrument: 'cat',
      articles: '16',
      derogability: 'absolute',
      violations: ['INT.CIDT', 'INT.ASSAULT', 'COND'],
    },
    'icpped-1-5': {
      en: 'no enforced disappearance, ever; it is a crime',
      ru: 'никаких насильственных исчезновений, никогда; это преступление',
      be: 'ніякіх гвалтоўных знікненняў, ніколі; гэта злачынства',
      th: 'ห้ามบังคับสูญหายไม่ว่ากรณีใด และเป็นความผิดอาญา',
      instrument: 'icpped',
      articles: '1–5',
      derogability: 'absolute',
      violations: ['DIS', 'LIB.ABDUCT'],
    },
    'icpped-12': {
      en: 'look into it without delay, also without a complaint',
      ru: 'расследовать исчезновение без промедления, в том числе без жалобы',
      be: 'расследаваць знікненне без прамаруджвання, у тым ліку без скаргі',
      th: 'สอบสวนการสูญหายโดยไม่ชักช้า แม้ไม่มีผู้ร้องเรียน',
      instrument: 'icpped',
      articles: '12',
      derogability: 'absolute',
      violations: ['DIS', 'LIFE.NOINVEST'],
    },
    'icpped-16-21': {
      en: 'no secret detention; registers; information for the family; release that can be verified',
      ru: 'никакого тайного содержания; реестры; сведения семье; освобождение, которое можно проверить',
      be: 'ніякага тайнага трымання; рэестры; звесткі сям’і; вызваленне, якое можна праверыць',
      th: 'ห้ามคุมขังลับ มีทะเบียน ให้ข้อมูลแก่ครอบครัว และปล่อยตัวโดยตรวจสอบได้',
      instrument: 'icpped',
      articles: '16–21',
      derogability: 'absolute',
      violations: ['LIB.UNREG', 'LIB.SECRET', 'DIS.FAMILY', 'MOV.REFOUL'],
    },
    'icpped-24': {
      en: 'relatives are victims too: truth, search, return of remains, redress',
      ru: 'родственники тоже жертвы: правда, поиск, возвращение останков, возмещение',
      be: 'сваякі таксама ахвяры: праўда, пошук, вяртанне парэшткаў, аднаўленне правоў',
      th: 'ญาติเป็นผู้เสียหายด้วย: ความจริง การค้นหา การคืนอัฐิหรือร่าง และการเยียวยา',
      instrument: 'icpped',
      articles: '24',
      derogability: 'absolute',
      violations: ['DIS'],
    },
    'crc-37': {
      en: 'a child is never tortured, and held only as a last resort and for the shortest time',
      ru: 'ребёнка никогда не пытают, а лишают свободы только в крайнем случае и на самый короткий срок',
      be: 'дзіця ніколі не катуюць, а волі пазбаўляюць толькі ў крайнім выпадку і на самы кароткі тэрмін',
      th: 'ห้ามทรมานเด็ก และคุมขังได้เป็นทางเลือกสุดท้ายและสั้นที่สุดเท่านั้น',
      instrument: 'crc',
      articles: '37, 40',
      derogability: 'core-non-derogable',
      violations: ['CHILD.DET', 'COND.NOSEP'],
      source: `Convention on the Rights of the Child, arts 37 and 40; 37(a) is absolute; ${own}`,
    },
    'crc-9': {
      en: 'a child is not parted from the parents but for its own good',
      ru: 'ребёнка не разлучают с родителями, кроме как ради его блага',
      be: 'дзіця не разлучаюць з бацькамі, акрамя як дзеля яго дабра',
      th: 'ไม่แยกเด็กจากบิดามารดา เว้นแต่เพื่อประโยชน์ของเด็กเอง',
      instrument: 'crc',
      articles: '3, 9, 12, 19',
      derogability: 'derogable',
      violations: ['CHILD.REMOVE'],
    },
    'cedaw-2': {
      en: 'act against violence against women; equal access to justice',
      ru: 'противодействовать насилию в отношении женщин; равный доступ к правосудию',
      be: 'супрацьдзейнічаць гвалту ў дачыненні да жанчын; роўны доступ да правасуддзя',
      th: 'ต่อต้านความรุนแรงต่อสตรี และการเข้าถึงความยุติธรรมอย่างเท่าเทียม',
      instrument: 'cedaw',
      articles: '2, 5, 15',
      derogability: 'not-stated',
      violations: ['INT.RAPE', 'INT.RAPE.ATT', 'INT.SEXASSAULT', 'INT.SEXHARASS', 'EQ'],
    },
    'opcat-visits': {
      en: 'let visitors in everywhere; nobody suffers for talking to them',
      ru: 'пускать посетителей всюду; никто не страдает за разговор с ними',
      be: 'пускаць наведнікаў усюды; ніхто не пакутуе за размову з імі',
      th: 'ให้คณะผู้เยี่ยมเข้าได้ทุกที่ และไม่มีใครเดือดร้อนเพราะพูดคุยด้วย',
      instrument: 'opcat',
      articles: '1, 4, 14, 19–21',
      derogability: 'not-stated',
      violations: ['INT.REPRISAL'],
    },
    'cerd-5': {
      en: 'equal safety and justice whatever the origin',
      ru: 'равная безопасность и правосудие независимо от происхождения',
      be: 'роўная бяспека і правасуддзе незалежна ад паходжання',
      th: 'ความปลอดภัยและความยุติธรรมที่เท่าเทียมไม่ว่ามีเชื้อสายใด',
      instrument: 'cerd',
      articles: '5',
      derogability: 'not-stated',
      violations: ['EQ'],
    },
  },
)

export type ObligationCode =
  | 'udhr-base'
  | 'iccpr-2'
  | 'iccpr-6'
  | 'iccpr-7'
  | 'iccpr-9-1'
  | 'iccpr-9-2'
  | 'iccpr-9-3'
  | 'iccpr-9-4'
  | 'iccpr-10'
  | 'iccpr-12-13'
  | 'iccpr-14'
  | 'iccpr-15'
  | 'iccpr-16'
  | 'iccpr-17'
  | 'iccpr-18'
  | 'iccpr-19-1'
  | 'iccpr-19-2'
  | 'iccpr-21'
  | 'iccpr-22'
  | 'iccpr-24'
  | 'iccpr-25'
  | 'iccpr-26'
  | 'op2-1'
  | 'cat-1'
  | 'cat-2'
  | 'cat-3'
  | 'cat-4-9'
  | 'cat-12'
  | 'cat-13'
  | 'cat-14'
  | 'cat-15'
  | 'cat-16'
  | 'icpped-1-5'
  | 'icpped-12'
  | 'icpped-16-21'
  | 'icpped-24'
  | 'crc-37'
  | 'crc-9'
  | 'cedaw-2'
  | 'opcat-visits'
  | 'cerd-5'

export interface ObligationBound {
  readonly obligation: Obligation
  /** Whether the treaty bound the state on those days; null for what is there for every state. */
  readonly bound: Bound | null
}

/**
 * Obligations a kind of violation speaks to, of treaties that bound the state on the days of the
 * act or may have. Never empty: the Universal Declaration is there for every state.
 */
export function obligationsOf(
  violation: ViolationCode,
  state: string,
  days: Interval,
): readonly ObligationBound[] {
  const spoken = Object.values<Obligation>(obligations.entries).filter((one) =>
    speaksTo(one, violation),
  )
  return spoken
    .map((obligation) => ({ obligation, bound: boundOf(obligation, state, days) }))
    .filter(({ bound }) => bound?.bound !== 'no')
}

function speaksTo({ violations }: Obligation, violation: ViolationCode): boolean {
  if (violations === 'all') return true
  const [group = ''] = violation.split('.')
  return violations.some((one) => one === violation || one === group)
}

function boundOf({ instrument }: Obligation, state: string, days: Interval): Bound | null {
  return instrument === 'udhr' ? null : boundByOne(state, instrument, days)
}
