import { harmOf, type HarmfulAct } from '@amparo/norms'
import { daysOf, parseEdtf, span, type Interval } from '@amparo/register'
import type { FoldedSubject } from '../register/view-of.ts'

/**
 * What of these acts matters to a doctor, as this reader knows it: also acts whose kind was sealed, where the keys here could open
 * it. To the hour where somebody named one.
 */
export function actsToSee(acts: readonly FoldedSubject[]): readonly HarmfulAct[] {
  return acts
    .map(({ view }) => ({
      violations: (view.properties['act.type']?.groups ?? []).flatMap(({ value }) =>
        value.kind === 'code' ? [value.code] : [],
      ),
      days: whenOf(view),
    }))
    .filter(({ violations }) => violations.some((code) => harmOf(code) !== null))
}

function whenOf(view: FoldedSubject['view']): Interval {
  const best = view.properties['act.at']?.best?.value
  const read = best?.kind === 'date' ? parseEdtf(best.edtf) : null
  return read?.ok === true ? span(read.date) : daysOf(view, 'act.at')
}
