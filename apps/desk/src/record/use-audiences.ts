import { officeAudience } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { useOfficer } from '../session/session-context.tsx'

export interface Audience {
  readonly id: number
  readonly name: string
}

/** Those this person may record for: the whole office, or one of their teams. */
export function useAudiences(): readonly Audience[] {
  const { t } = useLingui()
  const { me } = useOfficer()
  return [
    { id: officeAudience, name: t`the whole office` },
    ...me.teams.map(({ id, name }) => ({ id, name })),
  ]
}

/** The name of an audience; one we are not in is never shown to us, so a number is enough. */
export function useAudienceName(): (id: number) => string {
  const { t } = useLingui()
  const audiences = useAudiences()
  return (id) => audiences.find((audience) => audience.id === id)?.name ?? t`team ${id}`
}
