import type { Certainty } from '@amparo/vocabulary'
import type { AwaitedCode } from './since-arrest.ts'

/**
 * A number of hours after an arrest which somebody names. It is shown beside what is known, with
 * its source; that so many hours have passed says nothing of the law, which knows exceptions,
 * places and days.
 */
export interface HourMark {
  readonly code: string
  /** Null: it speaks of custody as a whole. */
  readonly awaited: AwaitedCode | null
  readonly hours: number
  readonly of: 'everybody' | 'adults' | 'children'
  /** ISO 3166-1; null: said for everywhere. */
  readonly country: string | null
  /** What it says, as it is cited. */
  readonly source: string
  readonly certainty: Certainty
}

export const hourMarks: readonly HourMark[] = [
  {
    code: 'judge-ordinary',
    awaited: 'hearing-judge',
    hours: 48,
    of: 'adults',
    country: null,
    source: 'Human Rights Committee, General Comment 35, para. 33: ordinarily enough',
    certainty: 'uncertain',
  },
  {
    code: 'judge-child',
    awaited: 'hearing-judge',
    hours: 24,
    of: 'children',
    country: null,
    source: 'Human Rights Committee, General Comment 35, para. 33: stricter for children',
    certainty: 'field',
  },
  {
    code: 'lawyer-latest',
    awaited: 'lawyer',
    hours: 48,
    of: 'everybody',
    country: null,
    source: 'Basic Principles on the Role of Lawyers, principle 7: promptly, not later than',
    certainty: 'field',
  },
  {
    code: 'lawyer-look',
    awaited: 'lawyer',
    hours: 24,
    of: 'everybody',
    country: null,
    source: 'Amparo: when an office looks again; the standard is immediately',
    certainty: 'office',
  },
  {
    code: 'family-look',
    awaited: 'family-notified',
    hours: 24,
    of: 'everybody',
    country: null,
    source: 'Amparo: when an office looks again; the standard is promptly',
    certainty: 'office',
  },
  {
    code: 'doctor-practice',
    awaited: 'doctor',
    hours: 24,
    of: 'everybody',
    country: null,
    source: 'Practice of the CPT; Mandela Rule 30 says as soon as possible',
    certainty: 'field',
  },
  {
    code: 'by-criminal-detention',
    awaited: null,
    hours: 72,
    of: 'everybody',
    country: 'BY',
    source: 'Belarus, criminal procedure: detention before a decision on custody',
    certainty: 'uncertain',
  },
  {
    code: 'by-administrative-detention',
    awaited: null,
    hours: 72,
    of: 'everybody',
    country: 'BY',
    source: 'Belarus, administrative detention for certain offences; 3 hours for others',
    certainty: 'uncertain',
  },
]
