import type { Language } from '@amparo/vocabulary'
import { bodyInForm } from './body-form.ts'
import type { Body } from './letter.ts'
import { isBodyForm, isSlotName, textParts, type SlotName } from './slots.ts'
import type { CountSlot, Wording } from './template.ts'

/** What slots hold in one letter; a slot without a value is not filled, and the text it stands in cannot be used. */
export type SlotValues = Readonly<Partial<Record<SlotName, string | number | Body>>>

/** `null` with the slot at fault when a value, or a body's name in the form asked for, is not there. */
export type Filled =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly slot: SlotName; readonly form: string | null }

/** A template's wording with this letter's values, begun with a capital. Values are never read for slots. */
export function fill(wording: Wording, values: SlotValues, language: Language): Filled {
  let text = ''
  for (const part of textParts(inPlural(wording, values, language))) {
    if (part.kind === 'words') text = joined(text, part.words)
    if (part.kind !== 'slot' || !isSlotName(part.name)) continue
    const said = valueIn(values[part.name], part.form, language)
    if (said === undefined) return { ok: false, slot: part.name, form: part.form }
    text = joined(text, said)
  }
  return { ok: true, text: capitalised(text.trim()) }
}

/** An abbreviation at the end of a value ("2020 г.") already has the full stop of the sentence. */
function joined(text: string, next: string): string {
  return text.endsWith('.') && /^\.(?!\.)/u.test(next) ? text + next.slice(1) : text + next
}

function inPlural(wording: Wording, values: SlotValues, language: Language): string {
  if (typeof wording === 'string') return wording
  const counted = values[wording.by satisfies CountSlot]
  const form = new Intl.PluralRules(language).select(typeof counted === 'number' ? counted : 0)
  return (form === 'zero' ? undefined : wording[form]) ?? wording.other
}

function valueIn(
  value: string | number | Body | undefined,
  form: string | null,
  language: Language,
): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'object') return String(value)
  if (form === null) return value.name
  return isBodyForm(form) ? bodyInForm(value, form, language) : undefined
}

function capitalised(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
