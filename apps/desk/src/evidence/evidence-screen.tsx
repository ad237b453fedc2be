import type { SubjectId } from '@amparo/contract'
import { namedByPurpose } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { useLanguage } from '../locales/use-language.ts'
import { subjectIdOf } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { HandingFields } from './handing-fields.tsx'
import { PlanOfEvidence } from './plan-of-evidence.tsx'
import { SealAndSave } from './seal-and-save.tsx'
import { usePlanEvidence, type Handing } from './use-evidence.ts'

const route = getRouteApi('/register/$subject/evidence')

/** What is known of one event, for somebody outside: chosen for whom, looked at, then sealed and saved. */
export function EvidenceScreen(): ReactElement {
  const event = subjectIdOf(route.useParams().subject)
  const may = useMay()
  if (event === null || !may('event.take-out')) return <NothingHere />
  return <Page key={event} event={event} />
}

function Page({ event }: { readonly event: SubjectId }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [handing, setHanding] = useState<Handing>({
    purpose: 'ACCOUNT',
    recipient: namedByPurpose.ACCOUNT,
    language,
  })
  const [changed, setChanged] = useState(false)
  const plan = usePlanEvidence()
  const planned = plan.data?.ok === true ? plan.data.reply : null

  function choose(next: Handing): void {
    setHanding(next)
    setChanged(false)
    plan.reset()
  }

  function weigh(): void {
    setChanged(false)
    plan.mutate({ params: { subject: event }, body: handing })
  }

  function handleChanged(): void {
    plan.reset()
    setChanged(true)
  }

  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/register/$subject" params={{ subject: event }} className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>The event</Trans>
        </Link>
      </p>
      <PageHeading title={t`Evidence package: event ${event}`} />
      <p className={pageStyle.lead}>
        <Trans>
          What is known of this event, for somebody who investigates: what was done to whom, who is
          said to be involved and how sure that is, custody with who says so, what the authorities
          answered, and what people agreed to. Each value has its record number.
        </Trans>
      </p>
      <HandingFields handing={handing} onChange={choose} />
      <div className={letters.actions}>
        <Button look={planned === null ? 'strong' : 'plain'} busy={plan.isPending} onClick={weigh}>
          <Trans>See what would leave</Trans>
        </Button>
      </div>
      {changed && (
        <Notice tone="amber" alert>
          <Trans>
            Something has changed since you looked: somebody took their word back, or something was
            recorded. Nothing has left. Look once more at what would leave.
          </Trans>
        </Notice>
      )}
      {plan.data?.ok === false && <Failed code={plan.data.code} />}
      {planned !== null && <PlanOfEvidence plan={planned} />}
      {planned !== null && planned.holds.acts > 0 && (
        <SealAndSave
          key={planned.weighed}
          event={event}
          handing={handing}
          plan={planned}
          onChanged={handleChanged}
        />
      )}
    </div>
  )
}
