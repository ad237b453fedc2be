import { randomBytes } from 'node:crypto'
import type { Role } from '@amparo/contract'
import { demoReports } from '@amparo/scenario'
import type { TestContext } from 'vitest'
import type { DeskPage } from '../desk-page.ts'
import { storyOffice } from '../story-office.ts'

/** One office in the autumn of a crackdown, from August to November 2020. Everybody in it is invented. */
export const story = storyOffice('2020-08-14')

/** Sixty reports of forty people by thirty families; the first two come as messages, the others in a partner’s list. */
export const reports = demoReports(13)
export const people = [...new Set(reports.map(({ truth }) => truth))]

export const ministry = 'Ministry of Internal Affairs (synthetic)'
export const foreign = 'Ministry of Foreign Affairs (synthetic)'
export const committee = 'Investigative Committee (synthetic)'

/** Who is who; by whom a report is truly about. */
export const cast = {
  refusing: [21, 23, 25, 27, 29],
  released: [0, 2, 4, 6, 8, 10, 12, 14, 16],
  notHeld: [1, 3, 5],
  /** Of those: whom a lawyer met in custody the day before, and whom a cell-mate saw there. */
  metByLawyer: 3,
  seenByCellMate: 5,
  /** A caller has him among the dead; others see him later. */
  saidDead: 9,
  answeredNext: [7, 9, 11, 13, 15, 17, 18, 19],
  notCompetent: [20, 22, 24, 26],
  answeredLast: [28, 30, 32, 33],
  wrongBirth: [34, 36],
  unanswered: [31, 35],
  /** Two men of one name. */
  namesakes: [38, 39],
} as const

/** Who came out and tells of being hurt. */
export const hurt: readonly number[] = [
  ...cast.released,
  ...cast.answeredNext.filter((truth) => truth !== cast.saidDead),
  ...cast.notCompetent,
]

/** What is known by now; filled step by step. */
export const known = {
  /** By the number of a page: whom it is truly about. */
  truths: new Map<string, number>(),
  /** By whom it is truly about: the page, and the name that leads it. */
  pages: new Map<number, { readonly id: string; readonly name: string }>(),
  message: '',
  ministry: '',
  foreign: '',
  committee: '',
  letter: '',
  number: '',
  akrestsina: '',
  zhodzina: '',
  /** What was done to whom: pages of acts. */
  acts: new Map<number, string>(),
}

export const named = (truth: number): string => known.pages.get(truth)?.name ?? `nobody ${truth}`
export const idOf = (truth: number): string => known.pages.get(truth)?.id ?? ''
export const truthOf = (page: string): number => known.truths.get(page) ?? Number.NaN
export const isAmong = (some: readonly number[], truth: number): boolean => some.includes(truth)

export const drawn = (): string => randomBytes(16).toString('hex')

/** Somebody of the office signs in, on the day it is. */
export type SignIn = (role: Role) => Promise<DeskPage>

/** What an officer does in a step. */
export type Walk = (officer: SignIn, context: TestContext) => Promise<void>

/** The periods of custody of somebody, one for each report. */
export async function custodiesOf(desk: DeskPage, truth: number): Promise<string[]> {
  const told = await desk.post(`/api/subjects/${idOf(truth)}/open`, {})
  const all = told['below'] as { id: string; kind: string }[]
  return all.filter(({ kind }) => kind === 'custody').map(({ id }) => id)
}

export async function custodyOf(desk: DeskPage, truth: number): Promise<string> {
  const [first] = await custodiesOf(desk, truth)
  if (first === undefined) throw new Error(`no custody of ${truth}`)
  return first
}
