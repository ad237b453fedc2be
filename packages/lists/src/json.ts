import { refused, tableOf, type Refused, type Table } from './table.ts'

/** Whether it looks like JSON, or a line of JSON for each of many. */
export function isJson(text: string): boolean {
  return /^\ufeff?\s*[[{]/u.test(text)
}

/**
 * Objects of JSON as a table: an array of them, the one array in an object, or one in each line. What is inside a value is kept as
 * its JSON; an array of plain values is a line each.
 */
export function readJson(text: string): Table | Refused {
  const read = objectsIn(text.replace(/^\ufeff/u, ''))
  if ('problem' in read) return read
  const heads = [...new Set(read.objects.flatMap((one) => Object.keys(one)))]
  if (read.objects.length === 0) return refused('no-rows')
  const rows = read.objects.map((one) => heads.map((head) => textOf(one[head])))
  const table = tableOf([heads, ...rows])
  // Its lines are those of the objects: there is no line of heads.
  return 'problem' in table ? table : { ...table, headLine: 0 }
}

type Objects = { readonly objects: readonly Record<string, unknown>[] }

function objectsIn(text: string): Objects | Refused {
  const whole = parsed(text)
  if (whole !== undefined) {
    const list = listIn(whole)
    return list?.every(isObject) === true ? { objects: list } : refused('not-text')
  }
  const objects: Record<string, unknown>[] = []
  for (const [at, line] of text.trimEnd().split('\n').entries()) {
    const value = line.trim() === '' ? {} : parsed(line)
    if (!isObject(value)) return refused('not-text', at + 1)
    objects.push(value)
  }
  return { objects }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return undefined
  const lists = Object.values(value).filter((one) => Array.isArray(one) && one.some(isObject))
  return lists.length === 1 ? (lists[0] as unknown[]) : [value]
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
