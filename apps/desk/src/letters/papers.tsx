import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { saySize } from '../files/say-size.ts'
import { fromBase64 } from '../keys/base64.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { Icon } from '../ui/icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import { sayInstant } from '../ui/say-day.ts'
import style from './letters.module.css'
import { useReadPaper, type Letter } from './use-letters.ts'

/** The paper of a letter, each time it was made or brought back; the signed one says so. */
export function Papers({ letter }: { readonly letter: Letter }): ReactElement {
  const signed = letter.steps.find(({ act }) => act === 'sign')?.paper ?? null
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>Papers</Trans>
      </h2>
      {letter.papers.length === 0 && (
        <p className={style.soft}>
          <Trans>None is made yet.</Trans>
        </p>
      )}
      <ol className={style.lines}>
        {letter.papers.toReversed().map((paper) => (
          <PaperLine
            key={paper.seq}
            letter={letter}
            paper={paper}
            isSigned={paper.seq === signed}
          />
        ))}
      </ol>
    </section>
  )
}

interface PaperLineProps {
  readonly letter: Letter
  readonly paper: Letter['papers'][number]
  readonly isSigned: boolean
}

function PaperLine({ letter, paper, isSigned }: PaperLineProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const open = useReadPaper()
  const { seq, origin, wording, sha256, bytes, hasPrint, by, at, entry, erased } = paper

  async function save(what: 'docx' | 'pdf'): Promise<void> {
    const params = { letter: letter.id, paper: String(seq) }
    const answer = await open.mutateAsync({ params, body: {} })
    const content = answer.ok ? answer.reply[what] : null
    if (content !== null) saveFile(`${fileNameOf(letter)}.${what}`, fromBase64(content))
  }

  return (
    <li className={style.entry}>
      <p className={style.facts}>
        <strong>
          {origin === 'composed' && <Trans>Paper {seq}, made here</Trans>}
          {origin === 'brought-back' && <Trans>Paper {seq}, edited and brought back</Trans>}
          {origin === 'numbered' && <Trans>Paper {seq}, with its number</Trans>}
        </strong>
        {wording !== null && (
          <span className={style.soft}>
            <Trans>by the office’s wording, version {wording}</Trans>
          </span>
        )}
        {isSigned && (
          <span className={style.signed}>
            <Icon name="check" /> <Trans>this one is signed</Trans>
          </span>
        )}
      </p>
      {erased === null ? (
        <p className={style.actions}>
          <Button
            size="small"
            busy={open.isPending}
            aria-label={t`Download paper ${seq} as Word file`}
            onClick={() => void save('docx')}
          >
            <Icon name="save" />
            <Trans>Word file</Trans>
          </Button>
          {hasPrint && (
            <Button
              size="small"
              busy={open.isPending}
              aria-label={t`Download paper ${seq} as PDF`}
              onClick={() => void save('pdf')}
            >
              <Icon name="save" />
              PDF
            </Button>
          )}
          <span className={style.soft}>{saySize(bytes, language)}</span>
        </p>
      ) : (
        <Erased tombstone={erased} />
      )}
      <p className={`${style.facts} ${style.soft}`}>
        <bdi>{sayInstant(at, language)}</bdi>
        <bdi>{by ?? '–'}</bdi>
        {sha256 !== null && (
          <span title={sha256}>
            SHA-256 <bdi dir="ltr">{sha256.slice(0, 16)}…</bdi>
          </span>
        )}
        <EntryMark entry={entry} />
      </p>
      {open.data?.ok === false && <Failed code={open.data.code} />}
    </li>
  )
}

/** The number and nothing else: the name of a file is read by whoever sees a desktop. */
function fileNameOf({ number, id }: Letter): string {
  return (number ?? id).replaceAll(/[^0-9A-Za-z.-]/gu, '-')
}
