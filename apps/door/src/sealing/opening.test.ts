import {
  hashOf,
  mailboxOf,
  newReturnCode,
  newSigningKey,
  publicKeyOf,
  sealMailboxItem,
  sign,
  type Mailbox,
  type MailboxItem,
} from '@amparo/seal'
import { beforeAll, expect, test } from 'vitest'
import { toBase64 } from '../base64.ts'
import { random } from '../testing/sealed-office.ts'
import { openContents } from './opening.ts'

const staff = newSigningKey(random)
const stranger = newSigningKey(random)
const keys = [publicKeyOf(staff)]
const day = '2026-11-25'

let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await mailboxOf(newReturnCode(random))
})

const answer = (seq: number, prev: string | null, text: string): MailboxItem => ({
  v: 1,
  type: 'answer',
  mailbox: mailbox.id,
  seq,
  prev,
  day,
  text,
  language: 'en',
})

/** A thread of items, each bound to the one before it. */
async function thread(...texts: readonly string[]) {
  const items: { seq: number; day: string; envelope: string }[] = []
  let prev: string | null = null
  for (const [at, text] of texts.entries()) {
    const body = answer(at + 1, prev, text)
    const file = await sealMailboxItem(mailbox.recipient, sign(body.type, body, staff) as never)
    items.push({ seq: at + 1, day, envelope: toBase64(file) })
    prev = hashOf(file)
  }
  return items
}

const open = (items: { seq: number; day: string; envelope: string }[]) =>
  openContents({ sent: [], items, until: '2028-11-25', pad: '' }, mailbox, keys)

test('signed answers are shown, newest first', async () => {
  const { shown } = await open(await thread('one', 'two'))
  expect(shown).toMatchObject([{ text: 'two' }, { text: 'one' }])
})

test('an answer that nobody of the office signed is never shown as text', async () => {
  const body = answer(1, null, 'forged')
  const file = await sealMailboxItem(mailbox.recipient, sign(body.type, body, stranger) as never)
  const view = await open([{ seq: 1, day, envelope: toBase64(file) }])
  expect(view.shown).toEqual([{ kind: 'withheld', seq: 1, why: 'not-signed' }])
  expect(JSON.stringify(view)).not.toContain('forged')
})

test('a dropped, swapped or repeated answer is told, and not shown', async () => {
  const items = await thread('one', 'two', 'three')
  const [one, two, three] = items as [(typeof items)[0], (typeof items)[0], (typeof items)[0]]
  for (const lie of [
    [two, three],
    [
      { ...two, seq: 1 },
      { ...one, seq: 2 },
    ],
    [one, { ...one, seq: 2 }],
  ]) {
    const { shown } = await open(lie)
    expect(shown.some((item) => item.kind === 'withheld')).toBe(true)
  }
})

test('an answer for another mailbox is not shown', async () => {
  const other = await mailboxOf(newReturnCode(random))
  const view = await openContents(
    { sent: [], items: await thread('one'), until: '2028-11-25', pad: '' },
    { ...mailbox, id: other.id },
    keys,
  )
  expect(view.shown).toMatchObject([{ kind: 'withheld', why: 'out-of-place' }])
})

test('damaged bytes are told, and the rest is still read', async () => {
  const [one] = await thread('one')
  const { shown } = await open([one!, { seq: 2, day, envelope: toBase64(new Uint8Array(40)) }])
  expect(shown).toMatchObject([{ why: 'unreadable' }, { text: 'one' }])
})

test('a signed notice says on which day a message was opened', async () => {
  const envelope = 'ab'.repeat(32)
  const body: MailboxItem = {
    v: 1,
    type: 'opened',
    mailbox: mailbox.id,
    seq: 1,
    prev: null,
    day,
    envelope,
  }
  const file = await sealMailboxItem(mailbox.recipient, sign(body.type, body, staff) as never)
  const view = await openContents(
    {
      sent: [
        { seq: 1, day: '2026-11-20', envelope },
        { seq: 2, day, envelope: 'cd'.repeat(32) },
      ],
      items: [{ seq: 1, day, envelope: toBase64(file) }],
      until: '2028-11-25',
      pad: '',
    },
    mailbox,
    keys,
  )
  expect(view.sent).toMatchObject([{ opened: day }, { opened: null }])
})
