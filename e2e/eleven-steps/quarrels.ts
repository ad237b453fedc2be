import type { DeskPage } from '../desk-page.ts'
import { below, claimOf, linesOf } from '../letters-desk.ts'
import { go, look } from '../look.ts'
import { comeHome } from './homecoming.ts'
import { cast, custodyOf, idOf, known, named, story, type SignIn } from './story.ts'

const [placedElsewhere, bornOtherwise] = cast.answeredLast

/** Everything planted is told by whom the script lets tell it, and stands beside the person and in the list. */
export async function tellOtherwise(officer: SignIn): Promise<void> {
  story.day('2020-09-04')
  const desk = await officer('intake-officer')
  const { page } = desk

  // Who came out tells of cell-mates; a caller has one of them among the dead.
  await seen(desk, placedElsewhere, '2020-09-02')
  await seen(desk, cast.seenByCellMate, '2020-08-18')
  const dead = { kind: 'code', code: 'dead' }
  const source = {
    kind: 'submission',
    submission: known.message,
    part: 1,
    passage: null,
    word: 'sender',
  }
  const said = { source, saidOn: '2020-08-22', directness: 'second-hand' }
  await desk.post(`/api/subjects/${idOf(cast.saidDead)}/claims`, {
    claims: [claimOf('person.alive', dead, said)],
  })
  await seen(desk, cast.saidDead, '2020-08-30')

  await comeHome(desk, 'fourthWeek', '2020-09-03')

  await go(page, '/people/contradictions')
  for (const [truth, words] of [
    [cast.metByLawyer, /deny holding/i],
    [cast.seenByCellMate, /deny holding/i],
    [placedElsewhere, /another place/i],
    [bornOtherwise, /another date of birth/i],
    [cast.saidDead, /seen alive later/i],
  ] as const)
    await linesOf(page, named(truth)).getByText(words).first().waitFor()
  await look(desk, 'eleven', 'quarrels')
}

/** A cell-mate saw somebody in Akrestsina on a day. */
async function seen(desk: DeskPage, truth: number, day: string): Promise<void> {
  await below(desk, await custodyOf(desk, truth), 'point', {
    type: { kind: 'code', code: 'seen' },
    at: { kind: 'date', edtf: day },
    facility: { kind: 'subject', id: known.akrestsina },
  })
}
