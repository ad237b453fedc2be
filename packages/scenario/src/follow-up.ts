/**
 * What the demo office has done since its messages came: searches, consents, letters, replies, a meeting. Keys of people are those
 * of `demoPersons`, numbers of messages those of `demoMessages`; `ago` is days before the demo is made. All of it is invented.
 */

interface Dated {
  readonly ago: number
}

/** A body of the invented country, in the languages letters are written in. */
export interface DemoBody {
  readonly key: 'interior' | 'committee' | 'foreign'
  readonly type: 'ministry' | 'investigation'
  readonly names: Readonly<Record<'en' | 'ru' | 'be', string>>
}

export const demoBodies: readonly DemoBody[] = [
  {
    key: 'interior',
    type: 'ministry',
    names: {
      en: 'Ministry of the Interior (invented country)',
      ru: 'Министерство внутренних дел (вымышленная страна)',
      be: 'Міністэрства ўнутраных спраў (выдуманая краіна)',
    },
  },
  {
    key: 'committee',
    type: 'investigation',
    names: {
      en: 'Investigative Committee (invented country)',
      ru: 'Следственный комитет (вымышленная страна)',
      be: 'Следчы камітэт (выдуманая краіна)',
    },
  },
  {
    key: 'foreign',
    type: 'ministry',
    names: {
      en: 'Ministry of Foreign Affairs (invented country)',
      ru: 'Министерство иностранных дел (вымышленная страна)',
      be: 'Міністэрства замежных спраў (выдуманая краіна)',
    },
  },
]

/** What somebody agreed to when the office asked back. */
export interface DemoConsent extends Dated {
  readonly person: string
  readonly message: number
  readonly standing: 'next-of-kin' | 'lawyer'
  readonly answer: 'named' | 'anonymous' | 'no'
}

export const demoConsents: readonly DemoConsent[] = [
  { person: 'p01', message: 0, standing: 'next-of-kin', answer: 'named', ago: 33 },
  { person: 'p03', message: 1, standing: 'next-of-kin', answer: 'named', ago: 33 },
  { person: 'p05', message: 2, standing: 'next-of-kin', answer: 'named', ago: 33 },
  { person: 'p13', message: 4, standing: 'next-of-kin', answer: 'named', ago: 32 },
  { person: 'p16', message: 6, standing: 'next-of-kin', answer: 'anonymous', ago: 32 },
  { person: 'p09', message: 9, standing: 'lawyer', answer: 'named', ago: 31 },
  { person: 'p24', message: 10, standing: 'lawyer', answer: 'named', ago: 31 },
  { person: 'p08', message: 11, standing: 'lawyer', answer: 'no', ago: 31 },
  { person: 'p26', message: 18, standing: 'lawyer', answer: 'named', ago: 30 },
]

/** Who is looked for, and where somebody has asked for them. */
export interface DemoSearch extends Dated {
  readonly person: string
  readonly words: string
  readonly asked: readonly DemoSearchAction[]
}

export interface DemoSearchAction extends Dated {
  readonly place: 'hospital' | 'facility-gate' | 'volunteer-list' | 'court-list'
  readonly where: string
  readonly way: 'visit' | 'phone' | 'in-writing'
  readonly result: 'said-not-here' | 'said-here' | 'on-the-list' | 'not-on-the-list'
}

export const demoSearches: readonly DemoSearch[] = [
  {
    person: 'p01',
    words: 'His mother looks for him. [Synthetic]',
    ago: 33,
    asked: [
      {
        place: 'hospital',
        where: 'ambulance hospital (invented)',
        way: 'phone',
        result: 'said-not-here',
        ago: 32,
      },
      {
        place: 'facility-gate',
        where: 'gate of the detention centre in Akrestsina lane',
        way: 'visit',
        result: 'said-not-here',
        ago: 31,
      },
    ],
  },
  {
    person: 'p03',
    words: 'His wife looks for him. [Synthetic]',
    ago: 33,
    asked: [
      {
        place: 'court-list',
        where: 'district court (invented)',
        way: 'visit',
        result: 'not-on-the-list',
        ago: 30,
      },
    ],
  },
  { person: 'p05', words: 'His brother looks for him. [Synthetic]', ago: 33, asked: [] },
  { person: 'p09', words: 'His family looks for him. [Synthetic]', ago: 31, asked: [] },
  { person: 'p13', words: 'His father looks for him. [Synthetic]', ago: 32, asked: [] },
  {
    person: 'p16',
    words: 'His wife looks for him. [Synthetic]',
    ago: 32,
    asked: [
      {
        place: 'volunteer-list',
        where: 'list of the volunteers at the gate',
        way: 'visit',
        result: 'on-the-list',
        ago: 31,
      },
    ],
  },
  { person: 'p24', words: 'His lawyer looks for him. [Synthetic]', ago: 31, asked: [] },
]

/** Who came out, as they or theirs told the office. */
export interface DemoRelease extends Dated {
  readonly person: string
  /** The day of it, EDTF. */
  readonly on: string
}

export const demoReleases: readonly DemoRelease[] = [
  { person: 'p05', on: '2020-08-21', ago: 17 },
  { person: 'p01', on: '2020-08-24', ago: 6 },
]

type Kind = 'whereabouts' | 'legal-basis'

/** A letter as it was written, signed by the head, and sent the day after. */
export interface DemoLetter extends Dated {
  readonly key: string
  readonly to: DemoBody['key']
  readonly copied: readonly DemoBody['key'][]
  readonly about: readonly string[]
  readonly kinds: readonly Kind[]
  /** Days from its sending within which the office asks for an answer. */
  readonly within: number
  /** Drafted and not yet signed. */
  readonly isDraft: boolean
  readonly follows: string | null
}

export const demoLetters: readonly DemoLetter[] = [
  {
    key: 'first',
    to: 'interior',
    copied: ['foreign'],
    about: ['p01', 'p03', 'p05', 'p09', 'p13', 'p16', 'p24', 'p26', 'p22', 'p08'],
    kinds: ['whereabouts', 'legal-basis'],
    ago: 28,
    within: 14,
    isDraft: false,
    follows: null,
  },
  {
    key: 'second',
    to: 'committee',
    copied: [],
    about: ['p13'],
    kinds: ['whereabouts', 'legal-basis'],
    ago: 18,
    within: 30,
    isDraft: false,
    follows: null,
  },
  {
    key: 'third',
    to: 'foreign',
    copied: [],
    about: ['p01', 'p26'],
    kinds: ['whereabouts'],
    ago: 1,
    within: 14,
    isDraft: true,
    follows: null,
  },
]

export interface DemoAnswer {
  readonly person: string
  readonly kind: Kind
  readonly content: 'confirms' | 'denies' | 'no-record' | 'not-competent' | 'wrong-person'
  readonly quality: 'largely-satisfactory' | 'rejected-unsubstantiated' | 'incomplete'
  readonly words: string
}

export interface DemoReply extends Dated {
  readonly to: string
  readonly from: DemoBody['key']
  readonly kind: 'substantive' | 'receipt'
  readonly theirNumber: string
  readonly words: string
  readonly answers: readonly DemoAnswer[]
}

export const demoReplies: readonly DemoReply[] = [
  {
    to: 'first',
    from: 'interior',
    kind: 'substantive',
    theirNumber: '12/4-synthetic',
    ago: 20,
    words:
      'Терехов Е. отбыл административный арест и освобождён. Житко С. в учреждениях не содержался. Пантелеев В. И. содержится в г. Слуцке. По Мельнику А. В. министерство не компетентно, следует обратиться в Следственный комитет. Ермаков Д. П. по указанной дате рождения не значится, значится другой человек. [Синтетические данные: придумано для демонстрации]',
    answers: [
      {
        person: 'p05',
        kind: 'whereabouts',
        content: 'confirms',
        quality: 'largely-satisfactory',
        words: 'Терехов Е. отбыл административный арест и освобождён.',
      },
      {
        person: 'p09',
        kind: 'whereabouts',
        content: 'denies',
        quality: 'rejected-unsubstantiated',
        words: 'Житко С. в учреждениях не содержался.',
      },
      {
        person: 'p24',
        kind: 'whereabouts',
        content: 'confirms',
        quality: 'largely-satisfactory',
        words: 'Пантелеев В. И. содержится в г. Слуцке.',
      },
      {
        person: 'p13',
        kind: 'whereabouts',
        content: 'not-competent',
        quality: 'incomplete',
        words:
          'По Мельнику А. В. министерство не компетентно, следует обратиться в Следственный комитет.',
      },
      {
        person: 'p03',
        kind: 'whereabouts',
        content: 'wrong-person',
        quality: 'incomplete',
        words: 'Ермаков Д. П. по указанной дате рождения не значится, значится другой человек.',
      },
    ],
  },
  {
    to: 'second',
    from: 'committee',
    kind: 'receipt',
    theirNumber: 'SK-77-synthetic',
    ago: 15,
    words:
      'Обращение зарегистрировано и рассматривается. [Синтетические данные: придумано для демонстрации]',
    answers: [],
  },
]

/** One meeting that was held, with what was promised there, and one that is to come. */
export const demoMeeting = {
  with: 'interior',
  ago: 12,
  hour: '11:00',
  place: 'Ministry, second floor (invented)',
  theirs: 'A deputy minister and an assistant (invented)',
  ours: 'Joana Ferreira, Iryna Sauchuk',
  words:
    'They spoke of the ten people of the first letter. Who is held in Zhodzina is to be told by list. They asked for no names in the press. [Synthetic: invented for the demo]',
  /** Days from now. */
  nextIn: 2,
  promises: [
    {
      words: 'A list of everybody held in Zhodzina. [Synthetic]',
      dueAgo: 5,
      about: ['p09', 'p16'],
      kind: 'whereabouts',
    },
    {
      words: 'A name and a telephone number to which families can turn. [Synthetic]',
      dueAgo: -4,
      about: [],
      kind: 'whereabouts',
    },
  ],
} as const

/** What a lawyer sent to a body and told the office of. */
export const demoFiling = { person: 'p26', to: 'committee', sender: 'lawyer', ago: 25 } as const

/** A row as its partner wrote it: family and given name, day of birth, place, since when the person is held. */
export type DemoListRow = readonly [
  name: string,
  born: string | null,
  place: string | null,
  since: string | null,
]

/** A list that a partner brought. Its people are invented; some are of `demoPersons`, in other letters. */
export interface DemoPartnerList extends Dated {
  readonly partner: string
  readonly title: string
  readonly rows: readonly DemoListRow[]
  /** Recorded, or only looked through. */
  readonly isRecorded: boolean
}

export const demoPartnerLists: readonly DemoPartnerList[] = [
  {
    partner: 'Volunteers at the gate (synthetic)',
    title: 'Taken in August, as told at the gate',
    ago: 14,
    isRecorded: true,
    rows: [
      ['Shapavalau Aliaksandr', '1994-05-14', 'Minsk', '2020-08-09'],
      ['Мельник Виктор Андреевич', '1958', 'Минск', '2020-08-11'],
      ['Баланчук Арцём', '1997-02-11', 'Мінск', '2020-08-11'],
      ['Гарадоў Кірыл', '1989', 'Орша', '2020-08-12'],
      ['Каванюк Ганна', '1992-07-30', 'Мінск', '2020-08-12'],
      ['Zianko Ryhor', null, null, '2020-08-12'],
    ],
  },
  {
    partner: 'Lawyers on duty (synthetic)',
    title: 'Clients in August',
    ago: 2,
    isRecorded: false,
    rows: [
      ['Жытко Сяргей', '1990-02-07', 'Мінск', '2020-08-12'],
      ['Баланчук Артем', '1997-11-02', 'Минск', '2020-08-11'],
      ['Терехов Евгений', '1988-11-02', 'Минск', '2020-08-10'],
      ['Tarukevich Pavel', '1985', 'Hrodna', '2020-08-13'],
      ['Zorankau Maksim', '2001-04-17', 'Minsk', '2020-08-10'],
      ['Пантелеев Виктор', '1975-09-12', null, '2020-08-12'],
      ['Науменко О. С.', '1983', 'Минск', null],
    ],
  },
]
