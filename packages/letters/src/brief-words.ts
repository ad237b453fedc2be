import type { Language } from '@amparo/vocabulary'

export type FigureCode =
  | 'asked'
  | 'answered'
  | 'waiting'
  | 'overdue'
  | 'letters'
  | 'unanswered'
  | 'kept'

/** What stands on the page for a meeting, beside what is known. */
export interface BriefWords {
  readonly page: (number: string) => string
  readonly theirs: string
  readonly ours: string
  readonly thanks: string
  readonly thanked: (number: string | null, day: string, people: number) => string
  readonly open: string
  readonly nothingOpen: string
  readonly late: (number: number) => string
  readonly longest: (day: string, letter: string) => string
  readonly promised: string
  readonly nothingPromised: string
  readonly pastDay: (day: string) => string
  readonly by: (day: string) => string
  readonly noDay: string
  readonly differs: string
  readonly onlyTheseWords: string
  readonly more: (number: number, meeting: string) => string
  readonly figures: string
  readonly noFigures: string
  readonly figure: Readonly<Record<FigureCode, (counted: Counted) => string>>
  readonly named: string
  readonly nobody: string
  readonly columns: { readonly row: string; readonly name: string; readonly open: string }
  readonly notRaised: string
  readonly rules: readonly [string, string, string]
  readonly withheld: string
  readonly made: (day: string) => string
}

interface Counted {
  readonly number: number
  readonly of: number
  readonly since: string
}

export const briefWords: Readonly<Record<Language, BriefWords>> = {
  en: {
    page: (number) => `Page for meeting ${number}`,
    theirs: 'For them: ',
    ours: 'For us: ',
    thanks: 'To thank for',
    thanked: (number, day, people) =>
      `reply ${number === null ? '' : `${number} `}of ${day}, people answered about: ${people}`,
    open: 'Open with this body',
    nothingOpen: 'Nothing that may be raised is open.',
    late: (number) => `late: ${number}`,
    longest: (day, letter) => `Longest open: asked on ${day} in letter ${letter}.`,
    promised: 'Promised and demanded before',
    nothingPromised: 'Nothing is recorded.',
    pastDay: (day) => `its day has passed: ${day}`,
    by: (day) => `by ${day}`,
    noDay: 'no day was said',
    differs: 'Does not go together, and may be raised',
    onlyTheseWords: 'only in these words',
    more: (number, meeting) =>
      `More: ${number} (“Show all” on the page for meeting ${meeting} in Amparo).`,
    figures: 'Figures that may be said aloud',
    noFigures: 'None so far.',
    figure: {
      asked: ({ number, since }) => `People asked about since ${since}: ${number}.`,
      answered: ({ number, of }) => `People with an answer on the substance: ${number} of ${of}.`,
      waiting: ({ number, of }) =>
        `People about whom an answer is still awaited: ${number} of ${of}.`,
      overdue: ({ number, of }) =>
        `People about whom the day for an answer has passed: ${number} of ${of}.`,
      letters: ({ number, since }) => `Letters sent since ${since}: ${number}.`,
      unanswered: ({ number, of }) => `Letters to which nothing has come back: ${number} of ${of}.`,
      kept: ({ number, of }) => `Promises kept, as far as we know: ${number} of ${of}.`,
    },
    named: 'May be named aloud',
    nobody: 'Nobody.',
    columns: { row: 'No.', name: 'Name', open: 'Still open' },
    notRaised: 'Not to be raised',
    rules: [
      'Nobody who is not named above: neither by name nor by what would show who it is.',
      'Nothing about sexual violence, in any form.',
      'Nothing that fewer than ten people could know, and no source.',
    ],
    withheld: 'withheld: it may name somebody who may not be named aloud',
    made: (day) => `Made on ${day}.`,
  },
  ru: {
    page: (number) => `Страница для встречи ${number}`,
    theirs: 'С их стороны: ',
    ours: 'С нашей стороны: ',
    thanks: 'За что поблагодарить',
    thanked: (number, day, people) =>
      `ответ ${number === null ? '' : `${number} `}от ${day}, людей, о которых ответили: ${people}`,
    open: 'Открыто с этим органом',
    nothingOpen: 'Нет открытых вопросов, которые можно поднять.',
    late: (number) => `с опозданием: ${number}`,
    longest: (day, letter) => `Дольше всего без ответа: спросили ${day} в письме ${letter}.`,
    promised: 'Обещано и потребовано раньше',
    nothingPromised: 'Ничего не записано.',
    pastDay: (day) => `срок прошёл: ${day}`,
    by: (day) => `до ${day}`,
    noDay: 'день не назвали',
    differs: 'Что не сходится и что можно поднять',
    onlyTheseWords: 'только этими словами',
    more: (number, meeting) =>
      `Ещё: ${number} («Показать всё» на странице для встречи ${meeting} в Amparo).`,
    figures: 'Цифры, которые можно назвать вслух',
    noFigures: 'Пока нет.',
    figure: {
      asked: ({ number, since }) => `Людей, о которых спросили начиная с ${since}: ${number}.`,
      answered: ({ number, of }) => `Людей, о которых ответили по существу: ${number} из ${of}.`,
      waiting: ({ number, of }) => `Людей, ответа о которых ещё ждём: ${number} из ${of}.`,
      overdue: ({ number, of }) => `Людей, срок ответа о которых прошёл: ${number} из ${of}.`,
      letters: ({ number, since }) => `Писем отправлено начиная с ${since}: ${number}.`,
      unanswered: ({ number, of }) => `Писем, на которые ничего не пришло: ${number} из ${of}.`,
      kept: ({ number, of }) => `Обещаний выполнено, насколько нам известно: ${number} из ${of}.`,
    },
    named: 'Можно назвать вслух',
    nobody: 'Никого.',
    columns: { row: '№', name: 'Имя', open: 'Ещё открыто' },
    notRaised: 'Не поднимать',
    rules: [
      'Никто, кто не назван выше: ни по имени, ни по тому, что показало бы, кто это.',
      'Ничего о сексуальном насилии, ни в каком виде.',
      'Ничего, о чём могли знать меньше десяти человек, и ни одного источника.',
    ],
    withheld: 'скрыто: здесь может быть имя того, кого нельзя называть вслух',
    made: (day) => `Составлено: ${day}`,
  },
  be: {
    page: (number) => `Старонка для сустрэчы ${number}`,
    theirs: 'З іх боку: ',
    ours: 'З нашага боку: ',
    thanks: 'За што падзякаваць',
    thanked: (number, day, people) =>
      `адказ ${number === null ? '' : `${number} `}ад ${day}, людзей, пра якіх адказалі: ${people}`,
    open: 'Адкрыта з гэтым органам',
    nothingOpen: 'Няма адкрытых пытанняў, якія можна падняць.',
    late: (number) => `са спазненнем: ${number}`,
    longest: (day, letter) => `Даўжэй за ўсё без адказу: спыталі ${day} у лісце ${letter}.`,
    promised: 'Абяцана і запатрабавана раней',
    nothingPromised: 'Нічога не запісана.',
    pastDay: (day) => `тэрмін мінуў: ${day}`,
    by: (day) => `да ${day}`,
    noDay: 'дзень не назвалі',
    differs: 'Што не сыходзіцца і што можна падняць',
    onlyTheseWords: 'толькі гэтымі словамі',
    more: (number, meeting) =>
      `Яшчэ: ${number} («Паказаць усё» на старонцы для сустрэчы ${meeting} у Amparo).`,
    figures: 'Лічбы, якія можна назваць уголас',
    noFigures: 'Пакуль няма.',
    figure: {
      asked: ({ number, since }) => `Людзей, пра якіх спыталі пачынаючы з ${since}: ${number}.`,
      answered: ({ number, of }) => `Людзей, пра якіх адказалі па сутнасці: ${number} з ${of}.`,
      waiting: ({ number, of }) => `Людзей, адказу пра якіх яшчэ чакаем: ${number} з ${of}.`,
      overdue: ({ number, of }) => `Людзей, тэрмін адказу пра якіх мінуў: ${number} з ${of}.`,
      letters: ({ number, since }) => `Лістоў адпраўлена пачынаючы з ${since}: ${number}.`,
      unanswered: ({ number, of }) => `Лістоў, на якія нічога не прыйшло: ${number} з ${of}.`,
      kept: ({ number, of }) => `Абяцанняў выканана, наколькі нам вядома: ${number} з ${of}.`,
    },
    named: 'Можна назваць уголас',
    nobody: 'Нікога.',
    columns: { row: '№', name: 'Імя', open: 'Яшчэ адкрыта' },
    notRaised: 'Не падымаць',
    rules: [
      'Ніхто, хто не названы вышэй: ні па імені, ні па тым, што паказала б, хто гэта.',
      'Нічога пра сексуальны гвалт, ні ў якім выглядзе.',
      'Нічога, пра што маглі ведаць менш за дзесяць чалавек, і ніводнай крыніцы.',
    ],
    withheld: 'схавана: тут можа быць імя таго, каго нельга называць уголас',
    made: (day) => `Складзена: ${day}`,
  },
  th: {
    page: (number) => `หน้าสำหรับการประชุม ${number}`,
    theirs: 'ฝ่ายหน่วยงาน: ',
    ours: 'ฝ่ายเรา: ',
    thanks: 'เรื่องที่ควรขอบคุณ',
    thanked: (number, day, people) =>
      `หนังสือตอบ${number === null ? '' : ` ${number} `}ลงวันที่ ${day} ตอบถึง ${people} คน`,
    open: 'เรื่องค้างกับหน่วยงานนี้',
    nothingOpen: 'ไม่มีเรื่องค้างที่ยกขึ้นพูดได้',
    late: (number) => `ล่าช้า: ${number}`,
    longest: (day, letter) => `ค้างนานที่สุด: ถามเมื่อ ${day} ในหนังสือ ${letter}`,
    promised: 'คำรับปากและข้อเรียกร้องก่อนหน้านี้',
    nothingPromised: 'ไม่มีบันทึก',
    pastDay: (day) => `เลยวันที่กำหนดแล้ว: ${day}`,
    by: (day) => `ภายใน ${day}`,
    noDay: 'ไม่ได้บอกวัน',
    differs: 'สิ่งที่ขัดกันและยกขึ้นพูดได้',
    onlyTheseWords: 'พูดตามถ้อยคำนี้เท่านั้น',
    more: (number, meeting) =>
      `ยังมีอีก ${number} (“แสดงทั้งหมด” ที่หน้าสำหรับการประชุม ${meeting} ใน Amparo)`,
    figures: 'ตัวเลขที่พูดออกเสียงได้',
    noFigures: 'ยังไม่มี',
    figure: {
      asked: ({ number, since }) => `ผู้ที่ถามถึงตั้งแต่ ${since}: ${number} คน`,
      answered: ({ number, of }) => `ผู้ที่ได้คำตอบในเนื้อหา: ${number} จาก ${of} คน`,
      waiting: ({ number, of }) => `ผู้ที่ยังรอคำตอบ: ${number} จาก ${of} คน`,
      overdue: ({ number, of }) => `ผู้ที่เลยวันกำหนดตอบแล้ว: ${number} จาก ${of} คน`,
      letters: ({ number, since }) => `หนังสือที่ส่งตั้งแต่ ${since}: ${number}`,
      unanswered: ({ number, of }) => `หนังสือที่ยังไม่มีการตอบกลับ: ${number} จาก ${of}`,
      kept: ({ number, of }) => `คำรับปากที่ทำตามแล้วเท่าที่เราทราบ: ${number} จาก ${of}`,
    },
    named: 'เอ่ยชื่อออกเสียงได้',
    nobody: 'ไม่มี',
    columns: { row: 'ที่', name: 'ชื่อ', open: 'เรื่องที่ยังค้าง' },
    notRaised: 'ไม่ควรยกขึ้นพูด',
    rules: [
      'ไม่พูดถึงผู้ที่ไม่มีชื่อข้างต้น ทั้งชื่อและสิ่งที่จะทำให้รู้ว่าเป็นใคร',
      'ไม่พูดเรื่องความรุนแรงทางเพศไม่ว่าในรูปแบบใด',
      'ไม่พูดเรื่องที่มีคนรู้ได้ไม่ถึงสิบคน และไม่บอกแหล่งข้อมูลใด',
    ],
    withheld: 'ปิดไว้: อาจมีชื่อผู้ที่ห้ามเอ่ยออกเสียง',
    made: (day) => `จัดทำเมื่อ ${day}`,
  },
}
