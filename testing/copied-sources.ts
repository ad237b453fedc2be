import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** One change of one file: what stands there exactly once, and what takes its place. */
export interface Edit {
  /** From the top of the project. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** Copies everything but what was installed or written by a server, with the pages as they are built. */
export function copySources(copy: string): void {
  const leftOut = new Set(['node_modules', 'dist', '.git', '.cache', '.tsbuild'])
  fs.cpSync(root, copy, {
    recursive: true,
    filter: (from) => !leftOut.has(basename(from)) && from !== join(root, 'data'),
  })
  linkModules(copy)
  for (const page of ['door', 'door/form', 'desk', 'viewer', 'verify']) copyBuilt(copy, page)
}

/** What npm installed is shared; our own packages must be those of the copy. */
function linkModules(copy: string): void {
  const [from, to] = [join(root, 'node_modules'), join(copy, 'node_modules')]
  fs.mkdirSync(join(to, '@amparo'), { recursive: true })
  for (const name of fs.readdirSync(from)) {
    if (name !== '@amparo' && name !== '.vite') fs.symlinkSync(join(from, name), join(to, name))
  }
  for (const name of fs.readdirSync(join(from, '@amparo'))) {
    const link = fs.readlinkSync(join(from, '@amparo', name))
    fs.symlinkSync(link, join(to, '@amparo', name))
  }
  for (const workspace of fs.globSync('{apps,packages}/*/node_modules', { cwd: root }))
    fs.symlinkSync(join(root, workspace), join(copy, workspace))
  fs.mkdirSync(join(root, '.cache'), { recursive: true })
  fs.symlinkSync(join(root, '.cache'), join(copy, '.cache'))
}

/** The page as it was built before anything was changed. */
export function copyBuilt(copy: string, page: string): void {
  const [from, to] = [join(root, 'apps', page, 'dist'), join(copy, 'apps', page, 'dist')]
  fs.rmSync(to, { recursive: true, force: true })
  if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true })
}

/** Changes a file of the copy. Throws unless what it looks for stands there once. */
export function applyEdit(copy: string, { file, find, replace }: Edit): void {
  const text = fs.readFileSync(join(copy, file), 'utf8')
  const times = text.split(find).length - 1
  if (times !== 1) throw new Error(`${file} holds what is to be changed ${times} times: ${find}`)
  fs.writeFileSync(
    join(copy, file),
    text.replace(find, () => replace),
  )
}

/** How a page of the copy is built, as a command of Node. */
export const buildCommand = [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'] as const
