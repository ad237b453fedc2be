import type { SubjectClaims, SubjectName } from '@amparo/contract'
import { standIn, type PropertyCode, type Value } from '@amparo/register'
import { actKnown } from '../register/sealed-claims.ts'
import { foldAll, type FoldedSubject } from '../register/view-of.ts'

/** What stands under a person and can be gone on with instead of a new one. */
export type PresentKind = 'custody' | 'act'

/** A period of custody or an act that is in the register already. */
export interface PresentOne {
  readonly id: string
  /** Of a restricted act only that it is one. */
  readonly name: string
  readonly restricted: boolean
}

interface Said {
  readonly value: (value: Value) => string
  /** When nothing can be read: its kind and number. */
  readonly unnamed: (id: string) => string
  readonly numbered: (name: string, id: string) => string
}

/** What leads each of them, best first; and when it was. */
const told: Record<PresentKind, { readonly lead: PropertyCode[]; readonly days: PropertyCode[] }> =
  {
    custody: { lead: ['custody.facility', 'custody.place'], days: ['custody.from', 'custody.to'] },
    act: { lead: ['act.type', 'act.place'], days: ['act.at'] },
  }

export function isPresentKind(kind: string): kind is PresentKind {
  return kind in told
}

/**
 * Those of one kind that stand under a person, as they are read without a key, in the order of the page. Where two would
 * be called the same, each has its number.
 */
export function presentOnes(
  kind: PresentKind,
  page: { readonly below: readonly SubjectClaims[]; readonly named: readonly SubjectName[] },
  say: Said,
): readonly PresentOne[] {
  const names = new Map<string, string>(page.named.map(({ id, name }) => [id, name]))
  const best = (one: FoldedSubject, code: PropertyCode): string => {
    const value = one.view.properties[code]?.best?.value
    if (value === undefined || value.kind === 'sealed') return ''
    return value.kind === 'subject' ? (names.get(value.id) ?? '') : say.value(value)
  }
  const nameOf = (one: FoldedSubject): string => {
    const lead = told[kind].lead.map((code) => best(one, code)).find((text) => text !== '')
    const days = told[kind].days.map((code) => best(one, code)).filter((text) => text !== '')
    const said = [lead ?? '', days.join(' – ')].filter((text) => text !== '')
    return said.length === 0 ? say.unnamed(one.id) : said.join(', ')
  }
  const all = foldAll(
    page.below.filter((one) => one.kind === kind),
    null,
  ).map((one): PresentOne => {
    const restricted = actKnown(one).isRestricted
    return { id: one.id, restricted, name: restricted ? say.value(standIn) : nameOf(one) }
  })
  return all.map((one) => {
    const isAlone = all.every((other) => other.id === one.id || other.name !== one.name)
    return isAlone ? one : { ...one, name: say.numbered(one.name, one.id) }
  })
}
