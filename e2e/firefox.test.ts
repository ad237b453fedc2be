import { openDocument, readSubmission } from '@amparo/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'puppeteer-core'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  lookInto,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { NO_FIREFOX, testFirefox } from '../testing/firefox.ts'
import { FirefoxDoor } from './firefox-door.ts'
import { intakeIdentity } from './kept-file.ts'

/** Firefox as Tor Browser's "Safer" level makes it: nothing is compiled, and there is no WebAssembly. */

const account = 'Synthetic account: they came at night. '.repeat(3).trim()

let firefox: Browser | undefined
let home: Awaited<ReturnType<typeof temporaryHome>>
let prepared: PreparedOffice
let office: RunningOffice

beforeAll(async () => {
  firefox = await testFirefox({ compiled: false })
  if (firefox === undefined) return
  home = await temporaryHome()
  prepared = await makeHome(home.path)
  office = await startOffice(home.path, await freePorts())
}, 180_000)

afterAll(async () => {
  await firefox?.close()
  await office?.[Symbol.asyncDispose]()
  await home?.[Symbol.asyncDispose]()
})

test(
  'without a compiler and without WebAssembly a message is sealed, arrives and opens',
  { timeout: 300_000 },
  async (context) => {
    if (firefox === undefined) return context.skip(NO_FIREFOX)
    const door = await FirefoxDoor.open(firefox, office.door)
    expect(await door.page.evaluate(() => typeof WebAssembly)).toBe('undefined')
    await door.begin()
    await door.tell(account)
    const tapped = performance.now()
    await door.send()
    const took = Math.round(performance.now() - tapped)
    process.stdout.write(`Firefox, nothing compiled: ${took} ms from “Send” to acknowledgement\n`)
    expect(await newestAccount()).toBe(account)
    await door.close()
  },
)

/** What the newest message tells, opened with the team's key. */
async function newestAccount(): Promise<string | null> {
  const client = await lookInto(office.home)
  try {
    const { rows } = await client.query<{ envelope: Buffer }>(
      'select envelope from submission_part order by submission desc, seq desc limit 1',
    )
    const [row] = rows
    if (row === undefined) throw new Error('no message was kept')
    const opened = await openDocument(intakeIdentity(prepared), row.envelope)
    const read = readSubmission(opened.verdict === 'document' ? opened.document : null)
    if (read.verdict !== 'ok') throw new Error('the message does not open')
    return read.document.account
  } finally {
    await client.end()
  }
}
