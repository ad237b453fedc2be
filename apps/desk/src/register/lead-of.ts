import { propertiesOf } from '@amparo/register'
import type { FoldedSubject } from './view-of.ts'

/** What leads a subject’s page, as far as it is read without a key; the empty text where nothing can be read. */
export function leadOf({ kind, view }: FoldedSubject): string {
  for (const { code } of propertiesOf(kind)) {
    const group = view.properties[code]?.groups.find(({ value }) => value.kind !== 'sealed')
    if (group?.value.kind === 'name' || group?.value.kind === 'text') return group.value.text
    if (group?.value.kind === 'code') return group.value.code
  }
  return ''
}
