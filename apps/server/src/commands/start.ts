import { makeDemo } from '../demo/make-demo.ts'
import { demoSheetsPath, homeFolder, readPrivate } from '../host/home.ts'
import { officesOf, openHost, type KnownOffice, type Host, type Progress } from '../host/host.ts'
import type { SignInSheet } from '../staff/make-office.ts'
import { serveOffice, type Only, type Serving } from './serve.ts'
import { untilToldToEnd } from './until-told-to-end.ts'

/** `npm start`: serves the office that is here, or, when there is none yet, makes the demo and serves that. */
export async function start(
  say: Progress,
  only: Only,
  which: 'real-first' | 'demo' = 'real-first',
): Promise<void> {
  const home = homeFolder()
  await using host = await openHost(home, say)
  const office = await chooseOffice(host, home, say, which)
  await using serving = await serveOffice(host, home, office, only)
  sayWhere(say, home, office, serving)
  await untilToldToEnd()
  say('Ending. Messages already acknowledged are safe.')
}

async function chooseOffice(
  host: Host,
  home: string,
  say: Progress,
  which: 'real-first' | 'demo',
): Promise<KnownOffice> {
  const offices = await officesOf(host)
  const real = which === 'demo' ? undefined : offices.find(({ kind }) => kind === 'real')
  return real ?? offices.find(({ kind }) => kind === 'demo') ?? makeDemo(host, home, say)
}

function sayWhere(say: Progress, home: string, office: KnownOffice, { door, desk }: Serving): void {
  say('')
  if (office.kind === 'demo')
    say('A demo office with invented people. Do not write about real people in it.')
  if (door !== null) say(`Door (people report here):  ${door}`)
  if (desk !== null) say(`Desk (the office works here): ${desk}`)
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
