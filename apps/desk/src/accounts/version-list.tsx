import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguageName } from '../ui/use-language-name.ts'
import { useLanguage } from '../locales/use-language.ts'
import type { OpenedVersion } from '../keys/accounts.ts'
import { Button } from '../ui/button.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayInstant } from '../ui/say-day.ts'
import style from './accounts.module.css'
import { Differences } from './differences.tsx'
import { TranslatedBy } from './translation-view.tsx'
import type { OpenedAccount } from './use-accounts.ts'
import { tellingBefore } from './versions.ts'

interface VersionListProps {
  readonly account: OpenedAccount
  /** The number of the words that are shown. */
  readonly shown: number | null
  readonly onShow: (seq: number) => void
}

/** Every version with who wrote it and when; none is ever overwritten. */
export function VersionList({ account, shown, onShow }: VersionListProps): ReactElement {
  const language = useLanguage()
  return (
    <section className={style.versions}>
      <h3>
        <Plural value={account.versions.length} one="# version" other="# versions" />
      </h3>
      <ol className={style.list}>
        {account.versions.map(({ seq, kind, by, at, entry, erased }) => {
          const read = account.opened.find((one) => one.seq === seq)
          return (
            <li key={seq} className={style.item}>
              <span className={style.line}>
                <strong>
                  <KindOf kind={kind} seq={seq} />
                </strong>
                <span>
                  <bdi>{read?.verdict === 'version' ? read.signedBy : (by ?? '–')}</bdi>
                  {', '}
                  <bdi>{sayInstant(at, language)}</bdi>
                </span>
                <EntryMark entry={entry} />
                {kind !== 'translation' && read?.verdict === 'version' && seq !== shown && (
                  <Button size="small" onClick={() => onShow(seq)}>
                    {seq === 1 ? (
                      <Trans>Show the original words</Trans>
                    ) : (
                      <Trans>Show version {seq}</Trans>
                    )}
                  </Button>
                )}
              </span>
              {erased !== null && <Erased tombstone={erased} />}
              {read?.verdict === 'version' && <About account={account} read={read} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function KindOf({
  kind,
  seq,
}: {
  readonly kind: 'original' | 'correction' | 'translation'
  readonly seq: number
}): ReactElement {
  switch (kind) {
    case 'original':
      return <Trans>{seq}. Original</Trans>
    case 'correction':
      return <Trans>{seq}. Correction</Trans>
    case 'translation':
      return <Trans>{seq}. Translation</Trans>
  }
}

function About({
  account,
  read: { seq, body },
}: {
  readonly account: OpenedAccount
  readonly read: Extract<OpenedVersion, { verdict: 'version' }>
}): ReactElement {
  const languageName = useLanguageName()
  const { translation, told, note } = body
  const before = told === null ? null : tellingBefore(account.opened, seq)
  return (
    <>
      {note !== '' && <bdi className={style.said}>{note}</bdi>}
      {translation !== null && (
        <details>
          <summary>
            <TranslatedBy translation={translation} />
            {', '}
            <Trans>
              version {translation.of} into {languageName(translation.language)}
            </Trans>
          </summary>
          <p className={style.said} dir="auto" lang={translation.language}>
            {translation.words}
          </p>
        </details>
      )}
      {told !== null && before !== null && <Differences before={before} after={{ seq, told }} />}
    </>
  )
}
