import { randomBytes } from 'node:crypto'
import { readFigures } from '@amparo/contract'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { counted } from '@amparo/server/src/figures/counting.ts'
import { standingAt } from '@amparo/server/src/figures/standing.ts'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { recordList, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, percentile, type Bench, type Group, type Line } from './figure.ts'
import { claim, seeded, syntheticPerson } from './synthetic-people.ts'

export const figures: Group = {
  name: 'figures',
  about: 'ten thousand missing persons: how searches stand, counted anew each time',
  measure,
}

const PEOPLE = 10_000
/** Times the page is asked for. */
const ASKED = 20
const SCHEMA = namesOf('bench').schema

const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const host = await benchOfficeIn(bench, (await kept(bench, temporaryHome())).path)
  const office = await openPage(host, 'bench', 'app')
  bench.scope.defer(() => office.end())
  bench.say('recording ten thousand people, and what became of them')
  await searched(host, await recorded(office))
  const took: number[] = []
  for (let time = 0; time < ASKED; time++) {
    const began = performance.now()
    const page = await office.read(officer, async (tx) =>
      counted(await standingAt(tx, { actor: officer, now: new Date() }, null), () => ''),
    )
    JSON.stringify(readFigures.reply.parse(page))
    took.push(performance.now() - began)
  }
  const figure = (name: string, share: number) => ({
    name,
    unit: 'ms',
    values: [percentile(took, share)],
  })
  return [
    figure('how searches stand, half within', 0.5),
    { ...figure('how searches stand, 95 % within', 0.95), target: { atMost: 2_000 } },
  ]
}

/** Each with a custody; of two in three something was told that tells what became of them. */
async function recorded(office: Office): Promise<string[]> {
  const random = seeded(17)
  const people: string[] = []
  const record = (all: NewSubject[], each: (subject: string) => void) =>
    recordList(office, officer, all, (written) => written.forEach(({ subject }) => each(subject)))
  await record(
    Array.from({ length: PEOPLE }, () => {
      const { claims, ...person } = syntheticPerson(random)
      return { ...person, claims: [...claims, ...toldOfLife(random())] }
    }),
    (subject) => people.push(subject),
  )
  const custodies = people.map((person): NewSubject => {
    const until = random() < 1 / 3 ? [firstHand('custody.to', '2020-08-14')] : []
    const from = firstHand('custody.from', '2020-08-10')
    return { kind: 'custody', claims: [firstHand('custody.person', person), from, ...until] }
  })
  await record(custodies, () => undefined)
  return people
}

function toldOfLife(chance: number) {
  if (chance < 1 / 3) return []
  const alive = firstHand('person.alive', chance < 0.9 ? 'alive' : 'dead')
  return [alive, firstHand('person.whereabouts', 'Synthetic home')]
}

function firstHand(code: string, value: string) {
  return { ...claim(code, value), directness: 'first-hand' as const }
}

/** A search for everybody, opened over ten weeks, by plain SQL. */
async function searched({ admin }: Host, people: readonly string[]): Promise<void> {
  await admin.query('begin')
  await admin.query(`set local search_path = ${SCHEMA}`)
  const { rows } = await admin.query<{ id: string }>(
    `insert into entry (object, seq, body) values ($1, 1, 'synthetic') returning id`,
    [randomBytes(16)],
  )
  await admin.query(
    `insert into closing_step (subject, audience, topic, act, once, reasons, still_open, words, staff, at, entry)
     select p, 0, 'search', 'open', decode(md5(p::text), 'hex'), '{}', '{}', 'synthetic', 2,
       now() - (p % 70) * interval '1 day', $1 from unnest($2::bigint[]) p`,
    [rows[0]?.id, people],
  )
  await admin.query('commit')
  await admin.query('vacuum analyze')
}
