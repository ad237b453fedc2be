import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import type { DoorPage } from './door-page.ts'
import { expectSaidAloud } from './reading-order.ts'
import { expectLedWell, follow, pictures, WaysOffice } from './ways-office.ts'
import { makeMandate } from './mandate-desk.ts'

/** From a mandate over its sheet of tokens to the day its holder is arrested. */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

interface ThroughLawyer {
  readonly door: DoorPage
  /** What was asked of the office on the way. */
  readonly asked: readonly string[]
}

/** A lawyer at the report page, with a token, up to the button that sends. */
async function writeWithToken(
  context: TestContext,
  token: string,
  reach: 'own' | 'through-lawyer',
  onPage: (door: DoorPage, name: string) => Promise<void> = async () => {},
): Promise<ThroughLawyer> {
  const door = await office.door(context)
  const { messages } = door
  const asked: string[] = []
  door.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const at = async (title: string) => {
    await door.at(title)
    await onPage(door, title)
  }
  await door.begin()
  await onPage(door, 'before writing')
  await door.press(messages.about.haveToken)
  await at(messages.token.title)
  await door.write(messages.token.label, token)
  await door.press(messages.go)
  await at(messages.telling.title)
  await door.choose(messages.telling.options.lawyer)
  await door.press(messages.go)
  await door.at(messages.triage.title)
  await door.tap(messages.triage.reach.ask, messages.triage.reaches[reach])
  await onPage(door, messages.triage.title)
  await door.press(messages.go)
  for (const question of ['account', 'place', 'authorities', 'reach'] as const) {
    await at(messages[question].title)
    await door.press(messages.skip)
  }
  await at(messages.keep.title)
  await door.choose(messages.keep.yes)
  await door.press(messages.go)
  await at(messages.mayContact.title)
  await door.choose(messages.mayContact.options['mailbox-only'])
  await door.press(messages.go)
  await at(messages.askFirst.title)
  await door.press(messages.go)
  await at(messages.review.title)
  await door.page.getByText(messages.review.hasToken).waitFor()
  return { door, asked }
}

/** Sends, and keeps the code of the mailbox. */
async function sent({ door }: ThroughLawyer): Promise<string> {
  await door.send()
  return (await door.shownCode('digits')).join(' ')
}

async function expectTokenRefused({ door }: ThroughLawyer): Promise<void> {
  const { messages } = door
  await door.press(messages.review.send)
  await door.at(messages.notSent.title)
  await expectSaidAloud(door.page.getByText(messages.refusals['token-refused']))
  await door.page.getByText(messages.notSent.kept).waitFor()
}

/** Types a return code at the report page and waits for what is said: it opens, or nobody has it. */
async function lookInto(context: TestContext, code: string): Promise<'opens' | 'unknown'> {
  const door = await office.door(context)
  const { messages } = door
  await door.begin()
  await door.press(messages.about.haveCode)
  await door.openMailbox(code)
  const inside = door.page.getByRole('heading', { level: 1, name: messages.mailbox.inside })
  const unknown = door.page.getByText(messages.refusals['mailbox-unknown'])
  await inside.or(unknown).first().waitFor()
  if (await inside.isVisible()) return 'opens'
  await expectSaidAloud(unknown)
  await expectLedWell(door, 'a mailbox that is unknown', 'body')
  return 'unknown'
}

test('a token is good for one message and for no work; the page leads who listens', async (context) => {
  const head = await office.officer(context, 'head')
  const [token = ''] = await makeMandate(head, 'Lawyer with one token (synthetic)')
  const ledWell = async (door: DoorPage, name: string) => expectLedWell(door, name, 'body')
  const first = await writeWithToken(context, token, 'own', ledWell)
  await first.door.send()
  await ledWell(first.door, 'the code')
  const code = (await first.door.shownCode('digits')).join(' ')
  expect(first.asked).toContain('/api/submissions')
  expect(first.asked).not.toContain('/api/work')
  await first.door.repeat(code)
  await first.door.at(first.door.messages.next.title)
  await ledWell(first.door, 'what happens next')

  const again = await writeWithToken(context, token, 'own')
  await expectTokenRefused(again)
  await ledWell(again.door, 'a token that was used')
  await again.door.page.screenshot({ path: join(pictures, 'ways-token-used.png'), fullPage: true })
  // Nothing is lost by it: the same message goes without the token, and then it costs work.
  await again.door.press(again.door.messages.notSent.withoutToken)
  await again.door.at(again.door.messages.code.title)
  expect(again.asked).toContain('/api/work')

  await follow(head, 'Messages')
  await expect
    .poll(() => head.page.getByText('From a lawyer or partner, with an upload token').count())
    .toBe(1)
}, 240_000)

test('one signature freezes nothing; two freeze tokens and mailboxes, and the office sees whom it can still reach', async (context) => {
  const holder = 'Lawyer who is arrested (synthetic)'
  const head = await office.officer(context, 'head')
  const tokens = await makeMandate(head, holder)
  const own = await sent(await writeWithToken(context, tokens[0] ?? '', 'own'))
  const only = await sent(await writeWithToken(context, tokens[1] ?? '', 'through-lawyer'))
  const mandateOf = (desk: DeskPage) =>
    desk.page
      .getByRole('listitem')
      .filter({ has: desk.page.getByRole('heading', { name: holder }) })

  await head.press(/Freeze: this person was arrested/)
  const dialog = head.page.getByRole('dialog')
  await expectLedWell(head, 'freezing', '[role=dialog]')
  await dialog.getByText(/the \d+ tokens that are left/).waitFor()
  await head.press('Sign the freeze')
  await expectSaidAloud(mandateOf(head).getByText('has signed the freeze.'))
  await mandateOf(head).getByText('Signed by you; it waits for a second person.').waitFor()
  await expectLedWell(head, 'signed by one')
  await head.page.screenshot({ path: join(pictures, 'ways-freeze-one.png'), fullPage: true })
  // Nothing is frozen yet: the mailbox opens, and a token works.
  expect(await lookInto(context, own)).toBe('opens')
  await sent(await writeWithToken(context, tokens[2] ?? '', 'own'))

  const second = await office.officer(context, 'intake-officer')
  await follow(second, 'Lawyers and partners')
  await mandateOf(second).getByRole('button', { name: 'Sign the freeze too' }).click()
  await expectSaidAloud(mandateOf(second).getByText('Frozen: no token works'))
  const clients = mandateOf(second).locator('[data-reach]')
  await expect.poll(() => clients.count()).toBe(3)
  const told = await clients.allTextContents()
  expect(told.filter((one) => one.includes('has a contact of their own'))).toHaveLength(2)
  expect(told.filter((one) => one.includes('only through the lawyer'))).toHaveLength(1)
  await expectLedWell(second, 'frozen')
  await second.page.screenshot({ path: join(pictures, 'ways-frozen.png'), fullPage: true })
  await follow(second, 'Messages')
  await expect.poll(() => second.page.getByText('Frozen', { exact: true }).count()).toBe(3)

  // At the door nothing is confirmed to whoever holds the lawyer’s papers.
  for (const code of [own, only]) expect(await lookInto(context, code)).toBe('unknown')
  await expectTokenRefused(await writeWithToken(context, tokens[3] ?? '', 'own'))
}, 240_000)
