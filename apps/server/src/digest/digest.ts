import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { languages, type Language } from '@amparo/vocabulary'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import type { Events } from '../events.ts'
import { isDue, localMoment } from './due.ts'
import { digestIn, type Counts } from './words.ts'

/** Where the daily mail goes, and when. */
export interface DigestPlan {
  /** `smtps://user:password@host` or `smtp://…`; over the latter the line must turn to TLS, but on this machine. */
  readonly server: string
  readonly from: string
  readonly to: readonly string[]
  /** Of this machine's own clock. */
  readonly hour: number
  readonly language: Language
}

/** From the environment; null when no mail is wanted. Throws a sentence when half of it is there. */
export function digestPlan(env: NodeJS.ProcessEnv): DigestPlan | null {
  const server = env['AMPARO_DIGEST_SMTP']
  if (server === undefined || server === '') return null
  const to = (env['AMPARO_DIGEST_TO'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const from = env['AMPARO_DIGEST_FROM'] ?? to[0] ?? ''
  const hour = Number(env['AMPARO_DIGEST_HOUR'] ?? 8)
  const language = languages.find((one) => one === (env['AMPARO_DIGEST_LANGUAGE'] ?? 'en'))
  if (!/^smtps?:\/\//.test(server) || !URL.canParse(server))
    throw new Error('AMPARO_DIGEST_SMTP must begin with smtps:// or smtp://.')
  if (to.length === 0)
    throw new Error('AMPARO_DIGEST_TO names nobody: who shall have the daily count?')
  if (!Number.isInteger(hour) || hour < 0 || hour > 23)
    throw new Error('AMPARO_DIGEST_HOUR must be a whole hour from 0 to 23.')
  if (language === undefined)
    throw new Error(`AMPARO_DIGEST_LANGUAGE must be one of ${languages.join(', ')}.`)
  return { server, from, to, hour, language }
}

/** How much waits. Asked as nobody: no message is read for it. */
export async function countWaiting(office: Office, yesterday: string): Promise<Counts> {
  return office.read(gate, async (tx) => {
    const { rows } = await sql<{ waiting: string; arrived: string }>`
      select waiting, arrived from waiting_counts(${yesterday}::date)`.execute(tx)
    return { waiting: Number(rows[0]?.waiting ?? 0), arrived: Number(rows[0]?.arrived ?? 0) }
  })
}

/** One mail with the numbers of now. */
export async function sendDigest(office: Office, plan: DigestPlan, now: Date): Promise<void> {
  const yesterday = localMoment(new Date(now.getTime() - 86_400_000)).day
  const { subject, text } = digestIn(plan.language, await countWaiting(office, yesterday))
  const transport = createTransport(transportOf(plan.server))
  try {
    await transport.sendMail({ from: plan.from, to: [...plan.to], subject, text })
  } finally {
    transport.close()
  }
}

/** Names of this machine, whose lines nobody else carries. */
const here = ['localhost', '127.0.0.1', '[::1]']

/** In milliseconds: a server that does not answer must not hold up our own ending. */
const patience = 10_000

/** By `smtp://` the line must turn to TLS before a name, a password or a number is said, but on this machine. */
function transportOf(server: string) {
  const { protocol, hostname, port, username, password } = new URL(server)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here.includes(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  }
}

const MINUTE = 60_000

/**
 * Sends it once a day until disposed; what fails is tried again a minute later, for as long as the day lasts. The day of the
 * last one is kept in a file, so that a server that starts again does not send it twice.
 */
export function digesting(
  office: Office,
  plan: DigestPlan,
  { home, slug, events }: { readonly home: string; readonly slug: string; readonly events: Events },
): AsyncDisposable {
  const kept = join(home, 'digest', slug)
  const round = async (): Promise<void> => {
    const now = new Date()
    const moment = localMoment(now)
    if (!isDue(moment, plan.hour, lastSent(kept))) return
    await sendDigest(office, plan, now)
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 })
    writeFileSync(kept, moment.day, { mode: 0o600 })
  }
  const told = () => round().catch((error: unknown) => events.digestNotSent(error))
  let running = told()
  const timer = setInterval(() => {
    running = running.then(told)
  }, MINUTE).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await running
    },
  }
}

function lastSent(kept: string): string | null {
  try {
    return readFileSync(kept, 'utf8').trim()
  } catch {
    return null
  }
}
