/**
 * Everything that can come of a check, in the order of how a program branches: the exit code, and
 * one word for each reason. Closed: whoever reads the first line of a report knows every word there
 * is. `verify.sh` has the same words and the same exits.
 */
export const exits = {
  verified: 0,
  /** Some values were not shown; all that was shown is right. */
  'parts-not-shown': 10,
  /** Nothing is wrong, but nobody besides the office is known to vouch for it. */
  'checkpoint-quorum': 20,
  'no-quorum-asked': 20,
  'policy-from-the-office': 20,
  /** The log signed two histories that cannot both be true, or one that a checkpoint in hand without signatures contradicts. */
  diverged: 30,
  'entry-grammar': 40,
  'entry-kind': 40,
  'entry-after-cosignature': 40,
  'proof-encoding': 40,
  'proof-header': 40,
  'proof-extra': 40,
  'proof-index': 40,
  'proof-hashes': 40,
  'proof-too-short': 40,
  'proof-too-long': 40,
  'proof-other-checkpoint': 40,
  'index-beyond-tree': 40,
  'root-mismatch': 40,
  'note-encoding': 40,
  'note-text': 40,
  'note-no-signature': 40,
  'note-signature-line': 40,
  'note-bad-signature': 40,
  'note-duplicate-signature': 40,
  'checkpoint-grammar': 40,
  'origin-mismatch': 40,
  'log-signature-missing': 40,
  'field-list': 40,
  'entry-commitment': 40,
  'field-commitment': 40,
  'field-absent': 40,
  usage: 2,
  'policy-encoding': 2,
  'policy-grammar': 2,
  'policy-order': 2,
  'policy-key': 2,
  'policy-duplicate-key': 2,
  'policy-name': 2,
  'policy-duplicate-name': 2,
  'policy-unknown-name': 2,
  'policy-member-twice': 2,
  'policy-threshold': 2,
  'policy-quorum': 2,
  'vkey-grammar': 2,
  'vkey-name': 2,
  'vkey-type': 2,
  'vkey-key': 2,
  'vkey-id': 2,
  'known-malformed': 2,
  'known-unsigned': 2,
  'known-other-log': 2,
  'salt-format': 2,
  limits: 3,
} as const

export type Code = keyof typeof exits

/** What is said besides, whatever the verdict. */
export type Warning =
  | 'older-than-known-checkpoint'
  | 'policy-differs-from-pinned'
  | 'entry-kind-unknown'
  | 'cosignature-before-entry'

export type Verdict = {
  readonly code: Code
  /** What was wrong, in a sentence; empty where nothing was. */
  readonly reason: string
  readonly checked: readonly string[]
  readonly warnings: readonly { readonly code: Warning; readonly says: string }[]
  readonly notChecked: readonly string[]
}

/**
 * A stranger's name as a report shows it: what a terminal would obey is not printed, and no name
 * looks like a line of the report.
 */
export const printable = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '?')

const titles: Readonly<Record<(typeof exits)[Code], string>> = {
  0: 'VERIFIED',
  10: 'VERIFIED, WITH PARTS NOT SHOWN',
  20: 'INTEGRITY ONLY',
  30: 'DIVERGED',
  40: 'INVALID',
  2: 'NOTHING WAS DECIDED',
  3: 'LIMITS EXCEEDED',
}

const listOf = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  - ${line}\n`).join('')}`

/** The report as people read it; its first line is `<TITLE> [<code>]`. */
export const reportOf = (verdict: Verdict): string => {
  const { code, reason, checked, warnings, notChecked } = verdict
  return [
    `${titles[exits[code]]} [${code}]\n`,
    reason === '' ? '' : `${reason}\n`,
    listOf('WHAT WAS CHECKED', checked),
    listOf(
      'WARNINGS',
      warnings.map((warning) => `${warning.says} [${warning.code}]`),
    ),
    listOf('WHAT WAS NOT CHECKED', notChecked),
  ].join('')
}
