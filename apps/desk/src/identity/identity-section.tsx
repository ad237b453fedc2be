import type { SubjectId } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Section } from '../register/subject-columns.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { sayDay } from '../ui/say-day.ts'
import { ApartDialog } from './apart-dialog.tsx'
import { DecisionLine } from './decision-line.tsx'
import style from './identity.module.css'
import { useIdentity, type Decision, type Identity } from './use-identity.ts'

interface IdentitySectionProps {
  readonly person: SubjectId
  /** The number in the address: an old link may lead here by another than the person's own. */
  readonly cameBy: string
}

/** Who counts as this person, by whose decisions; and the way to take them apart. Nothing where nobody decided anything. */
export function IdentitySection({ person, cameBy }: IdentitySectionProps): ReactElement | null {
  const may = useMay()
  const found = useIdentity(person, may('match.decide'))
  if (found.isError) {
    return (
      <Section title={<Trans>One person from several records</Trans>}>
        <Failed code={found.error.code} onRetry={() => void found.refetch()} />
      </Section>
    )
  }
  if (!found.isSuccess || found.data.decisions.length === 0) return null
  return (
    <Section title={<Trans>One person from several records</Trans>}>
      {cameBy !== found.data.anchor && (
        <Notice>
          <p>
            <Trans>
              You came here by <span dir="ltr">#{cameBy}</span>. That record counts as this person
              now, whose number is <span dir="ltr">#{found.data.anchor}</span>. The old number goes
              on leading here.
            </Trans>
          </p>
        </Notice>
      )}
      <Members identity={found.data} />
      {found.data.contradictions.length > 0 && (
        <Notice tone="danger">
          <p>
            <Trans>
              Decisions contradict each other: these were said to be different, and others join them
              all the same. Look at them again.
            </Trans>
          </p>
          <ul className={style.lines}>
            {found.data.contradictions.map(({ one, other }) => (
              <li key={`${one} ${other}`}>
                <Link to="/people/pairs/$one/$other" params={{ one, other }}>
                  <span dir="ltr">
                    #{one} ⟷ #{other}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <details className={style.part}>
        <summary>
          <Plural
            value={found.data.decisions.length}
            one="# decision about it"
            other="# decisions about it"
          />
        </summary>
        <ul className={style.lines}>
          {found.data.decisions.map((decision) => (
            <DecisionLine
              key={decision.id}
              decision={decision}
              about={<PairLink identity={found.data} decision={decision} />}
            />
          ))}
        </ul>
      </details>
    </Section>
  )
}

/** Which two a decision is about, by the names they were recorded under, and the way to both side by side. */
function PairLink({
  identity,
  decision: { one, other },
}: {
  readonly identity: Identity
  readonly decision: Decision
}): ReactElement {
  const nameOf = (person: SubjectId): string => {
    const name = identity.members.find((member) => member.person === person)?.name ?? ''
    return name === '' ? `#${person}` : `${name} #${person}`
  }
  return (
    <Link to="/people/pairs/$one/$other" params={{ one, other }}>
      <bdi>{nameOf(one)}</bdi> ⟷ <bdi>{nameOf(other)}</bdi>
    </Link>
  )
}

function Members({ identity }: { readonly identity: Identity }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [apart, setApart] = useState<Identity['members'][number] | null>(null)
  if (identity.members.length < 2) {
    return (
      <p className={style.soft}>
        <Trans>Nobody else counts as this person now.</Trans>
      </p>
    )
  }
  return (
    <>
      <ul className={style.lines}>
        {identity.members.map((member) => (
          <li key={member.person} className={style.member}>
            <span>
              <bdi>{member.name === '' ? t`Name not known` : member.name}</bdi>{' '}
              <span className={style.soft} dir="ltr">
                #{member.person}
              </span>
            </span>
            <span className={style.soft}>
              {member.person === identity.anchor ? (
                <Trans>the oldest record; its number stays</Trans>
              ) : (
                member.since !== null && <Trans>since {sayDay(member.since, language)}</Trans>
              )}
            </span>
            <Button size="small" onClick={() => setApart(member)}>
              <Trans>Take out again</Trans>
              <span className="visually-hidden">: {member.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {apart !== null && <ApartDialog member={apart} onClose={() => setApart(null)} />}
    </>
  )
}
