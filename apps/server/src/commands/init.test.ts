import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryHome } from '../postgres/temporary-home.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

test(
  'init makes an empty office only after the recovery key has opened a test file',
  { timeout: 60_000 },
  async () => {
    await using home = await temporaryHome()
    const talk = conversation(home.path, ['--accept-unencrypted-volume'])
    await talk.until('Name of the office')
    talk.say('Synthetic office of the north')
    const answers = [
      ['Time zone', 'Minsk'],
      ['Time zone', 'Europe/Minsk'],
      ['Name of person 1:', ''],
      ['Name of person 1:', 'Person One'],
      ['Role:', 'Intake officer'],
      ['Name of person 2:', ''],
      ['Name of person 2:', 'Person Two'],
      ['Role:', 'boss'],
      ['Role:', 'rights officer'],
      ['Name of person 3:', ''],
    ] as const
    for (const [question, answer] of answers) {
      await talk.until(question)
      talk.say(answer)
    }
    await talk.until('Press Enter')
    const recovery = /(AGE-SE [A-Z0-9 -]+)\n/.exec(talk.heard())?.[1] ?? ''
    talk.say('')
    await talk.until('Type it back')
    talk.say(recovery.replace(/.$/, 'Q'))
    await talk.until('not as on the screen')
    expect(await readdir(home.path)).not.toContain('keys')
    talk.say(recovery.toLowerCase())
    await talk.until('has opened the test file')
    for (let sheet = 0; sheet < 3; sheet++) {
      await talk.until('Press Enter to show')
      talk.say('')
      await talk.until('Press Enter when')
      talk.say('')
    }
    await talk.until('is made, and empty')
    expect(await talk.ended()).toBe(0)
    expect(talk.heard()).toMatch(/Passphrase {5}([a-z]+ ){7}[a-z]+\n/)
    expect(talk.heard()).toContain('Two intake or rights officers are needed')

    const passphrase = /Passphrase {5}(.+)\n/.exec(talk.heard())?.[1] ?? '-'
    for (const secret of [passphrase, recovery.replaceAll(' ', '')])
      expect(await kept(home.path, secret)).toEqual([])
  },
)

test(
  'init refuses a disk that does not look encrypted, unless told otherwise',
  { timeout: 60_000 },
  async (context) => {
    await using home = await temporaryHome()
    const talk = conversation(home.path, [])
    const code = await Promise.race([
      talk.ended(),
      talk.until('Name of the office').then(() => 'went on'),
    ])
    if (code === 'went on') {
      talk.end()
      context.skip('this disk is encrypted, so there is nothing to refuse')
    }
    expect(code).toBe(1)
    expect(talk.heard()).toContain('is not encrypted')
    expect(await readdir(home.path)).toEqual([])
  },
)

test('init that is given up keeps nothing', { timeout: 60_000 }, async () => {
  await using home = await temporaryHome()
  const talk = conversation(home.path, ['--accept-unencrypted-volume'])
  await talk.until('Name of the office')
  talk.end()
  expect(await talk.ended()).toBe(1)
  expect(talk.heard()).toContain('Nothing was made')
  expect(await readdir(home.path)).not.toContain('keys')
})

interface Talk {
  say(line: string): void
  /** Waits for a text that has not been waited for yet. */
  until(text: string): Promise<void>
  heard(): string
  end(): void
  ended(): Promise<number | null>
}

function conversation(home: string, flags: string[]): Talk {
  const { DATABASE_URL: _, ...env } = process.env
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [main, 'init', ...flags], {
    env: { ...env, AMPARO_HOME: home },
  })
  let heard = ''
  let from = 0
  const hear = (chunk: Buffer) => (heard += chunk.toString())
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    say: (line) => child.stdin.write(`${line}\n`),
    async until(text) {
      while (!heard.includes(text, from)) {
        const more = new Promise<true>((resolve) => child.stdout.once('data', () => resolve(true)))
        if (!(await Promise.race([more, ended.then(() => false)])) && !heard.includes(text, from))
          throw new Error(`never said ${text}:\n${heard}`)
      }
      from = heard.indexOf(text, from) + text.length
    },
    heard: () => heard,
    end: () => child.stdin.end(),
    ended: () => ended,
  }
}

/** Files under a folder that hold a text. */
async function kept(folder: string, text: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  )
  const found: string[] = []
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    if ((await readFile(path)).includes(text)) found.push(path)
  }
  return found
}
