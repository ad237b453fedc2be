import type { SubjectId } from '@amparo/contract'
import { custodyTimeline, fateLabels, fateOf, fateSentence } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useAgreed } from '../consent/use-agreed.ts'
import { TellerAsks } from '../families/teller-asks.tsx'
import { useLanguage } from '../locales/use-language.ts'
import { placed } from '../people/place-zone.ts'
import { useSubject } from '../register/use-register.ts'
import { foldAll, foldSubject } from '../register/view-of.ts'
import { useOfficer } from '../session/session-context.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import style from './caller-screen.module.css'
import { WhatToSay } from './what-to-say.tsx'

/** What the office knows of one person, for the officer alone, and what of it may be said. To open them is an entry. */
export function CandidatePanel({ person }: { readonly person: SubjectId }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const { me } = useOfficer()
  const opened = useSubject(person)
  const agreed = useAgreed(person)
  if (opened.isPending) return <Loading />
  if (opened.isError)
    return <Failed code={opened.error.code} onRetry={() => void opened.refetch()} />
  // As it is read without a key: nothing sealed stands beside a name.
  const view = foldSubject(opened.data.subject).view
  const below = foldAll(opened.data.below, null)
  const named = new Map(opened.data.named.map((one) => [one.id, one]))
  const ofKind = (kind: string) =>
    placed(
      below.filter((one) => one.kind === kind),
      named,
    )
  const { periods } = custodyTimeline(ofKind('custody'), ofKind('point'), me.office.zone)
  return (
    <div className={style.known}>
      <WhatToSay agreed={agreed.data ?? []} />
      {agreed.isError && <Failed code={agreed.error.code} onRetry={() => void agreed.refetch()} />}
      <section className={style.panel} aria-label={t`What the register knows`}>
        <h2>
          <Trans>What the register knows: for you, not for the caller</Trans>
        </h2>
        <ul className={style.fate}>
          {fateLabels(fateOf(view), periods).map((code) => (
            <li key={code}>{fateSentence(code, language)}</li>
          ))}
        </ul>
        <p>
          <Link to="/people/$person" params={{ person }}>
            <Trans>To this person’s page</Trans>
          </Link>
        </p>
        <TellerAsks person={person} language={language}>
          <Trans>Whoever calls asks for this person…</Trans>
        </TellerAsks>
      </section>
    </div>
  )
}
