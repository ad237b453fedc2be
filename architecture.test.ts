import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'

/**
 * The whole architecture in one table. A package may depend on the packages named beside it and
 * on nothing else of ours. Read ARCHITECTURE.md for why.
 */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  calendar: [],
  norms: ['vocabulary', 'calendar'],
  names: [],
  linkage: ['calendar', 'names'],
  lists: ['calendar'],
  seal: [],
  log: [],
  anchors: ['log'],
  upload: [],
  register: ['vocabulary', 'calendar', 'norms', 'names'],
  contract: ['vocabulary', 'norms', 'register', 'seal', 'log'],
  letters: ['vocabulary', 'names', 'register'],
  scenario: ['vocabulary', 'names', 'register', 'seal', 'log'],
  server: [
    'vocabulary',
    'calendar',
    'norms',
    'names',
    'register',
    'seal',
    'log',
    'anchors',
    'contract',
    'letters',
    'linkage',
    'scenario',
  ],
  door: ['vocabulary', 'seal', 'upload', 'contract'],
  desk: [
    'vocabulary',
    'calendar',
    'norms',
    'names',
    'register',
    'seal',
    'log',
    'upload',
    'lists',
    'contract',
  ],
  viewer: ['seal', 'contract'],
  verify: ['log'],
}

/** What a name of a folder may not be: it would say how something is used, not what it is about. */
const emptyNames = /^(utils?|helpers?|common|misc|shared|lib|core|stuff)$/

const OURS = '@amparo/'
const SERVER = 'apps/server/src'

const folders = ['apps', 'packages'].flatMap((parent) =>
  readdirSync(parent).map((name) => ({ name, folder: join(parent, name) })),
)

test('every package has its line in the table', () => {
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(mayUse).sort())
})

test.each(folders)('$folder depends only on what it may', ({ name, folder }) => {
  const allowed = mayUse[name] ?? []
  expect(declaredIn(folder).filter((used) => !allowed.includes(used))).toEqual([])
})

test.each(folders)('$folder imports only what it declares', ({ folder }) => {
  const declared = declaredIn(folder)
  const undeclared = importsIn(folder).filter(
    ({ used }) => used.startsWith(OURS) && !declared.includes(packageName(used)),
  )
  expect(undeclared).toEqual([])
})

test.each(folders)('$folder reaches into no other package', ({ folder }) => {
  const outside = importsIn(folder).filter(
    ({ file, used }) => used.startsWith('.') && !mayReach(folder, file, join(dirname(file), used)),
  )
  const deep = importsIn(folder).filter(({ used }) => /^@amparo\/[^/]+\/(src|dist)\b/.test(used))
  expect([...outside, ...deep]).toEqual([])
})

test.each(folders)('$folder is type-checked after all that it uses', ({ folder }) => {
  const { references = [] } = readJson<{ references?: { path: string }[] }>(
    join(folder, 'tsconfig.json'),
  )
  const referred = references.map(({ path }) => path.split('/').at(-1))
  expect(new Set(referred)).toEqual(new Set(declaredIn(folder)))
})

test('no folder has a name that says nothing', () => {
  const all = folders.flatMap(({ folder }) => filesIn(folder).map((file) => dirname(file)))
  const parts = [...new Set(all)].filter((path) =>
    path
      .split(sep)
      .slice(2)
      .some((part) => emptyNames.test(part)),
  )
  expect(parts).toEqual([])
})

test('ARCHITECTURE.md names every package and every app', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8')
  const unnamed = folders.filter(
    ({ name, folder }) => !page.includes(folder) && !new RegExp(`^ *${name}/ `, 'm').test(page),
  )
  expect(unnamed.map(({ folder }) => folder)).toEqual([])
})

/**
 * Inside the server a folder is a subject. Another subject's tables are its own business, reached
 * through its store. `db` alone stands under all of them: it opens the transaction, sets the actor
 * and writes the entry.
 */
test.each(tables())('the table %s is read and written in one folder of the server', (table) => {
  const users = serverSources().filter(({ text }) => mentions(text, table))
  const subjects = new Set(users.map(({ file }) => subjectOf(file)))
  subjects.delete('db')
  expect([...subjects].slice(1), `beside ${[...subjects][0]}`).toEqual([])
})

/** How an app is built (its files beside `src`) may be shared, in `tools`. */
function mayReach(folder: string, file: string, target: string): boolean {
  const isOwn = !relative(folder, target).startsWith('..')
  const isBuild = dirname(file) === folder
  return isOwn || (isBuild && target.startsWith(`tools${sep}`))
}

interface Manifest {
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

function declaredIn(folder: string): string[] {
  const { dependencies, devDependencies } = readJson<Manifest>(join(folder, 'package.json'))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  return names.filter((name) => name.startsWith(OURS)).map(packageName)
}

function packageName(specifier: string): string {
  return specifier.slice(OURS.length).split('/')[0] ?? ''
}

interface Import {
  readonly file: string
  readonly used: string
}

function importsIn(folder: string): Import[] {
  return sourcesIn(folder).flatMap(({ file, text }) =>
    importsOf(text).map((used) => ({ file, used })),
  )
}

/** `from '…'`, `import '…'` and `import('…')`, of sources and tests alike. */
function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)
  return [...found].map(([, used = '']) => used)
}

interface Source {
  readonly file: string
  readonly text: string
}

function sourcesIn(folder: string): Source[] {
  const files = filesIn(folder).filter((file) => /\.tsx?$/.test(file))
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'node_modules' || entry.name === 'dist') return []
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

/** What the program itself reaches. Tests may look anywhere, and so may what only they use. */
function serverSources(): Source[] {
  const all = new Map(sourcesIn(SERVER).map((source) => [source.file, source]))
  const reached = new Set([join(SERVER, 'main.ts')])
  for (const file of reached) {
    for (const used of importsOf(all.get(file)?.text ?? '')) {
      const path = join(dirname(file), used)
      if (all.has(path)) reached.add(path)
    }
  }
  return [...all.values()].filter(({ file }) => reached.has(file))
}

function subjectOf(file: string): string {
  return relative(SERVER, file).split(sep)[0] ?? ''
}

function tables(): string[] {
  const migrations = join(SERVER, 'db', 'migrations')
  if (!existsSync(migrations)) return []
  const sql = readdirSync(migrations).map((file) => readFileSync(join(migrations, file), 'utf8'))
  const made = sql.join('\n').matchAll(/\bcreate table (?:if not exists )?(?:\w+\.)?(\w+)/gi)
  return [...new Set([...made].map(([, table = '']) => table))]
}

/** In Kysely's calls, or in SQL after a word that a table follows; with a schema before it or not. */
function mentions(text: string, table: string): boolean {
  const called = `\\b(?:selectFrom|insertInto|updateTable|deleteFrom|\\w*[jJ]oin)\\(\\s*'${table}\\b`
  const written = `\\b(?:from|join|into|update|table|truncate|only)\\s+(?:[\\w\${}.]+\\.)?${table}\\b(?!['.:-])`
  // Not in comments; and the host's directory of offices is a schema of its own.
  const code = text.replaceAll(/^\s*(?:\/\/|\/?\*).*$|\bdirectory\.\w+/gm, '')
  return new RegExp(called).test(code) || new RegExp(written, 'i').test(code)
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
