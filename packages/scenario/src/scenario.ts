import { demoActs } from './acts.ts'
import type { DemoAct } from './acts.ts'
import { demoCustodies } from './custodies.ts'
import type { DemoCustody } from './custodies.ts'
import type { DemoMessage } from './message.ts'
import { demoMessages } from './messages.ts'
import { unopenedMessages } from './messages-unopened.ts'
import { demoPersons } from './persons.ts'
import type { DemoPerson } from './persons.ts'
import { randomFrom } from './random.ts'
import { demoOffice, demoStaff, demoTeams } from './staff.ts'
import type { DemoStaff, DemoTeam } from './staff.ts'
import { demoTruth } from './truth.ts'

export interface Scenario {
  readonly synthetic: true
  readonly office: typeof demoOffice
  readonly teams: readonly DemoTeam[]
  readonly staff: readonly DemoStaff[]
  /** In the order of arrival. */
  readonly messages: readonly ArrivedMessage[]
  /** Arrived after those, and not opened yet; no claim rests on them. */
  readonly unopened: readonly DemoMessage[]
  readonly persons: readonly DemoPerson[]
  readonly custodies: readonly DemoCustody[]
  readonly acts: readonly DemoAct[]
  readonly truth: typeof demoTruth
}

export interface ArrivedMessage extends DemoMessage {
  /** Local civil time, `YYYY-MM-DDTHH:MM`, on the message's day. */
  readonly arrivedAt: string
}

/**
 * The invented crackdown. What people tell is the same for every seed; the seed draws the hour at
 * which each message came. Deterministic: one seed, one scenario.
 */
export function scenario(seed = 1): Scenario {
  return {
    synthetic: true,
    office: demoOffice,
    teams: demoTeams,
    staff: demoStaff,
    messages: arrivals(seed),
    unopened: unopenedMessages,
    persons: demoPersons,
    custodies: demoCustodies,
    acts: demoActs,
    truth: demoTruth,
  }
}

/** Hours are drawn for each day and given out in order, so that messages keep theirs. */
function arrivals(seed: number): ArrivedMessage[] {
  const random = randomFrom(seed)
  const days = Map.groupBy(demoMessages, (message) => message.day)
  return [...days.values()].flatMap((ofDay) => {
    const minutes = ofDay.map(() => random(24 * 60)).toSorted((a, b) => a - b)
    return ofDay.map((message, at) => ({
      ...message,
      arrivedAt: `${message.day}T${clock(minutes[at] ?? 0)}`,
    }))
  })
}

function clock(minute: number): string {
  const parts = [Math.floor(minute / 60), minute % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
