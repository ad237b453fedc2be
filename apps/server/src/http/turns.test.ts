import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

test('never more than so many are in, everybody gets in, and in the order they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat({ max: 3 }), { maxLength: 30 }),
      async (most, stays) => {
        const turns = new Turns(most)
        const order: number[] = []
        let inside = 0
        await Promise.all(
          stays.map(async (stay, index) => {
            using _ = await turns.take()
            order.push(index)
            expect(++inside).toBeLessThanOrEqual(most)
            for (let i = 0; i < stay; i++) await Promise.resolve()
            inside--
          }),
        )
        expect(order).toEqual(stays.map((_, index) => index))
      },
    ),
  )
})
