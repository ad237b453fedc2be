import type { BatchId, RowVerdict } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import { BatchRows } from './batch-rows.tsx'
import style from './partner-lists.module.css'
import { DiscardDialog } from './discard-dialog.tsx'
import { SendTheRest } from './send-the-rest.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import { useStateWords, useVerdictWords } from './use-list-words.ts'
import { batchIdOf, useBatch, useBatchStep, useShownAnew, type BatchView } from './use-lists.ts'

const route = getRouteApi('/lists/$batch')

/** One version of a list: what would happen to its lines, and what did. */
export function VersionScreen(): ReactElement {
  const batch = batchIdOf(route.useParams().batch)
  const found = useBatch(batch)
  if (batch === null) return <NothingHere />
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/lists" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Lists from partners</Trans>
        </Link>
      </p>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && <Version batch={found.data} id={batch} />}
    </div>
  )
}

const verdicts: readonly RowVerdict[] = [
  'doubtful',
  'matched',
  'new',
  'changed',
  'gone',
  'same',
  'rejected',
]

function Version({ batch, id }: { readonly batch: BatchView; readonly id: BatchId }): ReactElement {
  const { t } = useLingui()
  const verdictWords = useVerdictWords()
  const [verdict, setVerdict] = useState<RowVerdict | null>(null)
  const counts = batch.check?.counts
  useShownAnew(id, batch.state)
  return (
    <>
      <PageHeading title={t`${batch.title}, version ${batch.version}`} />
      <Facts batch={batch} />
      <Working batch={batch} />
      {batch.state === 'draft' && <SendTheRest batch={batch} id={id} />}
      <Steps batch={batch} id={id} />
      {counts !== undefined && (
        <>
          <div className={style.counts} role="group" aria-label={t`Which lines are shown`}>
            <Button
              size="small"
              aria-pressed={verdict === null}
              look={verdict === null ? 'strong' : 'plain'}
              onClick={() => setVerdict(null)}
            >
              <Trans>All lines</Trans>
            </Button>
            {verdicts
              .filter((one) => (counts[one] ?? 0) > 0)
              .map((one) => (
                <Button
                  key={one}
                  size="small"
                  aria-pressed={verdict === one}
                  look={verdict === one ? 'strong' : 'plain'}
                  onClick={() => setVerdict(one)}
                >
                  {verdictWords(one)} · {counts[one]}
                </Button>
              ))}
          </div>
          <BatchRows key={verdict ?? ''} batch={batch} id={id} verdict={verdict} />
        </>
      )}
    </>
  )
}

function Facts({ batch }: { readonly batch: BatchView }): ReactElement {
  const language = useLanguage()
  const audienceName = useAudienceName()
  const stateWords = useStateWords()
  const { terms } = batch
  return (
    <div className={style.facts}>
      <p>
        <strong>{stateWords(batch.state)}</strong> · <bdi>{batch.partnerName}</bdi> ·{' '}
        <Trans>of {sayDay(batch.saidOn, language)}</Trans> ·{' '}
        <Plural value={batch.rows} one="# line" other="# lines" /> ·{' '}
        <Trans>visible to {audienceName(batch.audience)}</Trans> <EntryMark entry={batch.entry} />
      </p>
      <p className={style.soft}>
        <Trans>
          Given for: <bdi>{terms.purpose}</bdi>
        </Trans>{' '}
        ·{' '}
        {terms.onward ? (
          <Trans>may be passed on, as consent allows</Trans>
        ) : (
          <Trans>may not be passed on</Trans>
        )}{' '}
        ·{' '}
        {terms.expires === null ? (
          <Trans>no last day was named</Trans>
        ) : (
          <Trans>to be kept until {sayDay(terms.expires, language)}</Trans>
        )}
      </p>
      {batch.expired && (
        <Notice tone="amber">
          <Trans>Its terms are over, and its lines are erased.</Trans>
        </Notice>
      )}
    </div>
  )
}

/** What the server is at: it goes on when this page is closed. */
function Working({ batch }: { readonly batch: BatchView }): ReactElement | null {
  const { t } = useLingui()
  if (batch.trouble !== null) {
    return (
      <Notice tone="danger" alert>
        {batch.trouble === 'no-right' ? (
          <Trans>
            It does not go on: whoever began this may no longer do it. Somebody else can press the
            button again.
          </Trans>
        ) : (
          <Trans>
            It could not go on. Try it again; if it stays so, ask whoever runs the server.
          </Trans>
        )}
      </Notice>
    )
  }
  const [done, all] =
    batch.state === 'undoing' ? [batch.undone, batch.applied] : [batch.applied, batch.rows]
  switch (batch.state) {
    case 'ready':
    case 'checking':
      return <Loading what={<Trans>Its lines are being compared with who is known…</Trans>} />
    case 'applying':
    case 'undoing':
      return (
        <p role="status" className={style.progress}>
          <progress value={done} max={Math.max(1, all)} aria-label={t`Lines that are done`} />
          <Trans>
            {done} of {all} lines. It goes on when you leave this page.
          </Trans>
        </p>
      )
    default:
      return null
  }
}

function Steps({ batch, id }: { readonly batch: BatchView; readonly id: BatchId }): ReactElement {
  const may = useMay()
  const step = useBatchStep(id)
  const [undoing, setUndoing] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const { state, check, expired } = batch
  const canApply = (state === 'checked' || state === 'stopped') && check !== null && !expired
  const canUndo = (state === 'applied' || state === 'stopped') && batch.applied > 0
  const canDiscard = ['draft', 'ready', 'checked'].includes(state) && batch.applied === 0
  return (
    <>
      {state === 'checked' && <WhatWillHappen batch={batch} />}
      <div className={style.actions}>
        {canApply && may('list.apply') && (
          <Button
            look="strong"
            busy={step.isPending}
            onClick={() => step.mutate({ act: 'apply', run: check.run })}
          >
            {state === 'stopped' ? <Trans>Go on</Trans> : <Trans>Record this list</Trans>}
          </Button>
        )}
        {state === 'applying' && may('list.apply') && (
          <Button busy={step.isPending} onClick={() => step.mutate({ act: 'stop' })}>
            <Trans>Stop</Trans>
          </Button>
        )}
        {state === 'checked' && may('list.bring') && (
          <Button busy={step.isPending} onClick={() => step.mutate({ act: 'check' })}>
            <Trans>Look through it again</Trans>
          </Button>
        )}
        {canUndo && may('list.undo') && (
          <Button look="danger" onClick={() => setUndoing(true)}>
            <Trans>Take it all back…</Trans>
          </Button>
        )}
        {canDiscard && may('list.bring') && (
          <Button busy={step.isPending} onClick={() => setDiscarding(true)}>
            <Trans>Give this version up…</Trans>
          </Button>
        )}
      </div>
      {step.data?.ok === false && <Failed code={step.data.code} />}
      {step.isError && <Failed code="unexpected" />}
      {discarding && (
        <DiscardDialog
          onDiscard={() => step.mutate({ act: 'discard' })}
          onClose={() => setDiscarding(false)}
        />
      )}
      {undoing && <UndoDialog batch={batch} id={id} onClose={() => setUndoing(false)} />}
    </>
  )
}

/** In one sentence each, before anything is recorded. */
function WhatWillHappen({ batch }: { readonly batch: BatchView }): ReactElement {
  const counts = batch.check?.counts
  const doubtful = counts?.doubtful ?? 0
  const matched = counts?.matched ?? 0
  const rejected = counts?.rejected ?? 0
  return (
    <Notice>
      <p>
        <Trans>
          Nothing is recorded yet. Below is what would happen to each line; nobody is taken for
          somebody unless you say so.
        </Trans>
      </p>
      {doubtful + matched > 0 && (
        <p>
          <Plural
            value={doubtful + matched}
            one="# line may be about somebody who is known: say so below, else it becomes a new person and the two wait to be compared."
            other="# lines may be about somebody who is known: say so below, else each becomes a new person and the two wait to be compared."
          />
        </p>
      )}
      {rejected > 0 && (
        <p>
          <Plural
            value={rejected}
            one="# line cannot be recorded, and is kept as it came."
            other="# lines cannot be recorded, and are kept as they came."
          />
        </p>
      )}
      {batch.judged > 0 && (
        <p>
          <Plural value={batch.judged} one="# line was judged." other="# lines were judged." />
        </p>
      )}
    </Notice>
  )
}
