import { facetsOf, property, type SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Failed } from '../ui/condition.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './facet-choice.module.css'
import { toggled, type ListState } from './list-state.ts'
import { facetGroups, useFacets, type FacetGroup, type FacetValue } from './use-facets.ts'
import { useKept } from './use-kept.ts'

interface FacetChoiceProps {
  readonly kind: SubjectKind
  /** The list as it is asked for, after what was typed has settled. */
  readonly list: ListState
  readonly onChange: (change: (list: ListState) => ListState) => void
}

/** By which codes the list can be narrowed down, and how many there are of each. Nothing for a kind that has none. */
export function FacetChoice({ kind, list, onChange }: FacetChoiceProps): ReactElement | null {
  const { t } = useLingui()
  const [open, setOpen] = useKept(['facets', kind], false)
  const isOpen = open || (list.filter.facets ?? []).length > 0
  const found = useFacets(kind, list, isOpen && facetsOf(kind).length > 0)
  if (facetsOf(kind).length === 0) return null
  const groups = facetGroups(kind, list, found.data?.facets ?? [])
  return (
    <details
      className={style.choice}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Trans>Narrow down</Trans>
      </summary>
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && groups.length === 0 && (
        <p className={style.count}>
          <Trans>Nothing is said of these by which they could be told apart.</Trans>
        </p>
      )}
      <div
        className={style.groups}
        role="group"
        aria-label={t`Narrow down`}
        aria-busy={found.isPlaceholderData}
      >
        {groups.map((group) => (
          <Group
            key={group.property}
            group={group}
            onToggle={(code) => onChange((now) => toggled(now, { property: group.property, code }))}
          />
        ))}
      </div>
    </details>
  )
}

interface GroupProps {
  readonly group: FacetGroup
  readonly onToggle: (code: string) => void
}

function Group({ group, onToggle }: GroupProps): ReactElement {
  const language = useLanguage()
  const codeWord = useCodeWords()
  const { labels, vocabulary } = property(group.property)
  return (
    <fieldset className={style.group}>
      <legend>{labels[language]}</legend>
      <div className={style.values}>
        {group.values.map((value) => (
          <label key={value.code} className={style.value}>
            <input type="checkbox" checked={value.chosen} onChange={() => onToggle(value.code)} />
            {vocabulary === undefined ? value.code : codeWord(vocabulary, value.code)}{' '}
            <Count value={value} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Count({ value: { count, more } }: { readonly value: FacetValue }): ReactElement {
  const language = useLanguage()
  const said = count.toLocaleString(language)
  if (more && count === 0) {
    return (
      <span className={style.count}>
        <Trans>not counted</Trans>
      </span>
    )
  }
  return <span className={style.count}>{more ? <Trans>at least {said}</Trans> : said}</span>
}
