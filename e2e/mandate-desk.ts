import { join } from 'node:path'
import { expect } from 'vitest'
import { fillDay, type DeskPage } from './desk-page.ts'
import { expectLedWell, follow, pictures } from './ways-office.ts'

/** Makes a mandate; its tokens in digits, as they stand on the sheet. */
export async function makeMandate(desk: DeskPage, holder: string): Promise<readonly string[]> {
  const { page } = desk
  await follow(desk, 'Lawyers and partners')
  await expectLedWell(desk, 'lawyers and partners')
  await desk.press(/New mandate/)
  const dialog = page.getByRole('dialog')
  await expectLedWell(desk, 'a new mandate', '[role=dialog]')
  await dialog.getByLabel('Who holds it').fill(holder)
  await dialog.getByLabel('For what').fill('People held after the march')
  await fillDay(dialog.getByRole('group', { name: 'Until' }), daysFromNow(30))
  await desk.press('Sign and make the tokens')
  await desk.heading('Upload tokens')
  await expectLedWell(desk, 'the sheet of tokens')
  await page.screenshot({ path: join(pictures, 'ways-token-sheet.png'), fullPage: true })
  await page.getByLabel('In this form').selectOption('digits')
  const tokens = page.locator('main ol bdi')
  await expect.poll(async () => (await tokens.first().textContent()) ?? '').toMatch(/^\d{4}-\d /)
  const told = await tokens.allTextContents()
  // Whose they are stands nowhere on the sheet.
  expect(await page.locator('body').textContent()).not.toContain(holder)
  await desk.press('They are printed; close')
  await desk.heading('Lawyers and partners')
  await page.getByRole('heading', { name: holder }).waitFor()
  return told
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
