import type { StatedFactCode } from '@amparo/vocabulary'
import { violation } from '@amparo/vocabulary'
import type { Claim } from '../claim.ts'
import { property, propertyByNumber } from '../declaration.ts'
import type { Interval } from '../date.ts'
import { isRestrictedAct } from '../restricted.ts'
import { hull } from '../said-of.ts'
import type { KnownOfPerson } from './contradiction.ts'
import { factsOfAct, factsOfPoint } from './facts.ts'
import { placesAmong } from './places.ts'
import type { Places } from './places.ts'
import type { Statement } from './statement.ts'
import { codesIn, ofOneSide, onlyOf, onlySubject, said, toldOfEach } from './told.ts'
import type { ToldOf } from './told.ts'
import { carriedBy, voiceOfClaim } from './voice.ts'
import { anyTime, between, readWhen, untilEndOf, wholeDay } from './when.ts'
import type { When } from './when.ts'

interface Reader {
  readonly known: KnownOfPerson
  readonly places: Places
}

/**
 * What claims say of a person, piece by piece. What nobody says, or this reader cannot open, is no
 * statement. A subject that sources give to several persons belongs to nobody here, and neither
 * does an act of which any type ever said is restricted: it takes part in no rule.
 */
export function statementsOfClaims(known: KnownOfPerson): readonly Statement[] {
  const reader = { known, places: placesAmong(known.facilities) }
  const told = toldOfEach(known.claims)
  const custodies = told.filter((one) => onlySubject(one, 'custody.person') === known.person)
  const own = new Set(custodies.map(({ subject }) => subject))
  const points = told.filter((one) => own.has(onlySubject(one, 'point.custody') ?? ''))
  const acts = told.filter((one) => onlySubject(one, 'act.person') === known.person)
  return [
    ...told
      .filter(({ subject }) => subject === known.person)
      .flatMap((one) => ofPerson(reader, one)),
    ...custodies.flatMap((one) => ofCustody(reader, one)),
    ...points.flatMap((one) => ofPoint(reader, one)),
    ...acts.filter((one) => !isRestricted(known.claims, one)).flatMap((one) => ofAct(reader, one)),
  ]
}

const typeOfAct = property('act.type').number

// Also by a type that was taken back, corrected or erased.
function isRestricted(all: readonly Claim[], { subject }: ToldOf): boolean {
  const types = all.filter((claim) => claim.subject === subject && claim.property === typeOfAct)
  return isRestrictedAct(types.map(({ value }) => value))
}

interface Parts {
  readonly says: StatedFactCode
  readonly claims: readonly Claim[]
  readonly at?: Interval
  readonly throughout?: Interval | null
  readonly places?: ReadonlySet<string> | null
  readonly custody?: string | null
  readonly event?: string | null
  readonly isUnsure?: boolean
}

function statement(parts: Parts): Statement {
  const voices = parts.claims.map(voiceOfClaim)
  return {
    says: parts.says,
    at: parts.at ?? anyTime,
    throughout: parts.throughout ?? null,
    places: parts.places ?? null,
    custody: parts.custody ?? null,
    event: parts.event ?? null,
    answer: null,
    voices,
    isState: voices.every(({ isState }) => isState),
    carries: carriedBy(voices, parts.isUnsure ?? false),
  }
}

/** The person's own properties: each claim is a statement of its own. */
function ofPerson(reader: Reader, one: ToldOf): readonly Statement[] {
  return one.claims.flatMap((claim) => ofPersonClaim(reader, claim))
}

function ofPersonClaim(reader: Reader, claim: Claim): readonly Statement[] {
  const { code } = propertyByNumber(claim.property)
  const { value } = claim
  if (code === 'person.birth') return ofDate(reader, claim, 'born', null)
  if (code === 'person.whereabouts') return ofWhereabouts(reader, claim)
  const says = value.kind === 'code' ? factsOfCode.get(`${code} ${value.code}`) : undefined
  return (says ?? []).map((fact) => asSaid(claim, fact))
}

const factsOfCode: ReadonlyMap<string, readonly StatedFactCode[]> = new Map([
  ['person.acknowledged acknowledged', ['held']],
  ['person.acknowledged denied', ['not-held']],
  ['person.alive alive', ['alive']],
  ['person.alive dead', ['dead']],
  ['person.authorities-told yes', ['complaint-made']],
  ['person.telling-outcome registered-only', ['complaint-received']],
  ['person.telling-outcome refused', ['complaint-made']],
  ['person.telling-outcome investigation-opened', ['complaint-received', 'investigation-opened']],
  ['person.telling-outcome investigation-ended', ['complaint-received', 'investigation-opened']],
])

// What the authorities acknowledge or deny is their word, whoever passes it on. It was so by the
// day it was told, and that is all that is known of when. Only a denial and a life are taken to be
// of that day, and for that carry no more than a tension where somebody passes them on.
function asSaid(claim: Claim, says: StatedFactCode): Statement {
  const isTheirWord = propertyByNumber(claim.property).code === 'person.acknowledged'
  const made = statement({
    says,
    claims: [claim],
    at: isOfThatDay(claim, says) ? wholeDay(claim.saidOn) : untilEndOf(claim.saidOn),
    isUnsure: says === 'alive',
  })
  return isTheirWord ? { ...made, isState: true } : made
}

function isOfThatDay({ directness }: Claim, says: StatedFactCode): boolean {
  if (says === 'not-held' || says === 'alive') return true
  return says === 'held' && directness !== 'second-hand'
}

// Only of a place of detention by its name: "in Minsk" is not "held".
function ofWhereabouts({ places }: Reader, claim: Claim): readonly Statement[] {
  const named = claim.value.kind === 'text' ? places.named(claim.value.text) : null
  if (named === null) return []
  const isState = claim.source.kind === 'authority'
  const says = isState ? 'held' : 'seen-held'
  const isOfDay = isState && isOfThatDay(claim, says)
  const at = isOfDay ? wholeDay(claim.saidOn) : untilEndOf(claim.saidOn)
  return [statement({ says, claims: [claim], at, places: named, isUnsure: !isState })]
}

function ofDate(
  { known }: Reader,
  claim: Claim,
  says: StatedFactCode,
  custody: string | null,
): readonly Statement[] {
  const when = claim.value.kind === 'date' ? readWhen(claim.value.edtf, known.zone) : null
  if (when === null) return []
  const { at, isUnsure } = when
  return [statement({ says, claims: [claim], at, custody, isUnsure })]
}

function ofCustody(reader: Reader, one: ToldOf): readonly Statement[] {
  const custody = one.subject
  return [
    ...said(one, 'custody.from').flatMap((claim) => ofDate(reader, claim, 'arrested', custody)),
    ...said(one, 'custody.to').flatMap((claim) => ofEnd(reader, claim, custody)),
    ...[...said(one, 'custody.facility'), ...said(one, 'custody.place')].flatMap((claim) =>
      ofPlace(reader, one, claim),
    ),
  ]
}

// An open end tells no end: the person was held then.
function ofEnd({ known }: Reader, claim: Claim, custody: string): readonly Statement[] {
  const when = claim.value.kind === 'date' ? readWhen(claim.value.edtf, known.zone) : null
  if (when === null) return []
  const { at, heldAt, isUnsure } = when
  const says = heldAt === null ? 'custody-ended' : 'seen-held'
  return [statement({ says, claims: [claim], at: heldAt ?? at, custody, isUnsure })]
}

const periodEdges = ['custody.from', 'custody.to'] as const

// From when to when, by whoever names the place. Where they do not say, others of their side tell in
// which period it was; that it was so all the time is then said by nobody.
function ofPlace(reader: Reader, one: ToldOf, claim: Claim): readonly Statement[] {
  const places = placesOf(reader.places, claim)
  if (places === null) return []
  const from = timesBeside(reader, said(one, 'custody.from'), claim)
  const to = timesBeside(reader, said(one, 'custody.to'), claim)
  const began = hull(from.map(({ at }) => at))
  const until = hull(to.map(({ at, heldAt }) => heldAt ?? at))
  const isEnded = to.every(({ heldAt }) => heldAt === null)
  const isToldBySame = periodEdges.every((code) =>
    said(one, code).some(({ source }) => source.origin === claim.source.origin),
  )
  return [
    statement({
      says: 'held',
      claims: [claim],
      at: { lo: began.lo, hi: isEnded ? until.hi : null },
      throughout: isToldBySame ? between(began, until) : null,
      places,
      custody: one.subject,
      isUnsure: [...from, ...to].some(({ isUnsure }) => isUnsure),
    }),
  ]
}

function placesOf(places: Places, { value }: Claim): ReadonlySet<string> | null {
  if (value.kind === 'subject') return places.ofFacility(value.id)
  return value.kind === 'text' ? places.inWords(value.text) : null
}

/** The times its own origin says; else those of the same side. */
function timesBeside({ known }: Reader, all: readonly Claim[], claim: Claim): readonly When[] {
  const beside = ofOneSide(all, claim)
  return beside.flatMap(({ value }) => {
    const when = value.kind === 'date' ? readWhen(value.edtf, known.zone) : null
    return when === null ? [] : [when]
  })
}

/** One statement for each origin that tells of the point. */
function ofPoint(reader: Reader, one: ToldOf): readonly Statement[] {
  const types = said(one, 'point.type')
  const times = said(one, 'point.at')
  const where = [...said(one, 'point.facility'), ...said(one, 'point.place')]
  const byOrigin = Map.groupBy([...types, ...times], ({ source }) => source.origin)
  const custody = onlySubject(one, 'point.custody') ?? null
  return [...byOrigin.values()].flatMap((told) => {
    const [first] = told
    if (first === undefined) return []
    const type = onlyOf(ofOneSide(types, first).flatMap(codesIn))
    if (type === undefined) return []
    const placed = ofOneSide(where, first)
    const mine = placed.filter(({ source }) => source.origin === first.source.origin)
    return factsAt(type).map((says) =>
      statement({
        says,
        claims: [...told, ...mine],
        ...timed(timesBeside(reader, times, first)),
        places: allPlaces(placed.map((claim) => placesOf(reader.places, claim))),
        custody,
      }),
    )
  })
}

function factsAt(type: string): readonly StatedFactCode[] {
  return Object.hasOwn(factsOfPoint, type) ? factsOfPoint[type as keyof typeof factsOfPoint] : []
}

function timed(times: readonly When[]): { readonly at: Interval; readonly isUnsure: boolean } {
  return { at: hull(times.map(({ at }) => at)), isUnsure: times.some(({ isUnsure }) => isUnsure) }
}

/** Every place meant by any of them; null where one of them means none that is known. */
function allPlaces(all: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
  const read = all.filter((places) => places !== null)
  if (read.length === 0 || read.length < all.length) return null
  return new Set(read.flatMap((places) => [...places]))
}

function ofAct(reader: Reader, one: ToldOf): readonly Statement[] {
  const times = said(one, 'act.at')
  const event = onlySubject(one, 'act.event') ?? null
  return said(one, 'act.type').flatMap((claim) => {
    const fact = codesIn(claim).flatMap((code) => factOfAct(code))[0]
    if (fact === undefined) return []
    const { at, isUnsure } = timed(timesBeside(reader, times, claim))
    const made = statement({
      says: fact.says,
      claims: [claim],
      at,
      event,
      isUnsure: isUnsure || fact.isHint,
    })
    const { lo } = made.at
    return [
      isNever(fact.says) && lo !== null ? { ...made, throughout: { lo: null, hi: lo } } : made,
    ]
  })
}

function isNever(says: StatedFactCode): boolean {
  return says === 'no-lawyer' || says === 'family-not-told' || says === 'body-not-returned'
}

function factOfAct(
  code: string,
): readonly { readonly says: StatedFactCode; readonly isHint: boolean }[] {
  const known = violation(code)
  const fact = known === undefined ? undefined : factsOfAct[known.code]
  return fact === undefined ? [] : [fact]
}
