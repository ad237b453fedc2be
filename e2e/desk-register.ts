import type { ClaimInput, ClaimView, SubjectRow, SubjectClaims } from '@amparo/contract'
import { ClaimId, EntryId, SubjectId, SubmissionId } from '@amparo/contract'
import { matchKeys, rankName } from '@amparo/names'
import {
  claimSourceKinds,
  fold,
  isPropertyCode,
  property,
  readValue,
  viewRow,
  type Claim,
  type Group,
  type SubjectKind,
  type View,
} from '@amparo/register'
import {
  demoActs,
  demoCustodies,
  demoMessages,
  demoPersons,
  type DemoClaim,
} from '@amparo/scenario'

interface Subject {
  readonly id: string
  readonly kind: SubjectKind
  /** What it stands under. */
  readonly owner: string | null
  readonly claims: ClaimView[]
}

/** The register of the desk's test server: in memory, folded by the real rules. */
export class DeskRegister {
  readonly #subjects = new Map<string, Subject>()
  #last = 1000

  /** The demo's persons, with what they rest on; `messages` of them have arrived. */
  static demo(messages: number): DeskRegister {
    const register = new DeskRegister()
    const ids = new Map<string, string>()
    for (const { key, claims } of demoPersons) {
      const known = claims.filter((claim) => claim.message < messages)
      if (known.length > 0)
        ids.set(key, register.make('person', null, known.map(asInput), 'Marek Dolny'))
    }
    for (const [kind, list] of [
      ['custody', demoCustodies],
      ['act', demoActs],
    ] as const) {
      for (const { person, claims } of list) {
        const id = ids.get(person)
        const known = claims.filter(
          (claim) => claim.message < messages && !claim.property.endsWith('.person'),
        )
        if (id !== undefined && known.length > 0) {
          register.make(kind, id, known.map(asInput), 'Iryna Sauchuk')
        }
      }
    }
    return register
  }

  next(): string {
    this.#last += 1
    return String(this.#last)
  }

  make(kind: SubjectKind, owner: string | null, claims: readonly ClaimInput[], by: string): string {
    const subject: Subject = { id: this.next(), kind, owner, claims: [] }
    this.#subjects.set(subject.id, subject)
    this.add(subject.id, claims, by)
    return subject.id
  }

  has(id: string): boolean {
    return this.#subjects.has(id)
  }

  /** Undefined: kept. Otherwise the property that cannot be kept. */
  problem(claims: readonly ClaimInput[]): string | undefined {
    return claims.find(
      (claim) =>
        !isPropertyCode(claim.property) || !readValue(property(claim.property), claim.value).ok,
    )?.property
  }

  add(id: string, claims: readonly ClaimInput[], by: string): void {
    const subject = this.#subjects.get(id)
    const entry = EntryId.parse(this.next())
    for (const claim of claims) subject?.claims.push(this.#view(claim, entry, by))
  }

  retract(id: string, by: string): boolean {
    for (const { claims } of this.#subjects.values()) {
      const claim = claims.find((one) => one.id === id)
      if (claim === undefined) continue
      if (claims.some((one) => one.retracts === id)) return false
      const entry = EntryId.parse(this.next())
      const own = ClaimId.parse(this.next())
      claims.push({ ...claim, id: own, retracts: claim.id, replaces: null, entry, recordedBy: by })
      return true
    }
    return false
  }

  search(kind: SubjectKind, query: string): SubjectRow[] {
    const wanted = new Set(matchKeys(query))
    const rows = this.#ofKind(kind).map((subject) => this.#row(subject))
    if (query.trim() === '') return rows.toSorted((a, b) => a.name.localeCompare(b.name))
    const best = (row: SubjectRow): number =>
      Math.max(...[row.name, ...row.otherNames].map((name) => rankName(query, name)))
    return rows
      .filter((row) =>
        [row.name, ...row.otherNames].some((name) =>
          matchKeys(name).some((key) => wanted.has(key)),
        ),
      )
      .toSorted((a, b) => best(b) - best(a))
  }

  page(id: string, teams: readonly number[]) {
    const subject = this.#subjects.get(id)
    if (subject === undefined) return undefined
    const below = this.#below(id)
    const shown = (one: Subject): SubjectClaims => this.#subjectClaims(one, teams)
    const spoken = [subject, ...below].flatMap(({ claims }) =>
      claims.flatMap(({ value }) => (value.kind === 'subject' ? [value.id] : [])),
    )
    const named = [...new Set(spoken)].flatMap((one) => this.#subjects.get(one) ?? [])
    return {
      subject: shown(subject),
      below: below.map(shown),
      named: named.map((one) => ({
        id: SubjectId.parse(one.id),
        kind: one.kind,
        name: this.#row(one).name,
        of: '',
      })),
      elsewhere: [],
      more: false,
      underRestricted: false,
      closings: subject.kind === 'person' ? { steps: [], facts: [] } : null,
      joined: [],
    }
  }

  #below(id: string): Subject[] {
    const under = [...this.#subjects.values()].filter(({ owner }) => owner === id)
    return under.flatMap((subject) => [subject, ...this.#below(subject.id)])
  }

  #ofKind(wanted: SubjectKind): Subject[] {
    return [...this.#subjects.values()].filter(({ kind }) => kind === wanted)
  }

  #row(subject: Subject): SubjectRow {
    const view = foldOf(subject)
    const { label, lo, hi, quarrels, claims } = viewRow(view)
    const names = groupsOfName(view)
    const others = names.flatMap(({ value }) => (value.kind === 'name' ? [value.text] : []))
    const events = [...this.#subjects.values()]
      .filter(({ owner }) => owner === subject.id)
      .map((event) => ({ day: viewRow(foldOf(event)).lo, place: placeIn(foldOf(event)) }))
    return {
      id: SubjectId.parse(subject.id),
      kind: subject.kind,
      name: label,
      from: lo,
      to: hi,
      lastEvent: latest(events.map(({ day }) => day)),
      place: events.find(({ place }) => place !== '')?.place ?? '',
      quarrels,
      claims,
      otherNames: others.filter((name) => name !== label),
      meets: [],
      fathers: (view.properties['person.father']?.groups ?? []).flatMap(({ value }) =>
        value.kind === 'name' ? [value.text] : [],
      ),
    }
  }

  #subjectClaims(subject: Subject, teams: readonly number[]): SubjectClaims {
    const claims = subject.claims.filter(
      ({ audience }) => audience === 0 || teams.includes(audience),
    )
    return {
      id: SubjectId.parse(subject.id),
      kind: subject.kind,
      entry: EntryId.parse(claims[0]?.entry ?? '1'),
      claims,
    }
  }

  #view(claim: ClaimInput, entry: EntryId, by: string): ClaimView {
    const { source } = claim
    const isMessage = source.kind === 'submission'
    const kind = isMessage && source.word === 'authority' ? 'authority' : source.kind
    const id = isMessage ? `${kind}-${source.submission}` : 'office'
    return {
      id: ClaimId.parse(this.next()),
      property: claim.property,
      value: claim.value,
      source: {
        id,
        origin: id,
        kind,
        submission: isMessage ? source.submission : null,
        part: isMessage ? source.part : null,
        account: null,
        version: null,
        reply: null,
        passage: isMessage ? source.passage : null,
      },
      directness: claim.directness,
      credibility: claim.credibility,
      saidOn: claim.saidOn,
      recordedAt: '2026-11-24T09:12:00.000Z',
      recordedBy: by,
      audience: claim.audience,
      replaces: claim.replaces,
      retracts: null,
      erased: null,
      entry,
    }
  }
}

function foldOf({ id, kind, claims }: Subject): View {
  return fold(
    claims.flatMap((claim) => (isPropertyCode(claim.property) ? [asClaim(id, claim)] : [])),
    kind,
  )
}

function asClaim(subject: string, wire: ClaimView): Claim {
  const { replaces, retracts, erased, source, property: code, credibility, ...rest } = wire
  if (!isPropertyCode(code)) throw new Error(code)
  return {
    ...rest,
    subject,
    property: property(code).number,
    credibility: credibility as Claim['credibility'],
    source: {
      id: source.id,
      origin: source.origin,
      kind: claimSourceKinds.find((kind) => kind === source.kind) ?? 'office',
    },
    ...(replaces === null ? {} : { replaces }),
    ...(retracts === null ? {} : { retracts }),
    ...(erased === null ? {} : { erased }),
  }
}

function groupsOfName({ kind, properties }: View): readonly Group[] {
  const code = `${kind ?? 'person'}.name`
  return (isPropertyCode(code) && properties[code]?.groups) || []
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => ((day ?? '') > (last ?? '') ? day : last), null)
}

function placeIn(view: View): string {
  const place = view.properties['custody.place']?.best?.value
  return place?.kind === 'text' ? place.text : ''
}

function asInput(claim: DemoClaim): ClaimInput {
  const account = demoMessages[claim.message]?.account ?? ''
  const from = account.indexOf(claim.quote)
  const read = readValue(property(claim.property), claim.value)
  if (!read.ok) throw new Error(`${claim.property}: ${read.reason}`)
  return {
    property: claim.property,
    value: read.value as ClaimInput['value'],
    source: {
      kind: 'submission',
      submission: SubmissionId.parse(String(claim.message + 1)),
      part: 1,
      passage: from < 0 ? null : { from, to: from + claim.quote.length },
      word: claim.source.kind === 'authority' ? 'authority' : 'sender',
    },
    directness: claim.directness,
    credibility: claim.credibility,
    saidOn: claim.saidOn,
    audience: claim.audience,
    replaces: null,
  }
}
