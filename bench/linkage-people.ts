import { seeded, syntheticName } from './synthetic-people.ts'

const letters = Array.from('абвгдежзіклмнопрстух')

/**
 * Lines of CSV about invented people: each comes once to four times, and nearly every second time something is misspelt,
 * missing, or a day off. The same lines each run.
 */
export function* peopleAsCsv(records: number): Generator<string> {
  const random = seeded(records)
  const below = (bound: number) => Math.floor(random() * bound)
  yield 'person,given,family,born,place,occupation\n'
  for (let [person, written] = [0, 0]; written < records; person++) {
    const { givenName, surname } = syntheticName(random)
    const born = `${1930 + below(75)}-${twoDigits(1 + below(12))}-${twoDigits(1 + below(28))}`
    const one = {
      givenName,
      surname,
      born,
      place: `Раён ${1000 + below(120)} ${100 + below(40)}`,
      occupation: `Праца ${below(60)}`,
    }
    for (let times = 1 + below(4); times > 0 && written < records; times--, written++) {
      const { givenName: given, surname: family, ...rest } = withSlips(one, below)
      yield `${person},${given},${family},${rest.born},${rest.place},${rest.occupation}\n`
    }
  }
}

interface Person {
  readonly givenName: string
  readonly surname: string
  readonly born: string
  readonly place: string
  readonly occupation: string
}

function withSlips(one: Person, below: (bound: number) => number): Person {
  const isSeldom = () => below(8) === 0
  return {
    givenName: isSeldom() ? misspelt(one.givenName, below) : one.givenName,
    surname: isSeldom() ? misspelt(one.surname, below) : one.surname,
    born: isSeldom()
      ? ''
      : isSeldom()
        ? `${one.born.slice(0, 8)}${twoDigits(1 + below(28))}`
        : one.born,
    place: isSeldom() ? '' : one.place,
    occupation: below(3) === 0 ? '' : one.occupation,
  }
}

function misspelt(name: string, below: (bound: number) => number): string {
  const at = below(name.length)
  const letter = letters[below(letters.length)] ?? ''
  return name.slice(0, at) + letter + name.slice(at + below(2))
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
