import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameWords } from './normalise.ts'
import { wordKeys } from './word-key.ts'

// 131,713 Latin and Russian, 51,979 Latin and Arabic spellings of one name, from Wikidata (CC0). Too large to keep here.
const shared = process.env['AMPARO_SHARED'] ?? join(import.meta.dirname, '../../../../shared')
const russian = join(shared, 'data/nametranslit/wd_russian_80.tsv')
const arabic = join(shared, 'data/nametranslit/wd_arabic_80.tsv')
const areThere = existsSync(russian) && existsSync(arabic)

interface Pair {
  readonly latin: readonly string[]
  readonly other: readonly string[]
  readonly written: string
}

function readPairs(file: string): Pair[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const [latin = '', spaced = ''] = line.split('\t')
    const written = spaced.replaceAll(' ', '')
    return { latin: keysOf(latin), other: keysOf(written), written }
  })
}

function keysOf(text: string): string[] {
  return nameWords(text).flatMap(wordKeys)
}

function meet(one: readonly string[], other: readonly string[]): boolean {
  return one.some((key) => other.includes(key))
}

function recall(pairs: readonly Pair[]): number {
  return pairs.filter((pair) => meet(pair.latin, pair.other)).length / pairs.length
}

/** The share of a million pairs of different names, drawn by a fixed sequence, that meet. */
function collisions(pairs: readonly Pair[]): number {
  const draw = sequence(12345)
  let met = 0
  for (let n = 0; n < 1_000_000; n++) {
    const one = pairs[draw(pairs.length)]!
    const other = pairs[draw(pairs.length)]!
    if (one.written !== other.written && meet(one.latin, other.other)) met++
  }
  return met / 1_000_000
}

/** A linear congruential generator (Numerical Recipes): good enough to draw pairs. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const surname = /^.{3,}(ов|ев|ёв|ин|ова|ева|ёва|ина|ский|цкий|ская|цкая|ич|енко|ук|юк|чик|ко)$/

test('word keys find what they found when they were measured', { timeout: 300_000 }, (context) => {
  if (!areThere)
    context.skip('FAILED TO CHECK: the name pairs are not on this machine (AMPARO_SHARED)')
  const pairs = readPairs(russian)
  const arabicPairs = readPairs(arabic)
  const surnames = pairs.filter((pair) => surname.test(pair.written))
  const found = {
    pairs: pairs.length,
    recall: recall(pairs),
    collisions: collisions(pairs),
    surnames: surnames.length,
    surnameRecall: recall(surnames),
    surnameCollisions: collisions(surnames),
    arabicRecall: recall(arabicPairs),
    arabicCollisions: collisions(arabicPairs),
  }
  process.stdout.write(`${JSON.stringify(found)}\n`)
  expect(found.recall).toBeGreaterThanOrEqual(0.91)
  expect(found.surnameRecall).toBeGreaterThanOrEqual(0.935)
  expect(found.arabicRecall).toBeGreaterThanOrEqual(0.83)
  expect(found.collisions).toBeLessThan(4e-4)
  expect(found.surnameCollisions).toBeLessThan(4e-4)
  expect(found.arabicCollisions).toBeLessThan(7e-4)
})
