import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answered, emptyMatrix, linesOf, noToTheRest, toggled } from './matrix.ts'

const purposes = ['STORE', 'RAISE_NAMED', 'MEDIA', 'NGO']
const answers = ['no', 'anonymous', 'pseudonym', 'named', 'ask-each-time']
const presses = fc.array(fc.tuple(fc.constantFrom(...purposes), fc.constantFrom(...answers)))

test('what was not asked is not in what is sent', () => {
  expect(linesOf(emptyMatrix)).toEqual([])
  fc.assert(
    fc.property(presses, (pressed) => {
      const matrix = pressed.reduce(
        (now, [purpose, answer]) => answered(now, purpose, answer),
        emptyMatrix,
      )
      expect(new Set(linesOf(matrix).map(({ purpose }) => purpose))).toEqual(
        new Set(pressed.map(([purpose]) => purpose)),
      )
    }),
  )
})

test('the last press counts, and no to the rest changes nothing that was answered', () => {
  fc.assert(
    fc.property(presses, (pressed) => {
      const matrix = pressed.reduce(
        (now, [purpose, answer]) => answered(now, purpose, answer),
        emptyMatrix,
      )
      const full = noToTheRest(matrix, purposes)
      expect(full.size).toBe(purposes.length)
      for (const purpose of purposes) {
        const last = pressed.findLast(([pressedPurpose]) => pressedPurpose === purpose)?.[1]
        expect(full.get(purpose)?.answer).toBe(last ?? 'no')
      }
    }),
  )
})

test('a no names nobody, and nobody can be named for what is refused', () => {
  const named = toggled(answered(emptyMatrix, 'NGO', 'named'), 'NGO', 'partner-ngo')
  expect(named.get('NGO')?.recipients).toEqual(['partner-ngo'])
  const refused = answered(named, 'NGO', 'no')
  expect(refused.get('NGO')?.recipients).toEqual([])
  expect(toggled(refused, 'NGO', 'partner-ngo')).toBe(refused)
  expect(toggled(emptyMatrix, 'NGO', 'partner-ngo')).toBe(emptyMatrix)
})
