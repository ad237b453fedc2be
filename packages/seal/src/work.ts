import { base16 } from '@scure/base'

/**
 * A challenge in the form of altcha-lib 2 with a counter that the server knows: the key of one
 * counter from 0 to a bound begins with `keyPrefix`. PBKDF2 is what every browser does natively,
 * Tor Browser and Lockdown Mode included.
 */
export type WorkChallenge = {
  /**
   * `algorithm` PBKDF2/SHA-256; `nonce`, `salt`, `keyPrefix` in hex; `cost` in iterations; `keyLength`
   * in bytes. Further ones are the server's own.
   */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly signature: string
}

export type WorkSolution = {
  readonly counter: number
  /** Lower-case hex. */
  readonly derivedKey: string
}

export type Solved =
  | { readonly verdict: 'solved'; readonly solution: WorkSolution }
  /** `unsolvable`: no counter up to the bound fits. `too-much`: more than `mostIterations` in all. */
  | { readonly verdict: 'malformed' | 'too-much' | 'unsolvable' | 'stopped' }

/** PBKDF2-HMAC-SHA-256 (RFC 8018 §5.2), `length` in bytes. */
export type Pbkdf2 = (derivation: {
  readonly password: Uint8Array
  readonly salt: Uint8Array
  readonly iterations: number
  readonly length: number
}) => Promise<Uint8Array>

export type Solving = {
  readonly challenge: WorkChallenge
  /** The counter is at most this. */
  readonly most: number
  readonly pbkdf2: Pbkdf2
  /** Called after each try with how many are done; at most `most + 1` times. */
  readonly onTry?: (done: number) => void
  /** Looked at before each try. */
  readonly signal?: { readonly aborted: boolean }
}

/**
 * Iterations in all that a page will do for anybody, all tries together: no server can keep a phone
 * busy for longer. Sixteen times 5 000 iterations by 1 000 tries, the price of a quiet day.
 */
export const mostIterations = 80_000_000

const greatestCounter = 0xffff_ffff
const longestSecret = 64
const shortestPrefix = 4 // bytes: shorter ones fit wrong counters too

const hexBytes = (value: unknown, least: number, most: number): Uint8Array | undefined => {
  if (typeof value !== 'string' || !/^(?:[0-9a-f]{2})+$/.test(value)) return undefined
  const bytes = base16.decode(value.toUpperCase())
  return bytes.length >= least && bytes.length <= most ? bytes : undefined
}

const isCount = (value: unknown, least: number, most: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most

type Task = {
  readonly nonce: Uint8Array
  readonly salt: Uint8Array
  readonly prefix: Uint8Array
  readonly iterations: number
  readonly length: number
}

const taskOf = (parameters: Readonly<Record<string, unknown>>): Task | undefined => {
  const { algorithm, cost, keyLength } = parameters
  if (algorithm !== 'PBKDF2/SHA-256') return undefined
  if (!isCount(cost, 1, Number.MAX_SAFE_INTEGER)) return undefined
  if (!isCount(keyLength, 1, longestSecret)) return undefined
  const nonce = hexBytes(parameters.nonce, 1, longestSecret)
  const salt = hexBytes(parameters.salt, 1, longestSecret)
  const prefix = hexBytes(parameters.keyPrefix, shortestPrefix, keyLength)
  if (nonce === undefined || salt === undefined || prefix === undefined) return undefined
  return { nonce, salt, prefix, iterations: cost, length: keyLength }
}

// The nonce, then the counter in four bytes, big-endian.
const passwordFor = (nonce: Uint8Array, counter: number): Uint8Array => {
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  new DataView(password.buffer).setUint32(nonce.length, counter)
  return password
}

const startsWith = (key: Uint8Array, prefix: Uint8Array): boolean =>
  prefix.every((byte, at) => key[at] === byte)

/**
 * Finds the counter by trying them from 0, one derivation each, and ends after `most + 1` of them
 * whatever the challenge. Never throws on a stranger's challenge; what `pbkdf2` throws passes on.
 */
export const solveWork = async (solving: Solving): Promise<Solved> => {
  const { challenge, most, pbkdf2, onTry, signal } = solving
  const task = taskOf(challenge.parameters)
  if (task === undefined || !isCount(most, 0, greatestCounter)) return { verdict: 'malformed' }
  if (task.iterations * (most + 1) > mostIterations) return { verdict: 'too-much' }
  const { nonce, salt, prefix, iterations, length } = task
  for (let counter = 0; counter <= most; counter += 1) {
    if (signal?.aborted === true) return { verdict: 'stopped' }
    const key = await pbkdf2({ password: passwordFor(nonce, counter), salt, iterations, length })
    onTry?.(counter + 1)
    if (startsWith(key, prefix))
      return {
        verdict: 'solved',
        solution: { counter, derivedKey: base16.encode(key).toLowerCase() },
      }
  }
  return { verdict: 'unsolvable' }
}
