import { scenario, type Scenario } from '@amparo/scenario'
import { identityWorkFactor } from '@amparo/seal'
import { demoSheetsPath, serverKeyPath, writePrivate } from '../host/home.ts'
import { makeOffice, type Host, type KnownOffice, type Progress } from '../host/host.ts'
import { prepareOffice, writeOffice, type Plan, type PreparedOffice } from '../staff/make-office.ts'
import type { Office } from '../db/office.ts'
import { DemoDays } from './demo-days.ts'
import { followUp } from './follow-up.ts'
import { recordPersons } from './record-persons.ts'
import { receiveMessages } from './receive-messages.ts'
import { memberWith, workThroughMessages } from './work-through-messages.ts'

/**
 * Makes the demo office: invented people who work there, messages sealed for real and taken in through the door's own
 * store, persons recorded from them as an officer records them, and five weeks of looking for them. Its passphrases are kept beside the data, since
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
  const days = new DemoDays()
  days.goTo(BEGAN)
  await makeOffice(
    host,
    office,
    async (owner, app, door) => {
      await writeOffice(owner, prepared, [])
      await fill({ demo, prepared, app, door, days, say })
    },
    days.now,
  )
  return office
}

/** An eighth of a real office's: nothing here is worth the wait. */
const WORK_FACTOR = identityWorkFactor - 3

/** The messages came so many days before, and people were recorded from them the day after. */
const BEGAN = 35

interface Filling {
  readonly demo: Scenario
  readonly prepared: PreparedOffice
  readonly app: Office
  readonly door: Office
  readonly days: DemoDays
  readonly say: Progress
}

async function fill({ demo, prepared, app, door, days, say }: Filling): Promise<void> {
  const arrived = demo.messages.length + demo.unopened.length
  const messages = await step(say, `Sealing ${arrived} invented messages`, () =>
    receiveMessages(door, prepared, demo.messages),
  )
  await step(say, 'Opening and answering some of them', () =>
    workThroughMessages(app, prepared, messages),
  )
  days.goTo(BEGAN - 1)
  const people = await step(say, `Recording ${demo.persons.length} invented persons`, () =>
    recordPersons(app, demo, messages),
  )
  const [officer, head] = await Promise.all([
    memberWith(app, demo, 'rights-officer'),
    memberWith(app, demo, 'head'),
  ])
  await step(say, 'Looking for them, writing to ministries, meeting one', () =>
    followUp({ app, days, messages, people, officer, head }),
  )
  await receiveMessages(door, prepared, demo.unopened, messages)
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
