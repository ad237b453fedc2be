import type { SubmissionId } from '@amparo/contract'
import type { SubmissionDocument } from '@amparo/seal'
import { Plural, Trans } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, type ReactElement } from 'react'
import { Accounts } from '../accounts/accounts.tsx'
import { ConsentPanel } from '../consent/consent-panel.tsx'
import { Attachments } from '../files/attachments.tsx'
import type { HowKnown } from '../record/how-known.ts'
import { RecordPanel } from '../record/record-panel.tsx'
import { UseAsBar } from '../record/use-as-bar.tsx'
import { useMarking } from '../record/use-marking.ts'
import { useRecording } from '../record/use-recording.ts'
import { useMay } from '../session/session-context.tsx'
import { Notice } from '../ui/condition.tsx'
import { Composer } from './composer.tsx'
import { MessageFacts } from './message-facts.tsx'
import {
  firstPart,
  messageIn,
  missingParts,
  textOf,
  threadOf,
  type OpenedMessage,
} from './opened.ts'
import style from './opened-view.module.css'
import { PartView } from './part-view.tsx'
import type { Presence } from './use-presence.ts'
import { WrittenView } from './written-view.tsx'

const route = getRouteApi('/messages/$submission')

interface OpenedViewProps {
  readonly submission: SubmissionId
  readonly opened: OpenedMessage
  /** The button that opened it is gone: the keyboard goes on at the account. */
  readonly justOpened: boolean
  /** Loads it anew; the opening is recorded once more. */
  readonly onReload: () => Promise<void>
  readonly presence: Presence
  readonly onWriting: (text: string) => void
}

/** An opened message: what it says, the thread after it, the answer, and beside it the record. */
export function OpenedView({
  submission,
  opened,
  justOpened,
  onReload,
  presence,
  onWriting,
}: OpenedViewProps): ReactElement {
  const may = useMay()
  const { part: shownPart, from, to } = route.useSearch()
  const message = messageIn(opened)
  const source = { kind: 'message', id: submission } as const
  const recording = useRecording(source)
  const mayRecord = may('claim.add')
  const texts = useMemo(() => textsOf(opened), [opened])
  const [first, ...rest] = opened.parts
  const missing = missingParts(opened.parts)
  const shown =
    shownPart === undefined || from === undefined || to === undefined
      ? null
      : { part: shownPart, from, to }
  const { marking, bar, ...asked } = useMarking({
    texts,
    used: recording.passages,
    shown,
    mayRecord,
  })

  return (
    <div className={mayRecord ? style.both : style.alone}>
      <div className={style.thread}>
        {message !== null && <MessageFacts message={message} />}
        <ConsentPanel submission={submission} />
        {missing.length > 0 && (
          <Notice tone="danger">
            <Plural
              value={missing.length}
              one={
                <Trans>
                  A part of this message is missing: number {missing.join(', ')}. The server did not
                  hand it out.
                </Trans>
              }
              other={
                <Trans>
                  Parts of this message are missing: numbers {missing.join(', ')}. The server did
                  not hand them out.
                </Trans>
              }
            />
          </Notice>
        )}
        {!opened.committed && (
          <Notice tone="amber">
            <Trans>
              The opening is recorded. The proof of what was read did not reach the server; it is
              made when the message is opened again.
            </Trans>
          </Notice>
        )}
        {first !== undefined && (
          <PartView
            part={first}
            marking={marking}
            isMessage={first.seq === firstPart}
            focus={justOpened}
          />
        )}
        {rest.length + opened.written.length > 0 && (
          <ol className={style.items}>
            {threadOf(opened).map((item) =>
              item.kind === 'part' ? (
                <li key={`part ${item.part.seq}`}>
                  <PartView part={item.part} marking={marking} />
                </li>
              ) : (
                <li key={`written ${item.item.seq}`}>
                  <WrittenView item={item.item} />
                </li>
              ),
            )}
          </ol>
        )}
        {bar !== null && <UseAsBar {...bar} />}
      </div>
      {mayRecord && message !== null && (
        <RecordPanel
          source={source}
          part={firstPart}
          first={firstHowKnown(message)}
          recording={recording}
          texts={texts}
          asks={message.telling === 'self' ? null : { submission, language: message.language }}
          {...asked}
        />
      )}
      <div className={style.thread}>
        <Accounts about={{ kind: 'submission', id: submission }} messages={[]} />
        {may('file.attach') && (
          <Attachments submission={submission} opened={opened} onReload={onReload} />
        )}
        {may('submission.answer') && (
          <Composer
            submission={submission}
            opened={opened}
            language={message?.language ?? 'en'}
            onReload={onReload}
            presence={presence}
            onWriting={onWriting}
          />
        )}
      </div>
    </div>
  )
}

function textsOf(opened: OpenedMessage): ReadonlyMap<number, string> {
  return new Map(
    opened.parts.flatMap(({ seq, opened: part }) => {
      const text = textOf(part)
      return text === null ? [] : [[seq, text] as const]
    }),
  )
}

// Who writes about themselves was there; a relative or a lawyer passes on. The officer decides.
function firstHowKnown({ telling, day }: SubmissionDocument): HowKnown {
  return {
    word: 'sender',
    directness: telling === 'self' ? 'first-hand' : 'second-hand',
    credibility: 6,
    saidOn: day,
    audience: 0,
  }
}
