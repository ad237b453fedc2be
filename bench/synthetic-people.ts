import { isPropertyCode, property, readValue } from '@amparo/register'
import type { NewClaim } from '@amparo/server/src/register/register-store.ts'
import type { NewSubject } from '@amparo/server/src/register/record-many.ts'

const given = [
  'Ганна',
  'Іван',
  'Алесь',
  'Марыя',
  'Сяргей',
  'Вольга',
  'Андрэй',
  'Наталля',
  'Мікалай',
  'Кацярына',
]
const heads =
  'ба бе бо ва ве га го да до жу за зі ка ко ку ла ле лі ма мі мо на ні па пе ра ро са се су та ту ха ча шу'.split(
    ' ',
  )
const tails = ['ловіч', 'ненка', 'сюк', 'рэвіч', 'чук', 'ньскі', 'роў', 'лёў', 'дзіч', 'кевіч']

/** A whole number below a bound; small ones come far more often, as surnames do (Zipf). */
function zipf(random: () => number, below: number): number {
  return Math.min(below - 1, Math.floor(below ** random()) - 1 + Math.floor(random() * 2))
}

/** An invented person with five values, of which one may contradict another: the average of a register. */
export function syntheticPerson(random: () => number): NewSubject {
  const surname = surnameOf(Math.max(0, zipf(random, heads.length ** 2 * tails.length)))
  const name = `${given[Math.floor(random() * given.length)] ?? ''} ${surname}`
  const year = 1945 + Math.floor(random() * 60)
  const claims = [
    claim('person.name', name),
    claim('person.birth', String(year)),
    claim('person.birth', String(random() < 0.2 ? year + 1 : year), 3),
    claim('person.residence', `Synthetic town ${Math.floor(random() * 300)}`),
    claim('person.sex', random() < 0.5 ? 'male' : 'female'),
  ]
  return { kind: 'person', claims }
}

function surnameOf(number: number): string {
  const first = heads[Math.floor(number / tails.length) % heads.length] ?? ''
  const second = heads[Math.floor(number / tails.length / heads.length) % heads.length] ?? ''
  const text = `${first}${second}${tails[number % tails.length] ?? ''}`
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
