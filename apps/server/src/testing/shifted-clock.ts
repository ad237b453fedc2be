import { readFileSync } from 'node:fs'
import { shiftDate } from './shift-date.ts'

/** Loaded before a server whose days are those of a story: how far its clock stands off is read anew each time from this file. */
export const CLOCK = 'AMPARO_TEST_CLOCK'

const file = process.env[CLOCK]
if (file !== undefined) shiftDate(() => Number(readFileSync(file, 'utf8')))
