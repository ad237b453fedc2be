import { isIntake, type Intake } from '../calls.ts'

export type EmbeddedIntake = { readonly ok: true; readonly reply: Intake } | { readonly ok: false }

/**
 * Whom this file seals to, as the office put it in, to be checked like what a server sends. `today` is
 * the device’s day; a clock that stands before the day the file was made is not believed.
 */
export function embeddedIntake(
  file: Pick<Document, 'getElementById'>,
  today: string,
): EmbeddedIntake {
  const found = parsed(file.getElementById('intake')?.textContent ?? '')
  if (!isIntake(found)) return { ok: false }
  return { ok: true, reply: { ...found, today: today > found.today ? today : found.today } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
