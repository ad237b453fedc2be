import { claimsFrom, officialWord } from './claim.ts'
import type { ClaimRow, DemoClaim, Manner } from './claim.ts'

/** One period of custody of one demo person. */
export interface DemoCustody {
  readonly synthetic: true
  readonly key: string
  /** Key of the demo person; the first claim says it with its passage. */
  readonly person: string
  readonly claims: readonly DemoClaim[]
}

type Passage = readonly [message: number, manner: Manner, rows: readonly ClaimRow[]]

/** The first passage is the one that says who was held. */
function custody(
  key: string,
  person: string,
  [message, manner, rows]: Passage,
  ...others: readonly Passage[]
): DemoCustody {
  const [, , who = ''] = rows[0] ?? []
  return {
    synthetic: true,
    key,
    person,
    claims: [
      ...claimsFrom(message, manner, [['custody.person', person, who]]),
      ...claimsFrom(message, manner, rows),
      ...others.flatMap((other) => claimsFrom(...other)),
    ],
  }
}

const protectionTeam = 2
const known: Manner = { credibility: 2 }
const heard: Manner = { directness: 'second-hand', credibility: 3 }

export const demoCustodies: readonly DemoCustody[] = [
  custody('c01', 'p01', [
    0,
    known,
    [
      ['custody.from', '2020-08-09T23:00~', 'Около 23:00 он позвонил'],
      ['custody.authority', 'люди в чёрном', 'задержали люди в чёрном'],
    ],
  ]),
  custody('c02', 'p02', [
    3,
    heard,
    [
      ['custody.from', '2020-08-09', 'On the night of 9 August'],
      [
        'custody.place',
        'detention centre in Akrestsina lane, Minsk',
        'in the detention centre in Akrestsina lane',
      ],
    ],
  ]),
  custody('c03', 'p03', [
    1,
    heard,
    [
      ['custody.from', '2020-08-10T20:00~', '10 жніўня каля 20:00 выйшаў у краму і не вярнуўся'],
      [
        'custody.authority',
        'двое мужчын у цывільным, мікрааўтобус без нумароў',
        'яго затрымалі двое мужчын у цывільным',
      ],
    ],
  ]),
  custody('c04', 'p05', [
    2,
    heard,
    [
      ['custody.from', '2020-08-10/2020-08-11', 'был задержан 10 августа ночью'],
      ['custody.authority', 'люди в форме и касках', 'выбежали люди в форме и касках'],
    ],
  ]),
  custody('c05', 'p07', [
    8,
    heard,
    [
      ['custody.from', '2020-08-12T15:00~', '12 жніўня каля 15:00 да яе дадому прыйшлі двое'],
      ['custody.grounds', 'на размову ў РУУС', 'паклікалі «на размову ў РУУС»'],
    ],
  ]),
  custody('c06', 'p08', [
    11,
    known,
    [
      ['custody.from', '2020-08-12', 'Её увезли из дома 12 августа'],
      [
        'custody.place',
        'следственный изолятор на улице Володарского, Минск',
        'в следственном изоляторе на улице Володарского',
      ],
    ],
  ]),
  custody('c07', 'p09', [
    9,
    known,
    [
      ['custody.from', '2020-08-12T19:00~', 'detained on 12 August at about 19:00 near his office'],
      ['custody.authority', 'men in riot gear', 'by men in riot gear who gave no reason'],
    ],
  ]),
  custody('c08', 'p10', [
    12,
    known,
    [['custody.place', 'Жодино', 'Ещё был Сергей Житко, инженер, его привезли 13-го']],
  ]),
  custody('c09', 'p11', [
    13,
    { audience: protectionTeam },
    [
      ['custody.from', '2020-08-13', '13 жніўня яна перавязвала параненых у двары'],
      ['custody.to', '2020-08-16', 'адпусцілі 16 жніўня ўвечары'],
      ['custody.place', 'Савецкае РУУС і Акрэсціна', 'Трымалі ў Савецкім РУУС і на Акрэсціна'],
    ],
  ]),
  custody(
    'c10',
    'p13',
    [
      4,
      { credibility: 3 },
      [['custody.from', '2020-08-11', '11 августа он вёз заказ через центр']],
    ],
    [
      4,
      officialWord('unnamed-caller'),
      [['custody.place', 'Окрестина', 'сказал, что сын на Окрестина']],
    ],
  ),
  custody(
    'c11',
    'p15',
    [
      5,
      known,
      [
        ['custody.from', '2020-08-11', 'Его забрали прямо из общежития вечером 11 августа'],
        ['custody.to', '2020-08-13', 'сегодня под утро отпустили'],
        ['custody.place', 'Жодино', 'потом его держали в Жодино'],
        ['custody.authority', 'ОМОН', 'вахтёр говорит, что приехал ОМОН'],
      ],
    ],
    [
      10,
      { directness: 'document', kind: 'authority', origin: 'report-of-detention-krywko' },
      [
        ['custody.from', '2020-08-11T18:00', 'В протоколе стоит время задержания 18:00'],
        ['custody.grounds', '«размахивал руками и кричал»', '«размахивал руками и кричал»'],
      ],
    ],
  ),
  custody(
    'c12',
    'p16',
    [6, known, [['custody.from', '2020-08-11', 'Яго забралі 11 жніўня раніцай']]],
    [
      6,
      { directness: 'document', credibility: 3, origin: 'volunteers-list-akrestsina' },
      [['custody.place', 'ЦІП, Акрэсціна', '«Дубовік І. А., ЦІП, 11.08»']],
    ],
    [
      12,
      known,
      [
        ['custody.place', 'Жодино', 'В камере был Игорь Дубовик с завода'],
        ['custody.to', '2020-08-15/..', 'Оба остались там, когда меня отпускали'],
      ],
    ],
  ),
  custody('c13', 'p17', [
    7,
    known,
    [
      ['custody.from', '2020-08-11T22:30~', '11 августа около 22:30 я шёл от метро домой'],
      ['custody.to', '2020-08-14T05:00~', '14 августа около пяти утра нас вдруг выпустили'],
      ['custody.place', 'Окрестина', 'Нас привезли на Окрестина'],
      [
        'custody.authority',
        'люди в балаклавах, без опознавательных знаков',
        'люди в балаклавах, без опознавательных знаков',
      ],
      ['custody.grounds', '«выкрикивал лозунги»', 'прочитала, что я «выкрикивал лозунги»'],
    ],
  ]),
  custody('c14', 'p18', [
    12,
    known,
    [
      ['custody.from', '2020-08-12', 'Задержали 12 августа утром на остановке'],
      ['custody.to', '2020-08-15', 'Вчера я вышел из Жодино'],
      ['custody.place', 'Жодино', 'Ночью повезли в Жодино'],
    ],
  ]),
  custody('c15', 'p22', [
    7,
    known,
    [
      ['custody.place', 'Окрестина', 'Степан Кулик, у него диабет'],
      ['custody.to', '2020-08-13/..', 'В ночь на 13 августа его увели, и больше я его не видел'],
    ],
  ]),
  custody(
    'c16',
    'p24',
    [
      10,
      known,
      [
        ['custody.from', '2020-08-12', 'Задержан 12 августа'],
        ['custody.grounds', '15 суток ареста', 'назначили 15 суток ареста'],
      ],
    ],
    [
      10,
      officialWord('akrestsina-duty-officer-15-august'),
      [['custody.place', 'Слуцк', 'Дежурный сегодня сказал, что его перевели в Слуцк']],
    ],
  ),
  custody('c17', 'p25', [
    19,
    {},
    [
      ['custody.place', 'Окрестина', 'Со мной в камере на Окрестина была Елизавета Волчак'],
      ['custody.to', '2020-08-12/..', '12 августа её унесли на носилках'],
    ],
  ]),
  custody(
    'c18',
    'p26',
    [
      18,
      known,
      [
        [
          'custody.place',
          'remand prison in Valadarskaha street, Minsk',
          'moved on 17 August to the remand prison in Valadarskaha street',
        ],
        ['custody.to', '2020-08-18/..', 'I saw both there on 18 August'],
        ['custody.grounds', 'article 293', 'one criminal case under article 293'],
      ],
    ],
    [
      18,
      { directness: 'document', kind: 'authority', origin: 'record-of-detention-shcharbina' },
      [['custody.from', '2020-08-12', 'record of detention is dated 12 August']],
    ],
    [
      18,
      { ...heard, credibility: 2, audience: protectionTeam },
      [['custody.from', '2020-08-10', 'He told me that he was taken on 10 August']],
    ],
  ),
  custody('c19', 'p27', [
    17,
    { audience: protectionTeam, credibility: 2 },
    [
      ['custody.from', '2020-08-12', '12 августа он шёл с тренировки, его забрали во дворе'],
      ['custody.to', '2020-08-12', 'я искала его шесть часов и нашла в Заводском РУВД'],
      ['custody.place', 'Заводское РУВД', 'нашла в Заводском РУВД'],
    ],
  ]),
  custody('c20', 'p28', [
    15,
    known,
    [
      ['custody.from', '2020-08-11', 'was held from 11 to 14 August'],
      ['custody.to', '2020-08-14', 'was held from 11 to 14 August'],
      ['custody.place', 'Zhodzina prison', 'in Zhodzina prison'],
    ],
  ]),
]
