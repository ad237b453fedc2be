import { isPropertyCode, property, readValue } from '@amparo/register'
import type { NewClaim } from '@amparo/server/src/register/register-store.ts'
import type { NewSubject } from '@amparo/server/src/register/record-many.ts'

/** Men's and women's names in turn; how often each comes follows `ofGivenNames`. */
const given =
  'Аляксандр Марыя Максім Ганна Міхаіл Соф’я Арцём Вікторыя Іван Анастасія Дзмітрый Паліна Даніл Лізавета Кірыл Аляксандра Андрэй Дар’я Мацвей Варвара Марк Кацярына Ілля Ксенія Ягор Арына Цімафей Ева Раман Вераніка Мікіта Васіліса Леў Мілана Аляксей Валерыя Уладзімір Ульяна Фёдар Кіра Яраслаў Вера Канстанцін Маргарыта Сяргей Алена Сцяпан Аліна Мікалай Алеся Георгій Наталля Уладзіслаў Вольга Арсен Святлана Павел Таццяна Глеб Юлія'.split(
    ' ',
  )
const heads =
  'ба бе бо ва ве га го да до жу за зі ка ко ку ла ле лі ма мі мо на ні па пе ра ро са се су та ту ха ча шу'.split(
    ' ',
  )
const tails = ['ловіч', 'ненка', 'сюк', 'рэвіч', 'чук', 'ньскі', 'роў', 'лёў', 'дзіч', 'кевіч']

/**
 * How often a name comes beside the most frequent one, by rank: surnames as A. F. Zhuravlev counted those of Russia (On the
 * Russian Family Names Statistics, 2005), the rarer ones going on as his last do, so that of a hundred people one or two bear
 * the first; given names as Moscow's registry counted newborns from 2015 to 2020, of each sex.
 */
const ofSurnames = [
  [1, 1],
  [2, 0.741],
  [3, 0.701],
  [5, 0.495],
  [10, 0.366],
  [15, 0.335],
  [25, 0.276],
  [50, 0.19],
  [100, 0.118],
  [150, 0.077],
  [500, 0.019],
  [14_440, 0.000_42],
] as const
const ofGivenNames = [
  [1, 1],
  [5, 0.73],
  [10, 0.46],
  [15, 0.4],
  [30, 0.2],
] as const

const surnames = heads.length ** 2 * tails.length
const drawSurname = byRank(ofSurnames, surnames)
const drawGiven = byRank(ofGivenNames, given.length / 2)

/** Draws a rank, from 0, as often as the curve says. */
function byRank(
  curve: readonly (readonly [number, number])[],
  most: number,
): (random: () => number) => number {
  const sums: number[] = []
  for (let rank = 1; rank <= most; rank++) sums.push((sums.at(-1) ?? 0) + heightAt(curve, rank))
  const whole = sums.at(-1) ?? 0
  return (random) => firstAbove(sums, random() * whole)
}

/** A straight line between two points, both scales logarithmic. */
function heightAt(curve: readonly (readonly [number, number])[], rank: number): number {
  const next = Math.max(
    1,
    curve.findIndex(([at]) => at >= rank),
  )
  const [[x0, y0] = [1, 1], [x1, y1] = [1, 1]] = [curve[next - 1], curve[next]]
  return y0 * (y1 / y0) ** (Math.log(rank / x0) / Math.log(x1 / x0))
}

function firstAbove(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** An invented person with five values, of which one may contradict another: the average of a register. */
export function syntheticPerson(random: () => number): NewSubject {
  const { isWoman, name } = syntheticName(random)
  const year = 1945 + Math.floor(random() * 60)
  const claims = [
    claim('person.name', name),
    claim('person.birth', String(year)),
    claim('person.birth', String(random() < 0.2 ? year + 1 : year), 3),
    claim('person.residence', `Synthetic town ${Math.floor(random() * 300)}`),
    claim('person.sex', isWoman ? 'female' : 'male'),
  ]
  return { kind: 'person', claims }
}

/** A given name and a surname, each as often as real ones come. */
export function syntheticName(random: () => number) {
  const isWoman = random() < 0.5
  const givenName = given[2 * drawGiven(random) + Number(isWoman)] ?? ''
  const surname = surnameOf(drawSurname(random))
  return { isWoman, givenName, surname, name: `${givenName} ${surname}` }
}

function surnameOf(number: number): string {
  // Neighbours in rank are no neighbours in spelling.
  const mixed = (number * 7_919) % surnames
  const first = heads[Math.floor(mixed / tails.length) % heads.length] ?? ''
  const second = heads[Math.floor(mixed / tails.length / heads.length) % heads.length] ?? ''
  const text = `${first}${second}${tails[mixed % tails.length] ?? ''}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function claim(code: string, value: string, credibility = 4): NewClaim {
  if (!isPropertyCode(code)) throw new Error(code)
  const declared = property(code)
  const read = readValue(declared, value)
  if (!read.ok) throw new Error(`${code}: ${read.reason}`)
  return {
    property: declared,
    value: read.value,
    source: { kind: 'office' },
    directness: 'second-hand',
    credibility,
    saidOn: '2020-08-12',
    audience: 0,
    replaces: null,
  }
}

/** The same numbers each run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
}
