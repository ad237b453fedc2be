import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { WaysOffice, writeDown } from './ways-office.ts'

/** Stories of people, played through the desk as its users would. Everybody in them is invented. */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

/** Everything the server tells a page from now on. */
function listen({ page }: DeskPage): () => Promise<string> {
  const told: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/')) told.push(response.text().catch(() => ''))
  })
  return async () => (await Promise.all(told)).join('\n')
}

/** Goes to an address within the page, as a link from a colleague would lead there. */
async function follow({ page }: DeskPage, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

test('somebody who does not want to be found is found by nobody but the team they trusted, also when their mother asks', async (context) => {
  const trusted = await office.officer(context, 'rights-officer')
  await trusted.goTo('People')
  await trusted.press('Record: Person')
  const form = trusted.page.getByRole('dialog')
  await form.getByLabel('Name', { exact: true }).fill('Alena Qzhidden (synthetic)')
  await form.getByText('How we know it, and who may see it').click()
  await form.getByLabel('Visible to').selectOption({ label: 'Protection' })
  await form.getByRole('button', { name: 'Record it' }).click()
  await trusted.heading(/Alena Qzhidden/)
  const address = new URL(trusted.page.url()).pathname

  const colleague = await office.officer(context, 'intake-officer')
  const { page } = colleague
  const told = listen(colleague)
  await colleague.goTo('People')
  await page.getByText('Nobody is recorded yet.').waitFor()
  for (const spelling of ['Alena Qzhidden', 'Алена Кзхидден']) {
    await page.keyboard.press('Control+k')
    await page.getByLabel('Find people, sections, commands').fill(spelling)
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('option').filter({ hasText: 'Qzhidden' }).count()).toBe(0)
    await page.keyboard.press('Escape')
  }
  await follow(colleague, '/caller')
  await page.getByLabel('Name, in any script or spelling').fill('Alena Qzhidden')
  await page.getByText(/Nobody with such a name is visible to you/).waitFor()
  await follow(colleague, address)
  await page.getByText('There is nothing here, or it is not visible to you.').waitFor()

  // The mother asks; what she tells makes a person of its own, and says nothing of the other.
  const message = await writeDown(
    colleague,
    'My daughter Alena Qzdaughter has not come home. [Synthetic]',
  )
  await colleague.goTo('Messages')
  await colleague.openMessage(message)
  await colleague.use('Alena Qzdaughter', 'Name')
  await colleague.press('Add to the record')
  await colleague.press(/new person/i)
  await colleague.press(/^Record 1 value/)
  await page.getByText(/^Recorded/).waitFor()
  await colleague.goTo('People')
  await page.getByRole('link', { name: /Qzdaughter/ }).waitFor()
  expect(await told()).not.toContain('Qzhidden')
  expect(page.url()).not.toContain('Qz')
})

test('a telling of sexual violence stands nowhere beside a name: in no list, hit or title, and the office sees “act, restricted”', async (context) => {
  const desk = await office.officer(context, 'rights-officer')
  const { page } = desk
  const titles: string[] = []
  page.on('framenavigated', () => void page.title().then((title) => titles.push(title)))
  const message = await writeDown(
    desk,
    'A voice message from Vera Qzvoice: what they did to her, Qzwords. [Synthetic]',
  )
  await desk.goTo('Messages')
  await desk.openMessage(message)
  await desk.recordPerson('Vera Qzvoice')
  await desk.use('what they did to her', 'What was done')
  const form = page.getByRole('form', { name: 'What was done' })
  const types = form.getByRole('combobox', { name: 'What was done' })
  const restricted = page.locator('optgroup[label="Only sealed to a team"] option')
  const type = (await restricted.first().textContent()) ?? ''
  await types.selectOption({ label: type })
  await form.getByText('Sealed on this device to').first().waitFor()
  await desk.press('Add to the record')
  await desk.press(/^Record \d+ values/)
  await page.getByText(/^Recorded/).waitFor()

  const other = await office.officer(context, 'head')
  const told = listen(other)
  await other.goTo('People')
  await other.page.getByRole('link', { name: /Qzvoice/ }).waitFor()
  expect(await other.page.locator('main').innerText()).not.toMatch(/restricted/i)
  await other.page.keyboard.press('Control+k')
  await other.page.getByLabel('Find people, sections, commands').fill('Qzvoice')
  const hit = other.page.getByRole('option').filter({ hasText: 'Qzvoice' }).first()
  await hit.waitFor()
  expect(await hit.innerText()).not.toMatch(/restricted/i)
  expect(await told()).not.toMatch(/INT\.RAPE|Qzwords/)
  expect([...titles, await page.title(), await other.page.title()].join('\n')).not.toContain(type)
})
