import type { Hono } from 'hono'
import type { Office, Reading } from '../db/office.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { labelsKept } from '../lists/taken-back.ts'
import { askShown, asksBehind, peopleBehind, personShown, type NameOf } from './behind.ts'
import { counted } from './counting.ts'
import { standingAt } from './standing.ts'

const PAGE = 50

/** How searches stand in numbers, and the records behind each. */
export function figureRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'readFigures', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const standing = await standingAt(tx, { actor, now: new Date() }, body.asOf)
      const bodies = [...new Set(standing.asks.map(({ authority }) => authority))]
      return counted(standing, await namesOf(tx, bodies))
    }),
  )

  // A list of people is a look at them, so it is an entry too.
  serveStaff(app, 'listBehindFigure', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const { tx, now } = change
      const { behind, skip } = body
      const standing = await standingAt(tx, { actor, now }, body.asOf)
      const people = behind.of === 'people' ? peopleBehind(standing, behind) : []
      const asks = behind.of === 'asks' ? asksBehind(standing, behind) : []
      const page = [people.slice(skip, skip + PAGE), asks.slice(skip, skip + PAGE)] as const
      const named = page
        .flat()
        .flatMap((one) => ('authority' in one ? [one.person, one.authority] : [one.person]))
      const nameOf = await namesOf(tx, [...new Set(named)])
      return {
        asOf: standing.asOf,
        total: people.length + asks.length,
        people: page[0].map((one) => personShown(one, nameOf)),
        asks: page[1].map((one) => askShown(one, nameOf)),
      }
    }),
  )
}

async function namesOf(tx: Reading, subjects: readonly string[]): Promise<NameOf> {
  const names = await labelsKept(tx, subjects)
  return (subject) => names.get(subject) ?? ''
}
