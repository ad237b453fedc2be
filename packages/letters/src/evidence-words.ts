import type { EventFile } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'

type LeftOut = keyof EventFile['leftOut']

/** What stands in the document of an evidence package, beside what is known. */
export interface EvidenceWords {
  readonly title: (event: string) => string
  readonly made: (office: string, day: string) => string
  readonly forWhom: string
  readonly purpose: string
  readonly about: readonly string[]
  readonly happened: string
  readonly people: string
  readonly person: (number: number) => string
  readonly notNamed: string
  readonly acts: string
  readonly columns: Readonly<
    Record<'row' | 'name' | 'born' | 'person' | 'act' | 'who' | 'when' | 'what' | 'says', string>
  >
  readonly sources: (number: number) => string
  readonly said: (day: string) => string
  readonly stateAlone: string
  readonly differ: string
  readonly record: (entries: string) => string
  readonly somebodyNamed: string
  readonly custody: (person: string) => string
  readonly unaccounted: (hours: string) => string
  readonly answered: string
  readonly letter: (reference: string) => string
  readonly reply: (reference: string) => string
  readonly agreed: string
  readonly whomPurpose: string
  readonly contradictions: string
  readonly onlyTheseWords: string
  readonly leftOut: string
  readonly nothingLeftOut: string
  readonly left: Readonly<Record<LeftOut, (number: number) => string>>
  readonly check: string
  readonly checks: readonly string[]
}

export const evidenceWords: Readonly<Record<Language, EvidenceWords>> = {
  en: {
    title: (event) => `Evidence package: event ${event}`,
    made: (office, day) => `Made by ${office} on ${day}.`,
    forWhom: 'For: ',
    purpose: 'Purpose: ',
    about: [
      'Everything here is what sources told this office; all involvement is alleged.',
      'Named are only people who agreed to be named to this recipient. Others have a number, or are not here.',
      'Of a source stands here what kind it is, how near it stood, how credible this one thing is, and on which day it said so; never who it is.',
    ],
    happened: 'What happened',
    people: 'People',
    person: (number) => `Person ${number}`,
    notNamed: 'not named',
    acts: 'Acts',
    columns: {
      row: 'No.',
      name: 'Name',
      born: 'Date of birth',
      person: 'Person harmed',
      act: 'What is alleged',
      who: 'By whom, as alleged',
      when: 'When',
      what: 'What',
      says: 'Where, and who says so',
    },
    sources: (number) => `independent sources: ${number}`,
    said: (day) => `said on ${day}`,
    stateAlone: 'only the authorities say so',
    differ: 'sources differ',
    record: (entries) => `record number ${entries}`,
    somebodyNamed: 'A source named or recognised somebody; who it is, is not in this package.',
    custody: (person) => `Custody: ${person}`,
    unaccounted: (hours) => `Nobody but the authorities accounts for this person: ${hours}.`,
    answered: 'What the authorities answered',
    letter: (reference) => `asked in ${reference}`,
    reply: (reference) => `answered in ${reference}`,
    agreed: 'What people agreed to for this purpose',
    whomPurpose: 'to whom this purpose names',
    contradictions: 'What does not go together',
    onlyTheseWords: 'only in these words',
    leftOut: 'What is not in this package',
    nothingLeftOut: 'Nothing that can be counted.',
    left: {
      people: (number) => `People harmed whose agreement does not reach this recipient: ${number}.`,
      acts: (number) => `Acts done to them: ${number}.`,
      actsOfNobody: (number) =>
        `Acts of which it is not settled to whom they were done: ${number}.`,
      heldByTeam: (number) => `Values that one team holds, sealed or for itself alone: ${number}.`,
      erased: (number) => `Values that were erased: ${number}.`,
      takenBack: (number) => `Values that were corrected or taken back: ${number}.`,
      texts: (number) => `Texts that name, or may name, somebody who is not named here: ${number}.`,
      peopleInvolved: (number) => `People said to be involved, who are not named here: ${number}.`,
    },
    check: 'How to check it',
    checks: [
      'A record number is the number of an entry of the office’s log, an append-only Merkle log whose checkpoints others can sign too.',
      'For each number, but for those of agreements, the folder “log” has the entry and, once the log was signed over it, a proof (C2SP tlog-proof). “amparo-verify.mjs” and “verify.sh” check them offline, against a policy that you get from somebody else than this office.',
      'An entry binds its values and shows none. The values of this package are opened against their entries at the office, since what an entry binds says also which message it came from.',
    ],
  },
  ru: {
    title: (event) => `Пакет доказательств: событие ${event}`,
    made: (office, day) => `Составлено: ${office}, ${day}`,
    forWhom: 'Для кого: ',
    purpose: 'Цель: ',
    about: [
      'Всё здесь рассказали этому офису источники; о причастности говорится только с их слов.',
      'Названы только люди, согласные на то, чтобы их назвали этому получателю. У остальных есть только номер, или их здесь нет.',
      'Об источнике сказано, какого он рода, насколько близко стоял, насколько достоверны именно эти сведения и в какой день он это сказал; кто это — никогда.',
    ],
    happened: 'Что произошло',
    people: 'Люди',
    person: (number) => `Человек ${number}`,
    notNamed: 'не назван',
    acts: 'Деяния',
    columns: {
      row: '№',
      name: 'Имя',
      born: 'Дата рождения',
      person: 'Кто пострадал',
      act: 'О чём заявляют',
      who: 'Кем, со слов источников',
      when: 'Когда',
      what: 'Что',
      says: 'Где и кто это говорит',
    },
    sources: (number) => `независимых источников: ${number}`,
    said: (day) => `сказано ${day}`,
    stateAlone: 'так говорят только власти',
    differ: 'источники расходятся',
    record: (entries) => `номер записи ${entries}`,
    somebodyNamed: 'Источник кого-то назвал или узнал; кого именно, в этом пакете не сказано.',
    custody: (person) => `Лишение свободы: ${person}`,
    unaccounted: (hours) => `Никто, кроме властей, не знает, где был человек: ${hours}.`,
    answered: 'Что ответили власти',
    letter: (reference) => `спрошено: ${reference}`,
    reply: (reference) => `ответ: ${reference}`,
    agreed: 'На что люди согласились для этой цели',
    whomPurpose: 'тем, кого называет эта цель',
    contradictions: 'Что не сходится',
    onlyTheseWords: 'только этими словами',
    leftOut: 'Чего нет в этом пакете',
    nothingLeftOut: 'Ничего, что можно было бы посчитать.',
    left: {
      people: (number) =>
        `Пострадавших, согласие которых не распространяется на этого получателя: ${number}.`,
      acts: (number) => `Деяний против них: ${number}.`,
      actsOfNobody: (number) =>
        `Деяний, о которых не установлено, кто от них пострадал: ${number}.`,
      heldByTeam: (number) =>
        `Сведений, которые хранит одна группа, запечатанных или только для неё: ${number}.`,
      erased: (number) => `Сведений, удалённых безвозвратно: ${number}.`,
      takenBack: (number) => `Сведений, исправленных или отозванных: ${number}.`,
      texts: (number) =>
        `Текстов, где назван или может быть назван тот, кого здесь не называют: ${number}.`,
      peopleInvolved: (number) =>
        `Людей, о причастности которых говорят и которые здесь не названы: ${number}.`,
    },
    check: 'Как это проверить',
    checks: [
      'Номер записи — это номер записи в журнале офиса: дерево Меркла, в которое можно только дописывать и состояние которого могут подписывать и другие.',
      'Для каждого номера, кроме номеров согласий, в папке «log» лежит сама запись и, если журнал уже подписан поверх неё, доказательство (C2SP tlog-proof). Их без сети проверяют «amparo-verify.mjs» и «verify.sh» по политике, которую вы взяли не у этого офиса.',
      'Запись связывает сведения и не показывает их. Сведения этого пакета сверяют с записями в офисе: то, что связано записью, говорит и о том, из какого сообщения это взято.',
    ],
  },
  be: {
    title: (event) => `Пакет доказаў: падзея ${event}`,
    made: (office, day) => `Складзена: ${office}, ${day}`,
    forWhom: 'Для каго: ',
    purpose: 'Мэта: ',
    about: [
      'Усё тут расказалі гэтаму офісу крыніцы; пра датычнасць гаворыцца толькі з іх слоў.',
      'Названы толькі людзі, згодныя на тое, каб іх назвалі гэтаму атрымальніку. У астатніх ёсць толькі нумар, або іх тут няма.',
      'Пра крыніцу сказана, якога яна роду, наколькі блізка стаяла, наколькі верагодныя менавіта гэтыя звесткі і ў які дзень яна гэта сказала; хто гэта — ніколі.',
    ],
    happened: 'Што адбылося',
    people: 'Людзі',
    person: (number) => `Чалавек ${number}`,
    notNamed: 'не названы',
    acts: 'Дзеянні',
    columns: {
      row: '№',
      name: 'Імя',
      born: 'Дата нараджэння',
      person: 'Хто пацярпеў',
      act: 'Пра што заяўляюць',
      who: 'Кім, са слоў крыніц',
      when: 'Калі',
      what: 'Што',
      says: 'Дзе і хто гэта кажа',
    },
    sources: (number) => `незалежных крыніц: ${number}`,
    said: (day) => `сказана ${day}`,
    stateAlone: 'так кажуць толькі ўлады',
    differ: 'крыніцы разыходзяцца',
    record: (entries) => `нумар запісу ${entries}`,
    somebodyNamed:
      'Крыніца кагосьці назвала або пазнала; каго менавіта, у гэтым пакеце не сказана.',
    custody: (person) => `Пазбаўленне волі: ${person}`,
    unaccounted: (hours) => `Ніхто, акрамя ўладаў, не ведае, дзе быў чалавек: ${hours}.`,
    answered: 'Што адказалі ўлады',
    letter: (reference) => `спытана: ${reference}`,
    reply: (reference) => `адказ: ${reference}`,
    agreed: 'На што людзі згадзіліся для гэтай мэты',
    whomPurpose: 'тым, каго называе гэтая мэта',
    contradictions: 'Што не сыходзіцца',
    onlyTheseWords: 'толькі гэтымі словамі',
    leftOut: 'Чаго няма ў гэтым пакеце',
    nothingLeftOut: 'Нічога, што можна было б палічыць.',
    left: {
      people: (number) => `Пацярпелых, згода якіх не пашыраецца на гэтага атрымальніка: ${number}.`,
      acts: (number) => `Дзеянняў супраць іх: ${number}.`,
      actsOfNobody: (number) => `Дзеянняў, пра якія не ўстаноўлена, хто ад іх пацярпеў: ${number}.`,
      heldByTeam: (number) =>
        `Звестак, якія захоўвае адна група, запячатаных або толькі для яе: ${number}.`,
      erased: (number) => `Звестак, выдаленых незваротна: ${number}.`,
      takenBack: (number) => `Звестак, выпраўленых або адкліканых: ${number}.`,
      texts: (number) =>
        `Тэкстаў, дзе названы або можа быць названы той, каго тут не называюць: ${number}.`,
      peopleInvolved: (number) =>
        `Людзей, пра датычнасць якіх кажуць і якія тут не названы: ${number}.`,
    },
    check: 'Як гэта праверыць',
    checks: [
      'Нумар запісу — гэта нумар запісу ў журнале офіса: дрэва Меркла, у якое можна толькі дапісваць і стан якога могуць падпісваць і іншыя.',
      'Для кожнага нумара, акрамя нумароў згод, у папцы «log» ляжыць сам запіс і, калі журнал ужо падпісаны па-над ім, доказ (C2SP tlog-proof). Іх без сеткі правяраюць «amparo-verify.mjs» і «verify.sh» паводле палітыкі, якую вы ўзялі не ў гэтага офіса.',
      'Запіс звязвае звесткі і не паказвае іх. Звесткі гэтага пакета звяраюць з запісамі ў офісе: тое, што звязана запісам, кажа і пра тое, з якога паведамлення гэта ўзята.',
    ],
  },
  th: {
    title: (event) => `ชุดพยานหลักฐาน: เหตุการณ์ ${event}`,
    made: (office, day) => `จัดทำโดย ${office} เมื่อ ${day}`,
    forWhom: 'มอบให้: ',
    purpose: 'วัตถุประสงค์: ',
    about: [
      'ทุกอย่างในที่นี้เป็นสิ่งที่แหล่งข้อมูลบอกแก่สำนักงานนี้ การมีส่วนเกี่ยวข้องทั้งหมดเป็นเพียงข้อกล่าวอ้าง',
      'ระบุชื่อเฉพาะผู้ที่ยินยอมให้บอกชื่อแก่ผู้รับรายนี้ ผู้อื่นมีเพียงหมายเลข หรือไม่อยู่ในที่นี้',
      'สำหรับแหล่งข้อมูล ระบุว่าเป็นประเภทใด ใกล้ชิดเพียงใด ข้อมูลข้อนี้น่าเชื่อเพียงใด และพูดไว้วันใด แต่ไม่ระบุว่าเป็นใคร',
    ],
    happened: 'เกิดอะไรขึ้น',
    people: 'บุคคล',
    person: (number) => `บุคคลที่ ${number}`,
    notNamed: 'ไม่ระบุชื่อ',
    acts: 'การกระทำ',
    columns: {
      row: 'ที่',
      name: 'ชื่อ',
      born: 'วันเกิด',
      person: 'ผู้ถูกกระทำ',
      act: 'สิ่งที่กล่าวอ้าง',
      who: 'โดยใคร ตามที่กล่าวอ้าง',
      when: 'เมื่อใด',
      what: 'อะไร',
      says: 'ที่ใด และใครบอก',
    },
    sources: (number) => `แหล่งข้อมูลอิสระ ${number} แหล่ง`,
    said: (day) => `พูดเมื่อ ${day}`,
    stateAlone: 'มีเพียงหน่วยงานรัฐที่บอกเช่นนี้',
    differ: 'แหล่งข้อมูลบอกไม่ตรงกัน',
    record: (entries) => `เลขที่บันทึก ${entries}`,
    somebodyNamed: 'แหล่งข้อมูลเอ่ยถึงหรือจำบุคคลหนึ่งได้ แต่ชุดนี้ไม่ระบุว่าเป็นใคร',
    custody: (person) => `การควบคุมตัว: ${person}`,
    unaccounted: (hours) => `ไม่มีผู้ใดนอกจากหน่วยงานรัฐบอกได้ว่าบุคคลนี้อยู่ที่ใด: ${hours}`,
    answered: 'สิ่งที่หน่วยงานรัฐตอบ',
    letter: (reference) => `ถามใน${reference}`,
    reply: (reference) => `ตอบใน${reference}`,
    agreed: 'สิ่งที่แต่ละคนยินยอมสำหรับวัตถุประสงค์นี้',
    whomPurpose: 'ผู้รับที่วัตถุประสงค์นี้ระบุไว้',
    contradictions: 'สิ่งที่ขัดกัน',
    onlyTheseWords: 'ใช้ถ้อยคำนี้เท่านั้น',
    leftOut: 'สิ่งที่ไม่อยู่ในชุดนี้',
    nothingLeftOut: 'ไม่มีสิ่งใดที่นับได้',
    left: {
      people: (number) => `ผู้ถูกกระทำที่ความยินยอมไม่ครอบคลุมผู้รับรายนี้: ${number} คน`,
      acts: (number) => `การกระทำต่อบุคคลเหล่านั้น: ${number}`,
      actsOfNobody: (number) => `การกระทำที่ยังไม่แน่ชัดว่าเกิดกับใคร: ${number}`,
      heldByTeam: (number) => `ข้อมูลที่ทีมเดียวเก็บไว้ ปิดผนึกหรือเห็นได้เฉพาะทีมนั้น: ${number}`,
      erased: (number) => `ข้อมูลที่ลบถาวรแล้ว: ${number}`,
      takenBack: (number) => `ข้อมูลที่แก้ไขหรือถอนคืนแล้ว: ${number}`,
      texts: (number) => `ข้อความที่ระบุหรืออาจระบุชื่อผู้ที่ไม่ได้ระบุไว้ในที่นี้: ${number}`,
      peopleInvolved: (number) => `บุคคลที่กล่าวว่ามีส่วนเกี่ยวข้องซึ่งไม่ระบุชื่อในที่นี้: ${number} คน`,
    },
    check: 'ตรวจสอบได้อย่างไร',
    checks: [
      'เลขที่บันทึกคือเลขของรายการในสมุดบันทึกของสำนักงาน ซึ่งเป็นต้นไม้เมอร์เคิลที่เขียนเพิ่มได้อย่างเดียว และผู้อื่นร่วมลงนามรับรองได้',
      'สำหรับแต่ละเลขที่ ยกเว้นเลขที่ของคำยินยอม โฟลเดอร์ “log” มีตัวรายการ และหลักฐาน (C2SP tlog-proof) เมื่อมีการลงนามสมุดบันทึกครอบคลุมรายการนั้นแล้ว ตรวจได้โดยไม่ต้องต่อเครือข่ายด้วย “amparo-verify.mjs” หรือ “verify.sh” โดยใช้นโยบายที่ได้จากผู้อื่นที่ไม่ใช่สำนักงานนี้',
      'รายการผูกพันข้อมูลไว้โดยไม่แสดงข้อมูล การเทียบข้อมูลในชุดนี้กับรายการทำที่สำนักงาน เพราะสิ่งที่ผูกพันไว้บอกด้วยว่ามาจากข้อความใด',
    ],
  },
}
