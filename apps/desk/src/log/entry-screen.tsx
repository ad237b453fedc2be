import type { EntryId, LogEntry } from '@amparo/contract'
import { parseEntry } from '@amparo/log'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayInstant } from '../ui/say-day.ts'
import style from './entry-screen.module.css'
import { entryIdOf, useEntry } from './use-log.ts'
import { useKindWords } from './use-kind-words.ts'

const route = getRouteApi('/log/$entry')

export function EntryScreen(): ReactElement {
  const entry = entryIdOf(route.useParams().entry)
  return entry === null ? <NothingHere /> : <Entry key={entry} entry={entry} />
}

function Entry({ entry }: { readonly entry: EntryId }): ReactElement {
  const { t } = useLingui()
  const read = useEntry(entry)
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/log" className={style.back ?? ''}>
          <Icon name="back" />
          <Trans>Log</Trans>
        </Link>
      </p>
      <PageHeading title={t`Entry ${entry}`} />
      {read.isPending && <Loading />}
      {read.isError && <Failed code={read.error.code} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Facts entry={read.data.entry} />}
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
          {kindWords(read.entry.kind)}, {sayInstant(read.entry.time, language)}
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
      <p className={pageStyle.lead}>
        <Trans>
          Save the text to a file, ending with a line break, and compare <code>sha256sum</code> with
          the leaf. The line “commit” binds the values; who is given them with their key can check
          it with <code>openssl</code>.
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
