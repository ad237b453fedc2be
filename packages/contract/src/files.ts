import * as z from 'zod/mini'
import {
  base64,
  EntryId,
  hex,
  LARGEST_ENVELOPE,
  MediaHeader,
  nothing,
  PayloadLength,
  SignedBody,
  SmallEnvelope,
  SubmissionId,
} from './common.ts'
import { Access } from './door.ts'
import { endpoint } from './endpoint.ts'

const Envelope = base64(LARGEST_ENVELOPE)
/** Random, chosen by the sender, so that the sealed state can name it before the server knows it. */
const UploadId = hex(16)
/** What is needed to go on after a reload, sealed under a key that the server does not have. */
const UploadState = base64(131_072)
/** An instant in whole hours. */
const Hour = z.string()

/** What a thread may still take. */
export const FileAllowance = z.object({
  open: z.boolean(),
  /** How many more files. */
  files: z.int(),
  /** How many more bytes of sealed payload, in all. */
  bytes: z.int(),
})
export type FileAllowance = z.infer<typeof FileAllowance>

export const Upload = z.object({
  id: UploadId,
  length: z.int(),
  /** Payload bytes that have arrived and are kept. */
  offset: z.int(),
  state: UploadState,
  /** When it is thrown away unless it is finished: 72 hours after it began. */
  expires: Hour,
})
export type Upload = z.infer<typeof Upload>

export const listUploads = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/files/list',
  summary: 'Files of a mailbox that were begun and not finished, and what it may still take.',
  params: nothing,
  body: z.strictObject(Access),
  reply: z.object({ uploads: z.array(Upload), allowance: FileAllowance }),
  refusals: ['mailbox-unknown', 'busy'],
})

export const startUpload = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/files/start',
  summary: 'Begins a file; its bytes then go by tus. Beginning the same one twice changes nothing.',
  params: nothing,
  body: z.strictObject({ ...Access, upload: UploadId, length: PayloadLength, state: UploadState }),
  reply: nothing,
  refusals: ['mailbox-unknown', 'mailbox-closed', 'files-closed', 'too-many-files', 'busy'],
})

export const finishUpload = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/files/finish',
  summary:
    'All bytes have arrived: keeps the file with its detached header, and the sealed description as the next part of the thread.',
  params: nothing,
  body: z.strictObject({
    ...Access,
    upload: UploadId,
    header: MediaHeader,
    envelope: Envelope,
    prev: hex(32),
  }),
  reply: z.object({ acknowledgement: SignedBody }),
  refusals: [
    'mailbox-unknown',
    'mailbox-closed',
    'envelope-refused',
    'out-of-order',
    'mailbox-full',
    'file-unfinished',
    'file-damaged',
    'busy',
  ],
})

export const dropUpload = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/files/drop',
  summary: 'Throws an unfinished file away.',
  params: nothing,
  body: z.strictObject({ ...Access, upload: UploadId }),
  reply: nothing,
  refusals: ['mailbox-unknown', 'busy'],
})

const bySubmission = z.strictObject({ submission: SubmissionId })

export const listAttachments = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/submissions/:submission/uploads',
  summary:
    'Files an officer began to attach and has not finished, and what the thread may still take.',
  params: bySubmission,
  body: nothing,
  reply: z.object({ uploads: z.array(Upload), allowance: FileAllowance }),
  refusals: [],
})

export const startAttachment = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/uploads/start',
  summary: 'An officer attaches a file: a voice message, a scan, a photo of a paper.',
  params: bySubmission,
  body: z.strictObject({ upload: UploadId, length: PayloadLength, state: UploadState }),
  reply: nothing,
  refusals: ['files-closed', 'too-many-files'],
})

export const finishAttachment = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/uploads/finish',
  summary: 'Keeps an attached file, with its description as the next part of the thread.',
  params: bySubmission,
  body: z.strictObject({
    upload: UploadId,
    header: MediaHeader,
    envelope: Envelope,
    prev: hex(32),
  }),
  reply: nothing,
  refusals: ['envelope-refused', 'out-of-order', 'mailbox-full', 'file-unfinished', 'file-damaged'],
})

export const dropAttachment = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/uploads/drop',
  summary: 'Throws an unfinished attachment away.',
  params: bySubmission,
  body: z.strictObject({ upload: UploadId }),
  reply: nothing,
  refusals: [],
})

const byFile = z.strictObject({
  submission: SubmissionId,
  part: z.string().check(z.regex(/^[1-9][0-9]{0,5}$/)),
})

export const viewFile = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/files/:part/view',
  summary:
    'Writes into the log that somebody looks at a file, and gives a ticket with which the viewer’s own origin hands out its sealed bytes for an hour.',
  params: byFile,
  body: nothing,
  reply: z.object({
    media: hex(16),
    header: MediaHeader,
    length: z.int(),
    sha256: hex(32),
    /** 32 random bytes, base64; the server keeps their hash. */
    ticket: base64(32),
    /** The origin of the viewer. */
    viewer: z.string(),
  }),
  refusals: [],
})

export const keepFindings = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/files/:part/findings',
  summary:
    'Keeps what an officer’s browser computed of a file, signed there and sealed to the team. Twice the same bytes is once.',
  params: byFile,
  body: z.strictObject({ envelope: SmallEnvelope }),
  reply: z.object({ entry: EntryId }),
  refusals: ['envelope-refused'],
})
