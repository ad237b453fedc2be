import { randomBytes } from 'node:crypto'
import {
  accessHash,
  hashOf,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  sealDocument,
  type Mailbox,
  type Recipient,
  type SubmissionDocument,
} from '@amparo/seal'
import type { Upload } from '@amparo/upload'

// What a sender's browser does, in Node: the same sealing, the same requests.

export interface Sealed {
  readonly envelope: Buffer
  readonly triage: Buffer
  readonly mailbox: Mailbox
  readonly shown: { readonly id: string; readonly access: string }
}

export async function sealedMessage(
  { recipient, office }: { readonly recipient: Recipient; readonly office: string },
  account: string,
): Promise<Sealed> {
  const mailbox = await mailboxOf(newReturnCode((length) => new Uint8Array(randomBytes(length))))
  const document: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: '0'.repeat(64),
    office,
    language: 'en',
    day: '2026-01-01',
    telling: 'self',
    account,
    where: '',
    when: '',
    reach: { way: 'mailbox', contact: '', safety: '' },
    consent: { keep: true, contact: 'mailbox-only', askFirst: true },
    authorities: { told: 'unsaid', reason: '', words: '' },
    taking: null,
    mandate: null,
    mailbox: mailboxAddress(mailbox),
  }
  const envelope = Buffer.from(await sealDocument([recipient], document))
  const triage = {
    v: 1,
    type: 'triage',
    message: hashOf(envelope),
    language: 'en',
    custody: 'yes',
    child: 'no',
    missing: 'unsaid',
    danger: 'unsaid',
    hurt: 'fresh',
    reach: 'unknown',
  }
  return {
    envelope,
    triage: Buffer.from(await sealDocument([recipient], triage)),
    mailbox,
    shown: {
      id: mailbox.id,
      access: Buffer.from(accessHash(mailbox.access)).toString('hex'),
    },
  }
}

export interface Said {
  readonly body: unknown
  /** Null for yes. */
  readonly code: string | null
  /** Milliseconds the answer asks to wait. */
  readonly wait: number
}

export async function post(door: string, path: string, body: unknown): Promise<Said> {
  try {
    const response = await fetch(`${door}${path}`, {
      method: 'POST',
      headers: { origin: door, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await response.json()) as { readonly code?: string }
    const wait = Number(response.headers.get('retry-after') ?? 2) * 1_000
    return { body: said, code: response.ok ? null : (said.code ?? 'unexpected'), wait }
  } catch {
    return { body: null, code: 'line', wait: 2_000 }
  }
}

/** The page's own requests say where they come from. */
export function asPage(door: string): typeof globalThis.fetch {
  return (url, request) => {
    const headers = new Headers(request?.headers)
    headers.set('origin', door)
    return fetch(url, { ...request, headers })
  }
}

export const nodeClock: Upload['clock'] = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  onLine: () => () => {},
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
