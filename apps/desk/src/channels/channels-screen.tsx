import { channelsFor } from '@amparo/norms'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useAgreed } from '../consent/use-agreed.ts'
import { useToday } from '../letters/use-today.ts'
import { BesidePerson, type BesideProps } from '../people/beside-person.tsx'
import { useDraft } from '../session/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { CaseFields } from './case-fields.tsx'
import { caseFrom, factsOf, readCase, type CaseWords } from './case-facts.ts'
import { ChannelList } from './channel-list.tsx'
import style from './channels.module.css'

const route = getRouteApi('/people/$person/channels')

/** Where one can go with somebody's case outside the country: which ways are open today, what is missing for others, and why. */
export function ChannelsScreen(): ReactElement {
  const { person } = route.useParams()
  return <BesidePerson id={person}>{(known) => <Page {...known} />}</BesidePerson>
}

function Page({ person, below }: BesideProps): ReactElement {
  const { t } = useLingui()
  const today = useToday()
  const agreed = useAgreed(person.id)
  const first = caseFrom(below, agreed.data ?? [])
  const [changed, setChanged] = useState<CaseWords | null>(null)
  const words = changed ?? first
  useDraft({
    key: `channels-${person.id}`,
    content: changed,
    isEmpty: changed === null,
    onRestore: (kept) => setChanged(readCase(kept, first)),
  })
  return (
    <div className={style.page}>
      <PageHeading title={t`Where one can go`} />
      <p className={style.soft}>
        <Trans>
          International procedures, as far as the facts of the case tell. Only a procedure itself
          decides what it takes. What is answered here stays a draft of your own.
        </Trans>
      </p>
      <CaseFields words={words} onChange={setChanged} />
      {words.state === '' ? (
        <p role="status">
          <Trans>Choose the state first.</Trans>
        </p>
      ) : (
        <>
          <ChannelList found={channelsFor(factsOf(words), today)} />
          <p className={style.print}>
            <Button look="strong" onClick={() => print()}>
              <Trans>Print</Trans>
            </Button>
          </p>
        </>
      )}
    </div>
  )
}
