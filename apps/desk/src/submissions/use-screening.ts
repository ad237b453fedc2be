import { screenSubmission, type SubmissionId } from '@amparo/contract'
import type { Urgency } from '@amparo/seal'
import { useMutation } from '@tanstack/react-query'
import { useOfficer, useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'
import { useRefreshSubmissions } from './use-submissions.ts'
import { useSetTriaged, useTriaged } from './use-triage.ts'

export interface Screening extends Urgency {
  readonly persons: number
  readonly note: string
}

/** Seals what was asked in two minutes to the team, and puts the message back among those that wait. */
export function useScreening(submission: SubmissionId) {
  const session = useSession()
  const { me } = useOfficer()
  const refresh = useRefreshSubmissions()
  const triaged = useTriaged()
  const setTriaged = useSetTriaged()
  return useMutation({
    mutationFn: async (wanted: {
      readonly screening: Screening
      readonly message: string
      readonly step: number
    }) => {
      const { screening, message, step } = wanted
      const { persons, note, ...urgency } = screening
      const { envelope } = await session.keys().sealScreening({
        team: me.office.intakeTeam,
        submission,
        message,
        day: localDay(new Date()),
        ...screening,
      })
      const answer = await session.ask(screenSubmission, {
        params: { submission },
        body: { step, envelope },
      })
      if (answer.ok) {
        const before = triaged.get(submission)
        setTriaged({
          submission,
          message,
          by: 'officer',
          urgency,
          language: before?.language ?? null,
          reach: before?.reach ?? 'unknown',
          persons,
          note,
          screenedBy: me.name,
        })
      }
      return answer
    },
    onSettled: () => refresh(submission),
  })
}
