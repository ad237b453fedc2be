import { officeAudience } from '@amparo/register'
import { useOfficer } from '../session/session-context.tsx'

export interface Team {
  readonly id: number
  readonly name: string
}

/** The teams of this person whose key is here: those a value can be sealed to. */
export function useOwnTeams(): readonly Team[] {
  const { me, teams } = useOfficer()
  return me.teams.filter(({ id }) => teams.includes(id))
}

/** The team a value is sealed to that was meant for this audience: that one, else the first there is. */
export function teamFor(audience: number, teams: readonly Team[]): Team | undefined {
  if (audience === officeAudience) return teams[0]
  return teams.find(({ id }) => id === audience)
}
