import type { SubjectId } from '@amparo/contract'
import type { Hono } from 'hono'
import { audiencesOf } from '../closings/closings-of.ts'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { PeopleLook } from '../register/people-look.ts'
import { acceptAll, bulkPlan } from './bulk.ts'
import { saidIn } from './said.ts'

/** Many proposals decided at once, where that is allowed at all. */
export function bulkRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'planBulk', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      if (!audiencesOf(actor).includes(body.audience)) throw new Refusal('audience-refused')
      await change.enterOwn('subject.search', { kind: 'person' })
      const { pairs, samples, falseLinks, plan } = await bulkPlan(change.tx, body.audience)
      const people = samples.flatMap(({ one, other }) => [one, other])
      const names = await new PeopleLook(change.tx).labels(people)
      const sideOf = (id: string) => ({ person: id as SubjectId, name: names.get(id) ?? '' })
      return {
        pairs: pairs.length,
        falseLinks,
        samples: samples.map(({ one, other }) => ({ one: sideOf(one), other: sideOf(other) })),
        plan,
      }
    }),
  )

  serveStaff(app, 'acceptBulk', whoAsks, async ({ body }, actor) => {
    const said = saidIn(body)
    const { plan, audience } = body
    return office.change(actor, async (change) => ({
      decided: await acceptAll(change, actor, plan, { audience, ...said }),
    }))
  })
}
