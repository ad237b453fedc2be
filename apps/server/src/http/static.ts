import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Hono } from 'hono'

interface Asset {
  readonly type: string
  readonly plain: Buffer<ArrayBuffer>
  /** Brotli, made when the page was built. */
  readonly packed: Buffer<ArrayBuffer> | null
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Serves a built page from memory: only files that were there at start, so no path of a request ever reaches the disk.
 * `lasting`: assets named by their hash may be kept by the browser; the door keeps nothing. `anyPath`: every other address
 * shows the page itself, whose addresses are its own.
 */
export function servePage(
  app: Hono,
  folder: string,
  options: { readonly lasting: boolean; readonly anyPath: boolean },
): void {
  const assets = readAssets(folder)
  const page = assets.get('/index.html')
  if (page === undefined)
    throw new Error(
      `The page in ${folder} has not been built. Run it through npm, which builds it.`,
    )
  app.get('*', (context, next) => {
    const path = context.req.path
    if (path.startsWith('/api/')) return next()
    const asset =
      path === '/'
        ? page
        : (assets.get(path) ?? (options.anyPath && extname(path) === '' ? page : undefined))
    if (asset === undefined) return next()
    if (options.lasting && asset !== page)
      context.header('cache-control', 'private, max-age=31536000, immutable')
    return answer(
      asset,
      context.req.header('accept-encoding') ?? '',
      (name, value) => context.header(name, value),
      (body) => context.body(body),
    )
  })
}

function answer<R>(
  asset: Asset,
  accepted: string,
  header: (name: string, value: string) => void,
  body: (bytes: Uint8Array<ArrayBuffer>) => R,
): R {
  header('content-type', asset.type)
  header('vary', 'accept-encoding')
  if (asset.packed === null || !/(^|[\s,])br(;|,|\s|$)/.test(accepted)) return body(asset.plain)
  header('content-encoding', 'br')
  return body(asset.packed)
}

function readAssets(folder: string): Map<string, Asset> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  )
  const known = files.filter((file) => extname(file) in TYPES)
  return new Map(
    known.map((file) => {
      const full = join(folder, file)
      const packed = files.includes(`${file}.br`) ? readFileSync(`${full}.br`) : null
      return [
        `/${relative('.', file).split(sep).join('/')}`,
        { type: TYPES[extname(file)] ?? '', plain: readFileSync(full), packed },
      ]
    }),
  )
}
