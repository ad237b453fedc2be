import type { LetterId, QuestionId, SubjectId } from '@amparo/contract'
import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { endIfNamed } from '../failpoint.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { PeopleLook } from '../register/people-look.ts'
import { bodiesOf, chaseNow, remind } from './chasing.ts'
import { LetterReader } from './letter-store.ts'
import type { StandingQuestion } from './question-store.ts'
import { checkAudience } from './writing.ts'

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
      const names = await new PeopleLook(change.tx).labels(
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

  // Each letter in a transaction of its own: broken off anywhere, what was written is whole, and the rest is written when it is
  // asked for again.
  serveStaff(app, 'chase', whoAsks, async ({ body }, actor) => {
    checkAudience(actor, body.audience)
    const questions = [...new Set(body.questions)]
    const bodies = await office.change(actor, ({ tx, now }) => bodiesOf(tx, now, questions))
    const letters: string[] = []
    for (const authority of bodies) {
      const letter = await office.change(actor, (change) =>
        remind(change, actor, authority, { ...body, questions }),
      )
      if (letter !== null) letters.push(letter)
      endIfNamed(`chased-${letters.length}`)
    }
    const asked = await office.read(actor, async (tx) => {
      const reader = new LetterReader(tx)
      const lines: string[] = []
      for (const letter of letters)
        lines.push(...(await reader.lines(letter)).map(({ question }) => question))
      return new Set(lines)
    })
    return {
      letters: letters as LetterId[],
      dropped: questions.filter((one) => !asked.has(one)).length,
    }
  })
}
