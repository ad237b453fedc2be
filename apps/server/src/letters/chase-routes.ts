import type { LetterId, QuestionId, SubjectId } from '@amparo/contract'
import type { Hono } from 'hono'
import type { Office, Reading } from '../db/office.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { labelsKept } from '../lists/taken-back.ts'
import { chase, chaseNow, type ChasedLine, type Dropped } from './chasing.ts'

/** Reminders: one letter to each body, with what is still open. */
export function chaseRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'planChase', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const { bodies, dropped } = await chaseNow(change, actor, body.questions, body.audience)
      const told = await tellerOf(change.tx, body.audience, [
        ...bodies.flatMap(({ authority, ask }) => [authority, ...ask.map(({ person }) => person)]),
        ...dropped.map(({ question }) => question.person),
      ])
      return {
        bodies: bodies.map(({ authority, ask }) => ({
          authority: authority as SubjectId,
          name: told.name(authority),
          ask: ask.map(told.line),
        })),
        dropped: dropped.map(told.dropped),
      }
    }),
  )

  serveStaff(app, 'chase', whoAsks, async ({ body }, actor) => {
    const { letters, dropped } = await chase(office, actor, body)
    const people = dropped.map(({ question }) => question.person)
    const told = await office.read(actor, (tx) => tellerOf(tx, body.audience, people))
    return { letters: letters as LetterId[], dropped: dropped.map(told.dropped) }
  })
}

/** Lines with the names that their audience knows; of any of the reader's where that is null. */
export async function tellerOf(tx: Reading, audience: number | null, subjects: readonly string[]) {
  const names = await labelsKept(tx, [...new Set(subjects)], audience)
  const name = (id: string) => names.get(id) ?? ''
  const line = ({ question, person, kind }: ChasedLine) => ({
    question: question as QuestionId,
    person: person as SubjectId,
    kind,
    name: name(person),
  })
  const dropped = ({ question, reason }: Dropped) => ({ ...line(question), reason })
  return { name, line, dropped }
}
