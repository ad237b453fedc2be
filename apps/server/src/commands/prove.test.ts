import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { publish } from '../log/publish.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { audit } from './audit.ts'
import { prove } from './prove.ts'

const program = fileURLToPath(new URL('../../../verify/dist/amparo-verify.mjs', import.meta.url))

let office: TestOffice
let kept: TestLog
let id: string
let said: string[] = []
const say = (line: string) => void said.push(line)

beforeAll(async () => {
  office = await testOffice()
  kept = await testLog(office)
  id = (await writeEntries(office, 3))[1] ?? ''
  await kept.sequenceAll()
  await publish(kept.log)
  const { host, port, user, password } = inject('postgres')
  const { database } = office.host.address
  vi.stubEnv(
    'DATABASE_URL',
    `postgresql://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
  )
  vi.stubEnv('AMPARO_HOME', kept.home)
  vi.stubEnv('INIT_CWD', kept.home)
})

afterEach(() => {
  said = []
  process.exitCode = undefined
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
})

test('a record number becomes a folder that holds all a stranger needs', async ({ skip }) => {
  skip(!existsSync(program), 'the program for strangers is not built')
  await prove(say, [id])
  const folder = join(kept.home, `proof-of-${id}`)
  expect(readdirSync(folder)).toEqual([
    'READ-ME.txt',
    'amparo-verify.mjs',
    'entry',
    'entry.tlog-proof',
    'policy-as-the-office-says',
    'verify.sh',
  ])
  const readMe = readFileSync(join(folder, 'READ-ME.txt'), 'utf8')
  expect(readMe).toContain(`record number ${id}`)
  expect(said.join('\n')).toContain('Nobody signs the log besides this office')
  const given = ['entry', 'entry.tlog-proof']
  const offices = ['--policy-as-the-office-says', 'policy-as-the-office-says']
  const answerOf = (...args: string[]) =>
    spawnSync(process.execPath, ['amparo-verify.mjs', ...given, ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
  expect(answerOf(...offices)).toMatchObject({ status: 20 })
  expect(answerOf('--policy', 'policy-as-the-office-says')).toMatchObject({ status: 2 })
  await expect(prove(say, [id])).rejects.toThrow('is there already')
})

test('what cannot be proved yet is said, and when it can be', async ({ skip }) => {
  skip(!existsSync(program), 'the program for strangers is not built')
  await expect(prove(say, ['x'])).rejects.toThrow('Say a record number')
  await expect(prove(say, ['999999999'])).rejects.toThrow('There is no record number 999999999')
  const [later = ''] = await writeEntries(office, 1)
  await expect(prove(say, [later])).rejects.toThrow('has no place in the log yet')
  await kept.sequenceAll()
  await expect(prove(say, [later])).rejects.toThrow('was not signed since')
  await expect(prove(say, [later, 'nowhere/there'])).rejects.toThrow('There is no folder')
  mkdirSync(join(kept.home, 'taken'))
  await expect(prove(say, [later, 'taken'])).rejects.toThrow('is there already')
  expect(readdirSync(kept.home).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('an audit says that all is right, or the first index that is not', async () => {
  await audit(say, [])
  expect(said.at(-1)).toMatch(
    / entries, 1 signed checkpoints and 0 cosignatures of others are as they were made/,
  )
  expect(process.exitCode).toBeUndefined()
  const { admin } = office.host
  const change = `update ${office.names.schema}.entry set body = replace(body, 'create', 'search') where id = ${id}`
  await admin.query(change)
  await audit(say, [])
  const { rows } = await admin.query<{ index: string }>(
    `select index from ${office.names.schema}.log_leaf where of_entry = ${id}`,
  )
  expect(said.join('\n')).toContain(`WRONG, first at index ${rows[0]?.index} [entry-differs]`)
  expect(process.exitCode).toBe(40)
  await expect(audit(say, ['--from', 'x'])).rejects.toThrow('--from')
})
