import { contradictionsOf, fold } from '@amparo/register'
import type { KnownOfPerson } from '@amparo/register'
import { contradictionScenario } from '@amparo/scenario'
import type { Bench, Group, Line } from './figure.ts'

export const contradictions: Group = {
  name: 'contradictions',
  about: 'what does not go together of 10,000 people, beside the fold of their claims',
  measure,
}

const RUNS = 5
const PERSONS = 10_000

async function measure({ say }: Bench): Promise<readonly Line[]> {
  const people = Array.from({ length: PERSONS }, (_, seed) => contradictionScenario(seed).planted)
  const claims = people.reduce((sum, known) => sum + known.claims.length, 0)
  say(`${(claims / PERSONS).toFixed(1)} claims each`)
  const runs = Array.from({ length: RUNS }, (_, run) => {
    say(`run ${run + 1} of ${RUNS}`)
    return { found: seconds(people, contradictionsOf), folded: seconds(people, foldAll) }
  })
  return [
    {
      name: `all rules over ${PERSONS.toLocaleString('en')} people`,
      unit: 's',
      values: runs.map(({ found }) => found),
      peers: [{ name: 'fold of the same claims', values: runs.map(({ folded }) => folded) }],
      target: { atMost: 5 },
    },
  ]
}

function foldAll({ claims }: KnownOfPerson): unknown {
  return [...Map.groupBy(claims, ({ subject }) => subject).values()].map((mine) => fold(mine))
}

/** Of the processor, in this one thread: what else the machine does is left out. */
function seconds(
  people: readonly KnownOfPerson[],
  work: (known: KnownOfPerson) => unknown,
): number {
  const before = process.cpuUsage()
  for (const known of people) work(known)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
