import type { Language } from '@amparo/vocabulary'
import { briefRoom, type BriefToLayOut } from '../brief.ts'
import { invented } from './sample-letter.ts'

/** An ordinary page for a meeting, of invented people and words: as much of everything as one page holds. */
export function sampleBrief(language: Language, people = briefRoom[language].names): BriefToLayOut {
  const room = briefRoom[language]
  const line = (text: string) => ({ text, withheld: false })
  return {
    language,
    id: '12',
    today: '2020-09-10',
    authorityName: bodies[language],
    day: '2020-09-11',
    hour: '10:30',
    place: line('Synthetic square 1, second floor'),
    theirs: line('A deputy minister, the head of the department for citizens'),
    ours: line('The head of the office and a rights officer'),
    thanks: Array.from({ length: room.thanks }, () => ({
      theirNumber: '14/7-1234',
      on: '2020-09-02',
      people: 12,
    })),
    open: {
      kinds: [
        { kind: 'whereabouts', questions: 40, overdue: 12 },
        { kind: 'legal-basis', questions: 31, overdue: 9 },
        { kind: 'health', questions: 28, overdue: 0 },
        { kind: 'medical-examination', questions: 17, overdue: 3 },
      ],
      oldest: { letter: '3', number: '2020/14', on: '2020-08-15' },
    },
    promises: Array.from({ length: room.promises }, (_, at) => ({
      words: at === 2 ? { text: null, withheld: true } : line(promised[language]),
      byWhom: line('A deputy minister'),
      said: '2020-08-21',
      due: '2020-09-01',
      standing: at === 0 ? 'partly' : null,
      standingOn: at === 0 ? '2020-09-03' : null,
      isPast: at !== 0,
    })),
    morePromises: 2,
    contradictions: Array.from({ length: room.contradictions }, (_, at) => ({
      person: `synthetic-${at + 1}`,
      name: nameOf(at, language),
      wording: at === 0 ? 'precise' : 'general',
      quote: quoted[language],
    })),
    moreContradictions: 1,
    figures: [
      { code: 'asked', number: 60, of: null, since: '2020-08-15' },
      { code: 'answered', number: 21, of: 60, since: null },
      { code: 'waiting', number: 39, of: 60, since: null },
      { code: 'overdue', number: 12, of: 60, since: null },
      { code: 'letters', number: 4, of: null, since: '2020-08-15' },
      { code: 'unanswered', number: 1, of: 4, since: null },
      { code: 'kept', number: 0, of: 5, since: null },
    ],
    names: Array.from({ length: people }, (_, at) => ({
      person: `synthetic-${at + 1}`,
      name: nameOf(at, language),
      open: at === people - 1 ? [] : [{ kind: 'whereabouts' }, { kind: 'health' }],
    })),
    moreNames: 27,
  }
}

function nameOf(at: number, language: Language): string {
  const { names } = invented[at % invented.length] ?? invented[0]
  return (names.find((name) => name.language === language) ?? names[0])?.text ?? ''
}

const bodies: Readonly<Record<Language, string>> = {
  en: 'Ministry of Synthetic Affairs',
  ru: 'Министерство вымышленных дел',
  be: 'Міністэрства выдуманых спраў',
  th: 'กระทรวงสมมติ',
}

const promised: Readonly<Record<Language, string>> = {
  en: 'A list of everybody who is held in the two houses, with the day and the decision, will be given.',
  ru: 'Будет передан список всех, кто содержится в двух изоляторах, с днём и решением.',
  be: 'Будзе перададзены спіс усіх, хто ўтрымліваецца ў двух ізалятарах, з днём і рашэннем.',
  th: 'จะส่งรายชื่อผู้ถูกควบคุมตัวทั้งหมดในสองสถานที่ พร้อมวันและคำสั่ง',
}

const quoted: Readonly<Record<Language, string>> = {
  en: 'Answer of 2 September 2020 (Ministry of Synthetic Affairs): is not held. The office has information that does not go together with this answer.',
  ru: 'Ответ от 2 сентября 2020 (Министерство вымышленных дел): не содержится под стражей. У офиса есть сведения, которые с этим ответом не сходятся.',
  be: 'Адказ ад 2 верасня 2020 (Міністэрства выдуманых спраў): не ўтрымліваецца пад вартай. У офіса ёсць звесткі, якія з гэтым адказам не сыходзяцца.',
  th: 'คำตอบลงวันที่ 2 กันยายน 2020 (กระทรวงสมมติ) ระบุว่า ไม่ได้ถูกควบคุมตัว สำนักงานมีข้อมูลที่ไม่ตรงกับคำตอบนี้',
}
