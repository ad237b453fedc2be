import { expect, test } from 'vitest'
import { countPresses } from './exit.ts'

const presses = (...at: readonly (readonly [string, number])[]) => {
  const left: number[] = []
  const press = countPresses((missing) => left.push(missing))
  for (const [key, time] of at) press(key, time)
  return left
}

test('three presses of Esc within two seconds mean leaving', () => {
  expect(presses(['Escape', 0], ['Escape', 900], ['Escape', 1900])).toEqual([2, 1, 0])
})

test('presses that are too far apart begin anew', () => {
  expect(presses(['Escape', 0], ['Escape', 1500], ['Escape', 2500])).toEqual([2, 1, 1])
})

test('other keys do not count', () => {
  expect(presses(['a', 0], ['Escape', 100], ['Enter', 200], ['Escape', 300])).toEqual([2, 1])
})
