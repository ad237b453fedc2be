import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Types take any name for a class of a sheet, so a class that is gone would be noticed by eye alone. */
test('every class that a page asks of its sheet stands in it', () => {
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  )
  const missing = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const sheets = [...text.matchAll(/^import (\w+) from '([^']*\.module\.css)'$/gmu)]
    const code = text.replaceAll(/^import .*$/gmu, '')
    return sheets.flatMap(([, name = '', path = '']) => {
      const sheet = readFileSync(join(root, dirname(page), path), 'utf8')
      const classes = new Set([...sheet.matchAll(/\.([A-Za-z_][\w-]*)/gu)].map(([, one]) => one))
      const asked = code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'gu'))
      return [...asked].flatMap(([, one]) => (classes.has(one) ? [] : [`${page}: ${name}.${one}`]))
    })
  })
  expect(pages.length).toBeGreaterThan(100)
  expect([...new Set(missing)]).toEqual([])
})
