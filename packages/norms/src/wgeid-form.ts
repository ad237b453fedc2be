import { plusMonths } from '@amparo/calendar'
import type { Interval } from '@amparo/calendar'
import { defineVocabulary } from '@amparo/vocabulary'

/**
 * The six elements without which the Working Group on Enforced or Involuntary Disappearances does
 * not take up a case. One form for one person.
 */
export interface WgeidForm {
  /** Every spelling of the full name of the one person. */
  readonly names: readonly string[]
  /** The days on which the disappearance can have begun. */
  readonly since: Interval
  /** Where the person was arrested or abducted, or last seen. */
  readonly place: string
  /** Who is believed responsible, or why agents of the state are suspected. */
  readonly forces: string
  /** What relatives or others did to find the person, or why nothing. */
  readonly steps: string
  readonly submitter: {
    /** Given to the working group; it stays confidential on request. */
    readonly name: string
    readonly kind: 'relative' | 'representative' | 'organisation'
    /** Of an organisation: whether the family agrees, and whether it can follow the case up. */
    readonly familyConsents: boolean
    readonly canFollowUp: boolean
  }
}

/** What the form lacks, as one says it to whoever fills it in. */
export const wgeidGaps = defineVocabulary(
  'wgeid-gap',
  {
    source:
      'Working Group on Enforced or Involuntary Disappearances, how to report a disappearance: mandatory elements; worded by us',
    certainty: 'standard',
  },
  {
    name: {
      en: 'the full name of the person',
      ru: 'полное имя человека',
      be: 'поўнае імя чалавека',
      th: 'ชื่อเต็มของบุคคล',
    },
    date: {
      en: 'the date of the disappearance, at least month and year',
      ru: 'дата исчезновения, хотя бы месяц и год',
      be: 'дата знікнення, хаця б месяц і год',
      th: 'วันที่สูญหาย อย่างน้อยเดือนและปี',
    },
    'date-ahead': {
      en: 'a date of the disappearance that is not in the future',
      ru: 'дата исчезновения, которая уже наступила',
      be: 'дата знікнення, якая ўжо настала',
      th: 'วันที่สูญหายที่ไม่อยู่ในอนาคต',
      source: 'Amparo: a date ahead is a slip',
      certainty: 'office',
    },
    place: {
      en: 'the place of the arrest or abduction, or where the person was last seen',
      ru: 'место задержания или похищения либо где человека видели в последний раз',
      be: 'месца затрымання або выкрадання ці дзе чалавека бачылі апошні раз',
      th: 'สถานที่ถูกจับหรือถูกลักพาตัว หรือที่พบเห็นครั้งสุดท้าย',
    },
    forces: {
      en: 'the forces believed responsible, or why agents of the state are suspected',
      ru: 'кто, как считается, это сделал, или почему подозревают представителей государства',
      be: 'хто, як лічыцца, гэта зрабіў, або чаму падазраюць прадстаўнікоў дзяржавы',
      th: 'หน่วยงานที่เชื่อว่ารับผิดชอบ หรือเหตุที่สงสัยเจ้าหน้าที่รัฐ',
    },
    steps: {
      en: 'what was done to find the person, or why nothing was',
      ru: 'что сделано, чтобы найти человека, или почему ничего',
      be: 'што зроблена, каб знайсці чалавека, або чаму нічога',
      th: 'ได้ทำสิ่งใดเพื่อตามหาแล้ว หรือเหตุที่ไม่ได้ทำ',
    },
    submitter: {
      en: 'who submits it; the name stays confidential on request',
      ru: 'кто обращается; имя по просьбе не раскрывается',
      be: 'хто звяртаецца; імя па просьбе не раскрываецца',
      th: 'ใครเป็นผู้ยื่น โดยขอให้ปิดชื่อได้',
    },
    'family-consent': {
      en: 'the family’s consent, as an organisation submits it',
      ru: 'согласие семьи, поскольку обращается организация',
      be: 'згода сям’і, бо звяртаецца арганізацыя',
      th: 'ความยินยอมของครอบครัว เพราะผู้ยื่นเป็นองค์กร',
    },
    'follow-up': {
      en: 'that the organisation can follow the case up and stay in touch with the family',
      ru: 'что организация сможет следить за делом и оставаться на связи с семьёй',
      be: 'што арганізацыя зможа сачыць за справай і заставацца на сувязі з сям’ёй',
      th: 'องค์กรต้องติดตามเรื่องและติดต่อกับครอบครัวต่อไปได้',
    },
  },
)

export type WgeidGapCode = keyof typeof wgeidGaps.entries

/** What is missing on that day, in the order of the form; nothing when it can go. */
export function wgeidMissing(form: WgeidForm, today: string): readonly WgeidGapCode[] {
  const { names, since, place, forces, steps } = form
  const gaps: (WgeidGapCode | false)[] = [
    !names.some(saysSomething) && 'name',
    ...dateGaps(since, today),
    !saysSomething(place) && 'place',
    !saysSomething(forces) && 'forces',
    !saysSomething(steps) && 'steps',
    ...submitterGaps(form.submitter),
  ]
  return gaps.filter((gap) => gap !== false)
}

/** Month and year: the days it can have been lie within one month of each other. */
function dateGaps({ lo, hi }: Interval, today: string): WgeidGapCode[] {
  if (lo !== null && lo > today) return ['date-ahead']
  return lo !== null && hi !== null && hi < plusMonths(lo, 1) ? [] : ['date']
}

function submitterGaps(submitter: WgeidForm['submitter']): (WgeidGapCode | false)[] {
  const { name, kind, familyConsents, canFollowUp } = submitter
  const isOrganisation = kind === 'organisation'
  return [
    !saysSomething(name) && 'submitter',
    isOrganisation && !familyConsents && 'family-consent',
    isOrganisation && !canFollowUp && 'follow-up',
  ]
}

const saysNothing = new Set([
  'unknown',
  'not known',
  'none',
  'no',
  'nothing',
  'n/a',
  'неизвестно',
  'неизвестен',
  'нет',
  'ничего',
  'невядома',
  'няма',
  'нічога',
  'ไม่ทราบ',
  'ไม่มี',
])

/** A word at least, and not only that nobody knows: then it is left out, or the reason is given. */
function saysSomething(text: string): boolean {
  const words = text.trim().toLowerCase()
  if (!/\p{L}/u.test(words)) return false
  const [first = '', rest] = words.split('.', 2)
  return rest ? true : !saysNothing.has(first)
}
