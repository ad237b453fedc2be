import { MOST_COLUMNS, MOST_LINES, refused, tableOf, type Refused, type Table } from './table.ts'

/** Whether it looks like JSON, or a line of JSON for each of many. */
export function isJson(text: string): boolean {
  return /^\ufeff?\s*[[{]/u.test(text)
}

/**
 * Objects of JSON as a table: an array of them, the one array inside an object, or one in each line; or an array of arrays, which
 * are lines. What is inside a value is kept as its JSON; an array of plain values is a line each.
 */
export function readJson(text: string): Table | Refused {
  const read = objectsIn(text.replace(/^\ufeff/u, ''))
  if ('problem' in read) return read
  if ('lines' in read)
    return read.lines.length > MOST_LINES ? refused('too-many-lines') : tableOf(read.lines)
  if (read.objects.length === 0) return refused('no-rows')
  if (read.objects.length > MOST_LINES) return refused('too-many-lines')
  const heads = new Set<string>()
  for (const [at, one] of read.objects.entries()) {
    for (const head of Object.keys(one)) heads.add(head)
    // Before there is a cell of each for every object.
    if (heads.size > MOST_COLUMNS) return refused('too-many-columns', at + 1)
  }
  return tableOfObjects([...heads], read.objects)
}

function tableOfObjects(
  heads: readonly string[],
  objects: readonly Readonly<Record<string, unknown>>[],
): Table | Refused {
  const rows: string[][] = []
  for (const [at, one] of objects.entries()) {
    try {
      // What every object inherits was written by nobody.
      rows.push(heads.map((head) => (Object.hasOwn(one, head) ? textOf(one[head]) : '')))
    } catch {
      // It is nested deeper than it can be written again.
      return refused('hides', at + 1)
    }
  }
  const table = tableOf([heads, ...rows])
  // Its lines are those of the objects: there is no line of heads.
  return 'problem' in table ? table : { ...table, headLine: 0 }
}

type Objects = { readonly objects: readonly Record<string, unknown>[] }

function objectsIn(text: string): Objects | { readonly lines: readonly string[][] } | Refused {
  const whole = parsed(text)
  if (whole !== undefined) {
    const list = listIn(whole)
    if (list.length > 0 && list.every((one) => Array.isArray(one)))
      return { lines: list.map((line) => line.map(textOf)) }
    return list.every(isObject) ? { objects: list } : refused('not-text')
  }
  const objects: Record<string, unknown>[] = []
  for (const [at, line] of text.trimEnd().split('\n').entries()) {
    const value = line.trim() === '' ? {} : parsed(line)
    if (!isObject(value)) return refused('broken-json', at === 0 ? null : at + 1)
    objects.push(value)
  }
  return { objects }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, asWritten) as unknown
  } catch {
    return undefined
  }
}

/** A number with more figures than can be counted with is a number of something: as it is written, where that can be known. */
function asWritten(_key: string, value: unknown, written?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || value % 1 !== 0) return value
  return written?.source ?? value
}

/** The list itself, or the one that is inside; else the value as a list of one. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  const lists = listsWithin(value, DEEPEST)
  return lists.length === 1 && lists[0] !== undefined ? lists[0] : [value]
}

const DEEPEST = 5

function listsWithin(value: unknown, deep: number): readonly (readonly unknown[])[] {
  if (!isObject(value) || deep === 0) return []
  return Object.values(value).flatMap((one) =>
    Array.isArray(one) ? (one.some(isObject) ? [one] : []) : listsWithin(one, deep - 1),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.map(textOf).join('\n')
  return JSON.stringify(value)
}
