import { Trans, useLingui } from '@lingui/react/macro'
import { useId, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { useRefusalSentence } from '../ui/refusal-sentence.ts'
import { sayInstant } from '../ui/say-day.ts'
import type { AttachProgress } from './attach.ts'
import style from './attachments.module.css'
import { saySize } from './say-size.ts'
import type { AttachingFile, Attaching, UnfinishedFile } from './use-attachments.ts'
import { visibleName } from './visible-name.ts'

interface AttachingRowProps {
  readonly file: AttachingFile
  readonly attaching: Attaching
  readonly onReload: () => Promise<void>
}

/** A file on its way: how far it is, and what can be done about it. */
export function AttachingRow({ file, attaching, onReload }: AttachingRowProps): ReactElement {
  const { upload, name, progress, end } = file
  const isUnderWay = end === null
  return (
    <li className={style.row}>
      <bdi>{visibleName(name)}</bdi>
      {isUnderWay && progress !== null && <Progress progress={progress} />}
      {end !== null && <Ended end={end} />}
      <div className={style.buttons}>
        {isUnderWay && (
          <Button size="small" onClick={() => attaching.stop(upload)}>
            <Trans>Pause</Trans>
          </Button>
        )}
        {end?.end === 'behind' && (
          <Button size="small" onClick={() => void onReload().then(() => attaching.goOn(upload))}>
            <Trans>Load the thread and attach</Trans>
          </Button>
        )}
        {(end?.end === 'stopped' || end?.end === 'refused') && attaching.canGoOn(upload) && (
          <Button size="small" onClick={() => attaching.goOn(upload)}>
            <Trans>Go on</Trans>
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => void attaching.drop(upload)}>
          <Trans>Throw it away</Trans>
        </Button>
      </div>
    </li>
  )
}

function Progress({ progress }: { readonly progress: AttachProgress }): ReactElement {
  const language = useLanguage()
  const { step, bytes, of } = progress
  const [done, all] = [saySize(bytes, language), saySize(of, language)]
  return (
    <>
      <progress value={bytes} max={of} />
      <span className={style.soft} role="status">
        {step === 'looking' && (
          <Trans>
            Looking through the file: {done} of {all}
          </Trans>
        )}
        {step === 'sending' && (
          <Trans>
            Arrived and kept: {done} of {all}
          </Trans>
        )}
        {step === 'waiting' && (
          <Trans>
            Waiting for the line; it goes on by itself. Kept: {done} of {all}
          </Trans>
        )}
        {step === 'finishing' && <Trans>All of it has arrived; it is put into the thread.</Trans>}
      </span>
    </>
  )
}

function Ended({ end }: { readonly end: NonNullable<AttachingFile['end']> }): ReactElement {
  const { t } = useLingui()
  const refusal = useRefusalSentence()
  function sentence(): string {
    switch (end.end) {
      case 'stopped':
        return t`Paused. What has arrived is kept for three days.`
      case 'behind':
        return t`All of it has arrived. Something newer is in the thread; load it, and it is attached after that.`
      case 'empty':
        return t`There is nothing in this file. It was not attached.`
      case 'too-large':
        return t`This file is larger than 4 GB. Attach it in parts, or keep it on a stick in the safe and say so in a note.`
      case 'changed':
        return t`The file was changed while it was sent. Nothing more of it was sent. Throw it away, and attach it again.`
      case 'unreadable':
        return t`The file can no longer be read. Put the stick back in, or throw it away and attach it again.`
      case 'other-file':
        return t`This is not the file that was begun, or it was changed since. Nothing of it was sent.`
      case 'refused':
        return refusal(end.code)
    }
  }
  return <Notice tone={end.end === 'stopped' ? 'plain' : 'amber'}>{sentence()}</Notice>
}

/** A file that was begun and not finished: it goes on once the same file is chosen again. */
export function UnfinishedRow({
  file,
  attaching,
  isOther,
}: {
  readonly file: UnfinishedFile
  readonly attaching: Attaching
  /** Another file than this one was chosen for it. */
  readonly isOther: boolean
}): ReactElement {
  const id = useId()
  const language = useLanguage()
  const { upload, known, offset, length, expires } = file
  const [done, all] = [saySize(offset, language), saySize(length, language)]
  return (
    <li className={style.row}>
      {known === null ? (
        <Trans>A file somebody else began to attach</Trans>
      ) : (
        <bdi>{visibleName(known.name)}</bdi>
      )}
      <span className={style.soft}>
        <Trans>
          Not finished: {done} of {all} are kept, until {sayInstant(expires, language)}.
        </Trans>
      </span>
      {isOther && <Ended end={{ end: 'other-file' }} />}
      {known !== null && (
        <div className={style.choose}>
          <label htmlFor={id} className={style.soft}>
            <Trans>Choose the same file again to go on</Trans>
          </label>
          <input
            id={id}
            type="file"
            onChange={({ target }) => {
              const [again] = target.files ?? []
              if (again !== undefined) attaching.resume(file, again)
            }}
          />
        </div>
      )}
      <div className={style.buttons}>
        <Button size="small" look="quiet" onClick={() => void attaching.drop(upload)}>
          <Trans>Throw it away</Trans>
        </Button>
      </div>
    </li>
  )
}
