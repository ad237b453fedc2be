import { contradictionCodes } from '@amparo/register'
import type { ContradictionCode } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKept } from '../lists/use-kept.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './contradictions.module.css'
import { OneContradiction } from './one-contradiction.tsx'
import { useContradictionList } from './use-contradictions.ts'

/** What does not go together, of everybody this officer may see; what is lost by waiting comes first. */
export function ContradictionsScreen(): ReactElement {
  const { t } = useLingui()
  const [code, setCode] = useKept<ContradictionCode | null>(['contradictions'], null)
  const found = useContradictionList(code)
  const pages = found.data?.pages ?? []
  const all = pages.flatMap((page) => page.found)
  const total = pages[0]?.total ?? 0
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/people" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>People</Trans>
        </Link>
      </p>
      <PageHeading title={t`What does not go together`} />
      <RuleFilter code={code} onChange={setCode} counts={pages[0]?.counts ?? []} />
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && all.length === 0 && (
        <Empty title={<Trans>Nothing that is known contradicts itself.</Trans>}>
          <p>
            <Trans>
              Here will stand what authorities say beside what others say, once the two do not go
              together.
            </Trans>
          </p>
        </Empty>
      )}
      <ol className={style.list}>
        {all.map((one, at) => (
          <li key={at} className={style.one}>
            <OneContradiction
              one={one}
              of={
                <Link to="/people/$person" params={{ person: one.person }}>
                  <bdi>{one.name}</bdi>
                </Link>
              }
            />
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
      {all.length > 0 && (
        <p className={pageStyle.lead} role="status">
          <Trans>
            {all.length} of <Plural value={total} one="# contradiction" other="# contradictions" />{' '}
            shown.
          </Trans>
        </p>
      )}
    </div>
  )
}

interface RuleFilterProps {
  readonly code: ContradictionCode | null
  readonly onChange: (code: ContradictionCode | null) => void
  readonly counts: readonly { readonly code: string; readonly found: number }[]
}

/** By which rule; those that found something, with how much. */
function RuleFilter({ code, onChange, counts }: RuleFilterProps): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useCodeWords()
  const countOf = (one: ContradictionCode) => counts.find((each) => each.code === one)?.found ?? 0
  const offered = contradictionCodes.filter((one) => countOf(one) > 0 || one === code)
  if (offered.length === 0) return null
  return (
    <div className={style.filter}>
      <Field label={t`Which`}>
        {(control) => (
          <select
            {...control}
            value={code ?? ''}
            onChange={({ target }) =>
              onChange(contradictionCodes.find((one) => one === target.value) ?? null)
            }
          >
            <option value="">{t`all`}</option>
            {offered.map((one) => (
              <option key={one} value={one}>
                {words('contradiction', one)} ({countOf(one).toLocaleString(language)})
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}
