import type { EventFile, FileProperty, FileValue } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import type { EvidenceToLayOut } from '../evidence.ts'

const said = (entry: number) => ({
  kind: 'submission',
  directness: 'first-hand',
  credibility: 2,
  day: '2020-08-14',
  entry: String(entry),
})

function property(
  code: FileProperty['property'],
  entry: number,
  ...values: FileValue[]
): FileProperty {
  return {
    property: code,
    differ: values.length > 1,
    values: values.map((value, at) => ({
      value,
      independentSources: 2 - at,
      stateAlone: at > 0,
      said: [said(entry + at), ...(at === 0 ? [said(entry + 7)] : [])],
    })),
  }
}

const day = (edtf: string): FileValue => ({ kind: 'date', edtf, from: null, to: null })
const code = (vocabulary: string, of: string): FileValue => ({ kind: 'code', vocabulary, code: of })
const name = (text: string, language: string | null = null): FileValue => ({
  kind: 'name',
  text,
  language,
})

/** Invented: two people beaten in one yard, one of whom may be named. */
export function sampleEvidence(language: Language): EvidenceToLayOut {
  return {
    language,
    office: 'Synthetic office',
    day: '2020-11-27',
    purpose: 'ACCOUNT',
    recipient: 'prosecutors-courts',
    file: sampleFile,
  }
}

const sampleFile: EventFile = {
  event: {
    id: '12',
    values: [
      property('event.title', 101, { kind: 'text', text: 'Двор на вымышленной улице' }),
      property('event.at', 102, day('2020-08-10')),
    ],
  },
  people: [
    {
      person: 1,
      named: true,
      values: [
        property(
          'person.name',
          111,
          name('Synthetic Aksana', 'en'),
          name('Сінтэтычная Аксана', 'be'),
        ),
        property('person.birth', 113, day('1991-04-02'), day('1991')),
      ],
    },
    { person: 2, named: false, values: [] },
  ],
  bodies: [
    {
      body: 1,
      kind: 'authority',
      values: [property('authority.name', 121, name('Вымышленный отряд'))],
    },
    {
      body: 2,
      kind: 'facility',
      values: [property('facility.name', 122, name('Invented prison'))],
    },
  ],
  acts: [
    {
      act: 1,
      person: 1,
      values: [
        property('act.type', 131, code('violation', 'INT.ASSAULT')),
        property('act.at', 132, day('2020-08-10T22:10')),
        property('act.place', 133, { kind: 'text', text: 'by the gate, ที่ประตู, каля брамы' }),
        property('act.method', 134, { kind: 'text', text: 'With batons, for several minutes.' }),
      ],
      involvements: [
        {
          somebodyNamed: true,
          values: [
            property('involvement.authority', 135, { kind: 'body', body: 1 }),
            property('involvement.degree', 136, code('involvement-degree', 'carried-out')),
            property('involvement.confidence', 137, code('involvement-confidence', 'medium')),
          ],
        },
      ],
    },
    {
      act: 2,
      person: 2,
      values: [property('act.type', 141, code('violation', 'INT.ASSAULT'))],
      involvements: [],
    },
  ],
  custody: [
    {
      person: 1,
      periods: [{ values: [property('custody.facility', 151, { kind: 'body', body: 2 })] }],
      timeline: [
        {
          what: ['custody-began'],
          from: '2020-08-10T21:30',
          to: '2020-08-10T21:30',
          stateAlone: false,
          differ: false,
          values: [property('custody.from', 152, day('2020-08-10T21:30'))],
        },
        {
          what: ['release'],
          from: '2020-08-13T00:00',
          to: '2020-08-14T23:59',
          stateAlone: true,
          differ: true,
          values: [property('point.at', 153, day('2020-08-13'), day('2020-08-14'))],
        },
      ],
      unaccounted: [{ custody: 'goes-on', least: 1_500, most: 3_100 }],
    },
  ],
  answers: [
    {
      person: 1,
      body: 1,
      question: 'whereabouts',
      content: 'denies',
      quality: 'incomplete',
      words: 'Не содержится.',
      letter: { number: '14/2020', day: '2020-08-15', entry: '161' },
      reply: { number: 'И-7', day: '2020-08-26', entry: '162' },
      entry: '163',
    },
  ],
  consents: [
    {
      person: 1,
      answer: 'named',
      recipients: ['prosecutors-courts'],
      standing: 'self',
      day: '2020-08-20',
      entry: '171',
    },
    {
      person: 2,
      answer: 'anonymous',
      recipients: [],
      standing: 'self',
      day: '2020-08-21',
      entry: '172',
    },
  ],
  contradictions: [
    { person: 1, wording: 'general', text: 'The answer and what others say cannot both be so.' },
  ],
  leftOut: {
    people: 2,
    acts: 3,
    actsOfNobody: 1,
    heldByTeam: 4,
    erased: 1,
    takenBack: 2,
    texts: 1,
    peopleInvolved: 1,
  },
}
