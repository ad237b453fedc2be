import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { freePorts } from './running-office.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

/** What a command of a cosigner said, and how it ended. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs `amparo cosign` with these words, as whoever owns the machine would. */
export async function runCosign(
  home: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Said> {
  const child = spawn(process.execPath, [MAIN, 'cosign', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, AMPARO_HOME: home },
  })
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, out, error }
}

/** `amparo cosign serve` as a process of its own. */
export interface RunningCosigner extends AsyncDisposable {
  readonly url: string
  readonly process: ChildProcess
  /** Resolves when the process is gone; the signal that ended it, if one did. */
  readonly ended: Promise<NodeJS.Signals | null>
}

/** Starts one on a free port and waits until it says that it answers. */
export async function startCosigner(
  home: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningCosigner> {
  const { door: port } = await freePorts()
  const child = spawn(process.execPath, [MAIN, 'cosign', 'serve'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      ...environment,
      AMPARO_HOME: home,
      AMPARO_COSIGN_PORT: String(port),
    },
  })
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null)
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.includes('Answering on')) break
  }
  if (!said.includes('Answering on')) throw new Error(`the cosigner did not start: ${said}`)
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
