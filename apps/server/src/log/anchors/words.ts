import type { AnchorLine, AnchorState } from './anchor-store.ts'
import type { Standing } from './standing.ts'
import type { Fault, Taken } from './taking.ts'

/** What an operator is told, in sentences; nothing of it is a secret. */

/** Why an answer proves nothing, each with what to do where something can be done. */
const faults: Readonly<Record<Fault, string>> = {
  'timestamp-length': 'it is longer than any time-stamp.',
  'timestamp-malformed': 'it is not what RFC 3161 describes, or was damaged on the way.',
  'timestamp-not-granted': 'the authority did not stamp it. Ask again, or ask another.',
  'timestamp-imprint-algorithm': 'it stamps something other than a SHA-256.',
  'timestamp-no-roots':
    'no authority is trusted here yet. Pin the root that the authority publishes: npm run amparo -- anchors root add FILE.pem. Then take this file again.',
  'timestamp-other-file': 'it stamps another file.',
  'timestamp-nonce':
    'it is about our checkpoint and answers another question, so it may be old or not meant for us.',
  'timestamp-future': 'it comes from the future. Compare the clock of this machine.',
  'timestamp-certificate-id':
    'it does not say by which certificate it is signed (ESSCertIDv2), or brings another. Ask an authority that does.',
  'timestamp-digest': 'it is signed by an algorithm nobody should rely on any more.',
  'timestamp-signature': 'its signature does not fit.',
  'timestamp-purpose': 'its certificate is not for time-stamping alone.',
  'timestamp-chain':
    'it does not lead to a root that is trusted here. If the authority is the right one, pin its root: npm run amparo -- anchors root add FILE.pem. Then take this file again.',
  'timestamp-expired': 'a certificate was not valid when it was stamped, or is not any more.',
  'sigsum-length': 'it is longer than any proof.',
  'sigsum-malformed': 'it is no proof of a public log in version 2, or was damaged on the way.',
  'sigsum-no-policy':
    'it is not said yet which public logs count: npm run amparo -- anchors policy FILE. Then take this file again.',
  'sigsum-other-key': 'it was submitted with another key.',
  'sigsum-other-file': 'it is about another file.',
  'sigsum-other-log': 'it is of a log that the policy does not name.',
  'sigsum-signature': 'a signature of the log or of a cosigner does not fit.',
  'sigsum-quorum': 'fewer cosigners had seen the log than the policy wants, or it wants none.',
  'sigsum-inclusion': 'it does not lead to what the log signed.',
  'ots-length': 'it is longer than any proof.',
  'ots-header': 'it is no OpenTimestamps proof.',
  'ots-file-hash': 'it is about something other than a SHA-256.',
  'ots-truncated': 'its end is missing.',
  'ots-number': 'a number in it is not written as it must be.',
  'ots-unknown-op': 'it takes a step that nobody knows.',
  'ots-weak-op': 'it leads through a hash function that nobody should rely on.',
  'ots-depth': 'it takes too many steps.',
  'ots-items': 'it has too many parts.',
  'ots-crowded': 'its calendar has said enough about this checkpoint already.',
  'ots-message': 'a step in it is longer than a step may be, or does nothing.',
  'ots-attestation': 'what it says about its end is not written as it must be.',
  'ots-trailing': 'something stands behind its end.',
  'ots-other-file': 'it is about another file.',
  'ots-pending': 'it is only promised so far.',
  'ots-unknown-attestation': 'it ends in nothing that can be checked here.',
  'ots-header-length': 'a header of a block has eighty bytes.',
  'ots-work': 'the header shows too little work to be of Bitcoin’s chain.',
  'ots-merkle-root': 'the header is of another block.',
}

export function saidOfTaken(file: string, taken: Taken): string {
  switch (taken.verdict) {
    case 'checked':
      return `${file}: the log of ${taken.size} entries existed by ${moment(taken.by)}, says ${taken.authority}. Kept, as record number ${taken.entry}.`
    case 'kept':
      return taken.heights.length === 0
        ? `${file}: kept. It is a promise; in some hours there is more: npm run amparo -- anchors write FOLDER.`
        : `${file}: kept. It leads into Bitcoin’s block ${taken.heights.join(', or ')}; bring that block’s header to check it.`
    case 'known':
      return `${file}: is here already. Nothing was changed.`
    case 'not-asked':
      return `${file}: answers nothing that this office asked. Nothing was kept.`
    case 'not-an-answer':
      return `${file}: is no answer of a time-stamping authority (.tsr), no OpenTimestamps proof (.ots), no proof of a public log (.proof) and no header of a block. Nothing was kept.`
    case 'refused':
      return `${file}: proves nothing (${taken.fault}): ${faults[taken.fault]}`
  }
}

const types = { rfc3161: 'time-stamp', ots: 'OpenTimestamps', sigsum: 'public log' } as const

const states = {
  wanted: 'wanted',
  written: 'written out for a courier',
  sent: 'asked',
  got: 'answered, not a proof yet',
  checked: 'checked',
  refused: 'refused',
  renewed: 'checked, and renewed since',
} as const

/** The lines that still say something: what was asked and answered on the way to a proof is behind it. */
export function shownOf(lines: readonly AnchorLine[]): AnchorLine[] {
  const proved = lines.filter(({ state }) => state === 'checked' || state === 'renewed')
  const isProved = ({ size, shard, type }: AnchorLine) =>
    proved.some((one) => one.size === size && one.shard === shard && one.type === type)
  return lines.filter((line) => !passing.includes(line.state) || !isProved(line))
}

const passing: readonly AnchorState[] = ['wanted', 'written', 'got']

export function saidOfLine({ size, type, authority, state, fault, at }: AnchorLine): string {
  const why = fault === null ? '' : ` (${fault})`
  return `  ${String(size).padStart(8)} entries  ${types[type].padEnd(14)}  ${moment(at)}  ${states[state]}${why}  ${authority}`
}

export function saidOfStanding(
  { newest, waitingSince, isLate, renewalDue }: Standing,
  { now, alarmHours }: { readonly now: Date; readonly alarmHours: number },
): string[] {
  const lines = [
    newest === null
      ? 'Nobody outside has said yet that this log existed. Ask: npm run amparo -- anchors write FOLDER.'
      : `Newest checked anchor: ${newest.size} entries, by ${moment(newest.proves)} (${age(now, newest.proves)} ago).`,
  ]
  if (waitingSince !== null) lines.push(`Since ${moment(waitingSince)} there is more in the log.`)
  if (isLate) lines.push(`LATE: it has waited for more than ${alarmHours} hours.`)
  if (renewalDue !== null)
    lines.push(
      `RENEW: since ${moment(renewalDue)} a time-stamp’s certificates end within a year. Get a new anchor; it covers the old one.`,
    )
  return lines
}

/** To the minute, in UTC. */
function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function age(now: Date, then: Date): string {
  const hours = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 3_600_000))
  return hours < 72 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}
