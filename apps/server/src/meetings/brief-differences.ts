import type { readBrief, SubjectId } from '@amparo/contract'
import type { Contradiction } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import { foundToSay } from '../contradictions/found-in-office.ts'
import { quotedIn } from '../contradictions/told.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import { Leaving } from '../lists/onward.ts'
import { linesAloud } from './aloud.ts'
import type { AskedHere } from './asked-here.ts'
import type { KeptMeeting } from './meeting-store.ts'

type Raised = ReturnType<typeof readBrief.reply.parse>['contradictions']

interface Differing {
  readonly actor: StaffActor
  readonly meeting: KeptMeeting
  readonly asked: readonly AskedHere[]
  /** Who may be named to the authorities. */
  readonly named: ReadonlySet<string>
  readonly language: Language
  readonly most: number
}

/**
 * What this body answered and others say otherwise, of people it was asked about. It is raised of whom may be named, in the words
 * that a letter may use and no others: in general ones where fewer than ten known people could have told more. Of everybody else
 * it is only counted, and so is what would mention somebody.
 */
export async function differencesOf(
  tx: Reading,
  { actor, meeting, asked, named, language, most }: Differing,
): Promise<{ readonly raised: Raised; readonly more: number; readonly kept: number }> {
  const answered = asked.filter(({ answers }) =>
    answers.some(({ authority }) => authority === meeting.authority),
  )
  const people = [...new Set(answered.map(({ person }) => person))]
  const found = await foundToSay(tx, actor, people, meeting.audience)
  const ofThem = found.filter((one) => isOf(one, meeting.authority))
  const nameable = ofThem.filter(({ person }) => named.has(person))
  const names = await new Leaving(tx).labels(
    nameable.map(({ person }) => person),
    meeting.audience,
  )
  const raised: Raised = []
  let kept = ofThem.length - nameable.length
  let at = 0
  for (; at < nameable.length && raised.length < most; at++) {
    const one = nameable[at]
    const quote = one === undefined ? null : await quotedIn(tx, one, language)
    if (one === undefined || quote === null) continue
    const aloud = await linesAloud(tx, new Set([one.person]), [quote.text])
    const { text } = aloud(quote.text)
    if (text === null) kept += 1
    else
      raised.push({
        person: one.person as SubjectId,
        name: names.get(one.person) ?? '',
        wording: quote.wording,
        quote: text,
      })
  }
  return { raised, more: nameable.length - at, kept }
}

/** Whether something that this body answered is a side; that it replied at all is no answer. */
function isOf({ sides }: Contradiction, authority: string): boolean {
  const all = sides.flatMap(({ statements }) => statements)
  return all.some(({ says, answer }) => says !== 'replied' && answer?.body === authority)
}
