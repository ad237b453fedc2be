import type { EntryId, FilingAct, FilingId, SubjectId } from '@amparo/contract'
import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { checkNotAhead } from '../letters/today.ts'
import { checkAudience, checkBodies, checkPeople } from '../letters/writing.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { FilingReader, FilingWriter, type KeptFiling, type NewFiling } from './filing-store.ts'

const PAGE = 50

/** What families, lawyers and organisations send to bodies themselves, so that the law's terms can be followed. */
export function filingRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'recordFiling', whoAsks, async ({ body }, actor) => {
    const filing = { ...body, once: Buffer.from(body.once, 'hex') }
    return office.change(actor, async (change) => {
      await change.hold(filing.once)
      const writer = new FilingWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, filing.once)
      if (before !== undefined) {
        if (!isSame(before, filing)) throw new Refusal('recorded-otherwise')
        return { filing: before.id as FilingId }
      }
      checkAudience(actor, filing.audience)
      await checkBodies(change.tx, { ...filing, copied: [] })
      await checkPeople(change.tx, [filing.person], filing.audience)
      checkNotAhead(filing.sent, change.now, 'sent')
      return { filing: (await writer.record(filing)) as FilingId }
    })
  })

  serveStaff(app, 'stepFiling', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    await office.change(actor, async (change) => {
      const writer = new FilingWriter(change, actor.id)
      const filing = await writer.filing(params.filing)
      if (filing === undefined) throw new Refusal('not-found')
      await change.hold(filing.object)
      const steps = (await writer.stepsOf([filing.id])).get(filing.id) ?? []
      const same = steps.find(({ act }) => act === body.act)
      if (same?.staff === actor.id && same.once.equals(once) && same.on_day === body.on) return
      if (same !== undefined) throw new Refusal('changed-meanwhile')
      checkNotAhead(body.on, change.now, 'on')
      if (body.on < filing.sent) throw new Refusal('value-refused', 'on')
      await writer.step(filing, { act: body.act, on_day: body.on, once })
    })
    return {}
  })

  serveStaff(app, 'listFilings', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      await change.enterOwn('subject.search', { kind: 'person' })
      const reader = new FilingReader(tx)
      const found = await reader.list(body.authority, body.after, PAGE)
      const page = found.slice(0, PAGE)
      const steps = await reader.stepsOf(page.map(({ id }) => id))
      const names = await new PeopleLook(tx).labels([...new Set(page.map(({ person }) => person))])
      const staff = await new OfficeReader(tx).names()
      return {
        filings: page.map((one) => {
          const on = (act: FilingAct) =>
            steps.get(one.id)?.find((step) => step.act === act)?.on_day ?? null
          return {
            id: one.id as FilingId,
            authority: one.authority as SubjectId,
            audience: one.audience,
            person: one.person as SubjectId,
            name: names.get(one.person) ?? '',
            sender: one.sender,
            channel: one.channel,
            country: one.country,
            sent: one.sent,
            registeredOn: on('registered'),
            answeredOn: on('answered'),
            endedOn: on('ended'),
            by: staff.get(one.staff) ?? null,
            at: one.at.toISOString(),
            entry: one.entry as EntryId,
          }
        }),
        more: found.length > PAGE,
      }
    }),
  )
}

function isSame(kept: KeptFiling, filing: NewFiling): boolean {
  return (
    kept.authority === filing.authority &&
    kept.audience === filing.audience &&
    kept.person === filing.person &&
    kept.sender === filing.sender &&
    kept.channel === filing.channel &&
    kept.country === filing.country &&
    kept.sent === filing.sent
  )
}
