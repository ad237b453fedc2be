import type { WorkChallenge } from '../calls.ts'

/** How far the work has come: `done` of at most `most` tries. */
export interface Tries {
  readonly done: number
  readonly most: number
}

export interface Solution {
  readonly counter: number
  /** Lower-case hex. */
  readonly derivedKey: string
}

// Four times the greatest price of an honest office: no server can keep a phone busy for longer.
const mostIterations = 80_000_000

// More than one at a time, because the browser spreads them over the cores of a phone by itself.
const together = 4

/**
 * Finds the counter of a challenge of altcha-lib 2: the one for which PBKDF2 of nonce ‖ counter
 * (32 bits, big-endian) begins with the given prefix. Null when none up to `most` does, or when it
 * was stopped. The browser's own cryptography does the work, beside the page, so that it stays quick
 * where scripts are slow. Throws on a challenge of another
 * kind, and on one that asks for more than an honest office ever does.
 */
export async function solve(
  challenge: WorkChallenge,
  most: number,
  onTries: (tries: Tries) => void,
  signal: AbortSignal,
): Promise<Solution | null> {
  const { derive, prefix, cost } = read(challenge)
  if (cost * most > mostIterations) throw new TypeError('more work than this page does for anybody')
  let told = 0
  for (let first = 0; first <= most && !signal.aborted; first += together) {
    const counters = Array.from({ length: together }, (_, at) => first + at)
    const keys = await Promise.all(counters.map(derive))
    const found = keys.findIndex((key) => key.startsWith(prefix))
    if (found !== -1) return { counter: first + found, derivedKey: keys[found] ?? '' }
    const done = Math.min(first + together, most)
    // A hundred times at most, so that drawing the progress costs nothing of it.
    if (done - told < most / 100 && done < most) continue
    told = done
    onTries({ done, most })
  }
  return null
}

const hashes = ['SHA-256', 'SHA-384', 'SHA-512']

function read({ parameters }: WorkChallenge) {
  const { algorithm, nonce, salt, cost, keyLength = 32, keyPrefix } = parameters
  const hash = hashes.find((name) => algorithm === `PBKDF2/${name}`)
  if (hash === undefined || typeof cost !== 'number' || typeof keyLength !== 'number') {
    throw new TypeError('work of a kind this page does not know')
  }
  const head = fromHex(nonce)
  const settings = { name: 'PBKDF2', salt: fromHex(salt), iterations: cost, hash }
  const derive = async (counter: number) => {
    const password = new Uint8Array(head.length + 4)
    password.set(head)
    new DataView(password.buffer).setUint32(head.length, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    return toHex(new Uint8Array(await crypto.subtle.deriveBits(settings, key, keyLength * 8)))
  }
  return { derive, cost, prefix: toHex(fromHex(keyPrefix)) }
}

function fromHex(text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string' || !/^(?:[0-9a-f]{2})+$/i.test(text)) {
    throw new TypeError('work of a kind this page does not know')
  }
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
