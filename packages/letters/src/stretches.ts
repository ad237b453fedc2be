import type { Run } from './document.ts'

/** Part of a run whose letters are of one script, so that one font and one set of sizes serves it. */
export interface Stretch extends Run {
  readonly script: 'thai' | 'other'
}

/**
 * A run parted where Thai meets letters of other scripts. Figures, spaces and punctuation go with what stands before them,
 * or with the language of the run where they stand first.
 */
export function stretches(run: Run): Stretch[] {
  const parts: { text: string; script: Stretch['script'] }[] = []
  for (const sign of run.text) {
    const last = parts.at(-1)
    const script = scriptOfSign(sign) ?? last?.script ?? (run.language === 'th' ? 'thai' : 'other')
    if (last?.script === script) last.text += sign
    else parts.push({ text: sign, script })
  }
  return parts.map((part) => ({ ...run, ...part }))
}

function scriptOfSign(sign: string): Stretch['script'] | undefined {
  if (/\p{Script=Thai}/u.test(sign)) return 'thai'
  return /\p{L}/u.test(sign) ? 'other' : undefined
}
