import { states, type StateCode } from '@amparo/norms'
import type { SaidNumber } from '@amparo/register'
import { languages } from '@amparo/vocabulary'
import { personalRegisters, type RegisterCode } from './personal-registers.ts'

/** Who gave a number, as far as a source names it or its form says. */
export interface NumberOrigin {
  readonly state: StateCode
  readonly register: RegisterCode | null
  readonly isStateNamed: boolean
  readonly isRegisterNamed: boolean
}

/**
 * Of which state a number is, and of which of its registers: as a source names it in brackets, else by its form. Null where neither says
 * it, where they contradict each other, or where more than one is named: nothing is guessed.
 */
export function originOf({
  form,
  beside,
}: Pick<SaidNumber, 'form' | 'beside'>): NumberOrigin | null {
  const named = namesIn(beside)
  const fitting = registers.filter((one) => one.form.test(form) && one.checks(form))
  const meant = fitting.filter(
    ({ code, state }) => (named.register ?? code) === code && (named.state ?? state) === state,
  )
  if (named.isUnclear || (fitting.length > 0 && meant.length === 0)) return null
  const [only] = meant.length === 1 ? meant : []
  const state = named.state ?? only?.state
  if (state === undefined) return null
  return {
    state,
    register: named.register ?? only?.code ?? null,
    isStateNamed: named.state !== null,
    isRegisterNamed: named.register !== null,
  }
}

/** How two numbers are known to be of two registers: both named, or by a form; null where they are not known to be. */
export function apartBy(
  one: NumberOrigin | null,
  other: NumberOrigin | null,
): 'name' | 'form' | null {
  if (one === null || other === null) return null
  if (one.state !== other.state) return one.isStateNamed && other.isStateNamed ? 'name' : 'form'
  if (one.register === null || other.register === null || one.register === other.register)
    return null
  return one.isRegisterNamed && other.isRegisterNamed ? 'name' : 'form'
}

const registers = Object.values(personalRegisters.entries).map((entry) => ({
  ...entry,
  code: entry.code as RegisterCode,
}))

/** As states are called beside their names in `states`: by common use, and as passports of theirs write them (ISO 3166-1). */
const alsoCalled: Readonly<Record<StateCode, readonly string[]>> = {
  BY: ['BLR'],
  KZ: ['KAZ'],
  LT: ['LTU'],
  MM: ['MMR', 'Burma'],
  NI: ['NIC'],
  PL: ['POL'],
  RU: ['RUS', 'Russia', 'Россия', 'РФ', 'Расія', 'รัสเซีย'],
  TH: ['THA'],
  UA: ['UKR'],
}

interface Named {
  readonly state: StateCode | null
  readonly register: RegisterCode | null
  readonly isUnclear: boolean
}

function namesIn(beside: readonly string[]): Named {
  // Whoever asks does not say.
  const said = beside.filter((text) => !/[?？]/u.test(text))
  const named = registers.filter(({ called }) => called.some((name) => isNamed(name, said)))
  const ofStates = stateNames.filter(({ names }) => names.some((name) => isNamed(name, said)))
  const codes = new Set([...ofStates.map(({ code }) => code), ...named.map(({ state }) => state)])
  const [state = null] = codes
  const [register = null] = named.map(({ code }) => code)
  return { state, register, isUnclear: codes.size > 1 || named.length > 1 }
}

const stateNames = (Object.keys(states.entries) as StateCode[]).map((code) => ({
  code,
  names: [
    ...languages.map((language) => states.entries[code].labels[language]),
    ...alsoCalled[code],
    code,
  ],
}))

function isNamed(name: string, said: readonly string[]): boolean {
  return said.some((text) => {
    // Thai leaves no space between words, and a code is one only in capitals.
    if (/\p{Script=Thai}/u.test(name)) return text.includes(name)
    const isCode = /^[A-Z]{2,3}$/.test(name)
    const words = (of: string) =>
      ` ${(isCode ? of : of.toLowerCase()).split(/[^\p{L}\p{M}]+/u).join(' ')} `
    return words(text).includes(words(name))
  })
}
