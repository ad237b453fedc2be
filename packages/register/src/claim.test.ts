import { vocabulary } from '@amparo/vocabulary'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { claimSourceKinds, compareIds, credibilities, directnesses, visibleTo } from './claim.ts'

const claims = fc.array(fc.record({ audience: fc.nat(4) }))

it('a reader sees exactly the claims of the audiences they are in', () => {
  fc.assert(
    fc.property(claims, fc.array(fc.nat(4)), (all, audiences) => {
      const seen = visibleTo(all, audiences)
      expect(seen.every(({ audience }) => audiences.includes(audience))).toBe(true)
      expect(
        all
          .filter((claim) => !seen.includes(claim))
          .some(({ audience }) => audiences.includes(audience)),
      ).toBe(false)
    }),
  )
})

it('a reader without audiences sees nothing', () => {
  expect(visibleTo([{ audience: 0 }], [])).toEqual([])
})

it('ids sort as the numbers they are', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 63n }),
      fc.bigInt({ min: 0n, max: 2n ** 63n }),
      (a, b) => {
        expect(Math.sign(compareIds(String(a), String(b)))).toBe(a === b ? 0 : a < b ? -1 : 1)
      },
    ),
  )
})

it('what a claim can be graded and sourced by has a word for people', () => {
  expect(Object.keys(vocabulary('source-kind').entries)).toEqual([...claimSourceKinds])
  expect(Object.keys(vocabulary('directness').entries)).toEqual([...directnesses])
  expect(Object.keys(vocabulary('credibility').entries)).toEqual(credibilities.map(String))
})
