import { readMemberships, type SubjectId } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Section } from '../register/subject-columns.tsx'
import { useMay, useSession } from '../session/session-context.tsx'
import { read } from '../session/refused.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { localDay, sayDay } from '../ui/say-day.ts'
import style from './partner-lists.module.css'

interface MembershipsProps {
  readonly person: SubjectId
}

/** On a person's page: in which lists they stand, once somebody asks, since each look is an entry. */
export function MembershipsSection({ person }: MembershipsProps): ReactElement | null {
  const may = useMay()
  const [asked, setAsked] = useState(false)
  if (!may('list.read')) return null
  return (
    <Section
      title={<Trans>In lists of partners</Trans>}
      add={
        asked ? null : (
          <Button size="small" onClick={() => setAsked(true)}>
            <Trans>Show in which</Trans>
          </Button>
        )
      }
    >
      {asked && <Memberships person={person} />}
    </Section>
  )
}

/** Every list that brought this person, or anybody who counts as them: also such as were taken back, and such as name them no more. */
export function Memberships({ person }: MembershipsProps): ReactElement {
  const { ask } = useSession()
  const language = useLanguage()
  const found = useQuery({
    queryKey: ['partner-lists', 'of', person],
    queryFn: () => read(ask, readMemberships, { params: { subject: person }, body: {} }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  if (found.data.lists.length === 0) {
    return (
      <p className={style.soft}>
        <Trans>In no list that you may see.</Trans>
      </p>
    )
  }
  return (
    <ul className={style.versions}>
      {found.data.lists.map(({ batch, row, title, partnerName, version, at, gone, undone }) => (
        <li key={`${batch} ${row}`}>
          <Link to="/lists/$batch" params={{ batch }}>
            <Trans>
              <bdi>{title}</bdi>, version {version}, line {row}
            </Trans>
          </Link>{' '}
          <span className={style.soft}>
            <bdi>{partnerName}</bdi> · {sayDay(localDay(new Date(at)), language)}
          </span>{' '}
          {undone && (
            <strong>
              <Trans>taken back</Trans>
            </strong>
          )}
          {gone && !undone && (
            <strong>
              <Trans>no longer in its newest version</Trans>
            </strong>
          )}
        </li>
      ))}
    </ul>
  )
}
