import type { EntryId, LetterId, SubjectId, SubmissionId } from '@amparo/contract'
import type { Hono } from 'hono'
import { RequestReader } from '../consents/request-store.ts'
import type { Office } from '../db/office.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { gateAt, gatesOf } from './consent-gate.ts'
import { isOpen, reach } from './reaching.ts'

const PAGE = 50

/** Families and people who are to be asked whether they may be named. */
export function reachingRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'reachLeftOut', whoAsks, async ({ body }, actor) =>
    office.change(actor, (change) => reach(change, actor, body)),
  )

  serveStaff(app, 'listReaching', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      await change.enterOwn('subject.search', { kind: 'person' })
      const all = await new RequestReader(tx).requests(body.letter)
      const gates = await gatesOf(
        tx,
        all.map(({ person }) => person),
      )
      const open = all.filter((one) => isOpen(one, gates))
      const wanted = body.open ? open : all
      const page = wanted.slice(body.skip, body.skip + PAGE)
      const people = [...new Set(page.map(({ person }) => person))]
      const names = await new PeopleLook(tx).labels(people)
      const messages = await new RegisterReader(tx).messagesAbout(people)
      const staff = await new OfficeReader(tx).names()
      return {
        asked: page.map((one) => ({
          person: one.person as SubjectId,
          name: names.get(one.person) ?? '',
          letter: one.letter as LetterId | null,
          isOpen: isOpen(one, gates),
          named: gateAt(gates, one.person).named,
          messages: (messages.get(one.person) ?? []) as SubmissionId[],
          by: staff.get(one.staff) ?? null,
          at: one.at.toISOString(),
          entry: one.entry as EntryId,
        })),
        open: open.length,
        all: all.length,
      }
    }),
  )
}
