import type { Labels, Language } from '@amparo/vocabulary'
import type { CustodyTimeline } from './custody-timeline.ts'
import { fateOf } from './fate.ts'
import type { Fate, FateClaim } from './fate.ts'
import { dayOf, foldedOf } from './said-of.ts'
import { isEnding } from './timeline-entry.ts'
import { intervalsOf } from './view-days.ts'
import type { View } from './view.ts'

/**
 * Who of the office, or of those closest, met the fact itself: spoke with the person, with their
 * family or lawyer, saw the person on a visit, or had the body identified.
 */
export const primaryContacts = [
  'person',
  'family',
  'lawyer',
  'own-visit',
  'body-identified',
] as const
export type PrimaryContact = (typeof primaryContacts)[number]

/** Why one officer is not enough. Stored with the closing: never rename one. */
export const closingReasons = [
  'state-alone',
  'death',
  'contradiction',
  'child',
  'fresh-merge',
  'cannot-be-read',
  'no-primary-contact',
] as const
export type ClosingReason = (typeof closingReasons)[number]

/** What stays open behind a closing. It forbids nothing; whoever closes must have seen it. */
export const openMatters = [
  'place-not-known',
  'life-not-known',
  'age-not-known',
  'custody-unknown-since',
  'search-open',
  'family-not-informed',
] as const
export type OpenMatter = (typeof openMatters)[number]

export interface ClosingFacts {
  /** A search ends when the person is found; a person, when nothing more is to be done. */
  readonly closes: 'search' | 'person'
  readonly person: View
  readonly timeline: CustodyTimeline
  /** The civil day of the closing. */
  readonly today: string
  /** Null: nobody has had any. */
  readonly contact: PrimaryContact | null
  /** Two records became this person so lately that the office still doubts it. */
  readonly isFreshlyMerged: boolean
  readonly isSearchOpen: boolean
  /** `not-wished`: the person does not want the family told. */
  readonly familyInformed: 'yes' | 'no' | 'not-wished'
}

export interface Closing {
  readonly closes: 'search' | 'person'
  /** One officer suffices, or two people have to agree. */
  readonly people: 1 | 2
  /** Why two; empty for one. In the order of `closingReasons`. */
  readonly reasons: readonly ClosingReason[]
  readonly stillOpen: readonly OpenMatter[]
}

/** Reopening is normal and needs none of this. */
export function closing(facts: ClosingFacts): Closing {
  const fate = fateOf(facts.person)
  const reasons = closingReasons.filter((reason) => reasonHolds[reason](facts, fate))
  return {
    closes: facts.closes,
    people: reasons.length === 0 ? 1 : 2,
    reasons,
    stillOpen: openMatters.filter((matter) => isOpen[matter](facts, fate)),
  }
}

type Test = (facts: ClosingFacts, fate: Fate) => boolean

const reasonHolds: Readonly<Record<ClosingReason, Test>> = {
  'state-alone': ({ timeline }, { where, alive }) =>
    where.stateAlone || alive.stateAlone || isEndedByStateAlone(timeline),
  death: ({ person, timeline, contact }) =>
    contact === 'body-identified' || anybodySaysDead(person) || isDeathToldIn(timeline),
  contradiction: ({ closes, timeline }, { where, acknowledged, alive }) =>
    closes === 'search'
      ? [where, alive].some(isUndecided)
      : [where, acknowledged, alive].some(isUndecided) || isContested(timeline),
  child: ({ person, timeline, today }) => isPerhapsChild(person, earliestDay(timeline, today)),
  'fresh-merge': ({ isFreshlyMerged }) => isFreshlyMerged,
  'cannot-be-read': (_facts, { where, alive }) => [where, alive].some(isSealed),
  'no-primary-contact': ({ contact }) => contact === null,
}

const isOpen: Readonly<Record<OpenMatter, Test>> = {
  'place-not-known': (_facts, { where }) => where.said === null,
  'life-not-known': (_facts, { alive }) => alive.said === null,
  'age-not-known': ({ person }) => birthGroups(person).length === 0,
  'custody-unknown-since': ({ timeline }) =>
    timeline.periods.some(({ state }) => state === 'unknown-since'),
  'search-open': ({ closes, isSearchOpen }) => closes === 'person' && isSearchOpen,
  'family-not-informed': ({ familyInformed }) => familyInformed === 'no',
}

function isUndecided({ differs, why }: FateClaim): boolean {
  return differs || why === 'tie'
}

function isSealed({ said }: FateClaim): boolean {
  return said?.kind === 'sealed'
}

function everyEntry({ entries, undated }: CustodyTimeline) {
  return [...entries, ...undated]
}

function isContested(timeline: CustodyTimeline): boolean {
  return everyEntry(timeline).some(({ contested }) => contested)
}

// Its end was told, and only by the authorities, so that the period itself is still unknown.
function isEndedByStateAlone(timeline: CustodyTimeline): boolean {
  const open = timeline.periods.filter(({ state }) => state === 'unknown-since')
  const isOfOpen = (custody: string | null) =>
    custody === null || open.some((period) => period.custody === custody)
  return everyEntry(timeline).some(
    (entry) => isEnding(entry) && entry.stateAlone && isOfOpen(entry.custody),
  )
}

// One word of death among ten of life is enough for a second pair of eyes.
function anybodySaysDead(person: View): boolean {
  const groups = foldedOf(person, 'person.alive')?.groups ?? []
  return groups.some(({ value }) => value.kind === 'code' && value.code === 'dead')
}

function isDeathToldIn(timeline: CustodyTimeline): boolean {
  return everyEntry(timeline).some(({ what }) => what.includes('death-in-custody'))
}

function birthGroups(person: View) {
  return foldedOf(person, 'person.birth')?.groups ?? []
}

/**
 * Under eighteen (Convention on the Rights of the Child, article 1) on that day, by whatever any
 * source says of the birth. Where nobody says anything the age is not known, which is something
 * else.
 */
function isPerhapsChild(person: View, day: string): boolean {
  const groups = birthGroups(person)
  if (groups.length === 0) return false
  const latest = groups.map((group) => intervalsOf([group])[0]?.hi ?? null)
  return latest.some((birth) => birth === null || eighteenth(birth) > day)
}

function eighteenth(birth: string): string {
  return `${Number(birth.slice(0, 4)) + 18}${birth.slice(4)}`
}

// Who was a child when it began is treated as one to the end.
function earliestDay({ entries }: CustodyTimeline, today: string): string {
  const days = entries.map(({ at }) => dayOf(at.lo)).filter((day) => day !== null)
  return [today, ...days].toSorted()[0] ?? today
}

/** A whole sentence. */
export function closingSentence(reason: ClosingReason, language: Language): string {
  return sentences[reason][language]
}

const sentences: Readonly<Record<ClosingReason, Labels>> = {
  'state-alone': {
    en: 'Some of the news comes from the authorities alone.',
    ru: 'Часть сведений исходит только от властей.',
    be: 'Частка звестак паходзіць толькі ад уладаў.',
    th: 'ข่าวบางส่วนมาจากหน่วยงานรัฐเพียงแหล่งเดียว',
  },
  death: {
    en: 'Somebody says that the person has died.',
    ru: 'Кто-то говорит, что этот человек умер.',
    be: 'Нехта кажа, што гэты чалавек памёр.',
    th: 'มีผู้บอกว่าบุคคลนี้เสียชีวิตแล้ว',
  },
  contradiction: {
    en: 'Sources contradict each other, and nobody has settled it.',
    ru: 'Источники противоречат друг другу, и это ещё не разрешено.',
    be: 'Крыніцы супярэчаць адна адной, і гэта яшчэ не вырашана.',
    th: 'แหล่งข้อมูลขัดแย้งกันและยังไม่มีข้อยุติ',
  },
  child: {
    en: 'The person is or was under eighteen, or may have been.',
    ru: 'Этому человеку нет или не было восемнадцати лет — или, возможно, не было.',
    be: 'Гэтаму чалавеку няма або не было васямнаццаці гадоў — або, магчыма, не было.',
    th: 'บุคคลนี้อายุต่ำกว่าสิบแปดปี หรือเคยหรืออาจต่ำกว่าสิบแปดปีในขณะนั้น',
  },
  'fresh-merge': {
    en: 'Two records have only just been joined into this person.',
    ru: 'Две записи об этом человеке объединены совсем недавно.',
    be: 'Два запісы пра гэтага чалавека аб’яднаныя зусім нядаўна.',
    th: 'เพิ่งรวมบันทึกสองรายการเป็นบุคคลนี้',
  },
  'cannot-be-read': {
    en: 'Part of what is known is sealed, and you cannot open it.',
    ru: 'Часть известного запечатана, и вам она не открыта.',
    be: 'Частка вядомага запячатана, і вам яна не адкрыта.',
    th: 'ข้อมูลบางส่วนถูกปิดผนึกและคุณเปิดดูไม่ได้',
  },
  'no-primary-contact': {
    en: 'Nobody has spoken with the person, the family or the lawyer, or seen the person.',
    ru: 'Никто не говорил ни с самим человеком, ни с семьёй, ни с адвокатом и не видел его.',
    be: 'Ніхто не размаўляў ні з самім чалавекам, ні з сям’ёй, ні з адвакатам і не бачыў яго.',
    th: 'ยังไม่มีใครพูดคุยกับบุคคลนี้ ครอบครัว หรือทนายความ และยังไม่มีใครได้พบบุคคลนี้',
  },
}

/** A whole sentence. */
export function openMatterSentence(matter: OpenMatter, language: Language): string {
  return openSentences[matter][language]
}

const openSentences: Readonly<Record<OpenMatter, Labels>> = {
  'place-not-known': {
    en: 'Where the person is stays unknown.',
    ru: 'Где этот человек, остаётся неизвестным.',
    be: 'Дзе гэты чалавек, застаецца невядомым.',
    th: 'ยังไม่ทราบว่าบุคคลนี้อยู่ที่ใด',
  },
  'life-not-known': {
    en: 'Whether the person is alive stays unknown.',
    ru: 'Жив ли этот человек, остаётся неизвестным.',
    be: 'Ці жывы гэты чалавек, застаецца невядомым.',
    th: 'ยังไม่ทราบว่าบุคคลนี้ยังมีชีวิตอยู่หรือไม่',
  },
  'age-not-known': {
    en: 'Nobody says how old the person is; it may be a child.',
    ru: 'Никто не говорит, сколько этому человеку лет; это может быть ребёнок.',
    be: 'Ніхто не кажа, колькі гэтаму чалавеку гадоў; гэта можа быць дзіця.',
    th: 'ไม่มีใครบอกอายุของบุคคลนี้ และอาจเป็นเด็ก',
  },
  'custody-unknown-since': {
    en: 'Of a period of custody it is not known that it has ended.',
    ru: 'Об одном из случаев лишения свободы неизвестно, закончился ли он.',
    be: 'Пра адзін з выпадкаў пазбаўлення волі невядома, ці скончыўся ён.',
    th: 'มีการควบคุมตัวที่ยังไม่ทราบว่าสิ้นสุดแล้วหรือไม่',
  },
  'search-open': {
    en: 'The search for the person is still open.',
    ru: 'Поиск этого человека ещё не закрыт.',
    be: 'Пошук гэтага чалавека яшчэ не закрыты.',
    th: 'การค้นหาบุคคลนี้ยังไม่ปิด',
  },
  'family-not-informed': {
    en: 'The family has not been told.',
    ru: 'Семье ещё не сообщили.',
    be: 'Сям’і яшчэ не паведамілі.',
    th: 'ยังไม่ได้แจ้งครอบครัว',
  },
}
