import type pg from 'pg'
import type { StaffActor } from '../db/actor.ts'
import { openPool } from '../db/connect.ts'
import { Office } from '../db/office.ts'
import { chase, type ChaseAsked } from '../letters/chasing.ts'

/** One chase in a process of its own, for tests that kill it on its way. */
export interface ChaseToRun {
  readonly connection: pg.ClientConfig
  readonly actor: StaffActor
  readonly asked: ChaseAsked
}

const { connection, actor, asked } = JSON.parse(process.argv[2] ?? '{}') as ChaseToRun
const office = new Office(openPool(connection, 2))
process.send?.(await chase(office, actor, asked))
await office.end()
process.disconnect?.()
