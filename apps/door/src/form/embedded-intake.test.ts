import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkOffice } from '../sealing/office.ts'
import { sealedOffice } from '../testing/sealed-office.ts'
import { embeddedIntake } from './embedded-intake.ts'

const fileWith = (text: string | null) => ({
  getElementById: (id: string) =>
    (id === 'intake' && text !== null ? { textContent: text } : null) as HTMLElement | null,
})

test('whom a file seals to is read from it, and is trusted as what a server sends', async () => {
  const { intake } = await sealedOffice()
  const found = embeddedIntake(fileWith(JSON.stringify(intake)), '2026-11-26')
  if (!found.ok) throw new Error('not read')
  expect(found.reply).toEqual({ ...intake, today: '2026-11-26' })
  expect(checkOffice(found.reply).trust).toBe('good')
})

test('the day is the device’s, but never before the file was made', async () => {
  const { intake } = await sealedOffice()
  const on = (today: string) => embeddedIntake(fileWith(JSON.stringify(intake)), today)
  expect(on('1970-01-01')).toMatchObject({ reply: { today: intake.today } })
  expect(on('2027-02-01')).toMatchObject({ reply: { today: '2027-02-01' } })
})

test('a file in which it is missing, cut or something else says so', async () => {
  const { intake } = await sealedOffice()
  const whole = JSON.stringify(intake)
  expect(embeddedIntake(fileWith(null), '2026-11-26')).toEqual({ ok: false })
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.nat(whole.length - 1)), (part) => {
      const text = typeof part === 'number' ? whole.slice(0, part) : part
      expect(embeddedIntake(fileWith(text), '2026-11-26')).toEqual({ ok: false })
    }),
  )
})
