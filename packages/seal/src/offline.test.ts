import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { seal, sealDocument } from './envelope.ts'
import { readSealedForm, sealedFormLimit, writeSealedForm, type SealedForm } from './offline.ts'
import { openDocument } from './opening.ts'
import { keyPair, submission, withField, type KeyPair } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

let team: KeyPair
let form: SealedForm

beforeAll(async () => {
  team = await keyPair(1)
  form = {
    envelope: await sealDocument([team.recipient], await submission()),
    triage: await sealDocument([team.recipient], { v: 1, type: 'triage' }),
    mailbox: { id: 'ab'.repeat(16), access: 'cd'.repeat(32) },
    keepsCode: true,
  }
})

const utf8 = (text: string) => new TextEncoder().encode(text)
const parsed = () => JSON.parse(new TextDecoder().decode(writeSealedForm(form))) as object
const changed = (path: string, value: unknown) =>
  utf8(JSON.stringify(withField(parsed(), path, value)))
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

describe('a handed-in form', () => {
  test('reads back to the same sealed bytes, which the team opens', async () => {
    const reading = readSealedForm(writeSealedForm(form))
    if (reading.verdict !== 'form') throw new Error(reading.verdict)
    expect(reading.form.mailbox).toEqual(form.mailbox)
    expect(reading.form.keepsCode).toBe(true)
    for (const part of ['envelope', 'triage'] as const)
      expect(Buffer.compare(reading.form[part], form[part])).toBe(0)
    expect(await openDocument(team.identity, reading.form.envelope)).toEqual({
      verdict: 'document',
      document: await submission(),
    })
  })

  test('holds nothing that can be read', async () => {
    const written = new TextDecoder().decode(writeSealedForm(form))
    const { account, mailbox } = await submission()
    for (const secret of [account, mailbox.threadKey, mailbox.recipient])
      expect(written).not.toContain(secret)
  })

  test('with a wrong field names it', async () => {
    const classical = base64(utf8('age-encryption.org/v1\n-> X25519 abc\n\n--- abc\n'))
    const unpadded = base64(await seal([team.recipient], utf8('short')))
    const large = base64(await seal([team.recipient], new Uint8Array(131_072)))
    for (const [path, value] of [
      ['v', 2],
      ['type', 'submission'],
      ['envelope', ''],
      ['envelope', classical],
      ['envelope', unpadded],
      ['envelope', null],
      ['triage', undefined],
      ['triage', large],
      ['triage', `${base64(form.triage)}\n`],
      ['mailbox.id', 'AB'.repeat(16)],
      ['mailbox.access', 'cd'],
      ['keepsCode', undefined],
      ['keepsCode', 'yes'],
      ['files', undefined],
      ['files', ['a file']],
    ] as const)
      expect(readSealedForm(changed(path, value))).toEqual({ verdict: 'malformed', field: path })
  })

  test('that is too large is not looked into', () => {
    expect(readSealedForm(new Uint8Array(sealedFormLimit + 1))).toEqual({ verdict: 'too-large' })
  })

  test('of the greatest envelope is within the limit', () => {
    const greatest = { ...form, envelope: new Uint8Array(8 * 1024 * 1024) }
    expect(writeSealedForm(greatest).length).toBeLessThan(sealedFormLimit)
  })

  test('of any bytes, and of any JSON, gets a verdict', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (bytes) => {
        expect(['not-a-form', 'malformed']).toContain(readSealedForm(bytes).verdict)
      }),
    )
  })
})
