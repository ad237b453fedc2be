import type { Interval } from '@amparo/calendar'
import { boundByOne } from './bound.ts'
import type { Bound } from './bound.ts'
import type { ChannelCode } from './channel.ts'
import type { ChannelReasonCode, ChannelStandingCode } from './channel-reason.ts'
import { clocks } from './clocks.ts'
import { dueBy, standingOf } from './due.ts'
import { notesOn } from './participation-note.ts'
import type { ParticipationNote } from './participation-note.ts'
import { endOf } from './term.ts'
import type { TreatyCode } from './treaty.ts'

/** What is known of something. `unknown` is no no. */
export type Known = 'yes' | 'no' | 'unknown'

/** What a case is, as far as channels ask. */
export interface CaseFacts {
  /** ISO 3166-1, of the state whose agents are said to be responsible. */
  readonly state: string
  /** Whether the person is a national of another state too, or only. */
  readonly otherNationality: Known
  /** Taken or held by agents of the state or with its support, and this or their fate is concealed. */
  readonly disappeared: Known
  /** Found, alive or dead. */
  readonly located: Known
  /** Deprived of liberty, now or then. */
  readonly deprived: Known
  /** Torture or other ill-treatment is alleged. */
  readonly illTreated: Known
  /** Discrimination or violence against a woman is alleged. */
  readonly againstWoman: Known
  /** The days on which it can have begun. */
  readonly since: Interval
  /** Going on, or about to happen. */
  readonly ongoing: Known
  /** Linked to a disappearance of the last three months. */
  readonly linkedToRecent: Known
  readonly toldAuthorities: Known | 'not-possible'
  readonly remedies: 'exhausted' | 'none-effective' | 'pending' | 'unknown'
  /** The day of the last decision in the country; null when there is none. */
  readonly lastDecision: Interval | null
  /** The same matter is or was before another international procedure. */
  readonly elsewhere: Known
  readonly submittedBy: 'person' | 'family' | 'representative' | 'organisation' | 'unknown'
  /** Of the person, or of the family where the person cannot be asked. */
  readonly consents: Known
  /** Two consents of their own: the state sees the name, everybody does. */
  readonly nameToState: Known
  readonly nameInPublic: Known
}

export interface ChannelFor {
  readonly channel: ChannelCode
  readonly standing: ChannelStandingCode
  /** Why it is closed, what to ask a lawyer, what is missing; and what to know in any case. */
  readonly closed: readonly ChannelReasonCode[]
  readonly review: readonly ChannelReasonCode[]
  readonly missing: readonly ChannelReasonCode[]
  readonly notes: readonly ChannelReasonCode[]
  /** What to know of the state and the treaty the channel stands on. */
  readonly treatyNotes: readonly ParticipationNote[]
}

type Found = Record<'closed' | 'review' | 'missing' | 'notes', ChannelReasonCode[]>

/**
 * Which international channels could be open for a case that is brought today. Nothing is closed
 * for being elsewhere too: that is a lawyer's question, as is whatever depends on an uncertain day
 * or fact. Only the procedure itself decides.
 */
export function channelsFor(facts: CaseFacts, today: string): readonly ChannelFor[] {
  return [
    wgeidUrgent(facts, today),
    wgeidStandard(facts, today),
    cedUrgentAction(facts, today),
    urgentAppeal(facts, today),
    allegationLetter(facts, today),
    arbitraryDetention(facts, today),
    ...complaints.map((complaint) => complaintTo(complaint, facts, today)),
  ]
}

function wgeidUrgent(facts: CaseFacts, today: string): ChannelFor {
  const found = begin(facts)
  found.notes.push('six-elements')
  askSubject(facts.disappeared, found)
  if (facts.located === 'yes') found.review.push('located')
  const { since, linkedToRecent } = facts
  const inThreeMonths = isBy(dueBy(clocks.entries['wgeid-urgent-window'], since), today)
  const inAYear = isBy(endOf([{ months: 12 }], since), today)
  const isRecent = linkedToRecent === 'yes' && inThreeMonths !== 'yes' ? inAYear : inThreeMonths
  if (isRecent === 'unknown' || !isDated(since, today)) found.missing.push('date')
  if (isRecent === 'no') found.closed.push('over-three-months')
  if (isRecent === 'no' && linkedToRecent === 'unknown' && inAYear !== 'no') {
    found.notes.push('linked-case')
  }
  return stand('wgeid-urgent', found)
}

function wgeidStandard(facts: CaseFacts, today: string): ChannelFor {
  const found = begin(facts)
  found.notes.push('six-elements')
  askSubject(facts.disappeared, found)
  if (facts.located === 'yes') found.review.push('located')
  const window = dueBy(clocks.entries['wgeid-urgent-window'], facts.since)
  if (!isDated(facts.since, today)) found.missing.push('date')
  if (isBy(window, today) === 'yes') found.notes.push('urgent-first')
  return stand('wgeid-standard', found)
}

function cedUrgentAction(facts: CaseFacts, today: string): ChannelFor {
  const found = begin(facts)
  askSubject(facts.disappeared, found)
  askElsewhere(facts, found)
  if (facts.located === 'yes') found.review.push('located')
  const { toldAuthorities: told } = facts
  if (told === 'no' || told === 'unknown') found.missing.push('told-authorities')
  askConvention(facts, today, found)
  return stand('ced-urgent-action', found, notesOn(facts.state, 'icpped'))
}

/** The state has to be a party on the day of the request, and when the disappearance began. */
function askConvention(facts: CaseFacts, today: string, found: Found): void {
  const now = boundByOne(facts.state, 'icpped', { lo: today, hi: today })
  const { otherNationality } = facts
  if (now.bound === 'no' && otherNationality === 'yes') found.review.push('other-nationality')
  if (now.bound === 'no' && otherNationality !== 'yes') found.closed.push('not-party')
  if (now.bound === 'no' && otherNationality === 'unknown') found.notes.push('other-nationality')
  if (now.bound === 'maybe') found.review.push('treaty-uncertain')
  if (!isDated(facts.since, today)) found.missing.push('date')
  if (now.bound !== 'yes' || !isDated(facts.since, today)) return
  const then = boundByOne(facts.state, 'icpped', facts.since).bound
  if (then === 'no') found.closed.push('began-before')
  if (then === 'maybe') found.review.push('treaty-uncertain')
}

function urgentAppeal(facts: CaseFacts, today: string): ChannelFor {
  const found = toSpecialProcedures(facts, today)
  if (facts.ongoing === 'no') found.closed.push('nothing-ongoing')
  if (facts.ongoing === 'unknown') found.missing.push('ongoing-unknown')
  return stand('sp-urgent-appeal', found)
}

function allegationLetter(facts: CaseFacts, today: string): ChannelFor {
  return stand('sp-allegation', toSpecialProcedures(facts, today))
}

/** Names are public unless one asks otherwise: two consents, and a no to either is heard. */
function toSpecialProcedures(facts: CaseFacts, today: string): Found {
  const found = begin(facts)
  if (!isDated(facts.since, today)) found.missing.push('date')
  if (facts.nameToState === 'unknown') found.missing.push('name-to-state')
  if (facts.nameToState === 'no') found.notes.push('keep-name-from-state')
  if (facts.nameInPublic === 'unknown') found.missing.push('name-in-public')
  if (facts.nameInPublic === 'no') found.notes.push('keep-name-out-of-public')
  return found
}

function arbitraryDetention(facts: CaseFacts, today: string): ChannelFor {
  const found = begin(facts)
  askSubject(facts.deprived, found)
  askElsewhere(facts, found)
  if (!isDated(facts.since, today)) found.missing.push('date')
  return stand('wgad', found)
}

interface Complaint {
  readonly channel: ChannelCode
  /** What opens complaints against a state. */
  readonly treaty: TreatyCode
  readonly isAbout: (facts: CaseFacts) => Known
}

const complaints: readonly Complaint[] = [
  { channel: 'ccpr-complaint', treaty: 'iccpr-op1', isAbout: () => 'yes' },
  { channel: 'cat-complaint', treaty: 'cat-22', isAbout: ({ illTreated }) => illTreated },
  { channel: 'ced-complaint', treaty: 'icpped-31', isAbout: ({ disappeared }) => disappeared },
  { channel: 'cedaw-complaint', treaty: 'cedaw-op', isAbout: ({ againstWoman }) => againstWoman },
]

function complaintTo(complaint: Complaint, facts: CaseFacts, today: string): ChannelFor {
  const { channel, treaty, isAbout } = complaint
  const found = begin(facts)
  askSubject(isAbout(facts), found)
  askElsewhere(facts, found)
  askRemedies(facts, found)
  askDelay(channel, facts, today, found)
  askAcceptance(boundByOne(facts.state, treaty, { lo: today, hi: today }), found)
  askBeginning(boundByOne(facts.state, treaty, facts.since), facts, today, found)
  return stand(channel, found, notesOn(facts.state, treaty))
}

/** Open by the day the complaint is brought. */
function askAcceptance({ bound, why }: Bound, found: Found): void {
  if (bound === 'maybe') found.review.push('treaty-uncertain')
  if (bound === 'no') {
    found.closed.push(why === 'ended' ? 'complaints-ended' : 'complaints-not-accepted')
  }
}

/** Judged by the day it began; what lasts from before may count. */
function askBeginning({ bound }: Bound, facts: CaseFacts, today: string, found: Found): void {
  if (!isDated(facts.since, today)) found.missing.push('date')
  else if (bound === 'no') found.review.push('lasting-effects')
  else if (bound === 'maybe') found.review.push('treaty-uncertain')
}

function askRemedies({ remedies }: CaseFacts, found: Found): void {
  if (remedies === 'unknown') found.missing.push('remedies')
  if (remedies === 'pending') found.review.push('remedies-pending')
}

function askDelay(
  channel: ChannelCode,
  { lastDecision }: CaseFacts,
  today: string,
  found: Found,
): void {
  if (channel !== 'ccpr-complaint' || lastDecision === null) return
  const clock = clocks.entries['ccpr-late-after-remedies']
  const { kind } = standingOf({ clock, start: lastDecision }, today)
  if (kind === 'overdue' || kind === 'unknown') found.review.push('late')
}

function askSubject(isAbout: Known, found: Found): void {
  if (isAbout === 'no') found.closed.push('not-its-subject')
  if (isAbout === 'unknown') found.missing.push('subject-unknown')
}

function askElsewhere({ elsewhere }: CaseFacts, found: Found): void {
  if (elsewhere === 'yes') found.review.push('same-matter-elsewhere')
  if (elsewhere === 'unknown') found.missing.push('elsewhere-unknown')
}

/** What every procedure asks: who submits it, and whether those it concerns agree. */
function begin({ submittedBy, consents }: CaseFacts): Found {
  const found: Found = { closed: [], review: [], missing: [], notes: [] }
  if (submittedBy === 'unknown') found.missing.push('submitter')
  if (consents === 'no') found.closed.push('consent-refused')
  if (consents === 'unknown' && submittedBy !== 'person' && submittedBy !== 'family') {
    found.missing.push('consent')
  }
  return found
}

function stand(
  channel: ChannelCode,
  found: Found,
  treatyNotes: readonly ParticipationNote[] = [],
): ChannelFor {
  const review = [...new Set(found.review)]
  return { channel, standing: standingFrom(found), ...found, review, treatyNotes }
}

function standingFrom({ closed, review, missing }: Found): ChannelStandingCode {
  if (closed.length > 0) return 'closed'
  if (review.length > 0) return 'legal-review'
  return missing.length > 0 ? 'missing' : 'open'
}

/** Whether today is in time, for every day on which it can have begun. */
function isBy(due: Interval | null, today: string): Known {
  if (due === null) return 'unknown'
  if (due.lo !== null && today <= due.lo) return 'yes'
  return due.hi !== null && today > due.hi ? 'no' : 'unknown'
}

/** A beginning with a first and a last day it can have been, and not one that lies ahead. */
function isDated({ lo, hi }: Interval, today: string): boolean {
  return lo !== null && hi !== null && lo <= today
}
