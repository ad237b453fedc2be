import type { Behind } from '@amparo/contract'
import { fewestToSay } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { createContext, use, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { searchOf } from './figure-search.ts'
import style from './figures.module.css'

/** The day at whose end everything on the page stood; null for today. */
export const AsOf = createContext<string | null>(null)

interface NumberLinkProps {
  readonly number: number
  readonly behind: Behind
}

/** A number that opens down to its records; with a sign where it is too small to be said outside. */
export function NumberLink({ number, behind }: NumberLinkProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const asOf = use(AsOf)
  const said = number.toLocaleString(language)
  return (
    <span className={style.number}>
      {number === 0 ? (
        said
      ) : (
        <Link to="/people/figures/records" search={searchOf(behind, asOf)}>
          {said}
        </Link>
      )}
      {number > 0 && number < fewestToSay && (
        <sup className={style.inside} title={t`Fewer than five: not to be said outside the office`}>
          ‡
        </sup>
      )}
    </span>
  )
}

/** A share in whole percent, where there is anything to have a share of. */
export function useSayShare(): (number: number, of: number) => string {
  const language = useLanguage()
  return (number, of) =>
    of === 0 ? '–' : new Intl.NumberFormat(language, { style: 'percent' }).format(number / of)
}

export function behindPeople(
  part: Extract<Behind, { of: 'people' }>['part'],
  given: { readonly week?: string | null; readonly within?: number } = {},
): Behind {
  return { of: 'people', part, week: given.week ?? null, within: given.within ?? null }
}
