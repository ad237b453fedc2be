import { useLingui } from '@lingui/react/macro'
import { useOfficer } from '../session/session-context.tsx'

/** The name of the team that messages are sealed to. */
export function useIntakeTeam(): string {
  const { t } = useLingui()
  const { me } = useOfficer()
  return me.teams.find((team) => team.id === me.office.intakeTeam)?.name ?? t`the intake team`
}
