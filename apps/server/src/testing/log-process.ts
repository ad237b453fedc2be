import { flushCompileCache } from 'node:module'
import type pg from 'pg'
import { openPool } from '../db/connect.ts'
import { Office } from '../db/office.ts'
import { standardEvents } from '../events.ts'
import { keepingLog } from '../log/keeping-log.ts'

/** Keeps the log of an office, quickly, until it is killed: a process of its own for tests that do so. */
export interface LogProcessPlace {
  readonly connection: pg.ClientConfig
  readonly home: string
  readonly slug: string
}

// At its end it is killed: what was compiled is kept now, for the next.
flushCompileCache()

const place = JSON.parse(process.argv[2] ?? '{}') as LogProcessPlace
const logger = new Office(openPool(place.connection, 2))
await keepingLog(
  logger,
  { ...place, events: standardEvents() },
  { sequence: 5, publish: 20, cosign: 20, look: 10 },
)
process.send?.('keeping')
// Its timers do not hold it; whoever began it does.
process.on('disconnect', () => process.exit(0))
setInterval(() => {}, 60_000)
