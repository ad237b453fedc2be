import * as z from 'zod/mini'
import { Instant, nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Where a calendar program asks, at the desk's own origin. The secret is no part of it. */
export const CALENDAR_PATH = '/calendar.ics'

export const readCalendar = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/calendar',
  summary: 'Whether the calendar address of whoever asks is open, and since when.',
  params: nothing,
  body: nothing,
  reply: z.object({ since: z.nullable(Instant) }),
  refusals: [],
})

export const openCalendar = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/calendar/open',
  summary:
    'Makes a password by which a calendar program may ask for days without names (HTTP Basic, RFC 7617). It is told once; the one before ends.',
  params: nothing,
  body: z.strictObject({ language: z.enum(['be', 'ru', 'en', 'th']) }),
  reply: z.object({ user: z.string(), password: z.string() }),
  refusals: [],
})

export const closeCalendar = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/calendar/close',
  summary:
    'Takes the password back. Calendars that asked with it keep what they have, and get no more.',
  params: nothing,
  body: nothing,
  reply: nothing,
  refusals: [],
})
