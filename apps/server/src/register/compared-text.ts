import type { ComparedPerson } from '@amparo/register'

/** What `readCompared` reads; a form that changes needs another number of the rules (`viewRules`). */
export function writeCompared(compared: ComparedPerson): string {
  const { names, fathers, born, sex, places, alive } = compared
  return JSON.stringify([names, fathers, born, sex, places, alive])
}

/** As `writeCompared` wrote it. */
export function readCompared(text: string): ComparedPerson {
  const [names = [], fathers = [], born = [], sex = [], places = [], alive = []] = JSON.parse(
    text,
  ) as string[][]
  return { names, fathers, born, sex, places, alive }
}
