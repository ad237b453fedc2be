/** Who is asked over the network, when, and when it is an alarm that nobody answered. */
export interface AnchorPlan {
  /** Time-stamping authorities (RFC 3161 over HTTP). */
  readonly authorities: readonly string[]
  /** OpenTimestamps calendars; only these are asked again when one of them promised. */
  readonly calendars: readonly string[]
  /** Minutes after midnight, UTC: the first checkpoint from then on is the day's. */
  readonly minute: number
  readonly alarmHours: number
}

/** From the environment: nobody is asked unless named. Throws a sentence about what cannot be meant. */
export function anchorPlan(env: NodeJS.ProcessEnv): AnchorPlan {
  return {
    authorities: addressesIn('AMPARO_TSA_URLS', env['AMPARO_TSA_URLS']),
    calendars: addressesIn('AMPARO_OTS_CALENDARS', env['AMPARO_OTS_CALENDARS']),
    minute: minuteIn(env['AMPARO_ANCHOR_TIME'] ?? '03:00'),
    alarmHours: hoursIn(env['AMPARO_ANCHOR_ALARM_HOURS'] ?? '72'),
  }
}

/** The moment from which on a checkpoint is the day's. */
export function dayBegan({ minute }: AnchorPlan, now: Date): Date {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const today = midnight + minute * 60_000
  return new Date(today <= now.getTime() ? today : today - 86_400_000)
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

function addressesIn(variable: string, named: string | undefined): string[] {
  const all = (named ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((one) => addressIn(variable, one))
  return [...new Set(all)]
}

function addressIn(variable: string, text: string): string {
  const url = URL.parse(text)
  const isSecret =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.includes(url.hostname))
  if (url === null || !isSecret || text.length > 400)
    throw new Error(
      `${variable} names addresses that begin with https://, with commas between them. This is none: ${text.slice(0, 100)}`,
    )
  // It is written down with what came back, and shown: nothing secret may stand in it.
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new Error(
      `${variable}: an address is shown and kept, so no name, password or question may stand in it (${url.hostname}).`,
    )
  return url.href.replace(/\/$/, '')
}

function minuteIn(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (hours === undefined)
    throw new Error('AMPARO_ANCHOR_TIME must be a time of day in UTC, as 03:00.')
  return Number(hours) * 60 + Number(minutes)
}

function hoursIn(text: string): number {
  const hours = Number(text)
  if (!/^[0-9]{1,5}$/.test(text) || hours < 1)
    throw new Error('AMPARO_ANCHOR_ALARM_HOURS must be a whole number of hours.')
  return hours
}
