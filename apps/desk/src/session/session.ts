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

/** `signal` gives a question up: it is answered as `unreachable`. */
export type Ask = <Params extends Record<string, string>, Body, Reply, Code extends RefusalCode>(
  endpoint: Endpoint<Params, Body, Reply, Code>,
  input: { readonly params: Params; readonly body: Body },
  signal?: AbortSignal,
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
  /**
   * When the page starts: ends the session that an earlier page may have left behind, since a page
   * that was killed could not end its own.
   */
  readonly endLeftover: () => Promise<void>
  /** When the page goes: ends keys and session at once, and asks nobody. */
  readonly leave: () => void
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
  /** Runs this after a while: a sign-out that did not arrive is sent again. */
  readonly later: (again: () => void) => void
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

  // A session may stand at the server that nobody uses any more, until its end has arrived there.
  let owesSignOut = false
  let isEntering = false
  let ending: Promise<void> = Promise.resolve()

  // `keepalive` carries the request over the end of the page.
  const keptAlive: typeof globalThis.fetch = (address, request) =>
    tools.fetch(address, { ...request, keepalive: true })

  async function sendSignOut(): Promise<void> {
    const answer = await call(keptAlive, signOut, { params: {}, body: {} })
    owesSignOut = !answer.ok && answer.code !== 'signed-out'
    if (owesSignOut) tools.later(signOutIfOwed)
  }

  function endAtServer(): Promise<void> {
    owesSignOut = true
    ending = sendSignOut()
    return ending
  }

  function signOutIfOwed(): void {
    // What was owed before somebody came in would end what they have now.
    const isLiving = state.kind === 'open' && !state.expired
    if (!owesSignOut || isLiving) return
    // It would end the session that is just beginning.
    if (isEntering) tools.later(signOutIfOwed)
    else void endAtServer()
  }

  const askOnce: Ask = (endpoint, input, signal) =>
    call(signal === undefined ? tools.fetch : until(tools.fetch, signal), endpoint, input)

  const ask: Ask = async (endpoint, input, signal) => {
    const answer = await askOnce(endpoint, input, signal)
    if (answer.ok || answer.code !== 'signed-out' || state.kind !== 'open') return answer
    return (await renewed()) ? askOnce(endpoint, input, signal) : answer
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
    isEntering = true
    // Its answer clears the cookie, so it must not come after the next session's.
    await tools.patience(ending)
    // After an ended session the keys still stand, with what they know of the opened messages.
    const used = keyring ?? tools.startKeyring()
    const entering = { tools, keyring: used, handle, passphrase, onStep, expected }
    const outcome = await enter(entering).finally(() => {
      isEntering = false
    })
    if (outcome.verdict !== 'entered') {
      if (used !== keyring) used.end()
      // The server took the signature and we do not take the server, or whoever came.
      if (outcome.verdict === 'distrusted' || outcome.verdict === 'another-person')
        void endAtServer()
      return outcome
    }
    owesSignOut = false
    keyring = used
    become({ kind: 'open', officer: outcome.officer, expired: false })
    settleRenewal(true)
    for (const listener of unlockedListeners) listener()
    return { verdict: 'signed-in' }
  }

  async function lock(): Promise<void> {
    if (state.kind !== 'open') return
    const saving = Promise.all([...savers].map((save) => save().catch(() => false)))
    const kept = await tools.patience(saving)
    shut(Array.isArray(kept) && kept.every((one) => one === true))
    await endAtServer()
  }

  function shut(kept: boolean): void {
    if (state.kind !== 'open') return
    const { handle, me } = state.officer
    keyring?.end()
    keyring = null
    become({ kind: 'locked', handle, name: me.name, kept })
    settleRenewal(false)
  }

  function leave(): void {
    const wasOpen = state.kind === 'open'
    // The browser may keep the page for its Back button: it must come back locked. Whatever was
    // not yet kept, the browser has asked about.
    shut(true)
    if (wasOpen || owesSignOut || isEntering) void endAtServer()
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
    endLeftover: endAtServer,
    leave,
    beforeLock: (save) => subscribe(savers, save),
    onUnlocked: (listener) => subscribe(unlockedListeners, listener),
  }
}

function until(fetch: typeof globalThis.fetch, signal: AbortSignal): typeof globalThis.fetch {
  return (address, request) => fetch(address, { ...request, signal })
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
  const claimedOffice = office.key
  const trusted = await keyring.trust({ me: me.id, claimedOffice, staffList, grants })
  if (trusted.verdict !== 'trusted') return { verdict: 'distrusted', why: trusted.verdict }
  const { teams, officeFingerprint, issued } = trusted
  const officer = { handle, me, teams, officeFingerprint, staffListIssued: issued }
  return { verdict: 'entered', officer }
}
