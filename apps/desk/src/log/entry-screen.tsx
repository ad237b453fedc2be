import type { EntryId, LogEntry, EntryPlace } from '@amparo/contract'
import { parseEntry } from '@amparo/log'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { saveFile } from '../ui/save-file.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayInstant } from '../ui/say-day.ts'
import type { SealCheck } from './checks.ts'
import style from './entry-screen.module.css'
import { entryIdOf, useProof } from './use-log.ts'
import { useKindWords } from './use-kind-words.ts'

const route = getRouteApi('/log/$entry')

export function EntryScreen(): ReactElement {
  const entry = entryIdOf(route.useParams().entry)
  return entry === null ? <NothingHere /> : <Entry key={entry} entry={entry} />
}

/** An entry and its proof: for whoever reads the log, and for whoever came by the number on a record. */
function Entry({ entry }: { readonly entry: EntryId }): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const read = useProof(entry)
  return (
    <div className={pageStyle.page}>
      {may('log.read') && (
        <p>
          <Link to="/log" className={style.back ?? ''}>
            <Icon name="back" />
            <Trans>Log</Trans>
          </Link>
        </p>
      )}
      <PageHeading title={t`Entry ${entry}`} />
      {read.isPending && <Loading />}
      {read.isError && <Failed code={read.error.code} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <>
          <Facts entry={read.data.entry} />
          <Proof
            entry={read.data.entry}
            place={read.data.place}
            check={read.data.check}
            isLooking={read.isFetching}
            onLook={() => void read.refetch()}
          />
        </>
      )}
    </div>
  )
}

function Facts({ entry }: { readonly entry: LogEntry }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const kindWords = useKindWords()
  const read = parseEntry(entry.body)
  return (
    <>
      {read.verdict === 'entry' && (
        <p>
          {kindWords(read.entry.kind)}, <bdi>{sayInstant(read.entry.time, language)}</bdi>
        </p>
      )}
      <section className={style.section}>
        <h2 className={style.title}>
          <Trans>The entry, byte for byte</Trans>
        </h2>
        <ScrollRegion className={style.text} label={t`The entry, byte for byte`}>
          <pre dir="ltr">{entry.body}</pre>
        </ScrollRegion>
        <Copy text={entry.body} />
      </section>
      <section className={style.section}>
        <h2 className={style.title}>
          <Trans>Leaf: the SHA-256 of this text</Trans>
        </h2>
        <ScrollRegion className={style.text} label={t`Leaf`}>
          <pre dir="ltr">{entry.leaf}</pre>
        </ScrollRegion>
        <Copy text={entry.leaf} />
      </section>
    </>
  )
}

interface ProofProps {
  readonly entry: LogEntry
  readonly place: EntryPlace
  readonly check: SealCheck | null
  readonly isLooking: boolean
  readonly onLook: () => void
}

function Proof({ entry, place, check, isLooking, onLook }: ProofProps): ReactElement {
  return (
    <section className={style.section}>
      <h2 className={style.title}>
        <Trans>Its place in the log</Trans>
      </h2>
      {place.standing === 'waits-for-place' && (
        <Notice>
          <p>
            <Trans>It waits for its place in the log. That takes seconds.</Trans>
          </p>
        </Notice>
      )}
      {place.standing === 'waits-for-seal' && (
        <Notice>
          <p>
            <Trans>
              It has place {place.index} in the log and waits for the next seal. That takes about a
              minute.
            </Trans>
          </p>
        </Notice>
      )}
      {place.standing !== 'sealed' && (
        <Button busy={isLooking} onClick={onLook}>
          <Trans>Look again</Trans>
        </Button>
      )}
      {place.standing === 'sealed' && check !== null && (
        <>
          <Checked place={place.index} check={check} />
          <Save entry={entry} proof={place.proof} policy={place.policy} />
        </>
      )}
    </section>
  )
}

function Checked({
  place,
  check,
}: {
  readonly place: number
  readonly check: SealCheck
}): ReactElement {
  const language = useLanguage()
  const { verdict, size, standing, by } = check
  if (standing === null || size === null) {
    return (
      <Notice tone="danger" alert>
        <p>
          <Trans>
            The proof that the server gave does not check ({verdict}). Save the files below and tell
            the head of the office and the auditor.
          </Trans>
        </p>
      </Notice>
    )
  }
  const { needed } = standing
  const have = standing.have.length
  return (
    <Notice tone={standing.isMet ? 'good' : 'amber'}>
      <p>
        <Icon name={standing.isMet ? 'check' : 'attention'} />{' '}
        <Trans>
          This page has checked: the entry has place {place} in the log (size {size}), and the log’s
          own keys signed that.
        </Trans>
      </p>
      <p>
        {have + standing.missing.length === 0 ? (
          <Trans>No other organisation signs this log yet.</Trans>
        ) : standing.isMet ? (
          <Trans>Enough other organisations signed it, too:</Trans>
        ) : (
          <Plural
            value={needed}
            one="Not enough other organisations signed it yet; # is needed."
            other="Not enough other organisations signed it yet; # are needed."
          />
        )}
      </p>
      {by.length > 0 && (
        <ul className={style.signers}>
          {by.map(({ name, at }) => (
            <li key={name}>
              <bdi>{name}</bdi>
              {at !== null && (
                <>
                  , <bdi>{sayInstant(at, language)}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

interface SaveProps {
  readonly entry: LogEntry
  readonly proof: string
  readonly policy: string
}

/** Three files, each by a press of its own: browsers ask before a page saves several at once. */
function Save({ entry, proof, policy }: SaveProps): ReactElement {
  const { id, body } = entry
  return (
    <>
      <p className={style.buttons}>
        <Button onClick={() => saveFile(`entry-${id}`, body)}>
          <Icon name="save" />
          <Trans>Save the entry</Trans>
        </Button>
        <Button look="strong" onClick={() => saveFile(`entry-${id}.tlog-proof`, proof)}>
          <Icon name="save" />
          <Trans>Save the proof</Trans>
        </Button>
        <Button onClick={() => saveFile('policy-as-the-office-says', policy)}>
          <Icon name="save" />
          <Trans>Save the office’s policy</Trans>
        </Button>
      </p>
      <p className={pageStyle.lead}>
        <Trans>
          With the first two files anybody can check the entry without this server and without
          trusting it: <code dir="ltr">node amparo-verify.mjs</code> or{' '}
          <code dir="ltr">bash verify.sh</code>, each followed by{' '}
          <code dir="ltr">
            entry-{id} entry-{id}.tlog-proof --policy POLICY
          </code>
          . The policy says whose signatures count; a court or partner should have it from one of
          the organisations that sign, not from this office.
        </Trans>
      </p>
      <p className={pageStyle.lead}>
        <Trans>
          The line “commit” binds the values; who is given them with their key can check it with{' '}
          <code>openssl</code>.
        </Trans>
      </p>
    </>
  )
}

function Copy({ text }: { readonly text: string }): ReactElement {
  const [copied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }

  return (
    <Button size="small" onClick={() => void copy().catch(() => setCopied(false))}>
      <Icon name={copied ? 'check' : 'copy'} />
      {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
    </Button>
  )
}
