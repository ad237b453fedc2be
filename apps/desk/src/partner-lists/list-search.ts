import { ListId } from '@amparo/contract'

/** The list of which a next version is brought; absent for a new list. */
export function readListSearch(search: Readonly<Record<string, unknown>>): {
  readonly list?: ListId
} {
  const { list } = search
  // An address that was typed by hand has a number where a link has its text.
  const read = ListId.safeParse(typeof list === 'number' ? String(list) : list)
  return read.success ? { list: read.data } : {}
}
