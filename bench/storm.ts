import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { openDocument, readSubmission, readTriage } from '@amparo/seal'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import {
  freePorts,
  lookInto,
  makeHome,
  startOffice,
} from '@amparo/server/src/testing/running-office.ts'
import { kept, percentile, type Bench, type Figure, type Group, type Line } from './figure.ts'
import type { Storm, Weather } from './storm-senders.ts'

/**
 * The week in which seven thousand people write, pressed into twenty minutes, and then a flood. The whole of it takes half an
 * hour: AMPARO_STORM=whole. Otherwise the same at a twentieth of the length, to see that nothing has become worse.
 */
export const storm: Group = {
  name: 'storm',
  about: 'the door in a storm: people with texts and files, and a flood that pays what is asked',
  measure,
}

const MEBIBYTE = 1024 * 1024
const isWhole = process.env['AMPARO_STORM'] === 'whole'

const lengths = isWhole
  ? { people: 7_200, rate: 6, flood: 600 }
  : { people: 360, rate: 6, flood: 30 }

async function measure(bench: Bench): Promise<readonly Line[]> {
  const home = await kept(bench, temporaryHome())
  const prepared = await makeHome(home.path)
  const office = await kept(bench, startOffice(home.path, await freePorts()))
  const team = prepared.teams.find(({ code }) => code === prepared.plan.intakeTeam)
  if (team === undefined) throw new Error('no intake team')
  const to = { door: office.door, recipient: team.recipient, office: prepared.plan.name }
  bench.say(`${lengths.people} people at ${lengths.rate} a second, one in ten with 20 MB`)
  const people = await blow(bench, {
    ...to,
    kind: 'people',
    count: lengths.people,
    rate: lengths.rate,
    fileEach: 10,
    fileBytes: 20 * MEBIBYTE,
  })
  bench.say('opening all of it')
  const opened = await openAll(home.path, team.identity)
  const lines = [...peopleLines(people, opened)]
  bench.say(`50 a second for ${lengths.flood} s from somebody with any number of processors`)
  const seconds = lengths.flood
  const [flood, mailboxes, slow] = await Promise.all([
    blow(bench, { ...to, kind: 'flood', seconds, rate: 50, serverKey: prepared.serverKey }),
    blow(bench, { ...to, kind: 'mailboxes', seconds }),
    blow(bench, { ...to, kind: 'slow', seconds, slower: 10 }),
  ])
  return [...lines, ...floodLines(flood, mailboxes, slow, seconds)]
}

async function blow(bench: Bench, storm: Storm): Promise<Weather> {
  const worker = new Worker(new URL('storm-senders.ts', import.meta.url))
  bench.scope.defer(async () => {
    await worker.terminate()
  })
  worker.postMessage(storm)
  const [seen] = (await once(worker, 'message')) as [Weather]
  await worker.terminate()
  return seen
}

interface OpenedAll {
  readonly messages: number
  readonly triage: number
  readonly files: number
}

/** Opens everything that was kept, with the team's key, as an office would have to. */
async function openAll(
  home: string,
  identity: Parameters<typeof openDocument>[0],
): Promise<OpenedAll> {
  const client = await lookInto(home)
  let messages = 0
  let triage = 0
  try {
    const { rows } = await client.query<{ id: string }>('select id from submission order by id')
    for (const { id } of rows) {
      const { rows: parts } = await client.query<{ envelope: Buffer; triage: Buffer }>(
        `select p.envelope, t.envelope as triage from submission_part p
         join submission_triage t on t.submission = p.submission
         where p.submission = $1 and p.seq = 1`,
        [id],
      )
      const [part] = parts
      if (part === undefined) continue
      const message = await openDocument(identity, part.envelope)
      if (message.verdict === 'document' && readSubmission(message.document).verdict === 'ok')
        messages++
      const small = await openDocument(identity, part.triage)
      if (small.verdict === 'document' && readTriage(small.document).verdict === 'ok') triage++
    }
    const { rows: files } = await client.query<{ n: number }>(
      'select count(*)::int as n from media',
    )
    return { messages, triage, files: files[0]?.n ?? 0 }
  } finally {
    await client.end()
  }
}

function peopleLines({ accepted, latencies, refused, sent }: Weather, opened: OpenedAll): Figure[] {
  return [
    one('of those who wrote, accepted', '', accepted, lengths.people),
    one('of those, opened by the team afterwards', '', opened.messages, accepted),
    one('of those, triage parts opened', '', opened.triage, accepted),
    one('files of 20 MB kept', '', opened.files, Math.ceil(lengths.people / 10)),
    one('files of 20 MB finished as their senders saw it', '', sent, opened.files),
    {
      name: 'sealed message to acknowledgement, with its work, half of all',
      unit: 'ms',
      values: [percentile(latencies, 0.5)],
    },
    { name: 'the same, 95 %', unit: 'ms', values: [percentile(latencies, 0.95)] },
    { name: 'refusals that people saw', unit: '', values: [count(refused)], target: { atMost: 0 } },
  ]
}

function floodLines(flood: Weather, mailboxes: Weather, slow: Weather, seconds: number): Figure[] {
  return [
    { name: 'flood taken in', unit: 'messages/s', values: [flood.accepted / seconds] },
    {
      name: 'flood refused otherwise',
      unit: 'times',
      values: [count(flood.refused) - (flood.refused['busy'] ?? 0)],
    },
    { name: 'flood told to wait', unit: 'times', values: [flood.refused['busy'] ?? 0] },
    {
      name: 'people with a mailbox meanwhile, half answered within',
      unit: 'ms',
      values: [percentile(mailboxes.latencies, 0.5)],
    },
    {
      name: 'the same, 95 %',
      unit: 'ms',
      values: [percentile(mailboxes.latencies, 0.95)],
      target: { atMost: 2_000 },
    },
    {
      name: 'refusals of people with a mailbox',
      unit: '',
      values: [count(mailboxes.refused)],
      target: { atMost: 0 },
    },
    {
      name: 'honest sender, processor 10 times slower: the slowest one got through within',
      unit: 's',
      values: [Math.max(...slow.latencies) / 1_000],
      target: { atMost: 300 },
    },
  ]
}

/** A count beside what it should be. */
function one(name: string, unit: string, value: number, of: number): Figure {
  return { name, unit, values: [value], peers: [{ name: 'sent', values: [of] }] }
}

function count(refused: Readonly<Record<string, number>>): number {
  return Object.values(refused).reduce((sum, times) => sum + times, 0)
}
