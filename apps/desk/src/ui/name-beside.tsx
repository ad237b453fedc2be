import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import style from './name-beside.module.css'
import { readerName } from './reader-name.ts'

interface NameBesideProps {
  readonly name: string
  /** Other spellings of it, best first. */
  readonly others: readonly string[]
  /** Of which language it is spelt, if that is known. */
  readonly spelt?: string | undefined
}

/** Beside a name as its source wrote it: the same in letters the reader knows. One that was made by rule says so. */
export function NameBeside({ name, others, spelt }: NameBesideProps): ReactElement | null {
  const { t } = useLingui()
  const read = readerName(name, others, useLanguage(), spelt)
  if (read === null) return null
  if (!read.isMade) return <bdi className={style.beside}>{read.text}</bdi>
  const why = t`read letter by letter; nobody wrote it so`
  return (
    <span className={style.beside} title={why}>
      <span aria-hidden="true">≈ </span>
      <bdi>{read.text}</bdi>
      <span className="visually-hidden"> ({why})</span>
    </span>
  )
}
