import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { subjectIdOf } from '../register/use-register.ts'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { useSay } from '../ui/toasts.tsx'
import { DecideForm } from './decide-form.tsx'
import { DecisionLine } from './decision-line.tsx'
import style from './identity.module.css'
import { PairTable } from './pair-table.tsx'
import {
  usePair,
  useProposals,
  type PairOfPeople,
  type PairView,
  type Proposal,
} from './use-identity.ts'
import { useMatchWords } from './use-match-words.ts'

const route = getRouteApi('/people/pairs/$one/$other')

/** Two people side by side, and somebody’s decision whether they are one. */
export function PairScreen(): ReactElement {
  const params = route.useParams()
  const [one, other] = [subjectIdOf(params.one), subjectIdOf(params.other)]
  if (one === null || other === null || one === other) return <NothingHere />
  return <Pair key={`${one} ${other}`} pair={{ one, other }} />
}

function Pair({ pair }: { readonly pair: PairOfPeople }): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const words = useMatchWords()
  const navigate = useNavigate()
  const found = usePair(pair)
  const next = useNext(pair)
  const goOn = (): void => {
    if (next === null) void navigate({ to: '/people/pairs' })
    else {
      const params = { one: next.one.person, other: next.other.person }
      void navigate({ to: '/people/pairs/$one/$other', params })
    }
  }
  return (
    <div className={pageStyle.page}>
      <p className={style.ways}>
        <Link to="/people/pairs" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Who may be the same person</Trans>
        </Link>
        {next !== null && (
          <Link
            to="/people/pairs/$one/$other"
            params={{ one: next.one.person, other: next.other.person }}
            className={pageStyle.back ?? ''}
          >
            <Trans>Leave this pair, and on to the next</Trans>
            <Icon name="forward" />
          </Link>
        )}
      </p>
      <PageHeading title={t`The same person?`} />
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <>
          <Warnings pair={found.data} />
          <PairTable pair={found.data} />
          <Before pair={found.data} />
          <DecideForm
            // What was said and looked at of one pair is said of no other.
            key={`${found.data.one.person} ${found.data.other.person}`}
            pair={found.data}
            onStale={() => void found.refetch()}
            onDecided={(verdict, contradictions) => {
              const names = [found.data.one, found.data.other]
                .map(({ name }) => (name === '' ? t`Name not known` : name))
                .join(' ⟷ ')
              say({
                text:
                  contradictions > 0
                    ? t`Decided: ${words.verdict(verdict)}. It contradicts an earlier decision; both stand on the person’s page. ${names}`
                    : t`Decided: ${words.verdict(verdict)}. ${names}`,
                action: {
                  label: t`Back to this pair`,
                  onAct: () => void navigate({ to: '/people/pairs/$one/$other', params: pair }),
                },
              })
              goOn()
            }}
          />
        </>
      )}
    </div>
  )
}

/** The first that waits and is not this one. */
function useNext({ one, other }: PairOfPeople): Proposal | null {
  const { data } = useProposals()
  const isThis = (proposal: Proposal): boolean => {
    const people = [proposal.one.person, proposal.other.person]
    return people.includes(one) && people.includes(other)
  }
  const proposals = data?.pages.flatMap((page) => page.proposals) ?? []
  return proposals.find((proposal) => !isThis(proposal)) ?? null
}

function Warnings({ pair }: { readonly pair: PairView }): ReactElement {
  const words = useMatchWords()
  return (
    <>
      {pair.band !== null && <p className={pageStyle.lead}>{words.band(pair.band)}.</p>}
      {pair.conflicts.length > 0 && (
        <Notice tone="danger">
          {pair.conflicts.map((code) => (
            <p key={code}>{words.conflict(code)}</p>
          ))}
        </Notice>
      )}
      {pair.family.length > 0 && (
        <Notice tone="amber">
          {pair.family.map((code) => (
            <p key={code}>{words.family(code)}</p>
          ))}
        </Notice>
      )}
      {pair.areOne && (
        <Notice>
          <Trans>They count as one person now.</Trans>
        </Notice>
      )}
    </>
  )
}

function Before({ pair }: { readonly pair: PairView }): ReactElement | null {
  if (pair.decisions.length === 0) return null
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>What was decided before</Trans>
      </h2>
      <ul className={style.lines}>
        {pair.decisions.map((decision) => (
          <DecisionLine key={decision.id} decision={decision} />
        ))}
      </ul>
    </section>
  )
}
