import type { Zone } from '@amparo/register'
import { makeDemo } from '../demo/make-demo.ts'
import { demoSheetsPath, homeFolder, readPrivate } from '../host/home.ts'
import { officesOf, openHost, type Host, type KnownOffice, type Progress } from '../host/host.ts'
import type { SignInSheet } from '../staff/make-office.ts'
import { copyPlan } from '../backup/keeping-copies.ts'
import { digestPlan } from '../digest/digest.ts'
import { anchorPlan } from '../log/anchors/anchor-plan.ts'
import {
  checkHosts,
  serveDoorApart,
  serveOffice,
  type Only,
  type Serving,
  type Start,
} from './serve.ts'
import { aborted, toldToEnd } from './told-to-end.ts'
import { byWhichClocks, zoneOf } from './zone.ts'

/** `start` makes the demo where there is no office yet; `demo` serves it even beside a real one; `serve` makes nothing. */
export type Which = 'start' | 'demo' | 'serve'

/** Serves an office until told to end: the real one when there is one, else the demo. */
export async function start(say: Progress, which: Which, only: Only = 'both'): Promise<void> {
  checkHosts()
  // Half a plan is told before anything is started.
  digestPlan(process.env)
  copyPlan(process.env)
  anchorPlan(process.env)
  // From the first moment on, so that nothing we start is left behind.
  const told = toldToEnd()
  const doorUrl = process.env['AMPARO_DOOR_DATABASE_URL']
  if (only === 'door' && doorUrl !== undefined) return startDoorApart(say, doorUrl, told)
  const home = homeFolder()
  const host = await openHost(home, say, told).catch(unlessTold(told))
  if (host === undefined) return say('Ending before everything was ready.')
  await using _ = host
  const ready = prepare(host, home, which, { only, say, told })
  const first = await Promise.race([ready, aborted(told)])
  if (first === undefined) return giveUp(host, ready, say)
  await using _serving = first.serving
  sayWhere(say, home, first)
  await aborted(told)
  say('Ending. Messages already acknowledged are safe.')
}

/** What fails because we were told to end has not failed. */
function unlessTold(told: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!told.aborted) throw error
    return undefined
  }
}

interface Ready {
  readonly office: KnownOffice
  readonly serving: Serving
  readonly zone: Zone
}

async function prepare(host: Host, home: string, which: Which, asked: Start): Promise<Ready> {
  const office = await chooseOffice(host, home, asked.say, which)
  return {
    office,
    serving: await serveOffice(host, home, office, asked),
    zone: await zoneOf(host, office.slug),
  }
}

/**
 * Told to end while an office was still being made, or its lists written anew: what is unfinished is taken away at the next
 * start, or gone on with.
 */
async function giveUp(host: Host, ready: Promise<Ready>, say: Progress): Promise<void> {
  say('Ending before everything was ready. The next start does the rest.')
  ready.catch(() => {})
  await host[Symbol.asyncDispose]()
  // What was under way has lost its database; nothing waits for it any more.
  process.exit(0)
}

async function startDoorApart(say: Progress, url: string, told: AbortSignal): Promise<void> {
  await using serving = await serveDoorApart(url, homeFolder())
  say(`Door (people report here):  ${serving.door}`)
  say('This process can reach no register. Only this machine can reach it. Ctrl-C ends it.')
  await aborted(told)
}

async function chooseOffice(
  host: Host,
  home: string,
  say: Progress,
  which: Which,
): Promise<KnownOffice> {
  const offices = await officesOf(host)
  const real = which === 'demo' ? undefined : offices.find(({ kind }) => kind === 'real')
  const found = real ?? offices.find(({ kind }) => kind === 'demo')
  if (found === undefined && which === 'serve')
    throw new Error(
      'There is no office here yet. Make one: npm run amparo -- init. For a demo: npm start.',
    )
  return found ?? makeDemo(host, home, say)
}

function sayWhere(say: Progress, home: string, { office, serving, zone }: Ready): void {
  const { door, desk } = serving
  say('')
  if (office.kind === 'demo')
    say('A demo office with invented people. Do not write about real people in it.')
  if (door !== null) say(`Door (people report here):    ${door}`)
  if (desk !== null) say(`Desk (the office works here): ${desk}`)
  if (desk !== null) say(byWhichClocks(zone))
  if (office.kind === 'demo' && desk !== null) sayHowToEnter(say, home)
  say('Only this machine can reach them. Ctrl-C ends everything.')
}

function sayHowToEnter(say: Progress, home: string): void {
  const sheets = JSON.parse(readPrivate(demoSheetsPath(home)) ?? '[]') as SignInSheet[]
  say('')
  say('Enter the desk as one of these invented people:')
  for (const { name, role, handle, passphrase } of sheets) {
    say(`  ${name}, ${role.replace('-', ' ')}`)
    say(`    sign-in name  ${handle}`)
    say(`    passphrase    ${passphrase}`)
  }
  say('')
}
