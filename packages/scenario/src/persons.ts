import { claimsFrom, officialWord } from './claim.ts'
import type { DemoClaim } from './claim.ts'

export interface DemoPerson {
  readonly synthetic: true
  readonly key: string
  readonly claims: readonly DemoClaim[]
}

function person(key: string, ...claims: readonly (readonly DemoClaim[])[]): DemoPerson {
  return { synthetic: true, key, claims: claims.flat() }
}

const protectionTeam = 2

/**
 * Thirty records of persons, as an office has them before anybody has compared them. Which of
 * them are one person is in `demoTruth`.
 */
export const demoPersons: readonly DemoPerson[] = [
  person(
    'p01',
    claimsFrom(0, { credibility: 2 }, [
      ['person.name', 'Шаповалов Александр Николаевич', 'Шаповалов Александр Николаевич'],
      ['person.father', 'Николаевич', 'Шаповалов Александр Николаевич'],
      ['person.birth', '1994-05-14', '14 мая 1994 года рождения'],
      ['person.sex', 'male', 'Пишу о сыне'],
      [
        'person.residence',
        'Минск, Фрунзенский район',
        'живёт со мной в Минске, во Фрунзенском районе',
      ],
    ]),
    claimsFrom(0, officialWord('frunzenski-police-desk'), [
      ['person.acknowledged', 'denied', 'там ответили, что такого нет и не было'],
    ]),
  ),
  person(
    'p02',
    claimsFrom(3, { credibility: 3 }, [
      ['person.name', 'Aliaksandr Shapavalau', 'His name is Aliaksandr Shapavalau'],
      ['person.birth', '1993/1994', 'he was born in 1993 or 1994'],
      ['person.sex', 'male', 'His name is Aliaksandr Shapavalau'],
      ['person.residence', 'Minsk', 'lives in Minsk with my aunt'],
    ]),
    claimsFrom(3, { directness: 'second-hand', credibility: 3 }, [
      [
        'person.whereabouts',
        'detention centre in Akrestsina lane, Minsk',
        'he had shared a cell with Aliaksandr in the detention centre in Akrestsina lane',
      ],
    ]),
  ),
  person(
    'p03',
    claimsFrom(1, { credibility: 2 }, [
      ['person.name', 'Ярмакоў Дзмітры Пятровіч', 'Ярмакоў Дзмітры Пятровіч'],
      ['person.father', 'Пятровіч', 'Ярмакоў Дзмітры Пятровіч'],
      ['person.birth', '1987', '1987 года нараджэння'],
      ['person.sex', 'male', 'Мой муж'],
    ]),
    claimsFrom(1, officialWord('maskouski-police-desk'), [
      [
        'person.acknowledged',
        'silent',
        'У Маскоўскім РУУС мне сказалі чакаць трое сутак і нічога не запісалі',
      ],
    ]),
  ),
  person(
    'p04',
    claimsFrom(7, { credibility: 2 }, [
      ['person.name', 'Дмитрий Ермаков', 'Со мной были Дмитрий Ермаков'],
      ['person.birth', '1987~', 'лет тридцати трёх'],
      ['person.alive', 'alive', 'он просил передать жене, что жив'],
      ['person.whereabouts', 'Окрестина', 'Нас привезли на Окрестина'],
    ]),
  ),
  person(
    'p05',
    claimsFrom(2, { credibility: 2 }, [
      ['person.name', 'Евгений Терехов', 'Мой брат Евгений Терехов'],
      ['person.birth', '1988-11-02', 'родился 2 ноября 1988 года'],
      ['person.sex', 'male', 'Мой брат'],
    ]),
  ),
  person(
    'p06',
    claimsFrom(8, {}, [
      ['person.name', 'Яўген Церахаў', 'Яўген Церахаў, мой сябар'],
      ['person.birth', '1988', '1988 года нараджэння'],
    ]),
    claimsFrom(8, { directness: 'second-hand', credibility: 4, origin: 'rumour-kamennaya-horka' }, [
      ['person.whereabouts', 'Жодзіна', 'Кажуць, што ўсіх адтуль павезлі ў Жодзіна'],
    ]),
  ),
  person(
    'p07',
    claimsFrom(8, {}, [
      ['person.name', 'Вольга Навуменка', 'Вольга Навуменка, настаўніца'],
      ['person.sex', 'female', 'Вольга Навуменка, настаўніца'],
    ]),
    claimsFrom(8, officialWord('investigator-by-phone'), [
      ['person.acknowledged', 'acknowledged', 'патэлефанаваў следчы і сказаў'],
      ['person.whereabouts', 'СІЗА на Валадарскага', 'яна ў СІЗА на Валадарскага'],
    ]),
  ),
  person(
    'p08',
    claimsFrom(11, { credibility: 2 }, [
      ['person.name', 'Науменко Ольга Сергеевна', 'Науменко Ольга Сергеевна'],
      ['person.father', 'Сергеевна', 'Науменко Ольга Сергеевна'],
      ['person.birth', '1983-06-19', '19 июня 1983 года рождения'],
      ['person.sex', 'female', 'Моя подзащитная'],
      [
        'person.whereabouts',
        'следственный изолятор на улице Володарского, Минск',
        '14 августа я видел её в следственном изоляторе на улице Володарского',
      ],
      ['person.alive', 'alive', '14 августа я видел её'],
    ]),
  ),
  person(
    'p09',
    claimsFrom(9, { credibility: 2 }, [
      ['person.name', 'Siarhei Zhytko', 'the family of Siarhei Zhytko'],
      ['person.birth', '1990-02-07', 'born 7 February 1990'],
      ['person.residence', 'Minsk', 'an engineer from Minsk'],
    ]),
    claimsFrom(9, officialWord('duty-officers-zhytko'), [
      ['person.acknowledged', 'denied', 'came back to say that he was not on the list'],
    ]),
  ),
  person(
    'p10',
    claimsFrom(12, { credibility: 2 }, [
      ['person.name', 'Сергей Житко', 'Ещё был Сергей Житко, инженер'],
      ['person.whereabouts', 'Жодино', 'Оба остались там, когда меня отпускали'],
      ['person.alive', 'alive', 'Оба остались там, когда меня отпускали'],
    ]),
  ),
  person(
    'p11',
    claimsFrom(13, { audience: protectionTeam }, [
      ['person.name', 'Наталля Гарэцкая', 'Мая дачка Наталля Гарэцкая'],
      ['person.birth', '1995-08-18/1996-08-17', 'ёй 24 гады'],
      ['person.sex', 'female', 'Мая дачка'],
      ['person.alive', 'alive', 'Яна дома'],
    ]),
  ),
  person(
    'p12',
    claimsFrom(15, { audience: protectionTeam, credibility: 2 }, [
      ['person.name', 'Natalia Goretskaya', 'Natalia Goretskaya, born 5 December 1995, nurse'],
      ['person.birth', '1995-12-05', 'born 5 December 1995'],
      ['person.sex', 'female', 'She asks for a psychologist'],
      ['person.alive', 'alive', 'Two clients, both released'],
    ]),
  ),
  person(
    'p13',
    claimsFrom(4, { credibility: 2 }, [
      ['person.name', 'Мельник Андрей Викторович', 'Мельник Андрей Викторович'],
      ['person.father', 'Викторович', 'Мельник Андрей Викторович'],
      ['person.birth', '1985', '1985 г.р.'],
      ['person.sex', 'male', 'Мой сын'],
    ]),
    claimsFrom(4, officialWord('unnamed-caller'), [
      [
        'person.acknowledged',
        'acknowledged',
        'назвался сотрудником и сказал, что сын на Окрестина',
      ],
      ['person.whereabouts', 'Окрестина', 'сказал, что сын на Окрестина'],
    ]),
  ),
  person(
    'p14',
    claimsFrom(7, { credibility: 2 }, [
      ['person.name', 'Андрей Мельник', 'Андрей Мельник, студент'],
      ['person.birth', '2001', '2001 года рождения'],
      ['person.whereabouts', 'Окрестина', 'Нас привезли на Окрестина'],
    ]),
  ),
  person(
    'p15',
    claimsFrom(5, { credibility: 2 }, [
      ['person.name', 'Крывко Павел Олегович', 'Крывко Павел Олегович'],
      ['person.father', 'Олегович', 'Крывко Павел Олегович'],
      ['person.birth', '1998-03-03', 'родился 3 марта 1998 года'],
      ['person.sex', 'male', 'Сын вернулся'],
      ['person.alive', 'alive', 'Сын вернулся'],
    ]),
    claimsFrom(
      10,
      { directness: 'document', kind: 'authority', origin: 'report-of-detention-krywko' },
      [['person.birth', '1997-03-03', 'по протоколу 03.03.1997 года рождения']],
    ),
  ),
  person(
    'p16',
    claimsFrom(6, { credibility: 2 }, [
      ['person.name', 'Ігар Дубовік', 'Ігар Дубовік'],
      ['person.birth', '1979', 'нарадзіўся ў 1979 годзе'],
      ['person.sex', 'male', 'Не магу знайсці мужа'],
      ['person.residence', 'Мінск', 'жывём мы ў Мінску'],
    ]),
    claimsFrom(
      6,
      { directness: 'document', credibility: 3, origin: 'volunteers-list-akrestsina' },
      [['person.whereabouts', 'ЦІП, Акрэсціна', '«Дубовік І. А., ЦІП, 11.08»']],
    ),
    claimsFrom(6, officialWord('akrestsina-duty-officer'), [
      ['person.acknowledged', 'denied', 'дзяжурны сказаў, што такога ў іх няма і не было'],
    ]),
    claimsFrom(12, { credibility: 2 }, [
      ['person.name', 'Игорь Дубовик', 'В камере был Игорь Дубовик с завода'],
      ['person.whereabouts', 'Жодино', 'Оба остались там, когда меня отпускали'],
      ['person.alive', 'alive', '14 августа его при мне водили к врачу'],
    ]),
  ),
  person(
    'p17',
    claimsFrom(7, { credibility: 2 }, [
      ['person.name', 'Кирилл Адамчик', 'Меня зовут Кирилл Адамчик'],
      ['person.birth', '1992-08-15/1993-08-14', 'мне 27 лет'],
      ['person.residence', 'Минск', 'я живу в Минске'],
      ['person.alive', 'alive', '14 августа около пяти утра нас вдруг выпустили'],
    ]),
  ),
  person(
    'p18',
    claimsFrom(12, { credibility: 2 }, [
      ['person.name', 'Антон Якубович', 'Зовут меня Антон Якубович'],
      ['person.birth', '1996', '1996 года рождения'],
      ['person.alive', 'alive', 'Вчера я вышел из Жодино'],
    ]),
  ),
  person(
    'p19',
    claimsFrom(14, { credibility: 2 }, [
      ['person.name', 'Maksim Yurkevich', 'My name is Maksim Yurkevich'],
      ['person.birth', '1991', 'I was born in 1991'],
      ['person.alive', 'alive', 'My name is Maksim Yurkevich'],
    ]),
  ),
  person(
    'p20',
    claimsFrom(16, { audience: protectionTeam }, [
      ['person.name', 'Sviatlana Astapenka', 'My sister Sviatlana Astapenka'],
      ['person.birth', '1981-08-19/1982-08-18', 'is 38 and an accountant'],
      ['person.sex', 'female', 'My sister'],
      ['person.alive', 'alive', 'She wants to know whether they can do this'],
    ]),
  ),
  person(
    'p21',
    claimsFrom(8, {}, [['person.name', 'Рыгор Зянько', 'быў і Рыгор Зянько, наш аднакурснік']]),
  ),
  person(
    'p22',
    claimsFrom(7, { credibility: 2 }, [
      ['person.name', 'Степан Кулик', 'Степан Кулик, у него диабет'],
      ['person.whereabouts', 'Окрестина', 'скажите семье Кулика, что он там был'],
    ]),
  ),
  person(
    'p23',
    claimsFrom(14, {}, [
      ['person.name', 'Roman Zhdanko', 'my brother-in-law, Roman Zhdanko'],
      ['person.sex', 'male', 'my brother-in-law'],
    ]),
    claimsFrom(14, officialWord('district-police-minsk'), [
      ['person.acknowledged', 'silent', 'nobody has said yes or no'],
    ]),
  ),
  person(
    'p24',
    claimsFrom(10, { credibility: 2 }, [
      ['person.name', 'Пантелеев Виктор Игнатьевич', 'Пантелеев Виктор Игнатьевич'],
      ['person.father', 'Игнатьевич', 'Пантелеев Виктор Игнатьевич'],
      ['person.birth', '1975-09-12', '12 сентября 1975 года рождения'],
    ]),
    claimsFrom(10, officialWord('akrestsina-duty-officer-15-august'), [
      ['person.acknowledged', 'acknowledged', 'Дежурный сегодня сказал, что его перевели в Слуцк'],
      ['person.whereabouts', 'Слуцк', 'Дежурный сегодня сказал, что его перевели в Слуцк'],
    ]),
  ),
  person(
    'p25',
    claimsFrom(19, {}, [
      ['person.name', 'Елизавета Волчак', 'Со мной в камере на Окрестина была Елизавета Волчак'],
      ['person.sex', 'female', 'её унесли на носилках'],
    ]),
  ),
  person(
    'p26',
    claimsFrom(18, { credibility: 2 }, [
      ['person.name', 'Fiodar Shcharbina', 'Fiodar Shcharbina, born 21 October 1988'],
      ['person.birth', '1988-10-21', 'born 21 October 1988'],
      [
        'person.whereabouts',
        'remand prison in Valadarskaha street, Minsk',
        'I saw both there on 18 August',
      ],
      ['person.alive', 'alive', 'I saw both there on 18 August'],
    ]),
  ),
  person(
    'p27',
    claimsFrom(17, { audience: protectionTeam, credibility: 2 }, [
      ['person.name', 'Сидорчук Тимофей Андреевич', 'Сидорчук Тимофей Андреевич'],
      ['person.father', 'Андреевич', 'Сидорчук Тимофей Андреевич'],
      ['person.birth', '2004-01-30', '30 января 2004 года рождения'],
      ['person.sex', 'male', 'Моему сыну шестнадцать лет'],
      ['person.alive', 'alive', 'Он стал заикаться и не выходит из дома'],
    ]),
  ),
  person(
    'p28',
    claimsFrom(15, { credibility: 2 }, [
      ['person.name', 'Dzianis Hurski', 'Dzianis Hurski, born in 1982'],
      ['person.birth', '1982', 'born in 1982'],
      ['person.sex', 'male', 'He wishes to complain'],
      ['person.alive', 'alive', 'Two clients, both released'],
    ]),
  ),
  person(
    'p29',
    claimsFrom(18, { credibility: 2 }, [
      ['person.name', 'Iosif Biaroza', 'I represent Iosif Biaroza'],
      ['person.birth', '1952-08-20/1953-08-19', '67 years old'],
      ['person.sex', 'male', 'Mr Biaroza has a heart condition'],
      [
        'person.whereabouts',
        'remand prison in Valadarskaha street, Minsk',
        'I saw both there on 18 August',
      ],
      ['person.alive', 'alive', 'I saw both there on 18 August'],
    ]),
  ),
  person(
    'p30',
    claimsFrom(19, { audience: protectionTeam, credibility: 2 }, [
      ['person.name', 'Ксения Цветкова', 'Меня зовут Ксения Цветкова'],
      ['person.whereabouts', 'в безопасности, за границей', 'Сейчас я в безопасности, не в стране'],
      ['person.alive', 'alive', 'Я не пропала'],
    ]),
  ),
]
