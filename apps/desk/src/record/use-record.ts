import type { Answer, SubjectId } from '@amparo/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { recordTelling, type TellingRefusal } from '../register/record-telling.ts'
import { useClaimsWay } from '../register/use-register.ts'
import type { RecordedFrom } from './recorded-from.ts'
import type { Pressed } from './recording.ts'
import { tellingOf } from './telling-claims.ts'
import { useOwnTeams } from './use-own-teams.ts'

export type PressAnswer = Answer<{ readonly subjects: readonly SubjectId[] }, TellingRefusal>

/** Records everything that was pressed; pressed again, it records nothing twice. */
export function useRecord(source: RecordedFrom) {
  const way = useClaimsWay()
  const queries = useQueryClient()
  const [team] = useOwnTeams()
  return useMutation<PressAnswer, Error, Pressed>({
    mutationFn: async (pressed) => {
      const telling = tellingOf(source, pressed, team?.id ?? 0)
      if (telling === null) return { ok: false, code: 'value-refused' }
      return recordTelling(way, { key: pressed.once, ...telling })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

/** Whether it can be that what was sent was kept all the same. */
export function isInDoubt(answer: PressAnswer): boolean {
  if (answer.ok) return false
  return ['unreachable', 'unexpected', 'unavailable'].includes(answer.code)
}
