import { contradictionCodes } from '@amparo/register'
import type { KnownOfPerson } from '@amparo/register'
import type { ContradictionCode } from '@amparo/vocabulary'
import { randomFrom } from '../random.ts'
import type { Page } from './book.ts'
import { plants } from './plants.ts'
import { places, storyOf } from './story.ts'

/** An invented person’s custody as many tell it, once with one untrue thing in it and once without. */
export interface ContradictionScenario {
  readonly synthetic: true
  readonly seed: number
  /** The rule that has to find it. */
  readonly code: ContradictionCode
  /** Nothing in it contradicts anything. */
  readonly clean: KnownOfPerson
  /** The same world with what was planted after everything else. */
  readonly planted: KnownOfPerson
  /** Ids of the claims or answers that are untrue; at least one has to be on a side. */
  readonly untrue: readonly string[]
  /** Ids of what they run against; each has to be on the other side. */
  readonly against: readonly string[]
}

/** Deterministic: one seed, one pair of worlds. Every rule comes up again after as many seeds as there are rules. */
export function contradictionScenario(seed: number): ContradictionScenario {
  const code = contradictionCodes[seed % contradictionCodes.length] ?? 'denied-but-held'
  const ways = plants[code]
  const way = ways[Math.floor(seed / contradictionCodes.length) % ways.length]
  if (way === undefined) throw new Error(`No way to plant ${code}.`)
  const story = storyOf(randomFrom(seed + 1), way.ending, { isChild: way.isChild === true })
  const prepared = way.prepare?.(story) ?? way.against?.(story) ?? []
  const clean = knownOf(story.book.page())
  const untrue = way.plant(story)
  const planted = knownOf(story.book.page())
  return { synthetic: true, seed, code, clean, planted, untrue, against: prepared }
}

function knownOf({ claims, answers }: Page): KnownOfPerson {
  return { person: '1', claims, answers, facilities: places, zone: 'Europe/Minsk' }
}
