import type { LetterId, QuestionId, SubjectId } from '@amparo/contract'
import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { labelsKept } from '../lists/taken-back.ts'
import { chase, chaseNow } from './chasing.ts'
import type { StandingQuestion } from './question-store.ts'

/** Reminders: one letter to each body, with what is still open. */
export function chaseRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'planChase', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const { bodies, dropped } = await chaseNow(change, actor, body.questions, body.audience)
      const lines = [
        ...bodies.flatMap(({ ask }) => ask),
        ...dropped.map(({ question }) => question),
      ]
      const names = await labelsKept(
        change.tx,
        [
          ...new Set([
            ...bodies.map(({ authority }) => authority),
            ...lines.map(({ person }) => person),
          ]),
        ],
        body.audience,
      )
      const name = (id: string) => names.get(id) ?? ''
      const line = ({ question, person, kind }: StandingQuestion) => ({
        question: question as QuestionId,
        person: person as SubjectId,
        kind,
        name: name(person),
      })
      return {
        bodies: bodies.map(({ authority, ask }) => ({
          authority: authority as SubjectId,
          name: name(authority),
          ask: ask.map(line),
        })),
        dropped: dropped.map(({ question, reason }) => ({ ...line(question), reason })),
      }
    }),
  )

  serveStaff(app, 'chase', whoAsks, async ({ body }, actor) => {
    const { letters, dropped } = await chase(office, actor, body)
    return { letters: letters as LetterId[], dropped }
  })
}
