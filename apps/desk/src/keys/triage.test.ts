import {
  hashOf,
  newIdentity,
  recipientOf,
  sealDocument,
  type Recipient,
  type ScreeningDocument,
  type TriageDocument,
} from '@amparo/seal'
import { expect, test } from 'vitest'
import { toBase64 } from './base64.ts'
import { openTriage } from './triage.ts'

const message = hashOf(Uint8Array.of(1))
const other = hashOf(Uint8Array.of(2))

test('sorts by what the sender tapped, and by the newest screening once there is one', async () => {
  const { key, to } = await team()
  const triage = await sealed(to, triageOf(message))
  const screening = await sealed(to, screeningOf('7', message))
  expect(
    await openTriage([key], { submission: '7', message, triage, screening: null }),
  ).toMatchObject({ by: 'sender', urgency: { custody: 'yes', child: 'unsaid' }, persons: 0 })
  expect(await openTriage([key], { submission: '7', message, triage, screening })).toMatchObject({
    by: 'officer',
    urgency: { custody: 'yes', child: 'yes' },
    persons: 2,
    screenedBy: 'Officer (synthetic)',
  })
})

test('parts that a server moved from another message say nothing about this one', async () => {
  const { key, to } = await team()
  const triage = await sealed(to, triageOf(other))
  const screening = await sealed(to, screeningOf('8', message))
  const opened = await openTriage([key], { submission: '7', message, triage, screening })
  expect(opened).toMatchObject({ by: 'nobody', urgency: { custody: 'unsaid' } })
})

test('parts that do not open, are missing or are something else leave everything unsaid', async () => {
  const { key, to } = await team()
  const foreign = await team()
  for (const triage of [
    null,
    'AAAA',
    await sealed(foreign.to, triageOf(message)),
    await sealed(to, { type: 'triage', message, custody: 'perhaps' }),
  ]) {
    const opened = await openTriage([key], { submission: '7', message, triage, screening: triage })
    expect(opened).toMatchObject({ by: 'nobody', reach: 'unknown' })
  }
})

async function team() {
  const key = await newIdentity()
  return { key, to: await recipientOf(key) }
}

async function sealed(to: Recipient, document: unknown): Promise<string> {
  return toBase64(await sealDocument([to], document))
}

function triageOf(of: string): TriageDocument {
  return {
    v: 1,
    type: 'triage',
    message: of,
    language: 'be',
    custody: 'yes',
    child: 'unsaid',
    missing: 'no',
    danger: 'unknown',
    hurt: 'unsaid',
    reach: 'own',
  }
}

function screeningOf(submission: string, of: string): ScreeningDocument {
  return {
    v: 1,
    type: 'screening',
    submission,
    message: of,
    day: '2020-08-12',
    by: { id: 3, name: 'Officer (synthetic)' },
    custody: 'yes',
    child: 'yes',
    missing: 'no',
    danger: 'unknown',
    hurt: 'fresh',
    persons: 2,
    note: '',
  }
}
