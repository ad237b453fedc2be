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

/**
 * proc(5): after the name in parentheses, which may hold anything, come the state and the parent.
 */
function parentOf(id: number): number {
  const stat = textOf(`/proc/${id}/stat`)
  return Number(
    stat
      .slice(stat.lastIndexOf(')') + 1)
      .trim()
      .split(' ')[1] ?? 0,
  )
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
