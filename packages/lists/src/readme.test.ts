import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the example of the README runs and prints what it says', () => {
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const [, example = ''] = /```ts\n(.*?)```/s.exec(page) ?? []
  const said = [...example.matchAll(/^\/\/ ([[{o].*)$/gm)].map(([, line]) => line)
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', example], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toEqual(said)
})
