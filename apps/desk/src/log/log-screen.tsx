import type { LogEntry } from '@amparo/contract'
import { parseEntry } from '@amparo/log'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayInstant } from '../ui/say-day.ts'
import { useRowKeys } from '../ui/use-row-keys.ts'
import { HowItStands } from './how-it-stands.tsx'
import style from './log-screen.module.css'
import { entryIdOf, useEntries } from './use-log.ts'
import { useKindWords } from './use-kind-words.ts'

/** How the log stands, and every entry, newest first. Entries hold commitments and no content. */
export function LogScreen(): ReactElement {
  const { t } = useLingui()
  return (
    <div className={pageStyle.page}>
      <div className={pageStyle.head}>
        <PageHeading title={t`Log`} />
        <GoToEntry />
      </div>
      <p className={pageStyle.lead}>
        <Trans>
          Each change and each opening is one entry: a fixed text without names or values, and a
          commitment that binds what it stands for. All entries together are sealed again and again,
          and other organisations sign the seal. After that nobody can change, remove or slip in an
          entry unseen, not even whoever runs the server.
        </Trans>
      </p>
      <HowItStands />
      <Entries />
    </div>
  )
}

function Entries(): ReactElement {
  const entries = useEntries()
  return (
    <section className={style.part}>
      <h2>
        <Trans>Entries</Trans>
      </h2>
      {entries.isPending && <Loading />}
      {entries.isError && (
        <Failed code={entries.error.code} onRetry={() => void entries.refetch()} />
      )}
      {entries.data !== undefined && (
        <EntriesTable entries={entries.data.pages.flatMap((page) => page.entries)} />
      )}
      {entries.hasNextPage && (
        <p>
          <Button busy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </section>
  )
}

function GoToEntry(): ReactElement {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    const entry = entryIdOf(typed.replaceAll(/\D/g, ''))
    setTried(entry === null)
    if (entry !== null) void navigate({ to: '/log/$entry', params: { entry } })
  }

  return (
    <form className={style.go} onSubmit={handleSubmit}>
      <Field
        label={t`Record number`}
        problem={tried ? t`Write the number as it stands on the record.` : null}
      >
        {(control) => (
          <input
            {...control}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            inputMode="numeric"
            dir="ltr"
            autoComplete="off"
            maxLength={24}
          />
        )}
      </Field>
      <Button type="submit">
        <Trans>Go to it</Trans>
      </Button>
    </form>
  )
}

function EntriesTable({ entries }: { readonly entries: readonly LogEntry[] }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const kindWords = useKindWords()
  const rows = useRowKeys<HTMLTableElement>()
  if (entries.length === 0) {
    return (
      <Empty title={<Trans>The log is empty.</Trans>}>
        <p>
          <Trans>The first entry is written when the office is opened.</Trans>
        </p>
      </Empty>
    )
  }
  return (
    <ScrollRegion className={style.scroll} label={t`Entries, newest first`}>
      <table ref={rows} className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t`No.`}</th>
            <th scope="col">{t`Place (from 0)`}</th>
            <th scope="col">{t`What`}</th>
            <th scope="col">{t`When`}</th>
            <th scope="col">{t`Who, under a pseudonym`}</th>
            <th scope="col">{t`What it is about`}</th>
            <th scope="col">{t`Change`}</th>
            <th scope="col">{t`Leaf`}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, body, leaf, index }) => {
            const read = parseEntry(body)
            const entry = read.verdict === 'entry' ? read.entry : null
            return (
              <tr key={id}>
                <th scope="row">
                  <Link to="/log/$entry" params={{ entry: id }}>
                    {id}
                  </Link>
                </th>
                <td className={style.number}>{index ?? <Trans>waits</Trans>}</td>
                <td>
                  {entry === null ? (
                    <Trans>does not read as an entry</Trans>
                  ) : (
                    kindWords(entry.kind)
                  )}
                </td>
                <td>
                  <bdi>{entry === null ? '–' : sayInstant(entry.time, language)}</bdi>
                </td>
                <td className={style.hash}>{short(entry?.actor)}</td>
                <td className={style.hash}>{short(entry?.object)}</td>
                <td className={style.number}>{entry?.seq ?? '–'}</td>
                <td className={style.hash}>{short(leaf)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** The beginning is enough to tell entries apart; the page of the entry has all of it. */
function short(hex: string | undefined): string {
  return hex === undefined ? '–' : hex.slice(0, 8)
}
