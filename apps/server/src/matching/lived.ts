import { interval, parseEdtf } from '@amparo/register'

/** Until when somebody was held at least, as it stands beside what is said of life and death: `held 2020-08-20`. */
export function heldUntil(day: string | undefined): string[] {
  return day === undefined ? [] : [`held ${day}`]
}

/** The same by days on which somebody was seen, taken or held as they are said (EDTF): the first that each of them allows. */
export function heldBy(said: readonly string[]): string[] {
  const days = said.flatMap((edtf) => {
    const read = parseEdtf(edtf)
    return (read.ok ? interval(read.date).lo : null) ?? []
  })
  return heldUntil(days.toSorted().at(-1))
}

/** One is said to have died before the other was alive: seen so, or held. `alive`: codes, each with its day. */
export function isDeadBeforeAlive(one: readonly string[], other: readonly string[]): boolean {
  const dead = (of: readonly string[]) => daysOf(of, 'dead')
  const alive = (of: readonly string[]) => [...daysOf(of, 'alive'), ...daysOf(of, 'held')]
  const isBefore = (deaths: readonly string[], lives: readonly string[]) =>
    deaths.some((death) => lives.some((life) => life > death))
  return isBefore(dead(one), alive(other)) || isBefore(dead(other), alive(one))
}

function daysOf(alive: readonly string[], code: string): string[] {
  return alive.flatMap((said) => (said.startsWith(`${code} `) ? [said.slice(code.length + 1)] : []))
}
