import type { ExaminationId, listExaminations, SubjectId } from '@amparo/contract'
import { examinationStates } from '@amparo/vocabulary'
import type { Change } from '../db/office.ts'
import { todayIn } from '../letters/today.ts'
import { figureOf, isReleasedAndTold } from './figure.ts'
import { standings, type Standing } from './standings.ts'
import { toldOf } from './told.ts'

type Asked = ReturnType<typeof listExaminations.body.parse>
type Listed = ReturnType<typeof listExaminations.reply.parse>
type Show = Asked['show']

const PAGE = 50

const states = Object.keys(examinationStates.entries) as (keyof typeof examinationStates.entries)[]
const choices: readonly Show[] = ['open', ...states, 'told', 'examined', 'not-examined', 'all']

/** Whom to bring to a doctor. A list of people is a look at them, so it is an entry too. */
export async function listed(change: Change, { show, outOnly, skip }: Asked): Promise<Listed> {
  const { tx, now } = change
  await change.enterOwn('subject.search', { kind: 'person' })
  const today = await todayIn(tx, now)
  const everybody = await standings(tx, today)
  const all = everybody.filter(({ whereabouts }) => !outOnly || whereabouts.custody !== 'held')
  const chosen = all.filter((one) => isShown(one, show))
  const page = chosen.slice(skip, skip + PAGE)
  const words = await toldOf(
    tx,
    page.flatMap(({ word }) => word ?? []),
  )
  const byId = new Map(words.map((word) => [word.id as string, word]))
  return {
    people: page.map((one) => ({
      person: one.person as SubjectId,
      name: one.name,
      acts: one.acts.map(({ violations, days }) => ({ violations: [...violations], ...days })),
      custody: one.whereabouts.custody,
      releasedOn: one.whereabouts.custody === 'released' ? { ...one.whereabouts.on } : null,
      step: byId.get(one.word?.id ?? '') ?? null,
      known: one.known as ExaminationId | null,
    })),
    total: chosen.length,
    today,
    counts: choices.map((choice) => ({
      show: choice,
      count: all.filter((one) => isShown(one, choice)).length,
    })),
    figure: figureOf(everybody),
  }
}

function isShown(one: Standing, show: Show): boolean {
  const state = one.word?.state ?? 'to-ask'
  switch (show) {
    case 'all':
      return true
    case 'open':
      return state !== 'done' && state !== 'not-wished'
    case 'told':
      return isReleasedAndTold(one)
    case 'examined':
      return isReleasedAndTold(one) && one.done.length > 0
    case 'not-examined':
      return isReleasedAndTold(one) && one.done.length === 0
    default:
      return state === show
  }
}
