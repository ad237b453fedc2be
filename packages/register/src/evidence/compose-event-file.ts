import { officeAudience } from '../claim.ts'
import type { Claim } from '../claim.ts'
import type { Interval } from '../date.ts'
import { property } from '../declaration.ts'
import { fold } from '../fold.ts'
import type { PropertyCode } from '../property.ts'
import { isRestrictedAct } from '../restricted.ts'
import { hull, speaking, subjectsOf } from '../said-of.ts'
import { sortOut } from '../standing.ts'
import type { Group, View } from '../view.ts'
import { custodyInFile } from './custody-in-file.ts'
import { daysIn, daysOf, mayTouch } from './days-of-event.ts'
import type {
  EventFile,
  FileAct,
  FileAnswer,
  FileBody,
  FileContradiction,
  FileCustody,
  FileInvolvement,
  FilePaper,
  FilePerson,
  FileProperty,
  FileSaid,
  FileSource,
  FileValue,
} from './event-file.ts'
import { heldBack } from './held-back.ts'
import type { KnownOfEvent, NumberedPaper, PersonHarmed, SaidOf } from './known-of-event.ts'

const ofEvent = [
  'event.title',
  'event.at',
  'event.place',
  'event.facility',
  'event.description',
] as const satisfies PropertyCode[]
const ofPerson = ['person.name', 'person.birth', 'person.sex'] as const satisfies PropertyCode[]
const ofAct = [
  'act.type',
  'act.at',
  'act.place',
  'act.facility',
  'act.method',
  'act.by',
] as const satisfies PropertyCode[]
const ofInvolvement = [
  'involvement.authority',
  'involvement.degree',
  'involvement.type',
  'involvement.basis',
  'involvement.confidence',
  'involvement.description',
] as const satisfies PropertyCode[]
const namesOfBody = { authority: 'authority.name', facility: 'facility.name' } as const

/**
 * The file about one event for a recipient whom each person's consent is weighed for already. Pure: the same knowledge gives the same
 * file. Only what the whole office may know is in it, nothing of a source that may not be passed on, nothing sealed, nothing of a
 * restricted act. `withheld` are texts that would name somebody else: they are left out and counted. A person whose consent lets only
 * the act out has a number, and no free text stands beside it.
 */
export function eventFile(known: KnownOfEvent, withheld: ReadonlySet<string>): ComposedFile {
  const composing = new Composing(known, withheld)
  return { file: composing.file(), named: composing.named() }
}

export interface ComposedFile {
  readonly file: EventFile
  /** Whoever it names, by their records: for the office alone. */
  readonly named: readonly string[]
}

/** A subject as it may leave, and the claims it is made of. */
export interface Leaving {
  readonly of: SaidOf
  readonly view: View
  readonly claims: ReadonlyMap<string, Claim>
}

interface ActOf {
  readonly act: SaidOf
  readonly person: PersonHarmed | null
}

interface ActWithin {
  readonly act: SaidOf
  readonly person: PersonHarmed
}

class Composing {
  readonly #known: KnownOfEvent
  readonly #withheld: ReadonlySet<string>
  readonly #byMember: ReadonlyMap<string, PersonHarmed>
  readonly #bodies: ReadonlyMap<string, SaidOf>
  readonly #leaves = new Map<SaidOf, Leaving>()
  /** People in the file, by the order in which its acts name them. */
  readonly #numbers = new Map<PersonHarmed, number>()
  /** Bodies that the file speaks of, by the order in which it does. */
  readonly #spoken = new Map<string, number>()
  /** Subjects of which something stands in the file, with the properties it speaks of. */
  readonly #here = new Map<SaidOf, Set<number>>()
  /** Restricted acts of people in the file, and who is said to have done them. */
  readonly #restricted: SaidOf[] = []
  readonly #texts = new Set<string>()
  #peopleInvolved = 0

  constructor(known: KnownOfEvent, withheld: ReadonlySet<string>) {
    this.#known = known
    this.#withheld = withheld
    this.#bodies = new Map(known.bodies.map((one) => [one.id, one]))
    const members = known.people.flatMap((one) => one.members.map((id) => [id, one] as const))
    this.#byMember = new Map(members)
  }

  file(): EventFile {
    const { event, consents } = this.#known
    const mine = this.#known.acts
      .filter((act) => this.#isOfEvent(act))
      .map((act): ActOf => ({ act, person: this.#harmed(act) }))
    const open = this.#mayLeave(mine.filter(isWithin))
    const values = this.#values(this.#leaving(event), ofEvent)
    const acts = open.map((one, at) => this.#act(one, at + 1))
    const people = [...this.#numbers].map(([one, person]) => this.#person(one, person))
    const custody = [...this.#numbers].flatMap(([one, person]) => this.#custody(one, person, open))
    const answers = this.#answers()
    const contradictions = this.#contradictions()
    return {
      event: { id: event.id, values },
      people,
      // By now everything has spoken of whatever it speaks of.
      bodies: [...this.#spoken].flatMap(([id, body]) => this.#bodySpoken(id, body)),
      acts,
      custody,
      answers,
      consents: consents.flatMap(({ person, ...rest }) => {
        const number = this.#number(person)
        return number === undefined ? [] : [{ person: number, ...rest }]
      }),
      contradictions,
      leftOut: {
        ...countedOut(mine),
        ...this.#heldBack(),
        texts: this.#texts.size,
        peopleInvolved: this.#peopleInvolved,
      },
    }
  }

  named(): string[] {
    const people = [...this.#numbers.keys()]
    return people.filter(({ reach }) => reach.way === 'named').map(({ id }) => id)
  }

  /** Acts that the file tells; of restricted ones it only counts what is held. Whoever an act is told of gets a number. */
  #mayLeave(within: readonly ActWithin[]): ActWithin[] {
    const open = within.filter(({ act }) => !isRestricted(act))
    for (const { person } of open)
      if (!this.#numbers.has(person)) this.#numbers.set(person, this.#numbers.size + 1)
    for (const { act, person } of within)
      if (isRestricted(act) && this.#numbers.has(person))
        this.#restricted.push(act, ...this.#under(act.id, 'involvement.act'))
    return open
  }

  /** What of a subject the whole office may know, stands by all that was seen, and may be passed on. */
  #leaving(of: SaidOf): Leaving {
    const made = this.#leaves.get(of)
    if (made !== undefined) return made
    const leaves = sortOut(of.claims).stands.filter((claim) => this.#mayTell(claim))
    const claims = new Map(leaves.map((claim) => [claim.id, claim]))
    const leaving = { of, view: fold(leaves, of.kind), claims }
    this.#leaves.set(of, leaving)
    return leaving
  }

  #mayTell({ audience, source, value }: Claim): boolean {
    const isOpen = audience === officeAudience && value.kind !== 'sealed'
    return isOpen && !this.#known.staying.has(source.id)
  }

  /** By the number of any record that counts as that person. */
  #number(member: string): number | undefined {
    const person = this.#byMember.get(member)
    return person && this.#numbers.get(person)
  }

  /** The same, of whoever may be named. */
  #named(member: string): number | undefined {
    return this.#byMember.get(member)?.reach.way === 'named' ? this.#number(member) : undefined
  }

  /** Null where nobody says to whom it was done, or sources differ on it: then nobody's consent can be weighed. */
  #harmed(act: SaidOf): PersonHarmed | null {
    const people = subjectsOf(speaking(this.#leaving(act).view, 'act.person'))
    const [only, ...others] = new Set(people.map((one) => this.#byMember.get(one)))
    return others.length === 0 ? (only ?? null) : null
  }

  #isOfEvent(act: SaidOf): boolean {
    const { view } = this.#leaving(act)
    return subjectsOf(view.properties['act.event']?.groups ?? []).includes(this.#known.event.id)
  }

  #act({ act, person }: ActWithin, number: number): FileAct {
    const withTexts = person.reach.way === 'named'
    return {
      act: number,
      person: this.#numbers.get(person) ?? 0,
      values: this.#values(this.#leaving(act), ofAct, withTexts),
      involvements: this.#under(act.id, 'involvement.act').map((one) =>
        this.#involvement(one, withTexts),
      ),
    }
  }

  #involvement(one: SaidOf, withTexts: boolean): FileInvolvement {
    const leaving = this.#leaving(one)
    const somebodyNamed = (leaving.view.properties['involvement.person']?.groups ?? []).length > 0
    if (somebodyNamed) this.#peopleInvolved += 1
    return { values: this.#values(leaving, ofInvolvement, withTexts), somebodyNamed }
  }

  #person(one: PersonHarmed, person: number): FilePerson {
    const named = one.reach.way === 'named'
    return { person, named, values: named ? this.#values(this.#leaving(one), ofPerson) : [] }
  }

  /** What stands under a subject, as far as it may leave. */
  #under(owner: string, by: 'involvement.act' | 'point.custody'): SaidOf[] {
    const all = by === 'involvement.act' ? this.#known.involvements : this.#known.points
    return all.filter((one) =>
      subjectsOf(this.#leaving(one).view.properties[by]?.groups ?? []).includes(owner),
    )
  }

  #custody(
    person: PersonHarmed,
    number: number,
    acts: readonly ActWithin[],
  ): readonly FileCustody[] {
    if (person.reach.way !== 'named') return []
    const days = this.#days(acts)
    const periods = this.#known.custodies.filter((one) => {
      const { view } = this.#leaving(one)
      const whose = subjectsOf(speaking(view, 'custody.person'))
      return whose.some((id) => person.members.includes(id)) && mayTouch(view, days)
    })
    if (periods.length === 0) return []
    const points = periods.flatMap((one) => this.#under(one.id, 'point.custody'))
    const leaving = (all: readonly SaidOf[]) => all.map((one) => this.#leaving(one))
    const told = custodyInFile(leaving(periods), leaving(points), {
      zone: this.#known.zone,
      bodies: this.#bodies,
      values: (one, codes) => this.#values(one, codes),
    })
    return [{ person: number, ...told }]
  }

  /** The days the event and its acts may have been on; no bound where nobody says any. */
  #days(acts: readonly ActWithin[]): Interval {
    const at = [
      ...speaking(this.#leaving(this.#known.event).view, 'event.at'),
      ...acts.flatMap(({ act }) => speaking(this.#leaving(act).view, 'act.at')),
    ]
    return at.length === 0 ? { lo: null, hi: null } : hull(at.map(daysOf))
  }

  /** `withTexts`: also what somebody put in words of their own. */
  #values(leaving: Leaving, codes: readonly PropertyCode[], withTexts = true): FileProperty[] {
    const spoken = this.#here.get(leaving.of) ?? new Set()
    this.#here.set(leaving.of, spoken)
    for (const code of codes) spoken.add(property(code).number)
    return codes.flatMap((code) => {
      const folded = leaving.view.properties[code]
      if (folded === undefined || (property(code).value === 'text' && !withTexts)) return []
      const values = folded.groups.flatMap((group) => this.#said(group, code, leaving.claims))
      return values.length === 0 ? [] : [{ property: code, differ: folded.contested, values }]
    })
  }

  #said(group: Group, code: PropertyCode, claims: ReadonlyMap<string, Claim>): FileSaid[] {
    const value = this.#value(group, code)
    if (value === null) return []
    return [
      {
        value,
        independentSources: group.origins,
        stateAlone: group.stateAlone,
        said: group.claims.flatMap((id) => sourceOf(claims.get(id))),
      },
    ]
  }

  #value({ value }: Group, code: PropertyCode): FileValue | null {
    switch (value.kind) {
      case 'text':
        return this.#isWithheld(value.text) ? null : value
      case 'name': {
        if (!code.startsWith('person.') && this.#isWithheld(value.text)) return null
        return { kind: 'name', text: value.text, language: value.language ?? null }
      }
      case 'date': {
        const { lo, hi } = daysIn(value.edtf)
        return { kind: 'date', edtf: value.edtf, from: lo, to: hi }
      }
      case 'code':
        return { kind: 'code', vocabulary: property(code).vocabulary ?? '', code: value.code }
      case 'subject':
        return this.#body(value.id)
      case 'sealed':
        return null
      default:
        return value
    }
  }

  #isWithheld(text: string): boolean {
    if (!this.#withheld.has(text)) return false
    this.#texts.add(text)
    return true
  }

  #body(id: string): FileValue | null {
    if (!this.#bodies.has(id)) return null
    return { kind: 'body', body: this.#bodyNumber(id) }
  }

  #bodyNumber(id: string): number {
    const number = this.#spoken.get(id) ?? this.#spoken.size + 1
    this.#spoken.set(id, number)
    return number
  }

  #bodySpoken(id: string, body: number): FileBody[] {
    const one = this.#bodies.get(id)
    if (one === undefined || (one.kind !== 'authority' && one.kind !== 'facility')) return []
    const values = this.#values(this.#leaving(one), [namesOfBody[one.kind]])
    return [{ body, kind: one.kind, values }]
  }

  #answers(): FileAnswer[] {
    return this.#known.answers.flatMap(({ audience, erased, letter, reply, ...answer }) => {
      const person = this.#named(answer.person)
      if (person === undefined || erased || audience !== officeAudience) return []
      return [
        {
          ...answer,
          person,
          body: this.#bodies.has(answer.body) ? this.#bodyNumber(answer.body) : null,
          words: this.#text(answer.words),
          letter: letter === null ? null : this.#paper(letter),
          reply: this.#paper(reply),
        },
      ]
    })
  }

  #contradictions(): FileContradiction[] {
    return this.#known.contradictions.flatMap(({ person, wording, text }) => {
      const named = this.#named(person)
      return named === undefined || this.#isWithheld(text) ? [] : [{ person: named, wording, text }]
    })
  }

  #paper({ number, day, entry }: NumberedPaper): FilePaper {
    return { number: this.#text(number), day, entry }
  }

  #text(text: string | null): string | null {
    return text === null || this.#isWithheld(text) ? null : text
  }

  #heldBack(): ReturnType<typeof heldBack> {
    return heldBack({
      here: this.#here,
      restricted: this.#restricted,
      answers: this.#known.answers.filter(({ person }) => this.#named(person) !== undefined),
      mayTell: (claim) => this.#mayTell(claim),
    })
  }
}

function isWithin(one: ActOf): one is ActWithin {
  return one.person !== null && one.person.reach.way !== 'out'
}

/** Whoever may not even be counted is in none of the numbers. */
function countedOut(
  acts: readonly ActOf[],
): Pick<EventFile['leftOut'], 'people' | 'acts' | 'actsOfNobody'> {
  const out = acts.flatMap(({ person }) =>
    person?.reach.way === 'out' && person.reach.counted ? [person] : [],
  )
  return {
    people: new Set(out).size,
    acts: out.length,
    actsOfNobody: acts.filter(({ person }) => person === null).length,
  }
}

/** By every type that was ever said of it, also by one that was taken back or erased since. */
function isRestricted({ claims }: SaidOf): boolean {
  const number = property('act.type').number
  const types = claims.filter((one) => one.property === number && one.retracts === undefined)
  return isRestrictedAct(types.map(({ value }) => value))
}

function sourceOf(claim: Claim | undefined): FileSource[] {
  if (claim === undefined) return []
  const { source, directness, credibility, saidOn, entry } = claim
  return [{ kind: source.kind, directness, credibility, day: saidOn, entry }]
}
