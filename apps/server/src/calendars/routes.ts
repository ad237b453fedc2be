import { CALENDAR_PATH } from '@amparo/contract'
import type { Context, Hono } from 'hono'
import { mayDo } from '../authority.ts'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { Lane } from '../http/lanes.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { hashOfSecret, newSecret } from '../http/session.ts'
import { todayIn } from '../letters/today.ts'
import { SessionStore } from '../staff/session-store.ts'
import { AddressReader, setAddress } from './address-store.ts'
import { eventsFor } from './events.ts'
import { calendarOf } from './ics.ts'
import { calendarWords } from './words.ts'

/** Programs want a name to sign in with; which one is not looked at. */
const USER = 'calendar'

/** One's own calendar address, and what is given at it. */
export function calendarRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'readCalendar', whoAsks, async (_request, actor) =>
    office.read(actor, async (tx) => {
      const since = await new AddressReader(tx).openSince(actor.id)
      return { since: since?.toISOString() ?? null }
    }),
  )

  serveStaff(app, 'openCalendar', whoAsks, async ({ body: { language } }, actor) => {
    const password = newSecret()
    await office.change(actor, (change) =>
      setAddress(change, actor.id, { hash: hashOfSecret(password), language }),
    )
    return { user: USER, password }
  })

  serveStaff(app, 'closeCalendar', whoAsks, async (_request, actor) => {
    await office.change(actor, async (change) => {
      if ((await new AddressReader(change.tx).openSince(actor.id)) === null) return
      await setAddress(change, actor.id, { hash: null, language: 'en' })
    })
    return {}
  })

  // Programs ask by themselves, all at the full hour: so many at once, and whoever comes then is told to come again.
  const lane = new Lane({ atOnce: 2, waiting: 50 })
  app.get(CALENDAR_PATH, async (context) =>
    lane.run(async () => {
      const calendar = await calendarFor(office, passwordIn(context))
      if (calendar === null) return refused(context)
      return context.body(calendar, 200, { 'content-type': 'text/calendar; charset=utf-8' })
    }),
  )
}

/** Null for whoever asks with no password, a wrong one, one that was taken back, or as somebody who may not read letters any more. */
async function calendarFor(office: Office, password: string): Promise<string | null> {
  const found = await office.read(gate, async (tx) => {
    const owner = await new AddressReader(tx).ownerOf(hashOfSecret(password))
    const actor = owner && (await new SessionStore(tx).actor(owner.staff))
    return owner && actor && { actor, language: owner.language }
  })
  if (found === undefined || !mayDo(found.actor.role, 'letter.read')) return null
  const { actor, language } = found
  return office.read(actor, async (tx) => {
    const events = await eventsFor(tx, language, await todayIn(tx, new Date()))
    return calendarOf(events, calendarWords(language).name)
  })
}

/** Whatever is wrong is told in the same words. */
function refused(context: Context): Response {
  return context.json({ code: 'signed-out', message: 'This password opens no calendar.' }, 401, {
    'www-authenticate': 'Basic realm="Calendar", charset="UTF-8"',
  })
}

/** The password of HTTP Basic (RFC 7617); empty where there is none. A header is in no address, so no history and no proxy keeps it. */
function passwordIn(context: Context): string {
  const [, given = ''] =
    /^Basic ([A-Za-z0-9+/=]{1,200})$/iu.exec(context.req.header('authorization') ?? '') ?? []
  const text = Buffer.from(given, 'base64').toString('utf8')
  return text.slice(text.indexOf(':') + 1)
}
