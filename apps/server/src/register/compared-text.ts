import type { ComparedPerson } from '@amparo/register'

/** What `readCompared` reads; a form that changes needs another number of the rules (`viewRules`). */
export function writeCompared(compared: ComparedPerson): string {
  const { names, fathers, born, sex, places, alive, numbers } = compared
  // Whoever has no such number is written as before there were any.
  const few = numbers.length === 0 ? [] : [numbers]
  return JSON.stringify([names, fathers, born, sex, places, alive, ...few])
}

/** As `writeCompared` wrote it. */
export function readCompared(text: string): ComparedPerson {
  const said = JSON.parse(text) as string[][]
  const [names = [], fathers = [], born = [], sex = [], places = [], alive = [], numbers = []] =
    said
  return { names, fathers, born, sex, places, alive, numbers }
}
