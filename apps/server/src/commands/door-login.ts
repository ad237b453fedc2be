import { homeFolder, serverKeyPath } from '../host/home.ts'
import { doorLogin, officesOf, openHost, type Progress } from '../host/host.ts'

/** Prints what a door apart from the register needs, and nothing more: its own login, and which key file to copy. */
export async function printDoorLogin(say: Progress): Promise<void> {
  const home = homeFolder()
  await using host = await openHost(home, say)
  const office = (await officesOf(host)).find(({ kind }) => kind === 'real')
  if (office === undefined)
    throw new Error('There is no real office here. Make one first: npm run amparo -- init')
  say('For the process that serves the door (this login can put messages in and read no register):')
  say(`  AMPARO_DOOR_DATABASE_URL=${await doorLogin(host, office.slug)}`)
  say(
    `  and, under its own AMPARO_HOME, a copy of ${serverKeyPath(home, office.slug)} in the folder keys`,
  )
  say('Start it with: npm run amparo -- serve --only door')
  say('Here, serve the desk alone: npm run amparo -- serve --only desk')
}
