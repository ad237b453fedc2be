import { learnt, ofBelarusian } from './spellings.ts'

/**
 * What it costs to write a Cyrillic word in these Latin letters, in nats: less than half a nat for each letter written as most
 * people do, about six for each that nobody writes so. The shares are learnt (`spellings`), so Rahimov costs less for Рахимов
 * than for Рагимов, and Semyonova less for Семёнова than for Семионова.
 *
 * @param latin of {@link inLatinLetters}
 * @param cyrillic of {@link inCyrillicParts}
 */
export function spellingCost(latin: Latin, cyrillic: Cyrillic): number {
  let costs = new Float64Array(latin.letters.length + 1)
  for (const at of costs.keys()) costs[at] = at * added
  for (const part of cyrillic.parts) costs = written(part, latin.letters, costs)
  return (costs.at(-1) ?? Infinity) + doubled * Math.abs(latin.doubled - cyrillic.doubled)
}

/** Letters of which none stands twice beside itself, and how many did. */
export interface Latin {
  readonly letters: string
  readonly doubled: number
}

export interface Cyrillic {
  readonly parts: readonly string[]
  readonly doubled: number
}

// A letter that nobody writes so, that is not written, that is written from nothing, and one written twice or not.
const wrong = 7
const left = 6
const added = 5.5
const doubled = 3

/** A part of a word is written in one of its spellings, or as any letter, or not at all. */
function written(
  part: string,
  latin: string,
  before: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  const { letters, spellings } = partOf(part)
  const after = new Float64Array(before.length)
  const costTo = (at: number) => before[at] ?? Infinity
  for (let at = 0; at < after.length; at++) {
    let least = Math.min(
      costTo(at) + left * letters,
      costTo(at - 1) + wrong * letters,
      (after[at - 1] ?? Infinity) + added,
    )
    for (const [spelling, cost] of spellings) {
      const from = at - spelling.length
      const whole = costTo(from) + cost
      if (whole < least && latin.startsWith(spelling, from)) least = whole
    }
    after[at] = least
  }
  return after
}

function partOf(part: string): Part {
  return parts.get(part) ?? { letters: 1, spellings: [] }
}

interface Part {
  readonly letters: number
  readonly spellings: readonly (readonly [string, number])[]
}

const parts: ReadonlyMap<string, Part> = new Map(
  `${learnt.trim()}\n${ofBelarusian}`.split('\n').map((line) => {
    const [part = '', ...shares] = line.split(' ')
    return [part, { letters: part.replace(/[\^$|]/g, '').length, spellings: shares.map(costOf) }]
  }),
)

function costOf(share: string): [string, number] {
  const [, spelling = '', thousandths] = /^(\D*)(\d+)$/u.exec(share) ?? []
  return [spelling === '-' ? '' : spelling, -Math.log(Number(thousandths) / 1000)]
}

/** A Latin word with those of its marks only that tell letters apart (č, ł). */
export function inLatinLetters(word: string): Latin {
  const letters = word
    .normalize('NFC')
    .replace(/[^a-zčšžćśźłŭńť]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
  return withoutDoubles(letters)
}

/**
 * The parts of a Cyrillic word that are written alike wherever they stand: `^` a е, ю or я that begins a syllable, `$` a в
 * at the end, `|` one before a consonant. Belarusian letters are those that Russian has for the sound.
 */
export function inCyrillicParts(word: string): Cyrillic {
  const russian = Array.from(word, (letter) => ofRussian[letter] ?? letter).join('')
  const { letters, doubled: twice } = withoutDoubles(russian)
  const parts = Array.from(letters.matchAll(/[иы]й$|кс|дж|дз|./gu), ({ 0: part, index }) =>
    inItsPlace(part, letters.slice(0, index), letters.slice(index + part.length)),
  )
  return { parts, doubled: twice }
}

function inItsPlace(part: string, before: string, after: string): string {
  if (/[еюя]/.test(part) && !/[бвгджзклмнпрстфхцчшщ]$/.test(before)) return `^${part}`
  if (part !== 'в') return part
  if (after === '') return 'в$'
  return /^[аеёиоуыэюя]/.test(after) ? 'в' : 'в|'
}

const ofRussian: Readonly<Record<string, string>> = { і: 'и', ї: 'и', є: 'е', ґ: 'г' }

/** A double и is two sounds (Даниил), and a double i a spelling of й (Georgii). */
function withoutDoubles(word: string): Latin {
  const letters = word.replace(/([^iи])\1+/gu, '$1')
  return { letters, doubled: word.length - letters.length }
}
