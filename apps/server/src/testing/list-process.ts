import type pg from 'pg'
import { openPool } from '../db/connect.ts'
import { Office } from '../db/office.ts'
import { goOnWithLists } from '../lists/list-work.ts'

/** The server's work on lists in a process of its own, for tests that kill it on its way. */
const connection = JSON.parse(process.argv[2] ?? '{}') as pg.ClientConfig
const office = new Office(openPool(connection, 3))
const bugs: string[] = []
await goOnWithLists(office, { events: { bug: (_where, error) => bugs.push(String(error)) } })
process.send?.({ bugs })
await office.end()
process.disconnect?.()
