import { openApi, type Page } from '@amparo/contract'
import { backup } from './commands/backup.ts'
import { cosign } from './commands/cosign.ts'
import { cosigners } from './commands/cosigners.ts'
import { audit } from './commands/audit.ts'
import { anchors } from './commands/anchors.ts'
import { printDoorLogin } from './commands/door-login.ts'
import { erase } from './commands/erase.ts'
import { init } from './commands/init.ts'
import type { Only } from './commands/serve.ts'
import { restore } from './commands/restore.ts'
import { log } from './commands/log.ts'
import { prove } from './commands/prove.ts'
import { sender } from './commands/sender.ts'
import { start } from './commands/start.ts'
import { upgrade } from './commands/upgrade.ts'
import { verifyBackup } from './commands/verify-backup.ts'
import { checkViews } from './commands/views.ts'
import { zone } from './commands/zone.ts'
import { AnotherAmparo } from './postgres/lock.ts'

const USAGE = `amparo: the office's server and its commands

  npm start                        serve the office that is here; the first time, make a demo
  npm run amparo -- init           make a real, empty office
  npm run amparo -- serve          serve the office  [--only door|desk]
  npm run amparo -- door-login     a login for a door that runs apart from the register
  npm run amparo -- demo           serve the demo even when there is a real office
  npm run amparo -- api desk       print the contract of a page (door or desk) as OpenAPI 3.1
  npm run amparo -- views          check that every stored view equals the fold of its claims  [--mend]
  npm run amparo -- zone           show by which clocks hours are counted, or set it: zone Europe/Minsk
  npm run amparo -- sender         show as whom the office writes, or set it: sender un-office, sender legal-person BY
  npm run amparo -- log            show how the log stands, or, after a loss, let it go on: log repair
  npm run amparo -- cosigners      show who cosigns this office's log, or change it: add, remove, need
  npm run amparo -- cosign         cosign the logs of other offices, without an office here; alone it says how
  npm run amparo -- prove          a folder by which a stranger checks an entry: prove <record number> [folder]
  npm run amparo -- audit          check the log, from every entry to every signature  [--from <index>]
  npm run amparo -- anchors        who outside says by when the log existed: list, write, take, root, policy; alone it says how
  npm run amparo -- erase          erase what a claim, an account or a written reason says, for ever; alone it says how
  npm run amparo -- backup         copy everything into a folder, sealed, also while the office is served: backup /disk/copies
  npm run amparo -- restore        make the office again from copies, in an empty AMPARO_HOME: restore /disk/copies  [--at <instant>]
  npm run amparo -- verify-backup  check copies; with the recovery key by really restoring them: verify-backup /disk/copies  [--with-key]
  npm run amparo -- upgrade        bring the data of an older PostgreSQL over to the one of this Amparo; alone it says how  [--from <folder>]

Settings, from the environment: AMPARO_HOME (folder of all data, default ./data), AMPARO_OBJECTS (folder of all files, default objects
in AMPARO_HOME), AMPARO_DOOR_PORT, AMPARO_DESK_PORT, AMPARO_VIEWER_PORT, AMPARO_COSIGN_PORT, AMPARO_DOOR_ORIGIN, AMPARO_DESK_ORIGIN,
AMPARO_VIEWER_ORIGIN (public addresses behind a TLS proxy), DATABASE_URL (another PostgreSQL >= 17),
AMPARO_BACKUP (folder into which the serving process copies, every minute what is new), AMPARO_BACKUP_SECONDS (how often, default 60),
AMPARO_COSIGN_MINUTES (how often cosigners are asked, 60),
AMPARO_DOOR_DATABASE_URL (for serve --only door: the login that door-login prints), AMPARO_TSA_URLS and AMPARO_OTS_CALENDARS
(addresses asked for time anchors, none by default), AMPARO_ANCHOR_TIME (UTC, default 03:00), AMPARO_ANCHOR_ALARM_HOURS (default 72).`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main([command = 'help', ...rest]: readonly string[]): Promise<void> {
  switch (command) {
    case 'start':
      return start(say, 'start')
    case 'demo':
      return start(say, 'demo')
    case 'serve':
      return start(say, 'serve', onlyIn(rest))
    case 'init':
      return init(say, rest)
    case 'door-login':
      return printDoorLogin(say)
    case 'api':
      return say(JSON.stringify(openApi(pageIn(rest)), null, 2))
    case 'views':
      return checkViews(say, rest)
    case 'zone':
      return zone(say, rest)
    case 'sender':
      return sender(say, rest)
    case 'log':
      return log(say, rest)
    case 'prove':
      return prove(say, rest)
    case 'audit':
      return audit(say, rest)
    case 'anchors':
      return anchors(say, rest)
    case 'erase':
      return erase(say, rest)
    case 'backup':
      return backup(say, rest)
    case 'restore':
      return restore(say, rest)
    case 'verify-backup':
      return verifyBackup(say, rest)
    case 'upgrade':
      return upgrade(say, rest)
    case 'cosign':
      return cosign(say, rest)
    case 'cosigners':
      return cosigners(say, rest)
    case 'help':
    case '--help':
      return say(USAGE)
    default:
      throw new Error(`There is no command “${command}”.\n\n${USAGE}`)
  }
}

function pageIn([page]: readonly string[]): Page {
  if (page === 'door' || page === 'desk') return page
  throw new Error('Say “api door” or “api desk”.')
}

function onlyIn(rest: readonly string[]): Only {
  if (rest.length === 0) return 'both'
  const [flag, page] = rest
  if (flag === '--only' && (page === 'door' || page === 'desk')) return page
  throw new Error('Say “--only door” or “--only desk”, or nothing for both.')
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : 'Something went wrong.'}\n`)
  process.exitCode = error instanceof AnotherAmparo ? 3 : 1
}
