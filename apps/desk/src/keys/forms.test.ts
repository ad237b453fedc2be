import {
  countersign,
  newIdentity,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  sign,
  type Recipient,
  type SignerListBody,
} from '@amparo/seal'
import { checkOfflineForm, fillForm } from '@amparo/seal/offline-form'
import { beforeAll, expect, test } from 'vitest'
import { signForm } from './forms.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
const [officeKey, server, one, two, stranger] = Array.from({ length: 5 }, () =>
  newSigningKey(random),
)
const day = '2026-11-25'
const blank =
  '<!doctype html><script type="application/json" id="intake"></script><script>run()</script>'
const signers: SignerListBody = {
  v: 1,
  type: 'signers',
  office: 'Synthetic office',
  issued: '2026-11-01',
  server: publicKeyOf(server!),
  members: [one, two].map((key) => ({ teams: [1], sign: publicKeyOf(key!) })),
}

let recipient: Recipient
beforeAll(async () => {
  recipient = await recipientOf(await newIdentity())
})

const bundle = (second = two!) =>
  countersign(
    'intake',
    sign(
      'intake',
      {
        v: 1,
        type: 'intake',
        office: 'Synthetic office',
        team: 1,
        epoch: 1,
        notBefore: '2026-11-01',
        notAfter: '2027-01-31',
        recipients: [recipient],
      },
      one!,
    ),
    second,
  )

const intake = () => ({
  office: { name: 'Synthetic office', kind: 'real', key: publicKeyOf(officeKey!) },
  signers: sign('signers', signers, officeKey!),
  bundle: bundle(),
  today: day,
})

const signed = (html: string) => signForm(publicKeyOf(officeKey!), one!, { html, day })

test('a form that seals to the officer’s own office is signed to the last byte', () => {
  const html = fillForm(blank, intake())
  const reading = { signers, team: 1 }
  const file = new TextEncoder().encode(html)
  expect(checkOfflineForm(reading, signed(html), file).verdict).toBe('good')
  const changed = new TextEncoder().encode(html.replace('run()', 'own()'))
  expect(checkOfflineForm(reading, signed(html), changed)).toEqual({ verdict: 'changed' })
})

test('a form that seals to anybody else is not signed', () => {
  const other = publicKeyOf(stranger!)
  for (const inside of [
    { ...intake(), office: { ...intake().office, key: other } },
    { ...intake(), signers: sign('signers', signers, stranger!) },
    { ...intake(), bundle: bundle(stranger!) },
    { ...intake(), bundle: undefined },
    null,
    'text',
    [],
  ])
    expect(signed(fillForm(blank, inside))).toBeNull()
})

test('a page that is no form is not signed', () => {
  for (const html of ['', '<!doctype html>', blank, blank + blank]) expect(signed(html)).toBeNull()
})
