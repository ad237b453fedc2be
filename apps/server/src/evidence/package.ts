import { layOutEvidence, packFiles, writeDocx } from '@amparo/letters'
import { entriesOfFile, entriesToShow } from '@amparo/register'
import type { Handing, Weighed } from './weighing.ts'
import type { ProofFiles } from './proofs.ts'

/** The form of `event-file.json`; docs/evidence.md says what stands in it. */
const FORMAT = 'amparo/v1/event-file'

export interface ToPack extends Handing {
  readonly office: string
  /** The day it is made. */
  readonly day: string
  /** The record number under which the taking out stands. */
  readonly entry: string
  readonly weighed: Weighed
  readonly proofs: ProofFiles
}

/** The archive as the browser seals it: the same in words and as data, the entries and their proofs, and how to check them. */
export async function packed(pack: ToPack): Promise<Buffer> {
  const { language, reach, office, day, weighed, proofs } = pack
  const { purpose, recipient } = reach
  const { file } = weighed
  const docx = await writeDocx(layOutEvidence({ language, office, day, purpose, recipient, file }))
  const files = new Map<string, Uint8Array>([
    ['READ-ME.txt', bytes(readMe(pack))],
    ['event-file.docx', docx],
    ['event-file.json', bytes(`${JSON.stringify(asData(pack), null, 1)}\n`)],
    ...[...proofs].map(([name, text]) => [name, bytes(text)] as const),
  ])
  return Buffer.from(packFiles(files))
}

function asData({ reach, language, office, day, entry, weighed, proofs }: ToPack) {
  const entries = entriesOfFile(weighed.file)
  return {
    format: FORMAT,
    office,
    madeOn: day,
    ...reach,
    language,
    takenOut: { entry, weighed: weighed.hash.toString('hex') },
    ...weighed.file,
    log: {
      entries: entries.map((number) => ({ entry: number, proved: proofs.has(proofOf(number)) })),
    },
  }
}

function proofOf(entry: string): string {
  return `log/${entry}.tlog-proof`
}

function readMe({ entry, weighed, proofs }: ToPack): string {
  const entries = entriesOfFile(weighed.file)
  const waiting = entriesToShow(weighed.file).filter((number) => !proofs.has(proofOf(number)))
  return `${[
    'What is known of one event. It names only people who agreed to be named to its recipient.',
    '',
    'event-file.docx   to be read',
    'event-file.json   the same as data (amparo/v1/event-file)',
    'log/N.entry       the entry of the office’s log with record number N, as it was written',
    'log/N.tlog-proof  its proof (C2SP tlog-proof)',
    '',
    `This package was taken out under record number ${entry}.`,
    `Record numbers in it: ${entries.length}. Without a proof, since the log was not signed over them yet: ${
      waiting.length === 0 ? 'none' : waiting.join(', ')
    }.`,
    'The entries of consents are not in this package: each says to which conversation it belongs, and several people may have been',
    'spoken of in one.',
    '',
    'To check one, offline, with a policy that you get from somebody else than this office:',
    '  node amparo-verify.mjs log/N.entry log/N.tlog-proof --policy POLICY',
    'The policy in the folder “log” is what the office itself says; it is only to be compared with yours.',
    '',
    'An entry binds values by commitments and shows none of them. What opens one also says which message it came from, so no',
    'opening is in this package: before a court the office opens an entry and shows that a value here is the one it binds.',
    'Photographs, films and recordings are not in this package.',
  ].join('\n')}\n`
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
