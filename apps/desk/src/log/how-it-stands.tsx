import type { LogAlarm, LogAnchor, LogStanding } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import { sayInstant, sayTime } from '../ui/say-day.ts'
import style from './log-screen.module.css'
import { useWatched } from './monitor/use-watched.ts'
import { useAlarmWords } from './use-alarm-words.ts'
import { useLog, useSealCheck } from './use-log.ts'

/** Size, last seal, cosigners, anchors and alarms, for somebody who is no programmer. */
export function HowItStands(): ReactElement {
  const read = useLog()
  if (read.isPending) return <Loading />
  if (read.isError) return <Failed code={read.error.code} onRetry={() => void read.refetch()} />
  const { log, anchors, alarms } = read.data
  return (
    <>
      <Alarms alarms={alarms} />
      {log === null ? (
        <Notice>
          <p>
            <Trans>The log is not sealed yet. That begins with the server’s next start.</Trans>
          </p>
        </Notice>
      ) : (
        <Standing log={log} />
      )}
      <Anchors anchors={anchors} />
    </>
  )
}

function Standing({ log }: { readonly log: LogStanding }): ReactElement {
  const seal = useSealCheck(log)
  return (
    <section className={style.part}>
      <h2>
        <Trans>How the log stands</Trans>
      </h2>
      <dl className={style.facts}>
        <SizeFact log={log} />
        <SealFact log={log} />
        {seal.data !== undefined && log.sealed !== null && (
          <CosignedFact standing={seal.data.check.standing} verdict={seal.data.check.verdict} />
        )}
        <WatchedFact />
      </dl>
      {seal.isError && <Failed code={seal.error.code} onRetry={() => void seal.refetch()} />}
      {seal.data !== undefined && (
        <Cosigners log={log} cosigners={seal.data.cosigners} by={seal.data.check.by} />
      )}
      <p className={style.small}>
        <Trans>Name of the log:</Trans> <bdi dir="ltr">{log.origin}</bdi>
      </p>
    </section>
  )
}

function Fact(props: {
  readonly name: ReactNode
  readonly figure: ReactNode
  readonly tone?: 'amber' | 'danger' | undefined
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className={style.fact} data-tone={props.tone}>
      <dt>{props.name}</dt>
      <dd className={style.figure}>{props.figure}</dd>
      <dd>{props.children}</dd>
    </div>
  )
}

function SizeFact({ log }: { readonly log: LogStanding }): ReactElement {
  return (
    <Fact name={<Trans>Entries in the log</Trans>} figure={log.size}>
      {log.waiting === 0 ? (
        <Trans>None waits for its place.</Trans>
      ) : (
        <Plural
          value={log.waiting}
          one="# entry waits for its place."
          other="# entries wait for their place."
        />
      )}
    </Fact>
  )
}

function SealFact({ log }: { readonly log: LogStanding }): ReactElement {
  const language = useLanguage()
  const { sealed, size } = log
  if (sealed === null) {
    return (
      <Fact name={<Trans>Last seal</Trans>} figure="–" tone="amber">
        <Trans>Nothing is sealed yet.</Trans>
      </Fact>
    )
  }
  const unsealed = size - sealed.size
  return (
    <Fact name={<Trans>Last seal</Trans>} figure={<bdi>{sayInstant(sealed.at, language)}</bdi>}>
      {unsealed === 0 ? (
        <Trans>It holds all of them.</Trans>
      ) : (
        <Plural
          value={unsealed}
          one="# entry waits for the next seal."
          other="# entries wait for the next seal."
        />
      )}
    </Fact>
  )
}

interface CosignedFactProps {
  readonly standing: {
    readonly isMet: boolean
    readonly needed: number
    readonly have: readonly string[]
    readonly missing: readonly string[]
  } | null
  readonly verdict: string
}

function CosignedFact({ standing, verdict }: CosignedFactProps): ReactElement {
  const name = <Trans>Signed by other organisations</Trans>
  if (standing === null) {
    return (
      <Fact name={name} figure="–" tone="danger">
        <Trans>The signatures under the seal do not check ({verdict}).</Trans>
      </Fact>
    )
  }
  const have = standing.have.length
  const all = have + standing.missing.length
  const { needed } = standing
  if (all === 0) {
    return (
      <Fact name={name} figure={0} tone="amber">
        <Trans>
          No other organisation signs yet, so only the browsers of this office notice if the log is
          rewritten.
        </Trans>
      </Fact>
    )
  }
  return (
    <Fact
      name={name}
      figure={
        <Trans>
          {have} of {all}
        </Trans>
      }
      tone={standing.isMet ? undefined : 'amber'}
    >
      {standing.isMet ? (
        <Trans>Enough: {needed} are needed.</Trans>
      ) : (
        <Trans>Not enough: {needed} are needed.</Trans>
      )}
    </Fact>
  )
}

function WatchedFact(): ReactElement {
  const { alarm, isUnproved, checkedAt } = useWatched()
  const name = <Trans>Seen by this browser</Trans>
  if (alarm !== null) {
    return (
      <Fact name={name} figure={<Trans>Alarm</Trans>} tone="danger">
        <Trans>See above.</Trans>
      </Fact>
    )
  }
  if (isUnproved || checkedAt === null) {
    return (
      <Fact name={name} figure="–" tone={isUnproved ? 'amber' : undefined}>
        {isUnproved ? <Trans>The server gave no proof.</Trans> : <Trans>Not checked yet.</Trans>}
      </Fact>
    )
  }
  return (
    <Fact name={name} figure={sayTime(checkedAt)}>
      <Trans>The log still holds everything that this browser saw before.</Trans>
    </Fact>
  )
}

interface CosignersProps {
  readonly log: LogStanding
  readonly cosigners: readonly {
    readonly name: string
    readonly keyName: string
    readonly id: number
  }[]
  /** Who signed the newest seal, as this page checked. */
  readonly by: readonly { readonly name: string; readonly at: string | null }[]
}

function Cosigners({ log, cosigners, by }: CosignersProps): ReactElement | null {
  const language = useLanguage()
  if (cosigners.length === 0) return null
  return (
    <>
      <h3>
        <Trans>Organisations that sign the log’s seals</Trans>
      </h3>
      <ul className={style.list}>
        {cosigners.map(({ name, keyName, id }) => {
          const now = by.find((one) => one.name === name)
          const last = log.cosigned.find((one) => one.name === keyName && one.id === id)
          const at = now?.at ?? last?.at ?? null
          return (
            <li key={`${name} ${id}`} data-tone={now === undefined ? 'amber' : 'good'}>
              <bdi>{name}</bdi>
              <span className={style.small}>
                {at === null ? (
                  <Trans>has not signed yet</Trans>
                ) : now === undefined ? (
                  <Trans>
                    last signed on <bdi>{sayInstant(at, language)}</bdi>, at log size{' '}
                    {last?.size ?? 0}
                  </Trans>
                ) : (
                  <Trans>
                    signed the last seal on <bdi>{sayInstant(at, language)}</bdi>
                  </Trans>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Anchors({ anchors }: { readonly anchors: readonly LogAnchor[] }): ReactElement {
  const language = useLanguage()
  const sayState = useAnchorWords()
  return (
    <section className={style.part}>
      <h2>
        <Trans>Anchors in time</Trans>
      </h2>
      {anchors.length === 0 ? (
        <p className={style.none}>
          <Trans>
            No outside service has confirmed yet when a seal existed. Until one does, the dates in
            the log rest on the office’s word and its cosigners’.
          </Trans>
        </p>
      ) : (
        <ul className={style.list}>
          {anchors.map(({ name, way, size, state, at }) => (
            <li
              key={`${way} ${name} ${size}`}
              data-tone={state === 'checked' || state === 'renewed' ? 'good' : 'amber'}
            >
              <bdi>{name}</bdi>
              <span className={style.small}>
                <Trans>
                  {sayState(state)}, <bdi>{sayInstant(at, language)}</bdi>; for a log of size {size}
                </Trans>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function useAnchorWords(): (state: LogAnchor['state']) => string {
  const { t } = useLingui()
  return (state) => {
    switch (state) {
      case 'wanted':
        return t`not asked for yet`
      case 'written':
        return t`request written`
      case 'sent':
        return t`request sent`
      case 'got':
        return t`answer received, not checked yet`
      case 'checked':
        return t`confirmed and checked`
      case 'renewed':
        return t`confirmed, checked and renewed`
      case 'refused':
        return t`the answer proves nothing`
    }
  }
}

function Alarms({ alarms }: { readonly alarms: readonly LogAlarm[] }): ReactElement | null {
  const language = useLanguage()
  const words = useAlarmWords()
  const sayRaiser = useRaiserWords()
  if (alarms.length === 0) return null
  return (
    <section className={style.part}>
      <h2>
        <Trans>Alarms</Trans>
      </h2>
      <ul className={style.list}>
        {alarms.map(({ entry, kind, raisedBy, at, evidence }) => (
          <li key={entry} data-tone="danger">
            <strong>{words(kind).what}</strong>
            <span>{words(kind).meaning}</span>
            <span className={style.small}>
              {sayRaiser(raisedBy)}, <bdi>{sayInstant(at, language)}</bdi>{' '}
              <EntryMark entry={entry} />
            </span>
            <Button size="small" onClick={() => saveFile(`log-alarm-${entry}.txt`, evidence)}>
              <Icon name="save" />
              <Trans>Save the evidence</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useRaiserWords(): (raisedBy: LogAlarm['raisedBy']) => string {
  const { t } = useLingui()
  return (raisedBy) => {
    switch (raisedBy) {
      case 'monitor':
        return t`Found by the browser of somebody of this office`
      case 'cosigner':
        return t`Found by another organisation`
      case 'signer':
      case 'sequencer':
        return t`Found by the server that keeps the log`
      case 'anchor':
        return t`Found when an anchor was checked`
    }
  }
}
