import { defineVocabulary, type Labels } from './entry.ts'

export type ContradictionCode =
  | 'denied-but-held'
  | 'no-record-but-held'
  | 'dead-but-alive-later'
  | 'body-not-returned'
  | 'released-but-seen-held'
  | 'all-released-but-one'
  | 'released-but-not-seen'
  | 'released-before-arrest'
  | 'held-past-stated-term'
  | 'said-held-but-free'
  | 'place-differs'
  | 'two-places-at-once'
  | 'child-or-adult'
  | 'arrest-time-differs'
  | 'held-before-stated-arrest'
  | 'release-time-differs'
  | 'health-but-harm'
  | 'examination-not-made'
  | 'lawyer-not-met'
  | 'family-not-told'
  | 'complaint-not-received'
  | 'investigation-denied'
  | 'investigation-not-seen'
  | 'birth-date-differs'
  | 'fact-after-answer'
  | 'one-body-two-answers'
  | 'two-bodies-two-answers'

/**
 * Rules by which two things said of one person do not go together; when each speaks and when it is
 * silent stands in the register (`contradictions/rules.ts`). `quote` is a whole sentence for a
 * letter, after what the authority said: it names no source, no day and no place. Of what only a
 * few can know (a lawyer, the family, whoever came out) it asserts nothing, and asks.
 */
export const contradictions = defineVocabulary<ContradictionCode, { quote: Labels }>(
  'contradiction',
  { source: 'Amparo: what does not go together', certainty: 'office' },
  {
    'denied-but-held': {
      en: 'the authorities deny holding the person; others tell of it',
      ru: 'власти отрицают, что удерживают человека; другие говорят обратное',
      be: 'улады адмаўляюць, што ўтрымліваюць чалавека; іншыя кажуць адваротнае',
      th: 'หน่วยงานรัฐปฏิเสธว่าควบคุมตัว แต่ผู้อื่นบอกว่าถูกควบคุมตัว',
      quote: {
        en: 'Information received by this office indicates that the person was in custody.',
        ru: 'Согласно поступившим в офис сведениям, этот человек находился в месте лишения свободы.',
        be: 'Паводле звестак, якія паступілі ў офіс, гэты чалавек знаходзіўся ў месцы пазбаўлення волі.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวถูกควบคุมตัว',
      },
    },
    'no-record-but-held': {
      en: 'not in the records of the authorities; others tell of custody',
      ru: 'в записях властей не значится; другие говорят, что удерживают',
      be: 'у запісах уладаў не значыцца; іншыя кажуць, што ўтрымліваюць',
      th: 'ไม่พบในบันทึกของหน่วยงานรัฐ แต่ผู้อื่นบอกว่าถูกควบคุมตัว',
      quote: {
        en: 'Information received by this office indicates that the person was in custody; the office asks that the records of all places of detention be checked.',
        ru: 'Согласно поступившим в офис сведениям, этот человек находился в месте лишения свободы; офис просит проверить записи всех мест лишения свободы.',
        be: 'Паводле звестак, якія паступілі ў офіс, гэты чалавек знаходзіўся ў месцы пазбаўлення волі; офіс просіць праверыць запісы ўсіх месцаў пазбаўлення волі.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวถูกควบคุมตัว สำนักงานจึงขอให้ตรวจสอบบันทึกของสถานที่ควบคุมตัวทุกแห่ง',
      },
    },
    'dead-but-alive-later': {
      en: 'said to have died, but seen alive later',
      ru: 'сообщили о смерти, но позже видели в живых',
      be: 'паведамілі пра смерць, але пазней бачылі ў жывых',
      th: 'ระบุว่าเสียชีวิตแล้ว แต่มีผู้พบเห็นว่ายังมีชีวิตอยู่ภายหลัง',
      quote: {
        en: 'Information received by this office indicates that the person was alive after that time.',
        ru: 'Согласно поступившим в офис сведениям, после этого времени человек был жив.',
        be: 'Паводле звестак, якія паступілі ў офіс, пасля гэтага часу чалавек быў жывы.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวยังมีชีวิตอยู่หลังเวลานั้น',
      },
    },
    'body-not-returned': {
      en: 'body said to be handed over, but the family has not received it',
      ru: 'говорят, что тело выдано, но семья его не получила',
      be: 'кажуць, што цела выдадзена, але сям’я яго не атрымала',
      th: 'ระบุว่าคืนร่างแล้ว แต่ครอบครัวยังไม่ได้รับ',
      quote: {
        en: 'The office asks to whom the body was handed over, by whom, on what day and where.',
        ru: 'Офис просит сообщить, кому, кем, в какой день и где выдано тело.',
        be: 'Офіс просіць паведаміць, каму, кім, у які дзень і дзе выдадзена цела.',
        th: 'สำนักงานขอทราบว่าใครเป็นผู้ส่งมอบร่าง ส่งมอบแก่ใคร เมื่อใด และที่ใด',
      },
    },
    'released-but-seen-held': {
      en: 'said to be released, but seen in custody later',
      ru: 'говорят об освобождении, но позже видели в месте лишения свободы',
      be: 'кажуць пра вызваленне, але пазней бачылі ў месцы пазбаўлення волі',
      th: 'ระบุว่าปล่อยตัวแล้ว แต่มีผู้พบเห็นขณะถูกควบคุมตัวภายหลัง',
      quote: {
        en: 'Information received by this office indicates that the person was still in custody after that time.',
        ru: 'Согласно поступившим в офис сведениям, после этого времени человек всё ещё удерживался.',
        be: 'Паводле звестак, якія паступілі ў офіс, пасля гэтага часу чалавек усё яшчэ ўтрымліваўся.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวยังถูกควบคุมตัวอยู่หลังเวลานั้น',
      },
    },
    'all-released-but-one': {
      en: 'all said to be released, but not this person',
      ru: 'говорят, что освобождены все, но не этот человек',
      be: 'кажуць, што вызвалены ўсе, але не гэты чалавек',
      th: 'ระบุว่าปล่อยตัวทุกคนแล้ว แต่บุคคลนี้ยังไม่ได้รับการปล่อยตัว',
      quote: {
        en: 'Information received by this office indicates that this does not hold for every person named; the office asks for an answer about each of them.',
        ru: 'Согласно поступившим в офис сведениям, это относится не ко всем названным лицам; офис просит ответить о каждом из них.',
        be: 'Паводле звестак, якія паступілі ў офіс, гэта датычыць не ўсіх названых асоб; офіс просіць адказаць пра кожную з іх.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าคำตอบนี้ไม่ได้เป็นเช่นนั้นสำหรับทุกคนที่ระบุชื่อ สำนักงานจึงขอคำตอบเป็นรายบุคคล',
      },
    },
    'released-but-not-seen': {
      en: 'said to be released, but the family has not seen the person',
      ru: 'говорят об освобождении, но близкие человека не видели',
      be: 'кажуць пра вызваленне, але блізкія чалавека не бачылі',
      th: 'ระบุว่าปล่อยตัวแล้ว แต่ครอบครัวยังไม่ได้พบตัว',
      quote: {
        en: 'The whereabouts of the person after that time are not known to this office; the office asks for the time, the place and the circumstances of the release.',
        ru: 'Местонахождение человека после этого времени офису неизвестно; офис просит сообщить время, место и обстоятельства освобождения.',
        be: 'Месцазнаходжанне чалавека пасля гэтага часу офісу невядома; офіс просіць паведаміць час, месца і абставіны вызвалення.',
        th: 'สำนักงานไม่ทราบที่อยู่ของบุคคลดังกล่าวหลังเวลานั้น จึงขอทราบเวลา สถานที่ และพฤติการณ์ของการปล่อยตัว',
      },
    },
    'released-before-arrest': {
      en: 'released before the arrest',
      ru: 'освобождение раньше задержания',
      be: 'вызваленне раней за затрыманне',
      th: 'ปล่อยตัวก่อนการจับกุม',
      quote: {
        en: 'Information received by this office indicates that the person was taken into custody after the stated release.',
        ru: 'Согласно поступившим в офис сведениям, человек был задержан позже названного времени освобождения.',
        be: 'Паводле звестак, якія паступілі ў офіс, чалавек быў затрыманы пазней за названы час вызвалення.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวถูกจับกุมหลังเวลาที่ระบุว่าปล่อยตัว',
      },
    },
    'held-past-stated-term': {
      en: 'held after the end of the stated term',
      ru: 'удерживают после окончания названного срока',
      be: 'утрымліваюць пасля заканчэння названага тэрміну',
      th: 'ยังถูกควบคุมตัวหลังครบกำหนดที่แจ้งไว้',
      quote: {
        en: 'Information received by this office indicates that the person was in custody after that term; the office asks on what basis.',
        ru: 'Согласно поступившим в офис сведениям, человек удерживался и после этого срока; офис просит указать, на каком основании.',
        be: 'Паводле звестак, якія паступілі ў офіс, чалавек утрымліваўся і пасля гэтага тэрміну; офіс просіць указаць, на якой падставе.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวยังถูกควบคุมตัวหลังครบกำหนดนั้น สำนักงานจึงขอทราบเหตุที่ควบคุมตัว',
      },
    },
    'said-held-but-free': {
      en: 'said to be held, but at liberty already',
      ru: 'говорят, что удерживают, но человек уже на свободе',
      be: 'кажуць, што ўтрымліваюць, але чалавек ужо на волі',
      th: 'ระบุว่ายังควบคุมตัว แต่ได้รับอิสรภาพแล้ว',
      quote: {
        en: 'The office asks in which place the person is held, since when, and by decision of which body.',
        ru: 'Офис просит сообщить, в каком месте, с какого времени и по решению какого органа удерживается человек.',
        be: 'Офіс просіць паведаміць, у якім месцы, з якога часу і паводле рашэння якога органа ўтрымліваецца чалавек.',
        th: 'สำนักงานขอทราบว่าบุคคลดังกล่าวถูกควบคุมตัวที่ใด ตั้งแต่เมื่อใด และตามคำสั่งของหน่วยงานใด',
      },
    },
    'place-differs': {
      en: 'another place than the one stated',
      ru: 'не то место, которое назвали власти',
      be: 'не тое месца, якое назвалі ўлады',
      th: 'สถานที่ไม่ตรงกับที่หน่วยงานรัฐระบุ',
      quote: {
        en: 'Information received by this office indicates that the person was held in another place.',
        ru: 'Согласно поступившим в офис сведениям, человек содержался в другом месте.',
        be: 'Паводле звестак, якія паступілі ў офіс, чалавек утрымліваўся ў іншым месцы.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวถูกควบคุมตัวอยู่ที่อื่น',
      },
    },
    'two-places-at-once': {
      en: 'in two places at one time',
      ru: 'в двух местах в одно время',
      be: 'у двух месцах у адзін час',
      th: 'อยู่สองแห่งในเวลาเดียวกัน',
      quote: {
        en: 'The office asks in which places the person has been held, and from when to when in each.',
        ru: 'Офис просит сообщить, в каких местах содержался человек и с какого по какое время в каждом из них.',
        be: 'Офіс просіць паведаміць, у якіх месцах утрымліваўся чалавек і з якога па які час у кожным з іх.',
        th: 'สำนักงานขอทราบว่าบุคคลดังกล่าวถูกควบคุมตัวอยู่ที่ใดบ้าง และในแต่ละแห่งตั้งแต่เมื่อใดถึงเมื่อใด',
      },
    },
    'child-or-adult': {
      en: 'a child for one side, an adult for the other',
      ru: 'для одних ребёнок, для других взрослый',
      be: 'для адных дзіця, для другіх дарослы',
      th: 'ฝ่ายหนึ่งว่าเป็นเด็ก อีกฝ่ายว่าเป็นผู้ใหญ่',
      quote: {
        en: 'Information received by this office indicates that the person was under eighteen; the office asks that the person be treated as a child until the age is established.',
        ru: 'Согласно поступившим в офис сведениям, этому человеку не было восемнадцати лет; офис просит обращаться с ним как с ребёнком, пока возраст не установлен.',
        be: 'Паводле звестак, якія паступілі ў офіс, гэтаму чалавеку не было васямнаццаці гадоў; офіс просіць абыходзіцца з ім як з дзіцем, пакуль узрост не ўстаноўлены.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวอายุต่ำกว่าสิบแปดปี สำนักงานขอให้ปฏิบัติต่อบุคคลดังกล่าวในฐานะเด็กจนกว่าจะทราบอายุแน่ชัด',
      },
    },
    'arrest-time-differs': {
      en: 'another time of arrest than the one stated',
      ru: 'не то время задержания, которое назвали власти',
      be: 'не той час затрымання, які назвалі ўлады',
      th: 'เวลาจับกุมไม่ตรงกับที่หน่วยงานรัฐระบุ',
      quote: {
        en: 'Information received by this office indicates another time of arrest; the office asks where the person was between the two.',
        ru: 'Согласно поступившим в офис сведениям, время задержания было иным; офис просит сообщить, где находился человек в промежутке.',
        be: 'Паводле звестак, якія паступілі ў офіс, час затрымання быў іншы; офіс просіць паведаміць, дзе знаходзіўся чалавек у прамежку.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุเวลาจับกุมต่างออกไป สำนักงานจึงขอทราบว่าในระหว่างสองเวลานั้นบุคคลดังกล่าวอยู่ที่ใด',
      },
    },
    'held-before-stated-arrest': {
      en: 'seen in custody before the stated arrest',
      ru: 'видели в месте лишения свободы раньше названного задержания',
      be: 'бачылі ў месцы пазбаўлення волі раней за названае затрыманне',
      th: 'มีผู้พบเห็นขณะถูกควบคุมตัวก่อนเวลาจับกุมที่แจ้งไว้',
      quote: {
        en: 'Information received by this office indicates that the person was in custody before the stated arrest.',
        ru: 'Согласно поступившим в офис сведениям, человек удерживался ещё до названного задержания.',
        be: 'Паводле звестак, якія паступілі ў офіс, чалавек утрымліваўся яшчэ да названага затрымання.',
        th: 'ข้อมูลที่สำนักงานได้รับระบุว่าบุคคลดังกล่าวถูกควบคุมตัวก่อนเวลาจับกุมที่แจ้งไว้',
      },
    },
    'release-time-differs': {
      en: 'another time of release than the one stated',
      ru: 'не то время освобождения, которое назвали власти',
      be: 'не той час вызвалення, які назвалі ўлады',
      th: 'เวลาปล่อยตัวไม่ตรงกับที่หน่วยงานรัฐระบุ',
      quote: {
        en: 'The office asks for the hour and the place of the release, and in which places the person was held until then.',
        ru: 'Офис просит сообщить час и место освобождения, а также в каких местах человек содержался до этого.',
        be: 'Офіс просіць паведаміць гадзіну і месца вызвалення, а таксама ў якіх месцах чалавек утрымліваўся да гэтага.',
        th: 'สำนักงานขอทราบเวลาและสถานที่ปล่อยตัว และขอทราบว่าก่อนหน้านั้นบุคคลดังกล่าวถูกควบคุมตัวที่ใดบ้าง',
      },
    },
    'health-but-harm': {
      en: 'no injuries stated, but harm is recorded',
      ru: 'говорят, что повреждений нет, но вред записан',
      be: 'кажуць, што пашкоджанняў няма, але шкода запісана',
      th: 'ระบุว่าไม่มีบาดแผล แต่มีบันทึกว่าถูกทำร้าย',
      quote: {
        en: 'The office asks for an independent medical examination without delay, and for a copy of its record.',
        ru: 'Офис просит безотлагательно провести независимое медицинское обследование и предоставить копию записи о нём.',
        be: 'Офіс просіць неадкладна правесці незалежнае медыцынскае абследаванне і даць копію запісу пра яго.',
        th: 'สำนักงานขอให้มีการตรวจทางการแพทย์โดยอิสระโดยไม่ชักช้า และขอสำเนาบันทึกการตรวจ',
      },
    },
    'examination-not-made': {
      en: 'medical examination stated, but none took place',
      ru: 'говорят о медицинском осмотре, но его не было',
      be: 'кажуць пра медыцынскі агляд, але яго не было',
      th: 'ระบุว่ามีการตรวจจากแพทย์ แต่ไม่มีการตรวจ',
      quote: {
        en: 'The office asks by whom and where the examination was made, and for a copy of its record.',
        ru: 'Офис просит сообщить, кем и где проведён осмотр, и предоставить копию записи о нём.',
        be: 'Офіс просіць паведаміць, кім і дзе праведзены агляд, і даць копію запісу пра яго.',
        th: 'สำนักงานขอทราบว่าใครเป็นผู้ตรวจและตรวจที่ใด และขอสำเนาบันทึกการตรวจ',
      },
    },
    'lawyer-not-met': {
      en: 'access to a lawyer stated, but there was none',
      ru: 'говорят о доступе к адвокату, но его не было',
      be: 'кажуць пра доступ да адваката, але яго не было',
      th: 'ระบุว่าได้พบทนายความ แต่ไม่ได้พบ',
      quote: {
        en: 'The office asks for the day and the hour of each meeting with a lawyer, and whether it was confidential.',
        ru: 'Офис просит сообщить день и час каждой встречи с адвокатом, а также была ли она конфиденциальной.',
        be: 'Офіс просіць паведаміць дзень і гадзіну кожнай сустрэчы з адвакатам, а таксама ці была яна канфідэнцыйнай.',
        th: 'สำนักงานขอทราบวันและเวลาของการพบทนายความแต่ละครั้ง และขอทราบว่าเป็นการพบโดยลับหรือไม่',
      },
    },
    'family-not-told': {
      en: 'family said to be told, but was not',
      ru: 'говорят, что семье сообщили, но ей не сообщали',
      be: 'кажуць, што сям’і паведамілі, але ёй не паведамлялі',
      th: 'ระบุว่าแจ้งครอบครัวแล้ว แต่ครอบครัวไม่ได้รับแจ้ง',
      quote: {
        en: 'The office asks who was told, by whom, on what day and in what way.',
        ru: 'Офис просит указать, кому, кем, в какой день и каким образом было сообщено.',
        be: 'Офіс просіць указаць, каму, кім, у які дзень і якім чынам было паведамлена.',
        th: 'สำนักงานขอทราบว่าได้แจ้งแก่ใคร ใครเป็นผู้แจ้ง เมื่อใด และด้วยวิธีใด',
      },
    },
    'complaint-not-received': {
      en: 'no complaint received, it is stated, but one was handed in',
      ru: 'говорят, что жалобы не было, но её подали',
      be: 'кажуць, што скаргі не было, але яе падалі',
      th: 'ระบุว่าไม่ได้รับเรื่องร้องเรียน แต่มีการยื่นแล้ว',
      quote: {
        en: 'The office asks that the registers be checked once more, and those of the bodies to which complaints are passed on.',
        ru: 'Офис просит ещё раз проверить журналы регистрации, в том числе тех органов, которым передаются жалобы.',
        be: 'Офіс просіць яшчэ раз праверыць журналы рэгістрацыі, у тым ліку тых органаў, якім перадаюцца скаргі.',
        th: 'สำนักงานขอให้ตรวจสอบทะเบียนรับเรื่องอีกครั้ง รวมถึงทะเบียนของหน่วยงานที่ได้รับการส่งต่อเรื่องร้องเรียน',
      },
    },
    'investigation-denied': {
      en: 'no investigation stated, but one was opened',
      ru: 'говорят, что расследования нет, но оно было начато',
      be: 'кажуць, што расследавання няма, але яно было пачата',
      th: 'ระบุว่าไม่มีการสอบสวน แต่มีการเริ่มสอบสวนแล้ว',
      quote: {
        en: 'The office asks which decisions were taken on opening an investigation, by which body and on what day.',
        ru: 'Офис просит сообщить, какие решения о начале расследования принимались, каким органом и в какой день.',
        be: 'Офіс просіць паведаміць, якія рашэнні пра пачатак расследавання прымаліся, якім органам і ў які дзень.',
        th: 'สำนักงานขอทราบว่ามีคำสั่งเกี่ยวกับการเริ่มสอบสวนอย่างไรบ้าง โดยหน่วยงานใด และเมื่อใด',
      },
    },
    'investigation-not-seen': {
      en: 'investigation stated, but those concerned know of none',
      ru: 'говорят о расследовании, но те, кого оно касается, о нём не знают',
      be: 'кажуць пра расследаванне, але тыя, каго яно датычыць, пра яго не ведаюць',
      th: 'ระบุว่ามีการสอบสวน แต่ผู้เกี่ยวข้องไม่ทราบ',
      quote: {
        en: 'The office asks for the number and the day of the decision, and whether those concerned were told of it.',
        ru: 'Офис просит сообщить номер и день решения, а также извещены ли о нём те, кого оно касается.',
        be: 'Офіс просіць паведаміць нумар і дзень рашэння, а таксама ці паведамілі пра яго тым, каго яно датычыць.',
        th: 'สำนักงานขอทราบเลขที่และวันที่ของคำสั่ง และขอทราบว่าได้แจ้งผู้เกี่ยวข้องแล้วหรือไม่',
      },
    },
    'birth-date-differs': {
      en: 'another date of birth: perhaps another person',
      ru: 'другая дата рождения: возможно, другой человек',
      be: 'іншая дата нараджэння: магчыма, іншы чалавек',
      th: 'วันเกิดไม่ตรงกัน อาจเป็นคนละคน',
      quote: {
        en: 'The date of birth in the answer is not the one the office has; the office asks that it be checked which person the answer concerns.',
        ru: 'Дата рождения в ответе отличается от известной офису; офис просит проверить, какого человека касается ответ.',
        be: 'Дата нараджэння ў адказе адрозніваецца ад вядомай офісу; офіс просіць праверыць, якога чалавека датычыць адказ.',
        th: 'วันเกิดในคำตอบไม่ตรงกับที่สำนักงานทราบ สำนักงานจึงขอให้ตรวจสอบว่าคำตอบหมายถึงบุคคลใด',
      },
    },
    'fact-after-answer': {
      en: 'the answer tells of something later than itself',
      ru: 'в ответе сказано о том, что было позже него самого',
      be: 'у адказе сказана пра тое, што было пазней за яго самога',
      th: 'คำตอบกล่าวถึงสิ่งที่เกิดหลังวันที่ตอบ',
      quote: {
        en: 'The day named in the answer is later than the day of the answer; the office asks that it be corrected.',
        ru: 'День, названный в ответе, позже дня самого ответа; офис просит внести исправление.',
        be: 'Дзень, названы ў адказе, пазнейшы за дзень самога адказу; офіс просіць унесці выпраўленне.',
        th: 'วันที่ที่ระบุในคำตอบอยู่หลังวันที่ของคำตอบเอง สำนักงานจึงขอให้แก้ไข',
      },
    },
    'one-body-two-answers': {
      en: 'two answers of one body do not go together',
      ru: 'два ответа одного органа не согласуются',
      be: 'два адказы аднаго органа не стасуюцца',
      th: 'คำตอบสองฉบับของหน่วยงานเดียวกันไม่ตรงกัน',
      quote: {
        en: 'The two answers do not go together; the office asks which of them stands.',
        ru: 'Эти два ответа не согласуются между собой; офис просит указать, какой из них верен.',
        be: 'Гэтыя два адказы не стасуюцца паміж сабой; офіс просіць указаць, які з іх правільны.',
        th: 'คำตอบทั้งสองไม่ตรงกัน สำนักงานจึงขอทราบว่าคำตอบใดถูกต้อง',
      },
    },
    'two-bodies-two-answers': {
      en: 'answers of two bodies do not go together',
      ru: 'ответы двух органов не согласуются',
      be: 'адказы двух органаў не стасуюцца',
      th: 'คำตอบของสองหน่วยงานไม่ตรงกัน',
      quote: {
        en: 'The answers of the two bodies do not go together; the office asks which of them stands.',
        ru: 'Ответы двух органов не согласуются между собой; офис просит указать, какой из них верен.',
        be: 'Адказы двух органаў не стасуюцца паміж сабой; офіс просіць указаць, які з іх правільны.',
        th: 'คำตอบของทั้งสองหน่วยงานไม่ตรงกัน สำนักงานจึงขอทราบว่าคำตอบใดถูกต้อง',
      },
    },
  },
)

export const surenesses = defineVocabulary(
  'sureness',
  { source: 'Amparo: how surely two things do not go together', certainty: 'office' },
  {
    contradiction: {
      en: 'cannot both be so',
      ru: 'не может быть верно и то и другое',
      be: 'не можа быць праўдай і тое і другое',
      th: 'เป็นจริงพร้อมกันไม่ได้',
    },
    tension: {
      en: 'both could be so, but it needs asking',
      ru: 'возможно и то и другое, но надо выяснить',
      be: 'магчыма і тое і другое, але трэба высветліць',
      th: 'อาจเป็นจริงได้ทั้งคู่ แต่ต้องสอบถาม',
    },
  },
)

export type SurenessCode = keyof typeof surenesses.entries
