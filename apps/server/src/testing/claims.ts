import { isPropertyCode, property, readValue } from '@amparo/register'
import type { NewClaim } from '../register/register-store.ts'

/** What the office itself says of somebody or something invented: by the codes of properties, as a form would hold it. */
export function officeClaims(
  said: Iterable<readonly [code: string, text: string]>,
  saidOn = '2020-08-12',
): NewClaim[] {
  return [...said].map(([code, text]) => {
    if (!isPropertyCode(code)) throw new Error(`${code} is no property`)
    const declared = property(code)
    const read = readValue(declared, text)
    if (!read.ok) throw new Error(`${code}: ${read.reason}`)
    return {
      property: declared,
      value: read.value,
      source: { kind: 'office' },
      directness: 'second-hand',
      credibility: 4,
      saidOn,
      audience: 0,
      replaces: null,
    }
  })
}
