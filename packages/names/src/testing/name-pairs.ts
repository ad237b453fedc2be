import { romanised, type Scheme } from './romanised.ts'

export interface Spelling {
  readonly latin: string
  readonly cyrillic: string
}

/** The lines of Wikidata's file of pairs. */
export function pairsIn(lines: string): Spelling[] {
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [latin = '', spaced = ''] = line.split('\t')
      return { latin, cyrillic: spaced.replaceAll(' ', '') }
    })
}

/** Russian lists hardly ever write ё. */
export function withoutYo({ latin, cyrillic }: Spelling): Spelling {
  return { latin, cyrillic: cyrillic.replaceAll('ё', 'е') }
}

/** How surnames of East Slavs end, most of them. */
export const eastSlavicSurname =
  /^.{3,}(ов|ев|ин|ова|ева|ина|ский|цкий|ская|цкая|ич|енко|ук|юк|чик|ко)$/

/** Whether this spelling is kept to be asked for: nothing of this package was learnt from it. */
export function isHeldBack(latin: string): boolean {
  const bits = hash(latin)
  return ((bits >>> 7) & 1) === 1 && ((bits >>> 17) & 1) === 0
}

/** FNV-1a. */
export function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )
}

/**
 * The data also pairs names that are translations of one another, or nobody's (Hunger, Утрехтский). Kept is what some scheme
 * writes nearly so: three letters in ten may differ. Nothing of this package takes part in that.
 */
export function isOneName(schemes: readonly Scheme[], { latin, cyrillic }: Spelling): boolean {
  const written = bare(latin)
  return schemes.some((scheme) => {
    const other = bare(romanised(scheme, cyrillic))
    return editsBetween(written, other) <= 0.3 * Math.max(written.length, other.length)
  })
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/[^a-z]/g, '')
}

/** Levenshtein's distance. */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const costTo = [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1]
      row.push(Math.min(...costTo, (above[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])))
    }
    above = row
  }
  return above.at(-1) ?? 0
}
