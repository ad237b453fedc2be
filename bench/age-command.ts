import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export const NO_AGE = 'no age command of version 1.3 or later (AMPARO_AGE, PATH, ~/go/bin)'

export interface AgeCommand {
  readonly version: string
  /** Seals or opens one file to nowhere, in a process of its own. */
  run(args: readonly string[], file: string): void
}

/** The `age` command, from 1.3 on, when hybrid keys came to it; undefined where there is none. */
export function ageCommand(): AgeCommand | undefined {
  const places = [process.env['AMPARO_AGE'], 'age', join(homedir(), 'go/bin/age')]
  for (const place of places.filter((named) => named !== undefined && named !== '')) {
    const version = versionOf(place ?? '')
    if (version !== undefined) return { version, run: (args, file) => run(place ?? '', args, file) }
  }
  return undefined
}

function versionOf(command: string): string | undefined {
  const { stdout, status } = spawnSync(command, ['--version'], { encoding: 'utf8' })
  const [, version = '', major = '', minor = ''] =
    (status === 0 ? /((\d+)\.(\d+)[.\w-]*)/.exec(stdout) : null) ?? []
  const knowsHybridKeys = Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 3)
  return knowsHybridKeys ? version : undefined
}

function run(command: string, args: readonly string[], file: string): void {
  const input = openSync(file, 'r')
  const nowhere = openSync('/dev/null', 'w')
  try {
    const { status, stderr } = spawnSync(command, args, { stdio: [input, nowhere, 'pipe'] })
    if (status !== 0) throw new Error(`age: ${stderr.toString()}`)
  } finally {
    closeSync(input)
    closeSync(nowhere)
  }
}
