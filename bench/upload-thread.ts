import { randomBytes } from 'node:crypto'
import { workOffice } from '@amparo/server/src/submissions/work.ts'
import { doneWork } from '@amparo/server/src/testing/work.ts'
import type { Recipient } from '@amparo/seal'
import { benchOffice } from './bench-office.ts'
import type { Bench } from './figure.ts'
import { base64, post, sealedMessage } from './sender.ts'

/** A message at a real office, to which files can be added again and again. */
export interface UploadThread {
  readonly door: string
  readonly recipient: Recipient
  /** For the header `authorization`. */
  readonly access: string
  /** Begins an upload of this many sealed bytes; its name. */
  readonly start: (length: number) => Promise<string>
  readonly drop: (upload: string) => Promise<void>
}

export async function uploadThread(bench: Bench): Promise<UploadThread> {
  const { door, prepared } = await benchOffice(bench)
  const team = prepared.teams.find(({ code }) => code === prepared.plan.intakeTeam)
  if (team === undefined) throw new Error('no intake team')
  const { recipient } = team
  const sealed = await sealedMessage({ recipient, office: prepared.plan.name }, 'Synthetic.')
  const { challenge } = await workOffice(prepared.serverKey, () => 0).challenge(1_000_000, 0)
  const sent = await post(door, '/api/submissions', {
    envelope: base64(sealed.envelope),
    triage: base64(sealed.triage),
    mailbox: sealed.shown,
    pass: { kind: 'work', ...(await doneWork(challenge)) },
  })
  if (sent.code !== null) throw new Error(`the message was refused: ${sent.code}`)
  const access = { id: sealed.mailbox.id, access: base64(sealed.mailbox.access) }
  return {
    door,
    recipient,
    access: access.access,
    async start(length) {
      const upload = randomBytes(16).toString('hex')
      const asked = { ...access, upload, length, state: base64(randomBytes(4_096)) }
      const begin = () => post(door, '/api/files/start', asked)
      const once = await begin()
      // The office closes connections that rested while something else was measured.
      const started = once.code === 'line' ? await begin() : once
      if (started.code !== null) throw new Error(`the file was refused: ${started.code}`)
      return upload
    },
    async drop(upload) {
      await post(door, '/api/files/drop', { ...access, upload })
    },
  }
}
