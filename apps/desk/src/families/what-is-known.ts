import type { Closings } from '@amparo/contract'
import {
  badNewsOf,
  isRestrictedAct,
  mayTell,
  wordingsOf,
  type BadNews,
  type CustodyTimeline,
  type MayTell,
  type UpdateWording,
  type WhatToWrite,
} from '@amparo/register'
import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { maySay, type Agreed } from '../caller/may-say.ts'
import type { FoldedSubject } from '../register/view-of.ts'

/** What this officer knows of the person, from which follows what may be written. */
export interface KnownForFamily {
  readonly person: FoldedSubject
  readonly below: readonly FoldedSubject[]
  readonly closings: Closings | null
  readonly timeline: CustodyTimeline
  readonly agreed: readonly Agreed[]
  /** Kinds of the questions about them. */
  readonly asked: readonly string[]
}

export interface Weighed {
  readonly tell: MayTell
  /** What the officer reads and releases. */
  readonly what: WhatToWrite
  /** What may be shown in its place, by what is known at the hour. */
  readonly wordings: Readonly<Record<UpdateWording, WhatToWrite>>
  readonly badNews: readonly BadNews[]
}

/** Weighs for one enquirer. Where nothing is known of a wish, the person has not agreed. */
export function weighFor(known: KnownForFamily, facts: EnquirerFacts): Weighed {
  const { person, below, closings, timeline, agreed, asked } = known
  const { contact, photograph, abroad } = facts
  const relations = codesIn(below, 'relation', 'relation.type')
  const tell = mayTell({ person: person.view, relations, contact, photograph })
  const acts = below.filter(({ kind }) => kind === 'act')
  const badNews = badNewsOf({
    person: person.view,
    timeline,
    hasRestrictedAct: acts.some((act) => isRestrictedAct(valuesOf(act, 'act.type'))),
    asked,
    isAbroad: abroad,
  })
  const isNotWished = closings?.steps.findLast(({ family }) => family !== null)?.family
  const wordings = wordingsOf({
    telling: facts.telling,
    tie: facts.tie,
    isSuspectedInformer: facts.informer,
    hasWithdrawn: facts.withdrawn,
    isPersonGone: [...person.claims.values()].every(({ erased }) => erased !== null),
    mayTell: tell.allowed,
    agreed: isNotWished !== 'not-wished' && maySay('family', agreed) === 'agreed',
    badNews,
  })
  return { tell, what: wordings.whole, wordings, badNews }
}

function valuesOf(subject: FoldedSubject, code: 'act.type' | 'relation.type') {
  return (subject.view.properties[code]?.groups ?? []).map(({ value }) => value)
}

function codesIn(all: readonly FoldedSubject[], kind: 'relation', code: 'relation.type') {
  return all
    .filter((one) => one.kind === kind)
    .flatMap((one) => valuesOf(one, code))
    .flatMap((value) => (value.kind === 'code' ? [value.code] : []))
}
