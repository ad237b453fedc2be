import {
  call,
  readIdentityFile,
  readMe,
  signIn,
  signOut,
  type Answer,
  type Endpoint,
  type Me,
  type RefusalCode,
} from '@amparo/contract'
import type { Keyring, Trusted } from '../keys/protocol.ts'

/** Who works here, as far as the page must know it. */
export interface Officer {
  readonly handle: string
  readonly me: Me
  /** Teams whose key this person holds. */
  readonly teams: readonly number[]
  /** Of the office key that signed the staff list; for people to compare on paper. */
  readonly officeFingerprint: string
  readonly staffListIssued: string
}

export type SessionState =
  | { readonly kind: 'signed-out' }
  /** Nothing decrypted is left in the page; the next passphrase brings the same person back. */
  | {
      readonly kind: 'locked'
      readonly handle: string
      readonly name: string
      readonly kept: boolean
    }
  /** `expired`: the server no longer knows us, while the page and its keys still stand. */
  | { readonly kind: 'open'; readonly officer: Officer; readonly expired: boolean }

/** `step` tells what the person waits for; opening takes seconds by design. */
export type SigningStep = 'fetching' | 'opening' | 'checking'

export type SignedIn =
  | { readonly verdict: 'signed-in' }
  | { readonly verdict: 'wrong-passphrase' | 'damaged' | 'another-person' }
  | { readonly verdict: 'distrusted'; readonly why: Exclude<Trusted['verdict'], 'trusted'> }
  | { readonly verdict: 'refused'; readonly code: SignInRefusal }

export type SignInRefusal = Extract<
  Answer<never, 'handle-unknown' | 'sign-in-refused'>,
  { ok: false }
>['code']

export type Ask = <Params extends Record<string, string>, Body, Reply, Code extends RefusalCode>(
  endpoint: Endpoint<Params, Body, Reply, Code>,
  input: { readonly params: Params; readonly body: Body },
) => Promise<Answer<Reply, Code>>

export interface Session {
  readonly state: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  readonly signIn: (
    handle: string,
    passphrase: string,
    onStep?: (step: SigningStep) => void,
  ) => Promise<SignedIn>
  /**
   * Calls the server. When it no longer knows us, asks the person for the passphrase and then
   * repeats the call, so that whoever called need not care.
   */
  readonly ask: Ask
  /** The same, but an ended session is simply an answer. */
  readonly askOnce: Ask
  /** Throws when locked. */
  readonly keys: () => Keyring
  /** Runs the given savers first, so that nothing typed is lost; then ends keys and session. */
  readonly lock: () => Promise<void>
  /** `save` says whether everything of it is kept. */
  readonly beforeLock: (save: () => Promise<boolean>) => () => void
  readonly onUnlocked: (listener: () => void) => () => void
}

export interface SessionTools {
  readonly fetch: typeof globalThis.fetch
  readonly origin: string
  readonly startKeyring: () => Keyring & { end(): void }
  /** How long `lock` waits for the savers. */
  readonly patience: (work: Promise<unknown>) => Promise<unknown>
}

export function makeSession(tools: SessionTools): Session {
  let state: SessionState = { kind: 'signed-out' }
  let keyring: (Keyring & { end(): void }) | null = null
  let renewal: PromiseWithResolvers<boolean> | null = null
  const listeners = new Set<() => void>()
  const savers = new Set<() => Promise<boolean>>()
  const unlockedListeners = new Set<() => void>()

  function become(next: SessionState): void {
    state = next
    for (const listener of listeners) listener()
  }

  const askOnce: Ask = (endpoint, input) => call(tools.fetch, endpoint, input)

  const ask: Ask = async (endpoint, input) => {
    const answer = await askOnce(endpoint, input)
    if (answer.ok || answer.code !== 'signed-out' || state.kind !== 'open') return answer
    return (await renewed()) ? askOnce(endpoint, input) : answer
  }

  function renewed(): Promise<boolean> {
    if (state.kind === 'open' && !state.expired) become({ ...state, expired: true })
    renewal ??= Promise.withResolvers<boolean>()
    return renewal.promise
  }

  function settleRenewal(isRenewed: boolean): void {
    renewal?.resolve(isRenewed)
    renewal = null
  }

  async function signInAs(
    handle: string,
    passphrase: string,
    onStep: (step: SigningStep) => void = () => {},
  ): Promise<SignedIn> {
    const expected = state.kind === 'open' ? state.officer.me.id : null
    // After an ended session the keys still stand, with what they know of the opened messages.
    const used = keyring ?? tools.startKeyring()
    const outcome = await enter({ tools, keyring: used, handle, passphrase, onStep, expected })
    if (outcome.verdict !== 'entered') {
      if (used !== keyring) used.end()
      return outcome
    }
    keyring = used
    become({ kind: 'open', officer: outcome.officer, expired: false })
    settleRenewal(true)
    for (const listener of unlockedListeners) listener()
    return { verdict: 'signed-in' }
  }

  async function lock(): Promise<void> {
    if (state.kind !== 'open') return
    const { officer } = state
    const saving = Promise.all([...savers].map((save) => save().catch(() => false)))
    const kept = await tools.patience(saving)
    keyring?.end()
    keyring = null
    const isKept = Array.isArray(kept) && kept.every((one) => one === true)
    become({ kind: 'locked', handle: officer.handle, name: officer.me.name, kept: isKept })
    settleRenewal(false)
    await askOnce(signOut, { params: {}, body: {} })
  }

  return {
    state: () => state,
    subscribe: (listener) => subscribe(listeners, listener),
    signIn: signInAs,
    ask,
    askOnce,
    keys() {
      if (keyring === null) throw new Error('session: locked')
      return keyring
    },
    lock,
    beforeLock: (save) => subscribe(savers, save),
    onUnlocked: (listener) => subscribe(unlockedListeners, listener),
  }
}

function subscribe<Listener>(to: Set<Listener>, listener: Listener): () => void {
  to.add(listener)
  return () => {
    to.delete(listener)
  }
}

interface Entering {
  readonly tools: SessionTools
  readonly keyring: Keyring
  readonly handle: string
  readonly passphrase: string
  readonly onStep: (step: SigningStep) => void
  /** Whose page this is, when somebody comes back to it. */
  readonly expected: number | null
}

type Entered = { readonly verdict: 'entered'; readonly officer: Officer }
type NotEntered = Exclude<SignedIn, { verdict: 'signed-in' }>

async function enter(entering: Entering): Promise<Entered | NotEntered> {
  const { tools, keyring, handle, onStep } = entering
  onStep('fetching')
  const file = await call(tools.fetch, readIdentityFile, { params: {}, body: { handle } })
  if (!file.ok) return { verdict: 'refused', code: file.code }
  onStep('opening')
  const { challenge } = file.reply
  const unlocked = await keyring.unlock({
    file: file.reply.file,
    passphrase: entering.passphrase,
    challenge,
    origin: tools.origin,
  })
  if (unlocked.verdict !== 'opened') return unlocked
  onStep('checking')
  const { signature } = unlocked
  const signed = await call(tools.fetch, signIn, {
    params: {},
    body: { handle, challenge, signature },
  })
  if (!signed.ok) return { verdict: 'refused', code: signed.code }
  return readOfficer(entering)
}

async function readOfficer({
  tools,
  keyring,
  handle,
  expected,
}: Entering): Promise<Entered | NotEntered> {
  const mine = await call(tools.fetch, readMe, { params: {}, body: {} })
  if (!mine.ok) return { verdict: 'refused', code: mine.code }
  const me = mine.reply
  if (expected !== null && expected !== me.id) return { verdict: 'another-person' }
  const { office, staffList, grants } = me
  const trusted = await keyring.trust({ me: me.id, officeKey: office.key, staffList, grants })
  if (trusted.verdict !== 'trusted') return { verdict: 'distrusted', why: trusted.verdict }
  const { teams, officeFingerprint, issued } = trusted
  const officer = { handle, me, teams, officeFingerprint, staffListIssued: issued }
  return { verdict: 'entered', officer }
}
