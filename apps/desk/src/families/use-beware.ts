import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { useQueryClient } from '@tanstack/react-query'
import { useSession } from '../session/session-context.tsx'
import { rowsOfSame, type OpenedRow } from './known-enquirers.ts'
import { drawAll, readAllEnquirers, sealAndKeep } from './use-enquirers.ts'

/** Somebody of whom it is noted why nothing is written to them. */
interface Beware {
  /** Of the row on which it is noted already. */
  readonly handle: string
  readonly enquirer: string
  readonly facts: EnquirerFacts
}

export interface NotedElsewhere {
  /** On how many other rows it was noted. */
  readonly noted: number
  /** An update waited for one of them, and was taken back. */
  readonly tookBack: boolean
  /** Names of those on whose page it could not be noted. */
  readonly failed: readonly string[]
}

/**
 * Notes on every row of one human being what speaks against writing to them: it is theirs and not one row's, and what waits for them as
 * somebody who asks for another person is taken back too. Which rows those are is known on this device alone, so it says so row by row.
 */
export function useBeware() {
  const session = useSession()
  const queries = useQueryClient()
  return async (one: Beware): Promise<NotedElsewhere> => {
    const { informer, withdrawn } = one.facts
    const others = rowsOfSame(one, await readAllEnquirers(session)).filter(
      ({ opened: { facts } }) => (informer && !facts.informer) || (withdrawn && !facts.withdrawn),
    )
    const kept = []
    for (const row of others) kept.push(await note(row, { informer, withdrawn }))
    await queries.invalidateQueries({ queryKey: ['enquirers'] })
    return {
      noted: kept.filter(({ ok }) => ok).length,
      tookBack: kept.some(({ tookBack }) => tookBack),
      failed: kept.filter(({ ok }) => !ok).map(({ name }) => name),
    }
  }

  async function note(row: OpenedRow, noted: Pick<EnquirerFacts, 'informer' | 'withdrawn'>) {
    const { facts, enquirer } = row.opened
    const answer = await sealAndKeep(session, {
      person: row.person,
      team: row.audience,
      row,
      enquirer,
      facts: {
        ...facts,
        informer: facts.informer || noted.informer,
        withdrawn: facts.withdrawn || noted.withdrawn,
        updated: row.waits === null ? facts.updated : null,
      },
      drawn: drawAll(),
    }).catch(() => null)
    const isKept = answer?.ok === true
    return { name: row.name, ok: isKept, tookBack: isKept && answer.reply.tookBack }
  }
}
