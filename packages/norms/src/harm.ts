import type { ViolationCode } from '@amparo/vocabulary'

/**
 * What kind of harm an act may have left: `blunt` blows, `gas` chemicals at a dispersal, `body` in a way the code does not say,
 * `mind` without touching, `sexual`. Acts that hurt nobody by themselves are not here.
 */
export type Harm = 'blunt' | 'gas' | 'body' | 'mind' | 'sexual'

/** By what is alleged; of how it was done the register holds no code. */
export const harms: Readonly<Partial<Record<ViolationCode, Harm>>> = {
  'LIFE.ATTEMPT': 'body',
  'INT.TORTURE': 'body',
  'INT.CIDT': 'body',
  'INT.ASSAULT': 'blunt',
  'INT.COERCEDCONF': 'mind',
  'INT.DEATHTHREAT': 'mind',
  'INT.SOLITARY': 'mind',
  'ASM.LLW': 'gas',
  'HRD.ATTACK': 'body',
  'MED.ATTACK': 'body',
  'INT.RAPE': 'sexual',
  'INT.SEXASSAULT': 'sexual',
  'INT.RAPE.ATT': 'body',
  'INT.SEXHARASS': 'mind',
}

/** Of the code of a violation; null where it harms nobody by itself, or is none. */
export function harmOf(code: string): Harm | null {
  return Object.hasOwn(harms, code) ? (harms[code as ViolationCode] ?? null) : null
}
