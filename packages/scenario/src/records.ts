import { randomFrom } from './random.ts'

/** One line about somebody, as some list or relative has it. */
export interface DemoRecord {
  readonly synthetic: true
  /** Who it truly is about; what a comparison has to find out. */
  readonly truth: number
  readonly names: readonly string[]
  readonly fathers: readonly string[]
  /** EDTF. */
  readonly born: readonly string[]
  readonly sex: readonly string[]
  readonly places: readonly string[]
  readonly seen: readonly string[]
}

/** Given names as they are written in Belarusian, Russian and Latin, men’s first; and the father’s name made of them. */
const men = [
  ['Аляксандр', 'Александр', 'Aliaksandr', 'Аляксандравіч', 'Александрович'],
  ['Аляксей', 'Алексей', 'Aliaksei', 'Аляксеевіч', 'Алексеевич'],
  ['Андрэй', 'Андрей', 'Andrei', 'Андрэевіч', 'Андреевич'],
  ['Дзмітры', 'Дмитрий', 'Dzmitry', 'Дзмітрыевіч', 'Дмитриевич'],
  ['Ігар', 'Игорь', 'Ihar', 'Ігаравіч', 'Игоревич'],
  ['Мікалай', 'Николай', 'Mikalai', 'Мікалаевіч', 'Николаевич'],
  ['Сяргей', 'Сергей', 'Siarhei', 'Сяргеевіч', 'Сергеевич'],
  ['Уладзімір', 'Владимир', 'Uladzimir', 'Уладзіміравіч', 'Владимирович'],
  ['Яўген', 'Евгений', 'Yauhen', 'Яўгенавіч', 'Евгеньевич'],
  ['Павел', 'Павел', 'Pavel', 'Паўлавіч', 'Павлович'],
  ['Віктар', 'Виктор', 'Viktar', 'Віктаравіч', 'Викторович'],
  ['Арцём', 'Артём', 'Artsiom', 'Арцёмавіч', 'Артёмович'],
  ['Максім', 'Максим', 'Maksim', 'Максімавіч', 'Максимович'],
  ['Рыгор', 'Григорий', 'Ryhor', 'Рыгоравіч', 'Григорьевич'],
  ['Кірыл', 'Кирилл', 'Kiryl', 'Кірылавіч', 'Кириллович'],
  ['Васіль', 'Василий', 'Vasil', 'Васільевіч', 'Васильевич'],
] as const
const women = [
  ['Вольга', 'Ольга', 'Volha'],
  ['Ганна', 'Анна', 'Hanna'],
  ['Кацярына', 'Екатерина', 'Katsiaryna'],
  ['Наталля', 'Наталья', 'Natallia'],
  ['Святлана', 'Светлана', 'Sviatlana'],
  ['Таццяна', 'Татьяна', 'Tatsiana'],
  ['Юлія', 'Юлия', 'Yuliya'],
  ['Марыя', 'Мария', 'Maryia'],
  ['Алена', 'Елена', 'Alena'],
  ['Дар’я', 'Дарья', 'Darya'],
] as const

/** Invented surnames: a beginning and an ending, each in three spellings. */
const beginnings = [
  ['Бал', 'Бал', 'Bal'],
  ['Вар', 'Вор', 'Var'],
  ['Гал', 'Гол', 'Hal'],
  ['Дуб', 'Дуб', 'Dub'],
  ['Жар', 'Жар', 'Zhar'],
  ['Зар', 'Зор', 'Zar'],
  ['Кав', 'Ков', 'Kav'],
  ['Каз', 'Коз', 'Kaz'],
  ['Лап', 'Лоп', 'Lap'],
  ['Мак', 'Мак', 'Mak'],
  ['Нав', 'Нов', 'Nav'],
  ['Пат', 'Пот', 'Pat'],
  ['Рудз', 'Руд', 'Rudz'],
  ['Сав', 'Сов', 'Sav'],
  ['Тар', 'Тор', 'Tar'],
  ['Хар', 'Хор', 'Khar'],
  ['Цяр', 'Тер', 'Tsiar'],
  ['Шап', 'Шап', 'Shap'],
  ['Ярм', 'Ерм', 'Yarm'],
  ['Бур', 'Бур', 'Bur'],
] as const
const middles = [
  ['а', 'о', 'a'],
  ['ан', 'он', 'an'],
  ['ал', 'ол', 'al'],
  ['ад', 'од', 'ad'],
  ['ун', 'ун', 'un'],
  ['ат', 'от', 'at'],
  ['ук', 'ук', 'uk'],
  ['ам', 'ом', 'am'],
  ['ін', 'ин', 'in'],
  ['ыр', 'ыр', 'yr'],
] as const
const endings = [
  ['оў', 'ов', 'ou'],
  ['енка', 'енко', 'enka'],
  ['эвіч', 'евич', 'evich'],
  ['чук', 'чук', 'chuk'],
  ['скі', 'ский', 'ski'],
  ['юк', 'юк', 'iuk'],
] as const
const towns = [
  ['Мінск', 'Минск', 'Minsk'],
  ['Гомель', 'Гомель', 'Homel'],
  ['Брэст', 'Брест', 'Brest'],
  ['Віцебск', 'Витебск', 'Vitsebsk'],
  ['Гродна', 'Гродно', 'Hrodna'],
  ['Магілёў', 'Могилёв', 'Mahiliou'],
  ['Бабруйск', 'Бобруйск', 'Babruisk'],
  ['Орша', 'Орша', 'Orsha'],
  ['Пінск', 'Пинск', 'Pinsk'],
  ['Жодзіна', 'Жодино', 'Zhodzina'],
  ['Ліда', 'Лида', 'Lida'],
  ['Слуцк', 'Слуцк', 'Slutsk'],
] as const

type Draw = (below: number) => number
type Spelled = readonly [string, string, string, ...string[]]

interface Invented {
  readonly given: Spelled
  readonly father: (typeof men)[number]
  readonly family: readonly [string, string, string]
  readonly isMan: boolean
  readonly born: readonly [number, number, number]
  readonly town: Spelled
  readonly seen: number
}

/**
 * Records of invented people, each of them once to four times: in three spellings, with initials, without a father, with a year
 * instead of a day, with day and month the other way round, a letter or a figure wrong. Some have brothers, some a father of the
 * same name. Whom each is about is known. The same seed gives the same records.
 */
export function demoRecords(seed: number, people: number): DemoRecord[] {
  const draw = randomFrom(seed)
  const everybody: Invented[] = []
  while (everybody.length < people) {
    const one = invented(draw)
    everybody.push(one)
    if (draw(12) === 0) everybody.push(brotherOf(one, draw))
    if (draw(40) === 0) everybody.push({ ...sonOf(one, draw) })
  }
  return everybody
    .slice(0, people)
    .flatMap((one, truth) =>
      Array.from({ length: timesOf(draw) }, () => recordOf(one, truth, draw)),
    )
}

/**
 * A father and his two sons, taken from one house on one day: what usually tells people apart they share. Three records of each, in
 * the three spellings, with nothing wrong in them.
 */
export function demoFamily(seed: number, truths: readonly [number, number, number]): DemoRecord[] {
  const draw = randomFrom(seed)
  const given = oftenFirst<Spelled>(men, draw)
  const father: Invented = { ...invented(draw), isMan: true, given, born: [1958, 3, 4] }
  const names = men.filter(([name]) => ![father.given[0], father.father[0]].includes(name))
  const sons = [1987, 1989].map((year, at): Invented => ({
    ...sonOf(father, draw),
    given: names[at] as Spelled,
    born: [year, 5 + at, 17 - at],
  }))
  return [father, ...sons].flatMap((one, at) =>
    ([0, 1, 2] as const).map((way) => plainly(one, truths[at] as number, way)),
  )
}

/** Somebody reported missing: by which family, and whom the report is about. */
export interface DemoReport extends DemoRecord {
  readonly family: number
}

/**
 * Sixty reports of forty missing people, made by thirty families within five days: ten ask for two brothers, and every second
 * person is reported twice, in another spelling. No two families have one name, but for the last two, whose sons share name and
 * father’s name and nothing else.
 */
export function demoReports(seed: number): DemoReport[] {
  const draw = randomFrom(seed)
  const families = new Map<string, Invented>()
  while (families.size < 30) {
    const one = { ...invented(draw), isMan: true, given: oftenFirst<Spelled>(men, draw) }
    if (!families.has(one.family[0])) families.set(one.family[0], one)
  }
  const sons = [...families.values()]
  const [last = sons[0], before = sons[0]] = sons.toReversed()
  if (last === undefined || before === undefined) return []
  sons[29] = { ...last, given: before.given, father: before.father, family: before.family }
  const everybody = sons.flatMap((one, family) =>
    (family < 10 ? [one, otherBrotherOf(one, draw)] : [one]).map((each) => ({ each, family })),
  )
  return everybody.flatMap(({ each, family }, truth) =>
    (truth % 2 === 0 ? [truth % 3, (truth + 1) % 3] : [truth % 3]).map((way) => ({
      ...plainly({ ...each, seen: 8 + (truth % 5) }, truth, way as 0 | 1 | 2),
      family,
    })),
  )
}

function otherBrotherOf(one: Invented, draw: Draw): Invented {
  const given = men.find(([name]) => name !== one.given[0] && name !== one.father[0]) ?? men[0]
  return { ...brotherOf(one, draw), given }
}

function plainly(one: Invented, truth: number, way: 0 | 1 | 2): DemoRecord {
  return {
    synthetic: true,
    truth,
    names: [`${one.family[way]} ${one.given[way]}`],
    fathers: way < 2 ? [one.father[way === 0 ? 3 : 4]] : [],
    born: [dayOf(...one.born)],
    sex: ['male'],
    places: [one.town[way]],
    seen: [dayOf(2020, 8, 1 + (one.seen % 28))],
  }
}

const timesOf = (draw: Draw): number => [1, 1, 1, 2, 2, 3, 4][draw(7)] ?? 1

/** The first of a list comes more often than the next: as names do. */
function oftenFirst<One>(all: readonly One[], draw: Draw): One {
  const at = Math.min(draw(all.length), draw(all.length))
  return all[at] as One
}

function invented(draw: Draw): Invented {
  const isMan = draw(4) > 0
  return {
    isMan,
    given: oftenFirst<Spelled>(isMan ? men : women, draw),
    father: oftenFirst(men, draw),
    family: joined(
      oftenFirst(beginnings, draw),
      oftenFirst(middles, draw),
      oftenFirst(endings, draw),
    ),
    born: [1945 + draw(60), 1 + draw(12), 1 + draw(28)],
    town: oftenFirst<Spelled>(towns, draw),
    seen: draw(30),
  }
}

function joined(...parts: readonly Spelled[]): readonly [string, string, string] {
  const spelled = (way: 0 | 1 | 2) => parts.map((part) => part[way]).join('')
  return [spelled(0), spelled(1), spelled(2)]
}

function brotherOf(one: Invented, draw: Draw): Invented {
  const [year] = one.born
  const born = [year + 1 + draw(6), 1 + draw(12), 1 + draw(28)] as const
  return { ...one, isMan: true, given: oftenFirst<Spelled>(men, draw), born }
}

function sonOf(one: Invented, draw: Draw): Invented {
  const [year] = one.born
  const father = men.find(([name]) => name === one.given[0]) ?? one.father
  return {
    ...brotherOf(one, draw),
    father,
    born: [year + 22 + draw(12), 1 + draw(12), 1 + draw(28)],
  }
}

function recordOf(one: Invented, truth: number, draw: Draw): DemoRecord {
  const way = draw(3) as 0 | 1 | 2
  const isSeldom = (times: number) => draw(times) === 0
  const given = isSeldom(12) ? `${one.given[way].charAt(0)}.` : givenOf(one, way, draw)
  const family = isSeldom(15) ? misspelt(one.family[way], draw) : one.family[way]
  const hasFather = way < 2 && draw(2) === 0
  const father = (isSeldom(50) ? oftenFirst(men, draw) : one.father)[way === 0 ? 3 : 4]
  return {
    synthetic: true,
    truth,
    names: [`${family} ${given}`],
    fathers: hasFather ? [one.isMan ? father : father.replace(/[іи]ч$/u, 'на')] : [],
    born: bornOf(one, draw),
    sex: isSeldom(3) ? [] : [one.isMan === draw(100) > 0 ? 'male' : 'female'],
    places: isSeldom(2)
      ? []
      : [isSeldom(8) ? oftenFirst<Spelled>(towns, draw)[way] : one.town[way]],
    seen: isSeldom(2) ? [] : [dayOf(2020, 8, 1 + ((one.seen + (isSeldom(4) ? draw(4) : 0)) % 28))],
  }
}

/** Seldom misheard, more seldom another one altogether. */
function givenOf({ given, isMan }: Invented, way: 0 | 1 | 2, draw: Draw): string {
  if (draw(60) === 0) return oftenFirst<Spelled>(isMan ? men : women, draw)[way]
  return draw(40) === 0 ? misspelt(given[way], draw) : given[way]
}

function bornOf({ born: [year, month, day] }: Invented, draw: Draw): string[] {
  if (draw(40) === 0) return [dayOf(year - 5 + draw(11), 1 + draw(12), 1 + draw(28))]
  switch (draw(10)) {
    case 0:
    case 1:
      return []
    case 2:
    case 3:
      return [String(year)]
    case 4:
      return [String(year + draw(3) - 1)]
    case 5:
      return day <= 12 && draw(2) === 0
        ? [dayOf(year, day, month)]
        : [dayOf(year, month, 1 + draw(28))]
    default:
      return [dayOf(year, month, day)]
  }
}

function dayOf(year: number, month: number, day: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}

function misspelt(name: string, draw: Draw): string {
  const at = 1 + draw(Math.max(1, name.length - 2))
  return name.slice(0, at) + name.slice(at + 1)
}
