import * as z from 'zod/mini'
import { EntryId, hex, nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

export const LogEntry = z.object({
  id: EntryId,
  /** The entry’s exact text; its SHA-256 is the leaf data. */
  body: z.string(),
  leaf: hex(32),
})
export type LogEntry = z.infer<typeof LogEntry>

export const listEntries = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/log/list',
  summary: 'Entries, newest first, a hundred at a time. They hold commitments and no content.',
  params: nothing,
  body: z.strictObject({ before: z.nullable(EntryId) }),
  reply: z.object({ entries: z.array(LogEntry), more: z.boolean() }),
  refusals: [],
})

export const readEntry = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/log/:entry',
  summary: 'One entry.',
  params: z.strictObject({ entry: EntryId }),
  body: nothing,
  reply: z.object({ entry: LogEntry }),
  refusals: [],
})
