import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Space, type Place } from './space.ts'

test('never holds more than it has, and all of it is free again when everybody has gone', () => {
  const steps = fc.array(
    fc.record({
      who: fc.nat({ max: 4 }),
      bytes: fc.nat({ max: 60 }),
      leaves: fc.boolean(),
    }),
  )
  fc.assert(
    fc.property(steps, (steps) => {
      const space = new Space(100)
      const places = new Map<number, { place: Place; held: number }>()
      const sum = () => [...places.values()].reduce((all, { held }) => all + held, 0)
      for (const { who, bytes, leaves } of steps) {
        const own = places.get(who) ?? { place: space.open(), held: 0 }
        places.set(who, own)
        if (sum() + bytes > 100) expect(() => own.place.grow(bytes)).toThrow('busy')
        else {
          own.place.grow(bytes)
          own.held += bytes
        }
        if (leaves) own.place[Symbol.dispose]()
        if (leaves) places.delete(who)
      }
      for (const { place } of places.values()) place[Symbol.dispose]()
      space.open().grow(100)
    }),
  )
})

test('given back twice counts once', () => {
  const space = new Space(10)
  const place = space.open()
  place.grow(10)
  place[Symbol.dispose]()
  place[Symbol.dispose]()
  expect(() => space.open().grow(11)).toThrow('busy')
})
