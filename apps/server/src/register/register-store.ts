import type { ListFilter, ListOrder, MeetReason } from '@amparo/contract'
import {
  isPropertyCode,
  officeAudience,
  ownerPropertyOf,
  propertiesOf,
  property,
  propertyByNumber,
  compareIds,
  subjectKinds,
  type Property,
  type SubjectKind,
  type View,
} from '@amparo/register'
import type { Fields } from '@amparo/log'
import { sql, type RawBuilder } from 'kysely'
import { AccountReader } from '../accounts/account-store.ts'
import type { Change, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { membersOf, type Members } from './members.ts'
import {
  boundValue,
  columnsOf,
  committedClaim,
  type ClaimRow,
  type ValueToKeep,
} from './claim-row.ts'
import { countFacets, withFacets, type FacetCounts } from './facets.ts'
import { findMeeting, whyMeets, type Meeting } from './finding.ts'
import { kindNumber, kindOf, ownerOf, storeViews } from './fold-store.ts'
import {
  citedColumns,
  knownSources,
  makeSources,
  nameOf,
  passageIn,
  sourceKind,
  type Cited,
  type NewSource,
  type Sources,
} from './source-store.ts'
import { keepViewing } from './viewings.ts'
import { isWithin, walkList, type AskedList, type ListPlace } from './list-query.ts'

const PAGE = 50
const AS_RECORDED: ListOrder = { by: 'recorded', down: false }
/** Of what the one box finds: so many people, and so many of each other kind. */
const FEW_PEOPLE = 7
const FEW_OTHERS = 4

/** A list whose codes are counted. */
export interface FacetsAsked {
  readonly kind: SubjectKind
  readonly query: string
  readonly filter: ListFilter
}

/** A stored view and the subject it is of. */
export interface StoredView {
  readonly subject: string
  readonly object: Buffer
  readonly kind: SubjectKind
  readonly label: string
  readonly lo: string | null
  readonly hi: string | null
  readonly quarrels: number
  readonly claims: number
  readonly view: View
}

/** Of a list so many as were asked for. */
export interface Page<Row> {
  readonly found: Row[]
  readonly more: boolean
  /** More meet the query than are looked through. */
  readonly cut: boolean
}

/** What a source is of; of an account the message whose sender told it, if one did. */
export interface CitedOf extends Cited {
  readonly senderOf: string | null
}

export interface InList extends StoredView {
  /** Of a person: the latest custody or act that is known and visible. */
  readonly lastEvent: string | null
  readonly place: string
  /** Why it meets the query; empty without one. */
  readonly meets: readonly MeetReason[]
}

/** Only stays that may have touched some days, and no more than so many. */
export interface StaysWithin {
  readonly from: string
  readonly to: string
  readonly most: number
}

/** A subject and the property in which it speaks of another. */
export interface SpeaksOf {
  readonly property: number
  readonly subject: StoredView
}

/** One more value to record, already read against its declaration. */
export interface NewClaim extends ValueToKeep {
  readonly property: Property
  readonly source: NewSource
  readonly directness: 'first-hand' | 'second-hand' | 'document'
  readonly credibility: number
  readonly saidOn: string
  readonly audience: number
  readonly replaces: string | null
}

/** The subject that claims were written of, and the entry they stand on. */
export interface Written {
  readonly subject: string
  readonly entry: string
}

/** What staff may ask of the register. The row policies show only the actor's audiences. */
export class RegisterReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** The subject as the most informed of the actor's audiences sees it, or undefined when none of them may know of it. */
  async view(subject: string): Promise<StoredView | undefined> {
    const { rows } =
      await sql<ViewRow>`${ONE_ROW_A_SUBJECT} where v.subject = ${subject} ${ONE_ROW_ORDER}`.execute(
        this.tx,
      )
    return rows[0] && stored(rows[0])
  }

  /** Whose page a person's is, and everybody who counts as that person; anything else is alone. */
  async members(subject: string): Promise<Members> {
    return (
      (await membersOf(this.tx, [subject])).get(subject) ?? { anchor: subject, members: [subject] }
    )
  }

  /** A subject by the page it stands on: a person who counts as another by that other's. */
  async onPage(subject: string): Promise<StoredView | undefined> {
    return this.view((await this.members(subject)).anchor)
  }

  /** The subject as one audience may know of it: what is said to that audience may speak of it. */
  async isKnownTo(subject: string, kind: SubjectKind, audience: number): Promise<boolean> {
    const row = await this.tx
      .selectFrom('subject_view')
      .select('subject')
      .where('subject', '=', subject)
      .where('kind', '=', kindNumber(kind))
      .where('audience', 'in', [officeAudience, audience])
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** What stands under a subject, or under anybody who counts as that person, and what stands under that, earliest first. */
  async below(subject: string): Promise<StoredView[]> {
    const first = await this.under((await this.members(subject)).members)
    const second = await this.under(first.map((one) => one.subject))
    return [...first, ...second].toSorted(
      (a, b) => (a.lo ?? '9').localeCompare(b.lo ?? '9') || Number(a.subject) - Number(b.subject),
    )
  }

  /** What stands directly under any of these. */
  async under(owners: readonly string[]): Promise<StoredView[]> {
    if (owners.length === 0) return []
    const { rows } =
      await sql<ViewRow>`${ONE_ROW_A_SUBJECT} where v.owner = any (${owners}::bigint[]) ${ONE_ROW_ORDER}`.execute(
        this.tx,
      )
    return rows.map(stored)
  }

  /** Every period of custody in which anybody names this facility, or any of its points does, with all its points. */
  async stays(
    facility: string,
    within: StaysWithin | null = null,
  ): Promise<{ period: StoredView; points: StoredView[] }[]> {
    const { rows } = await sql<{ custody: string }>`
      select distinct case when c.property = ${property('point.facility').number} then v.owner else c.subject end::text as custody
      from standing_claim c join subject_view v on v.subject = c.subject
        and v.kind in (${kindNumber('custody')}, ${kindNumber('point')})
      where c.v_ref = ${facility}
        and c.property in (${property('custody.facility').number}, ${property('point.facility').number})`.execute(
      this.tx,
    )
    const all = rows.map(({ custody }) => custody).filter((id) => id !== null)
    const ids = within === null ? all : await this.#within(all, within)
    const periods = await this.named(ids)
    const points = (await this.under(ids)).filter(({ kind }) => kind === 'point')
    const byPeriod = Map.groupBy(points, ({ view }) => ownerOf(view) ?? '')
    return periods.map((period) => ({ period, points: byPeriod.get(period.subject) ?? [] }))
  }

  /** Those of these periods that may have touched some days, as many as are wanted. */
  async #within(ids: readonly string[], { from, to, most }: StaysWithin): Promise<string[]> {
    const { rows } = await sql<{ subject: string }>`
      select distinct subject from subject_view where subject = any (${ids}::bigint[])
        and (lo is null or lo <= ${to}::date) and (hi is null or hi >= ${from}::date)
      order by subject limit ${most}`.execute(this.tx)
    return rows.map(({ subject }) => subject)
  }

  /** These subjects by the name that leads each, those the actor may know of. */
  async named(subjects: readonly string[]): Promise<StoredView[]> {
    if (subjects.length === 0) return []
    const { rows } =
      await sql<ViewRow>`${ONE_ROW_A_SUBJECT} where v.subject = any (${subjects}::bigint[]) ${ONE_ROW_ORDER}`.execute(
        this.tx,
      )
    return rows.map(stored)
  }

  /** For each of these, the name of the first above it that leads a page of its own by a name. */
  async above(subjects: readonly StoredView[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>()
    let below = subjects.map((one) => ({ subject: one.subject, owner: ownerOf(one.view) }))
    while (below.length > 0) {
      const owners = below.flatMap(({ owner }) => (owner === null ? [] : [owner]))
      const views = new Map((await this.named(owners)).map((view) => [view.subject, view]))
      below = below.flatMap(({ subject, owner }) => {
        const view = owner === null ? undefined : views.get(owner)
        if (view === undefined) return []
        if (ownerPropertyOf(view.kind) !== undefined)
          return [{ subject, owner: ownerOf(view.view) }]
        names.set(subject, view.label)
        return []
      })
    }
    return names
  }

  /** Subjects that speak of any of these in a claim the actor may see and nobody took back, newest first; one more than `most`. */
  async speakingOf(subjects: readonly string[], most: number): Promise<SpeaksOf[]> {
    const { rows } = await sql<{ subject: string; property: number }>`
      select c.subject, c.property, max(c.id) as newest from standing_claim c
      where c.v_ref = any (${subjects}::bigint[]) and not exists (select from standing_claim r where r.retracts = c.id)
        and not exists (select from standing_claim n where n.replaces = c.id)
      group by c.subject, c.property order by newest desc limit ${most + 1}`.execute(this.tx)
    const views = new Map(
      (await this.named(rows.map((row) => row.subject))).map((view) => [view.subject, view]),
    )
    return rows.flatMap((row) => {
      const view = views.get(row.subject)
      return view === undefined ? [] : [{ property: row.property, subject: view }]
    })
  }

  /** Every visible claim of these subjects, by subject; without those of list rows that were taken back. */
  async claims(subjects: readonly string[]): Promise<ReadonlyMap<string, ClaimRow[]>> {
    if (subjects.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('standing_claim')
      .selectAll()
      .where('subject', 'in', subjects)
      .orderBy('id')
      .execute()
    return Map.groupBy(rows, (row) => row.subject)
  }

  async claim(id: string): Promise<ClaimRow | undefined> {
    return this.tx.selectFrom('standing_claim').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** For each of these subjects, the messages whose senders say something of it, in them or in an account, those the actor may know of. */
  async messagesAbout(subjects: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    if (subjects.length === 0) return new Map()
    const said = await this.tx
      .selectFrom('standing_claim')
      .select(['subject', 'source'])
      .distinct()
      .where('subject', 'in', subjects)
      .execute()
    const cited = await this.cited([...new Set(said.map(({ source }) => source))])
    const messageOf = ({ source }: { readonly source: string }) => {
      const of = cited.get(source)
      return of?.submission ?? of?.senderOf ?? []
    }
    return new Map(
      [...Map.groupBy(said, ({ subject }) => subject)].map(([subject, of]) => [
        subject,
        [...new Set(of.flatMap(messageOf))],
      ]),
    )
  }

  /** What each source is of, for sources the actor may know. */
  async cited(sources: readonly string[]): Promise<ReadonlyMap<string, CitedOf>> {
    if (sources.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('source')
      .select(['id', 'submission', 'account', 'reply', 'batch'])
      .where('id', 'in', sources)
      .execute()
    const accounts = await new AccountReader(this.tx).those(
      rows.flatMap(({ account }) => account ?? []),
    )
    return new Map(
      rows.map(({ id, ...of }) => {
        const about = of.account === null ? undefined : accounts.get(of.account)?.about
        return [id, { ...of, senderOf: about?.kind === 'submission' ? about.id : null }]
      }),
    )
  }

  /** One page of a list, after the subject where the page before ended. */
  async search(asked: AskedList, last: StoredView | null): Promise<Page<InList>> {
    const { found, cut } =
      asked.query.trim() === ''
        ? { found: await this.#walk(asked, last, PAGE + 1), cut: false }
        : await this.#meeting(asked, last, PAGE + 1)
    const page = found.slice(0, PAGE)
    const listed = asked.kind === 'person' ? await this.#withLastEvent(page) : page.map(withPlace)
    return { found: listed.map(because(asked.query)), more: found.length > PAGE, cut }
  }

  /**
   * The same, so many at a time, in the order in which they were recorded: of a list that is asked for page after page while
   * people rename and record, nobody who stands in it all the while is left out.
   */
  async takenOut(
    asked: Omit<AskedList, 'order'>,
    after: string | null,
    size: number,
  ): Promise<Page<StoredView>> {
    if (asked.query.trim() === '') {
      const last = after === null ? null : { subject: after, label: '', lo: null, quarrels: 0 }
      const found = await this.#walk({ ...asked, order: AS_RECORDED }, last, size + 1)
      return { found: found.slice(0, size), more: found.length > size, cut: false }
    }
    const { met, cut } = await this.#met(asked)
    const behind = met
      .map(({ subject }) => subject)
      .filter((subject) => after === null || BigInt(subject) > BigInt(after))
      .toSorted(compareIds)
    const found = await this.#inOrder(behind.slice(0, size))
    return { found, more: behind.length > size, cut }
  }

  async #walk(asked: AskedList, last: ListPlace | null, size: number): Promise<StoredView[]> {
    const query = walkList(asked, last, size, VIEW_COLUMNS) as RawBuilder<ViewRow>
    const { rows } = await query.execute(this.tx)
    return rows.map(stored)
  }

  async #meeting(
    asked: AskedList,
    last: StoredView | null,
    size: number,
  ): Promise<{ found: StoredView[]; cut: boolean }> {
    const { met, cut } = await this.#met(asked)
    const ranked = met.map(({ subject }) => subject)
    const start = last === null ? 0 : ranked.indexOf(last.subject) + 1
    // Whoever was renamed since the page before has no place here any more, and a list must not begin anew unsaid.
    if (last !== null && start === 0) throw new Refusal('not-found')
    return { found: await this.#inOrder(ranked.slice(start, start + size)), cut }
  }

  /** What meets the query and is left by the filter, best first. */
  async #met({ kind, query, filter }: Omit<AskedList, 'order'>): Promise<Meeting> {
    const { met, cut } = await findMeeting(this.tx, query, [kind])
    const within = met.filter((one) => isWithin(filter, one))
    return { met: await withFacets(this.tx, within, filter), cut }
  }

  async #inOrder(subjects: readonly string[]): Promise<StoredView[]> {
    const views = new Map((await this.named(subjects)).map((view) => [view.subject, view]))
    return subjects.flatMap((subject) => views.get(subject) ?? [])
  }

  /** A few of everything that meets the query: of what has a name or words to be found by, and by number of every kind. */
  async find(query: string): Promise<InList[]> {
    const { met: people } = await findMeeting(this.tx, query, ['person'])
    const { met: others } = await findMeeting(
      this.tx,
      query,
      subjectKinds.filter((kind) => kind !== 'person'),
    )
    const few = [...Map.groupBy(others, ({ kind }) => kind).values()].flatMap((of) =>
      of.slice(0, FEW_OTHERS),
    )
    const found = await this.#inOrder([
      ...people.slice(0, FEW_PEOPLE).map(({ subject }) => subject),
      ...others.filter((one) => few.includes(one)).map(({ subject }) => subject),
    ])
    const [persons, rest] = [
      found.filter(({ kind }) => kind === 'person'),
      found.filter(({ kind }) => kind !== 'person'),
    ]
    return [...(await this.#withLastEvent(persons)), ...rest.map(withPlace)].map(because(query))
  }

  /** How many of a list count as what. */
  async facets({ kind, query, filter }: FacetsAsked): Promise<FacetCounts[]> {
    if (query.trim() === '') return countFacets(this.tx, { kind, filter, meeting: null })
    const { met, cut } = await findMeeting(this.tx, query, [kind])
    const within = met.filter((one) => isWithin(filter, one))
    return countFacets(this.tx, { kind, filter, meeting: { met: within, cut } })
  }

  async #withLastEvent(people: StoredView[]): Promise<InList[]> {
    if (people.length === 0) return []
    const { rows } = await sql<{ owner: string; day: string | null; fold: View }>`
      select distinct on (of.person) of.person as owner, coalesce(v.hi, v.lo) as day, v.fold
      from (
        select p as person, p as member from unnest(${people.map(({ subject }) => subject)}::bigint[]) as p
        union
        select m.anchor, m.subject from subject_view m where m.anchor = any (${people.map(({ subject }) => subject)}::bigint[])
      ) of join subject_view v on v.owner = of.member
      where v.kind in (${kindNumber('custody')}, ${kindNumber('act')})
      order by of.person, coalesce(v.hi, v.lo) desc nulls last, v.kind, v.subject desc`.execute(
      this.tx,
    )
    const last = new Map(rows.map((row) => [row.owner, row]))
    return people.map((person) => {
      const event = last.get(person.subject)
      return {
        ...person,
        lastEvent: event?.day ?? null,
        place: event === undefined ? '' : placeIn(event.fold),
        meets: [],
      }
    })
  }
}

/** What staff may add to the register. Only exists inside a change; every method leaves one entry and the views right. */
export class RegisterWriter extends RegisterReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** A new subject from its first claims. */
  async create(kind: SubjectKind, claims: readonly NewClaim[]): Promise<Written> {
    const sources = await knownSources(this.tx, sourcesIn(claims))
    const entered = await this.#change.enterNew('subject.create', { kind, ...fieldsOf(claims) })
    const audience = narrowest(claims)
    const { id } = await this.tx
      .insertInto('subject')
      .values({ object: entered.object, kind: kindNumber(kind), audience, entry: entered.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.#insert(id, claims, sources, entered.id)
    await storeViews(this.tx, id, kind)
    return { subject: id, entry: entered.id }
  }

  /** More claims about a subject that is there. */
  async add(subject: StoredView, claims: readonly NewClaim[]): Promise<Written> {
    const sources = await knownSources(this.tx, sourcesIn(claims))
    const entered = await this.#change.enter('claim.add', subject.object, fieldsOf(claims))
    await this.#insert(subject.subject, claims, sources, entered.id)
    await storeViews(this.tx, subject.subject, subject.kind)
    return { subject: subject.subject, entry: entered.id }
  }

  /** Takes a claim back: a row that says so, for the same audience. The claim stays. */
  async retract(subject: StoredView, claim: ClaimRow): Promise<void> {
    const entered = await this.#change.enter('claim.retract', subject.object, { claim: claim.id })
    await this.tx
      .insertInto('claim')
      .values({
        ...EMPTY,
        subject: claim.subject,
        source: claim.source,
        origin: claim.origin,
        source_kind: claim.source_kind,
        entry: entered.id,
        field: 1,
        property: claim.property,
        retracts: claim.id,
        // With the row of a list that said it, it goes as well.
        cited_part: claim.source_kind === 'list' ? claim.cited_part : null,
        recorded_at: this.#change.now,
        recorded_by: this.#staff,
        said_on: claim.said_on,
        credibility: claim.credibility,
        directness: claim.directness,
        audience: claim.audience,
      })
      .execute()
    await storeViews(this.tx, subject.subject, subject.kind)
  }

  /** Writes into the viewer's own sequence that they looked at this subject. */
  async looked(subject: StoredView): Promise<void> {
    const fields = { subject: subject.object.toString('hex') }
    const { id } = await this.#change.enterOwn('subject.open', fields)
    await keepViewing(this.tx, subject.subject, id)
  }

  async #insert(
    subject: string,
    claims: readonly NewClaim[],
    known: Sources,
    entry: string,
  ): Promise<void> {
    const sources = await makeSources(this.tx, sourcesIn(claims), known, entry)
    for (const [index, claim] of claims.entries())
      await this.#insertOne(subject, claim, sources, entry, index + 1)
  }

  async #insertOne(
    subject: string,
    claim: NewClaim,
    sources: Sources,
    entry: string,
    field: number,
  ): Promise<void> {
    const source = sources.get(nameOf(claim.source))
    if (source === undefined) throw new Error('a claim without its source')
    await this.tx
      .insertInto('claim')
      .values({
        ...EMPTY,
        ...columnsOf(claim),
        subject,
        source: source.id,
        origin: source.origin,
        source_kind: sourceKind(claim.source),
        entry,
        field,
        property: claim.property.number,
        replaces: claim.replaces,
        recorded_at: this.#change.now,
        recorded_by: this.#staff,
        said_on: claim.saidOn,
        credibility: claim.credibility,
        directness: claim.directness,
        audience: claim.audience,
        ...citedColumns(claim.source),
      })
      .execute()
  }
}

const EMPTY = {
  replaces: null,
  retracts: null,
  v_ref: null,
  v_lo: null,
  v_hi: null,
  v_text: null,
  v_how: null,
  v_sealed: null,
  v_commit: null,
  cited_part: null,
  cited_from: null,
  cited_to: null,
}

function sourcesIn(claims: readonly NewClaim[]): NewSource[] {
  return claims.map(({ source }) => source)
}

/** What the entry binds, one field a claim, so that one of them can be erased alone. */
export function fieldsOf(claims: readonly NewClaim[]): Fields {
  return Object.fromEntries(claims.map((claim, index) => [`claim.${index + 1}`, bytesOf(claim)]))
}

function bytesOf(claim: NewClaim): Uint8Array {
  return committedClaim({
    property: claim.property.code,
    value: boundValue(claim),
    source: nameOf(claim.source),
    directness: claim.directness,
    credibility: claim.credibility,
    saidOn: claim.saidOn,
    audience: claim.audience,
    replaces: claim.replaces,
    cited: passageIn(claim.source),
  })
}

/** A subject made of one team's claims alone is that team's; otherwise the office's. */
export function narrowest(claims: readonly NewClaim[]): number {
  const audiences = new Set(claims.map(({ audience }) => audience))
  const [only] = audiences
  return audiences.size === 1 && only !== undefined ? only : officeAudience
}

interface ViewRow {
  readonly subject: string
  readonly object: Buffer
  readonly kind: number
  readonly label: string
  readonly lo: string | null
  readonly hi: string | null
  readonly quarrels: number
  readonly claims: number
  readonly fold: View
}

/** Of the rows an actor may see, a team's own knows more than the office's. */
const VIEW_COLUMNS = sql`v.subject, v.object, v.kind, v.label, v.lo, v.hi, v.quarrels, v.claims, v.fold`
const ONE_ROW_A_SUBJECT = sql`select distinct on (v.subject) ${VIEW_COLUMNS} from subject_view v`
const ONE_ROW_ORDER = sql`order by v.subject, v.audience desc`

function stored(row: ViewRow): StoredView {
  return { ...row, kind: kindOf(row.kind), view: row.fold }
}

/** Every spelling of a subject's name, or of another one said of it, best first; nothing for a kind that has none. */
export function namesIn(view: View, code: string = nameProperty(view.kind ?? 'person')): string[] {
  const groups = (isPropertyCode(code) && view.properties[code]?.groups) || []
  return groups.flatMap(({ value }) => (value.kind === 'name' ? [value.text] : []))
}

/** Where a kind's names stand; nothing does under it for a kind without names. */
function nameProperty(kind: SubjectKind): string {
  return `${kind}.name`
}

function placeIn(view: View): string {
  const said = propertiesOf(view.kind ?? 'person').find(({ code }) => code.endsWith('.place'))
  const place = said && view.properties[said.code]?.best?.value
  return place?.kind === 'text' ? place.text : ''
}

function withPlace(found: StoredView): InList {
  return { ...found, lastEvent: null, place: placeIn(found.view), meets: [] }
}

function because(query: string): (found: InList) => InList {
  const why = whyMeets(query)
  return (found) => ({ ...found, meets: why(found.subject, found.view) })
}

export function propertyOf(row: ClaimRow): string {
  return propertyByNumber(row.property).code
}
