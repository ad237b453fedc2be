import { expect, test } from 'vitest'
import {
  openDocument,
  sealMailboxItem,
  sign,
  sealDocument,
  openMailboxItem,
  publicKeyOf,
  isAcknowledgement,
  hashOf,
  readSubmission,
  tagAddition,
  type PublicKey,
} from '@amparo/seal'
import { DESK, DOOR, send, sendMessage, signedIn, testOffice } from './testing/test-office.ts'

test('a message goes from the door to the register and an answer comes back', async () => {
  await using office = await testOffice()
  const { told, request, mailbox, document } = await sendMessage(office, {
    account: 'On 10 August Ivan Synthetic was taken from the square.',
  })
  expect(told.status).toBe(200)
  const envelope = Buffer.from(request.envelope, 'base64')
  expect(
    isAcknowledgement(
      publicKeyOf(office.prepared.serverKey),
      told.body['acknowledgement'],
      hashOf(envelope),
    ),
  ).toBe(true)

  const cookie = await signedIn(office, 'intake-officer')
  const me = await send(office.desk, DESK, '/api/me', undefined, { cookie })
  expect(me.body['role']).toBe('intake-officer')
  const list = await send(
    office.desk,
    DESK,
    '/api/submissions/list',
    { state: 'waiting', after: null },
    { cookie },
  )
  expect(list.body).toMatchObject({
    counts: { waiting: 1, taken: 0, 'set-aside': 0 },
    submissions: [{ parts: 1, opened: false, mailbox: 'open' }],
  })
  const id = (list.body['submissions'] as { id: string }[])[0]!.id

  const opened = await send(office.desk, DESK, `/api/submissions/${id}/open`, {}, { cookie })
  const part = (opened.body['parts'] as { envelope: string }[])[0]!
  const team = office.prepared.teams[0]!
  const inside = await openDocument(team.identity, Buffer.from(part.envelope, 'base64'))
  expect(inside.verdict === 'document' && readSubmission(inside.document)).toMatchObject({
    verdict: 'ok',
    document: { account: document.account },
  })

  const officer = office.prepared.people[0]!
  const answer = sign(
    'answer',
    {
      v: 1,
      type: 'answer',
      mailbox: mailbox.id,
      seq: 1,
      prev: null,
      day: '2026-01-02',
      text: 'We have read it.',
      language: 'en',
    } as const,
    officer.sign,
  )
  const sealed = Buffer.from(await sealMailboxItem(mailbox.recipient, answer)).toString('base64')
  const copy = Buffer.from(await sealDocument([team.recipient], answer)).toString('base64')
  expect(
    (
      await send(
        office.desk,
        DESK,
        `/api/submissions/${id}/answer`,
        { envelope: sealed, copy, seq: 1, prev: null },
        { cookie },
      )
    ).status,
  ).toBe(200)

  const access = { id: mailbox.id, access: Buffer.from(mailbox.access).toString('base64') }
  const box = await send(office.door, DOOR, '/api/mailbox/open', access)
  expect(box.text.length % 16_384).toBe(0)
  const items = box.body['items'] as { envelope: string }[]
  const keys = office.prepared.people.map((person) => publicKeyOf(person.sign) as PublicKey)
  expect(
    await openMailboxItem(mailbox.identity, Buffer.from(items[0]!.envelope, 'base64'), keys, {
      mailbox: mailbox.id,
      seq: 1,
      prev: null,
    }),
  ).toMatchObject({ verdict: 'item', item: { text: 'We have read it.' } })

  const addition = tagAddition(mailbox.threadKey, {
    v: 1,
    type: 'addition',
    mailbox: mailbox.id,
    seq: 2,
    prev: hashOf(envelope),
    day: '2026-01-03',
    language: 'en',
    text: 'One more thing.',
  })
  const more = Buffer.from(await sealDocument([team.recipient], addition)).toString('base64')
  expect(
    (
      await send(office.door, DOOR, '/api/mailbox/add', {
        ...access,
        envelope: more,
        prev: hashOf(envelope),
      })
    ).status,
  ).toBe(200)

  const claim = (property: string, value: object) => ({
    property,
    value,
    source: { kind: 'submission', submission: id, part: 1, passage: { from: 13, to: 27 } },
    directness: 'first-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  })
  const made = await send(
    office.desk,
    DESK,
    '/api/subjects',
    { kind: 'person', claims: [claim('person.name', { kind: 'name', text: 'Ivan Synthetic' })] },
    { cookie },
  )
  expect(made.text).toMatch(/^\{"subject":"/)
  const person = String(made.body['subject'])
  expect(
    (
      await send(
        office.desk,
        DESK,
        `/api/subjects/${person}/below`,
        { kind: 'custody', claims: [claim('custody.from', { kind: 'date', edtf: '2020-08-10' })] },
        { cookie },
      )
    ).status,
  ).toBe(200)
  expect(
    (
      await send(
        office.desk,
        DESK,
        `/api/subjects/${person}/claims`,
        {
          claims: [
            claim('person.birth', { kind: 'date', edtf: '1990' }),
            claim('person.birth', { kind: 'date', edtf: '1991' }),
          ],
        },
        { cookie },
      )
    ).status,
  ).toBe(200)
  const page = await send(office.desk, DESK, `/api/subjects/${person}/open`, {}, { cookie })
  expect(page.body).toMatchObject({
    subject: { claims: [{ property: 'person.name', value: { text: 'Ivan Synthetic' } }, {}, {}] },
    below: [
      { kind: 'custody', claims: [{ property: 'custody.person' }, { property: 'custody.from' }] },
    ],
  })
  const found = await send(
    office.desk,
    DESK,
    '/api/subjects/search',
    { kind: 'person', query: 'Иван Синтетик', after: null },
    { cookie },
  )
  expect(found.body).toMatchObject({ subjects: [{ id: person, lastEvent: '2020-08-10' }] })
  const auditor = await signedIn(office, 'auditor')
  const log = await send(office.desk, DESK, '/api/log/list', { before: null }, { cookie: auditor })
  expect((log.body['entries'] as unknown[]).length).toBeGreaterThan(20)
  expect(office.bugs).toEqual([])
})
