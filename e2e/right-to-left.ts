import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/**
 * A language written from right to left that exists only in tests: English in Hebrew letters. It is
 * put in place of English between server and browser, by the files a page loads anyway, so nothing
 * of it is in what is shipped, and the page takes the direction as it would from a real language.
 */
export function mirroringBrowser(browser: Browser, dist: string): Browser {
  const newContext = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.newContext(options)
    await mirrorPages(context, dist)
    return context
  }
  // The pages’ drivers ask a browser for nothing else.
  return { newContext } as Pick<Browser, 'newContext'> as Browser
}

async function mirrorPages(context: BrowserContext, dist: string): Promise<void> {
  const assets = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'))
  const script = (body: string) => ({ contentType: 'text/javascript; charset=utf-8', body })
  const source = (file: string) => readFileSync(join(dist, 'assets', file), 'utf8')
  for (const file of assets.filter((name) => name.startsWith('en-'))) {
    const words = `import { messages } from './${file}?plain'\n${mirroredWords(source(file))}`
    await context.route(`**/assets/${file}`, (route) => route.fulfill(script(words)))
    await context.route(`**/assets/${file}?plain`, (route) => route.fulfill(script(source(file))))
  }
  for (const file of assets.filter((name) => name.startsWith('index-'))) {
    const turned = source(file).replace(/(name:(.)English\2,dir(?:ection)?:)(.)ltr\3/, '$1$3rtl$3')
    if (turned === source(file)) continue
    await context.route(`**/assets/${file}`, (route) => route.fulfill(script(turned)))
  }
}

function mirroredWords(file: string): string {
  const isCatalogue = /JSON\.parse/.test(file)
  const mirror = isCatalogue ? mirroredCatalogue : mirroredMessages
  return `const mirrored = ${String(mirrored)}\nconst words = ${String(mirror)}\nconst all = words(messages, mirrored)\nexport { all as messages }`
}

/** A text in the letters of the pretended language. Tags and what stands in isolates stay. */
export function mirrored(text: string): string {
  const letters = 'אבגדהוזחטיכלמנסעפצקרשתםןףץ'
  return text.replaceAll(/<\/?\d+\/?>|\u2068[^\u2069]*\u2069|[a-z]/giu, (part) =>
    part.length > 1 ? part : (letters[part.toLowerCase().charCodeAt(0) - 97] ?? part),
  )
}

/** The door’s words: what is put into a sentence is isolated, as a language of this kind must. */
export function mirroredMessages<Words>(words: Words, write: (text: string) => string): Words {
  const isolate = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(isolate)
    return typeof given === 'string' && given !== '' ? `\u2068${given}\u2069` : given
  }
  const turn = (value: unknown): unknown => {
    if (typeof value === 'string') return write(value)
    if (Array.isArray(value)) return value.map(turn)
    if (typeof value === 'function') {
      return (...given: unknown[]) => turn(value(...given.map(isolate)) as unknown)
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, turn(one)]))
  }
  return turn(words) as Words
}

/** The desk’s compiled catalogue: texts, and lists of texts and slots. */
function mirroredCatalogue(catalogue: unknown, write: (text: string) => string): unknown {
  const message = (said: unknown): unknown => {
    if (typeof said === 'string') return write(said)
    if (!Array.isArray(said)) return said
    return said.flatMap((part: unknown) => (typeof part === 'string' ? [write(part)] : slot(part)))
  }
  const slot = (part: unknown): unknown[] => {
    const [name, format, forms] = part as readonly [string, string?, unknown?]
    if (typeof forms !== 'object' || forms === null) return ['\u2068', part, '\u2069']
    const turned = Object.entries(forms).map(([form, said]) => [form, message(said)])
    return [[name, format, Object.fromEntries(turned)]]
  }
  return Object.fromEntries(
    Object.entries(catalogue as object).map(([id, said]) => [id, message(said)]),
  )
}
