import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Links } from '@amparo/linkage'

/** Splink is installed where Python’s packages can be had; its two versions apart, as they need different ones. */
export const splinkVersions = ['5.0.0', '4.0.17'] as const

const cache = join(import.meta.dirname, '../.cache/bench')
const script = join(import.meta.dirname, 'linkage/run_splink.py')

export interface SplinkRun {
  readonly splink: string
  readonly seconds: number
  /** Of all its threads. */
  readonly processor: number
  readonly memory: number
  readonly links: Links
}

/** The Python that has this version, installed if need be; or why there is none. */
export async function pythonWithSplink(
  version: string,
  say: (line: string) => void,
): Promise<{ python: string } | { why: string }> {
  const folder = join(cache, `splink-${version}`)
  const python = join(folder, 'bin/python')
  if (existsSync(python) && (await run(python, ['-c', 'import splink'])).code === 0)
    return { python }
  say(`installing Splink ${version}`)
  const made = await run('python3', ['-m', 'venv', '--clear', folder])
  if (made.code !== 0) return { why: 'no python3 that makes environments' }
  const wanted = [`splink==${version}`, 'pyarrow', 'pandas']
  const installed = await run(python, ['-m', 'pip', 'install', '--quiet', ...wanted])
  return installed.code === 0 ? { python } : { why: 'Python’s packages cannot be had' }
}

/** Splink over a data set, with its own notebook’s settings: from the files to clusters. */
export async function runSplink(
  python: string,
  name: string,
  files: readonly string[],
): Promise<SplinkRun> {
  const out = join(cache, `splink-${name}.csv`)
  const { code, said, complained } = await run(python, [script, name, out, ...files])
  if (code !== 0) throw new Error(`Splink over ${name}: ${complained.slice(-2000)}`)
  const measured = JSON.parse(said.trim().split('\n').at(-1) ?? '') as Omit<SplinkRun, 'links'>
  return { ...measured, links: linksIn(readFileSync(out, 'utf8')) }
}

/** Weights in bits become our hundredths. */
function linksIn(csv: string): Links {
  const lines = csv
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number))
  return {
    left: Int32Array.from(lines, ([one = 0]) => one),
    right: Int32Array.from(lines, ([, other = 0]) => other),
    weight: Int32Array.from(lines, ([, , weight = 0]) => Math.floor(100 * weight)),
  }
}

async function run(program: string, args: readonly string[]) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close') as Promise<[number | null]>
  const failed = once(child, 'error').then(() => [-1] as [number])
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await Promise.race([closed, failed])
  if (code === -1) return { code, said: '', complained: '' }
  const [out, err] = await said
  return { code, said: out, complained: err }
}
