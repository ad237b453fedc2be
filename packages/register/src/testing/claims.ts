import type { Claim, ClaimSource } from '../claim.ts'
import { property } from '../declaration.ts'
import type { PropertyCode } from '../property.ts'
import { readValueToSeal } from '../value.ts'

type Said = Partial<Omit<Claim, 'property' | 'value' | 'source'>> & {
  readonly source?: Partial<ClaimSource>
}

/** A valid, dull claim; the test says only what matters to it. */
export function aClaim(id: number, code: PropertyCode, value: unknown, said: Said = {}): Claim {
  const { source, ...rest } = said
  const declared = property(code)
  const read = readValueToSeal(declared, value)
  if (!read.ok) throw new Error(`The test's value for ${code} is not one: ${read.reason}`)
  return {
    id: String(id),
    subject: '1',
    property: declared.number,
    value: read.value,
    source: { id: `source ${id}`, origin: `origin ${id}`, kind: 'submission', ...source },
    directness: 'second-hand',
    credibility: 6,
    saidOn: '2020-08-20',
    recordedAt: '2020-08-21T09:00:00Z',
    audience: 0,
    entry: String(id),
    ...rest,
  }
}
