import { publicKeyOf } from '@amparo/seal'
import { expect, test } from 'vitest'
import { sealedOffice } from '../testing/sealed-office.ts'
import { checkOffice } from './office.ts'

test('answers count from the team that reads, and from nobody else of the office', async () => {
  const { intake, staff, outsiders } = await sealedOffice()
  const office = checkOffice(intake)
  if (office.trust === 'untrusted') throw new Error(office.trust)
  expect(office.staffKeys.toSorted()).toEqual(staff.map(publicKeyOf).toSorted())
  for (const key of outsiders) expect(office.staffKeys).not.toContain(publicKeyOf(key))
})

test('an office whose keys two people of another team vouch for is not trusted', async () => {
  const { intake } = await sealedOffice('outsiders')
  expect(checkOffice(intake)).toMatchObject({ trust: 'untrusted' })
})
