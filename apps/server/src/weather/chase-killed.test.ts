import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import type { ChaseToRun } from '../testing/chase-process.ts'
import { drawn, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

// A real process, killed without warning after each letter it writes.

const PROGRAM = fileURLToPath(new URL('../testing/chase-process.ts', import.meta.url))
const BODIES = 3
const PATIENCE = 120_000

let office: TestOffice
let desk: LettersDesk

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
}, PATIENCE)

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** What the process said before it ended, and by which signal it did. */
async function run(chase: ChaseToRun, failpoint: string | null) {
  const child = fork(PROGRAM, [JSON.stringify(chase)], {
    env: { ...process.env, ...(failpoint !== null && { AMPARO_FAILPOINT: failpoint }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let said: unknown = null
  child.on('message', (message) => (said = message))
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { said, signal }
}

async function questionsAsked(): Promise<string[]> {
  const { schema } = office.names
  const { rows } = await office.host.admin.query<{ question: string }>(
    `select question from ${schema}.letter_line x join ${schema}.letter l on l.id = x.letter where l.form = 'reminder'`,
  )
  return rows.map(({ question }) => question)
}

test(
  'a chase that is killed after every letter in turn, and asked for again, asks each line once and lists what it dropped',
  async () => {
    const message = await desk.message()
    const questions: string[] = []
    for (let body = 0; body < BODIES; body++) {
      const authority = await desk.subject('authority', `Invented body ${body + 1}`)
      const people = [
        await desk.nameable(inventedName(2 * body + 1), message),
        await desk.nameable(inventedName(2 * body + 2), message),
      ]
      const letter = await desk.written(authority, people)
      await desk.sent(letter, today())
      const { lines } = await desk.done(`/api/letters/${letter}/open`, {})
      questions.push(...(lines as { question: string }[]).map(({ question }) => question))
    }
    // One line more, of somebody who is known to be dead by the time of the chase.
    const last = await desk.subject('authority', 'Invented body of the last line')
    const dead = await desk.nameable(inventedName(2 * BODIES + 1), message)
    const letter = await desk.written(last, [dead])
    await desk.sent(letter, today())
    const [line] = (await desk.done(`/api/letters/${letter}/open`, {}))['lines'] as [
      { question: string },
    ]
    await desk.claimed(dead, 'person.alive', { kind: 'code', code: 'dead' })
    const asked = {
      questions: [...questions, line.question],
      language: 'en',
      audience: 0,
      once: drawn(),
    } as const
    const { app, schema } = office.names
    const options = `-c role=${app} -c search_path=${schema},pg_temp`
    const database = office.host.address.database ?? ''
    const connection = { ...inject('postgres'), database, options }
    const actor: StaffActor = {
      kind: 'staff',
      id: 2,
      name: '',
      role: 'rights-officer',
      teams: [1, 2],
    }
    const chase = { connection, actor, asked }
    for (let letter = 1; letter <= BODIES; letter++) {
      expect(await run(chase, `chased-${letter}`)).toEqual({ said: null, signal: 'SIGKILL' })
      expect(await questionsAsked()).toHaveLength(2 * letter)
    }
    const { said } = await run(chase, null)
    expect(said).toMatchObject({
      letters: { length: BODIES },
      dropped: [{ question: { question: line.question }, reason: 'dead' }],
    })
    expect((await questionsAsked()).toSorted()).toEqual(questions.toSorted())
  },
  PATIENCE,
)
