import type { ClosingStepView } from '@amparo/contract'
import type { ReactElement } from 'react'
import { Erased } from '../ui/erased.tsx'
import style from './closings.module.css'

/** The reasons in writing, or what stands in their place since they were erased. */
export function SaidWords({
  step: { words, erased },
}: {
  readonly step: ClosingStepView
}): ReactElement {
  if (erased !== null) return <Erased tombstone={erased} />
  return <bdi className={style.words}>{words}</bdi>
}
