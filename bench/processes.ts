import { readdirSync, readFileSync } from 'node:fs'

/** Bytes of memory of several processes together. */
export interface Memory {
  /** Resident sizes added up: pages that several processes share are counted for each of them. */
  readonly rss: number
  /** The same with every shared page counted once (proportional set size). */
  readonly pss: number
}

/** Memory of a process and of all that it has started. Linux only. */
export function memoryOf(root: number): Memory {
  const processes = withDescendants(root).map(memoryOfOne)
  return {
    rss: processes.reduce((sum, { rss }) => sum + rss, 0),
    pss: processes.reduce((sum, { pss }) => sum + pss, 0),
  }
}

/** Processor time, in seconds, that a process and all it has started have used, also those that have ended. Linux only. */
export function processorTimeOf(root: number): number {
  const ticks = withDescendants(root).map((id) => {
    const fields = statOf(id)
    // Its own, and that of those it has waited for.
    return fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0)
  })
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS
}

/** A second, as Linux counts for programs on every platform Node runs on. */
const TICKS = 100

function withDescendants(root: number): number[] {
  const parents = new Map(processIds().map((id) => [id, parentOf(id)]))
  const found = new Set([root])
  // A set's loop also visits what is added on the way.
  for (const id of found) for (const [child, parent] of parents) if (parent === id) found.add(child)
  return [...found]
}

function processIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function parentOf(id: number): number {
  return Number(statOf(id)[1] ?? 0)
}

/**
 * proc(5): after the name in parentheses, which may hold anything, come the state and the parent, further on the times.
 */
function statOf(id: number): string[] {
  const stat = textOf(`/proc/${id}/stat`)
  return stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ')
}

function memoryOfOne(id: number): Memory {
  const text = textOf(`/proc/${id}/smaps_rollup`)
  const kibibytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { rss: kibibytes('Rss') * 1024, pss: kibibytes('Pss') * 1024 }
}

/** Empty for a process that has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
