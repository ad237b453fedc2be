import { contradictionCodes, contradictionsOf } from '@amparo/register'
import type { Contradiction, Side } from '@amparo/register'
import { describe, expect, test } from 'vitest'
import { contradictionScenario } from './contradiction-scenario.ts'
import { plants } from './plants.ts'

/** Seeds from here on were not looked at while the rules were made. */
const heldBackFrom = 200_000
const isHeldBack = process.env['AMPARO_HELD_BACK'] === '1'
const first = isHeldBack ? heldBackFrom : 0
const worlds = Array.from({ length: 500 }, (_, index) => {
  const scenario = contradictionScenario(first + index)
  const found = contradictionsOf(scenario.planted)
  return { ...scenario, found, alarms: contradictionsOf(scenario.clean) }
})

function idsOf({ statements }: Side): ReadonlySet<string> {
  return new Set(statements.flatMap(({ voices }) => voices.map(({ id }) => id)))
}

function says(side: Side, ids: readonly string[]): boolean {
  const said = idsOf(side)
  return ids.some((id) => said.has(id))
}

function saysAll(side: Side, ids: readonly string[]): boolean {
  const said = idsOf(side)
  return ids.every((id) => said.has(id))
}

function holds(
  { sides: [a, b] }: Contradiction,
  untrue: readonly string[],
  against: readonly string[],
): boolean {
  return (says(a, untrue) && saysAll(b, against)) || (says(b, untrue) && saysAll(a, against))
}

describe(`five hundred invented custodies${isHeldBack ? ', held back' : ''}`, () => {
  test('every planted contradiction is found by its rule, with both sides', () => {
    const missed = worlds.filter(
      ({ code, found, untrue, against }) =>
        !found.some((one) => one.code === code && holds(one, untrue, against)),
    )
    expect(missed.map(({ seed, code }) => `${seed} ${code}`)).toEqual([])
  })

  test('on the clean twins none is found', () => {
    const alarms = worlds.flatMap(({ seed, alarms: all }) =>
      all.map(({ code }) => `${seed} ${code}`),
    )
    expect(alarms).toEqual([])
  })

  test('nothing is found in which what was planted has no part', () => {
    const strays = worlds.flatMap(({ seed, found, untrue }) =>
      found
        .filter(({ sides }) => !sides.some((side) => says(side, untrue)))
        .map(({ code }) => `${seed} ${code}`),
    )
    expect(strays).toEqual([])
  })

  test('each rule is put to the test many times', () => {
    const times = Map.groupBy(worlds, ({ code }) => code)
    for (const code of contradictionCodes) {
      expect(times.get(code)?.length, code).toBeGreaterThanOrEqual(18)
    }
  })
})

test('every rule there is has a way to be planted, and one seed always gives the same', () => {
  expect(Object.keys(plants).toSorted()).toEqual([...contradictionCodes].toSorted())
  expect(contradictionScenario(7)).toEqual(contradictionScenario(7))
  expect(contradictionScenario(7).synthetic).toBe(true)
})
