import { openSync, readSync } from 'node:fs'
import {
  clusterAll,
  pairwise,
  tableFromCsv,
  train,
  weighAll,
  weightOfProbability,
  withDerived,
} from '@amparo/linkage'
import { nodeWorkers } from '@amparo/linkage/node'
import { drawing, settings } from './linkage-data.ts'

/**
 * From a file of CSV to clusters, in a process of its own, so that its memory can be measured. Called with the file, the name
 * of its settings or a file of them, a number of threads and the column that says who is who; prints a `Run`.
 */
export interface Run {
  readonly records: number
  readonly pairs: number
  readonly seconds: number
  /** By part of the work, on the clock and in processor time of all threads. */
  readonly parts: Readonly<Record<string, { readonly seconds: number; readonly processor: number }>>
  /** The most it held, in bytes. */
  readonly memory: number
  readonly f1: number
}

const [file = '', name = '', threads = '2', truth = 'person'] = process.argv.slice(2)
const { scheme, training } = settings(name)
const began = performance.now()
const parts: Record<string, { seconds: number; processor: number }> = {}
let [lapBegan, used] = [began, process.cpuUsage()]

function done(part: string): void {
  const { user, system } = process.cpuUsage(used)
  parts[part] = { seconds: (performance.now() - lapBegan) / 1000, processor: (user + system) / 1e6 }
  ;[lapBegan, used] = [performance.now(), process.cpuUsage()]
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const [descriptor, chunk] = [openSync(path, 'r'), new Uint8Array(1 << 20)]
  for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk))
    yield chunk.subarray(0, read)
}

await using workers = nodeWorkers(Number(threads), { withThis: true })
const { allocate } = workers
const table = withDerived(tableFromCsv(chunksOf(file), { allocate }), scheme.derived, allocate)
done('reading')
const whoIsWho = table.columns.get(truth)
if (whoIsWho === undefined) throw new Error(`no column ${truth} of ${file} says who is who`)
const model = await train(table, scheme, training, { name, version: 1 }, drawing(), workers)
done('training')
const links = await weighAll(table, model, 0, workers)
done('comparing')
const rules = { threshold: weightOfProbability(0.95), average: 0 }
const { clusterOf } = await clusterAll(table, model, links, rules, workers)
done('clustering')
const run: Run = {
  records: table.size,
  pairs: links.pairs,
  seconds: (performance.now() - began) / 1000,
  parts,
  memory: process.resourceUsage().maxRSS * 1024,
  f1: pairwise(clusterOf, whoIsWho).f1,
}
console.log(JSON.stringify(run))
