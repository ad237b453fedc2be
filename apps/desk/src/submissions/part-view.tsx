import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, type ReactElement } from 'react'
import { FilePart } from '../files/file-part.tsx'
import type { NotOpenedPart, OpenedPart } from '../keys/protocol.ts'
import { useLanguage } from '../locales/use-language.ts'
import { MarkablePart, type Marking } from '../record/markable-part.tsx'
import { Notice } from '../ui/condition.tsx'
import { sayDay } from '../ui/say-day.ts'
import type { ArrivedPart } from './opened.ts'
import style from './part-view.module.css'

interface PartViewProps {
  readonly part: ArrivedPart
  readonly marking: Marking
  readonly isMessage?: boolean
  readonly focus?: boolean
}

/** The account, or something added to it: with every doubt about it said first. */
export function PartView({
  part,
  marking,
  isMessage = false,
  focus = false,
}: PartViewProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const { opened, seq } = part
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <section className={isMessage ? style.message : style.part}>
      <h2 ref={heading} tabIndex={-1} className={style.title}>
        {isMessage ? <Trans>The account</Trans> : <Trans>Added {sayDay(part.day, language)}</Trans>}
        <span className={style.number}>
          <Trans>part {seq}</Trans>
        </span>
      </h2>
      <Doubts opened={opened} isMessage={isMessage} />
      {part.by !== null && (
        <p className={style.none}>
          <Trans>
            Put in by <bdi>{part.by}</bdi> of this office
          </Trans>
        </p>
      )}
      {opened.verdict === 'submission' && (
        <Text
          seq={seq}
          text={opened.document.account}
          lang={opened.document.language}
          label={t`The account, part ${seq}`}
          marking={marking}
        />
      )}
      {opened.verdict === 'addition' && (
        <Text
          seq={seq}
          text={opened.document.text}
          lang={opened.document.language}
          label={t`Added, part ${seq}`}
          marking={marking}
        />
      )}
      {opened.verdict === 'file' && (
        <FilePart part={part} document={opened.document} findings={opened.findings} />
      )}
      {opened.verdict === 'file' && opened.document.words !== '' && (
        <Text
          seq={seq}
          text={opened.document.words}
          lang=""
          label={t`Words about the file, part ${seq}`}
          marking={marking}
        />
      )}
    </section>
  )
}

interface TextProps {
  readonly seq: number
  readonly text: string
  readonly lang: string
  readonly label: string
  readonly marking: Marking
}

function Text({ seq, text, lang, label, marking }: TextProps): ReactElement {
  if (text.trim() === '') {
    return (
      <p className={style.none}>
        <Trans>No words were written here.</Trans>
      </p>
    )
  }
  return <MarkablePart part={seq} text={text} lang={lang} label={label} marking={marking} />
}

function Doubts({
  opened,
  isMessage,
}: {
  readonly opened: OpenedPart
  readonly isMessage: boolean
}): ReactElement | null {
  switch (opened.verdict) {
    case 'submission':
      return isMessage ? null : (
        <Notice tone="amber">
          <Trans>
            This arrived as a message of its own inside this thread. Do not take it for the same
            sender’s without asking.
          </Trans>
        </Notice>
      )
    case 'addition':
    case 'file':
      return (
        <>
          {opened.tag !== 'right' && (
            <Notice tone="danger">
              <Trans>
                It cannot be shown that the sender of the message wrote this: its mark does not fit
                their return code. Do not rely on it.
              </Trans>
            </Notice>
          )}
          {opened.order === 'wrong' && (
            <Notice tone="danger">
              <Trans>
                It does not follow on the part before it: something may be missing, repeated, or out
                of order.
              </Trans>
            </Notice>
          )}
        </>
      )
    default:
      return (
        <Notice tone="amber">
          <NotOpened verdict={opened.verdict} />
        </Notice>
      )
  }
}

function NotOpened({ verdict }: { readonly verdict: NotOpenedPart }): ReactElement {
  switch (verdict) {
    case 'not-for-this-key':
      return <Trans>This part is sealed to a key you do not hold. The other parts are shown.</Trans>
    case 'damaged':
      return <Trans>This part is damaged and does not open. It stays kept as it arrived.</Trans>
    case 'foreign':
      return (
        <Trans>
          This part is sealed in a way this office does not accept, so it was not opened. Tell the
          operator.
        </Trans>
      )
    case 'not-a-document':
    case 'malformed':
      return (
        <Trans>
          This part opened, but what is in it is not a message this page can read. It stays kept as
          it arrived.
        </Trans>
      )
    case 'not-what-arrived':
      return (
        <Trans>
          What the server handed out is not what it says arrived. It was not opened. Tell your head
          of office and the operator.
        </Trans>
      )
  }
}
