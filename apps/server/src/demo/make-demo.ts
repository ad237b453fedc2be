import { scenario, type Scenario } from '@amparo/scenario'
import { identityWorkFactor } from '@amparo/seal'
import { demoSheetsPath, serverKeyPath, writePrivate } from '../host/home.ts'
import { makeOffice, type Host, type KnownOffice, type Progress } from '../host/host.ts'
import { prepareOffice, writeOffice, type Plan, type PreparedOffice } from '../staff/make-office.ts'
import { recordPersons } from './record-persons.ts'
import { receiveMessages } from './receive-messages.ts'
import { workThroughMessages } from './work-through-messages.ts'

/**
 * Makes the demo office: invented people who work there, messages sealed for real and taken in through the door's own
 * store, and persons recorded from them as an officer records them. Its passphrases are kept beside the data, since
 * nothing in it is worth protecting and it must be easy to enter.
 */
export async function makeDemo(host: Host, home: string, say: Progress): Promise<KnownOffice> {
  const demo = scenario()
  const office: KnownOffice = { slug: 'demo', kind: 'demo' }
  const prepared = await step(say, `Making keys for ${demo.staff.length} invented people`, () =>
    prepareOffice(planOf(demo), () => {}, WORK_FACTOR),
  )
  writePrivate(serverKeyPath(home, office.slug), Buffer.from(prepared.serverKey).toString('base64'))
  writePrivate(demoSheetsPath(home), JSON.stringify(prepared.sheets, null, 2))
  await makeOffice(host, office, async (owner, app, door) => {
    await writeOffice(owner, prepared, [])
    await fill(demo, prepared, app, door, say)
  })
  return office
}

/** An eighth of a real office's: nothing here is worth the wait. */
const WORK_FACTOR = identityWorkFactor - 3

type Offices = Parameters<Parameters<typeof makeOffice>[2]>

async function fill(
  demo: Scenario,
  prepared: PreparedOffice,
  app: Offices[1],
  door: Offices[2],
  say: Progress,
): Promise<void> {
  const arrived = [...demo.messages, ...demo.unopened]
  const messages = await step(say, `Sealing ${arrived.length} invented messages`, () =>
    receiveMessages(door, prepared, arrived),
  )
  await step(say, 'Opening and answering some of them', () =>
    workThroughMessages(app, prepared, messages.slice(0, demo.messages.length)),
  )
  await step(say, `Recording ${demo.persons.length} invented persons`, () =>
    recordPersons(app, demo, messages),
  )
}

async function step<T>(say: Progress, what: string, story: () => Promise<T>): Promise<T> {
  const start = performance.now()
  say(`${what} …`)
  const result = await story()
  say(`  done in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

function planOf(demo: Scenario): Plan {
  const teams = demo.teams.map(({ key, labels }) => ({ code: key, name: labels.en }))
  const codes = (numbers: readonly number[]) =>
    numbers.map((number) => demo.teams.find((team) => team.number === number)?.key ?? '')
  return {
    name: demo.office.name,
    kind: 'demo',
    zone: demo.office.zone,
    intakeTeam: 'intake',
    teams,
    people: demo.staff.map(({ name, role, teams: numbers }) => ({
      name,
      role,
      teams: codes(numbers),
    })),
  }
}
