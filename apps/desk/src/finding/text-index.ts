import { soughtIn, tokensOf } from './text-tokens.ts'

/** Makes a key unreadable, the same one each time: one salt an index. */
export type Blur = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>

/**
 * Where the words of one text stand, and none of the words: each key is blurred. Plain JSON. It answers whether and where a
 * word that somebody asks for is; the text itself cannot be read from it.
 */
export interface TextIndex {
  /** Of each token, how far it begins after the one before, and its length. */
  readonly places: readonly number[]
  /** Blurred keys, with the tokens they are of. */
  readonly keys: Readonly<Record<string, readonly number[]>>
}

/** More of one text is not indexed; a message is shorter. */
const MOST_TOKENS = 12_000

export async function indexOf(text: string, blur: Blur): Promise<TextIndex> {
  const tokens = tokensOf(text).slice(0, MOST_TOKENS)
  const blurred = await blur([...new Set(tokens.flatMap(({ keys }) => keys))])
  const keys: Record<string, number[]> = {}
  for (const [at, token] of tokens.entries()) {
    for (const key of token.keys) (keys[blurred.get(key) ?? ''] ??= []).push(at)
  }
  const places = tokens.flatMap(({ from, to }, at) => [
    from - (tokens[at - 1]?.from ?? 0),
    to - from,
  ])
  return { places, keys }
}

/** What is looked for, with its keys blurred. */
export type Asked = readonly (readonly (readonly string[])[])[]

export async function askedOf(query: string, blur: Blur): Promise<Asked> {
  const sought = soughtIn(query)
  const blurred = await blur([...new Set(sought.flatMap(({ steps }) => steps.flat()))])
  return sought.map(({ steps }) => steps.map((keys) => keys.map((key) => blurred.get(key) ?? '')))
}

/** A place in a text, in UTF-16 units, and how much of what is looked for stands there. */
export interface FoundPlace {
  readonly from: number
  readonly to: number
  readonly words: number
}

/** A word that stands oftener than this names nobody. */
const MOST_SPOTS = 1_000

/** Words of a name stand this near each other, in tokens. */
const NEAR = 8

/** The place at which most of what is looked for stands together; undefined where less than half of it does. */
export function findIn(index: TextIndex, asked: Asked): FoundPlace | undefined {
  const spots = asked.flatMap((steps, which) =>
    runsOf(index, steps).map(([first, last]) => ({ which, first, last })),
  )
  let best: { words: number; first: number; last: number } | undefined
  for (const spot of spots) {
    const near = nearestOf(spots, spot)
    const group = {
      words: near.length,
      first: Math.min(...near.map(({ first }) => first)),
      last: Math.max(...near.map(({ last }) => last)),
    }
    if (best === undefined || isBetter(group, best)) best = group
  }
  if (best === undefined || best.words * 2 < asked.length) return undefined
  return placeOf(index, best)
}

interface Spot {
  readonly which: number
  readonly first: number
  readonly last: number
}

/** Of each thing looked for, the spot that is nearest to this one, if any is near. */
function nearestOf(spots: readonly Spot[], spot: Spot): Spot[] {
  const nearest = new Map<number, Spot>([[spot.which, spot]])
  const far = ({ first }: Spot) => Math.abs(first - spot.first)
  for (const other of spots) {
    if (other.which === spot.which || far(other) > NEAR) continue
    const before = nearest.get(other.which)
    if (before === undefined || far(other) < far(before)) nearest.set(other.which, other)
  }
  return [...nearest.values()]
}

function isBetter(a: Omit<Spot, 'which'> & { words: number }, b: typeof a): boolean {
  if (a.words !== b.words) return a.words > b.words
  return a.last - a.first < b.last - b.first
}

/** Tokens at which these steps stand one after the other. */
function runsOf(index: TextIndex, steps: Asked[number]): [number, number][] {
  const at = (keys: readonly string[]) =>
    new Set(keys.flatMap((key) => (Object.hasOwn(index.keys, key) ? (index.keys[key] ?? []) : [])))
  const [first, ...rest] = steps.map(at)
  if (first === undefined) return []
  return [...first]
    .slice(0, MOST_SPOTS)
    .flatMap((start): [number, number][] =>
      rest.every((tokens, step) => tokens.has(start + step + 1))
        ? [[start, start + rest.length]]
        : [],
    )
}

function placeOf(
  { places }: TextIndex,
  { first, last, words }: { words: number; first: number; last: number },
): FoundPlace {
  let [at, from, to] = [0, 0, 0]
  for (let token = 0; token <= last; token++) {
    at += places[2 * token] ?? 0
    if (token === first) from = at
    to = at + (places[2 * token + 1] ?? 0)
  }
  return { from, to, words }
}
