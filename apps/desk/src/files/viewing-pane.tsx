import type { FileDocument } from '@amparo/seal'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Notice } from '../ui/condition.tsx'
import { Fingerprints } from './fingerprints.tsx'
import { InsideFacts } from './inside-facts.tsx'
import { KeepingFindings } from './kept-findings.tsx'
import type { Keeping } from './use-findings.ts'
import { saySize } from './say-size.ts'
import type { Seen, Viewing } from './use-viewing.ts'
import { visibleName } from './visible-name.ts'
import style from './viewing-pane.module.css'

interface ViewingPaneProps {
  readonly viewing: Viewing
  readonly document: FileDocument
  readonly keeping: Keeping
}

/** A file that is looked at: in a frame of the viewer’s own origin, blurred, grey and silent until asked for. */
export function ViewingPane({ viewing, document, keeping }: ViewingPaneProps): ReactElement | null {
  const { t } = useLingui()
  const [isClear, setClear] = useState(false)
  const [isLoud, setLoud] = useState(false)
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.focus(), [])
  if (viewing.viewing.state !== 'open') return null
  const { viewer, seen } = viewing.viewing
  const isShown = seen.as !== 'nothing' && seen.stopped !== 'unsupported'
  const hasSound = seen.as === 'video' || seen.as === 'audio'
  const isSoundAlone = isOnlySound(seen)

  function handleClear(): void {
    viewing.order({ order: isClear ? 'blur' : 'clear' })
    setClear(!isClear)
    // Blurred again, it is silent again.
    if (isClear) setLoud(false)
  }

  function handleSound(): void {
    viewing.order({ order: 'sound', on: !isLoud })
    setLoud(!isLoud)
    if (!isSoundAlone) return
    viewing.order({ order: isLoud ? 'blur' : 'clear' })
    setClear(!isLoud)
  }

  return (
    <div
      ref={first}
      tabIndex={-1}
      role="group"
      aria-label={t`Looking at ${visibleName(document.name)}`}
      className={style.pane}
    >
      {seen.as === null && seen.stopped === null && (
        <Loading what={<Trans>Opening the file…</Trans>} />
      )}
      <Frame viewing={viewing} viewer={viewer} seen={seen} isClear={isClear} isShown={isShown} />
      {seen.as === 'nothing' && (
        <Notice>
          <Trans>
            This cannot be shown here. Save it, and open it on a machine without network. What it is
            called on disk says nothing of what it is.
          </Trans>
        </Notice>
      )}
      <Stopped why={seen.stopped} />
      <div className={style.buttons}>
        {(seen.as === 'image' || seen.as === 'video') && !isSoundAlone && (
          <Button onClick={handleClear} aria-pressed={isClear}>
            {isClear ? <Trans>Blur it again</Trans> : <Trans>Show clearly</Trans>}
          </Button>
        )}
        {hasSound && (
          <Button onClick={handleSound} aria-pressed={isLoud}>
            {isLoud ? <Trans>Silence it</Trans> : <Trans>Let it sound</Trans>}
          </Button>
        )}
        {seen.as !== null && (
          <>
            <Button
              look="quiet"
              busy={seen.checking !== null}
              onClick={() => viewing.order({ order: 'check' })}
            >
              <Trans>Check that it is whole</Trans>
            </Button>
            <Button look="quiet" onClick={() => viewing.order({ order: 'save' })}>
              <Trans>Save a copy, unsealed</Trans>
            </Button>
          </>
        )}
        <Button look="quiet" onClick={() => viewing.close()}>
          <Trans>Close it</Trans>
        </Button>
      </div>
      <Checked seen={seen} size={document.size} />
      <KeepingFindings keeping={keeping} />
      {seen.inside !== null && <InsideFacts inside={seen.inside} />}
    </div>
  )
}

/** Also a film without a picture, which is how browsers record a voice. */
function isOnlySound({ as, measured }: Seen): boolean {
  return as === 'audio' || (as === 'video' && measured?.height === 0)
}

interface FrameProps {
  readonly viewing: Viewing
  readonly viewer: string
  readonly seen: Seen
  readonly isClear: boolean
  readonly isShown: boolean
}

function Frame({ viewing, viewer, seen, isClear, isShown }: FrameProps): ReactElement {
  const { t } = useLingui()
  const { width = 0, height = 0 } = seen.measured ?? {}
  const isSound = isOnlySound(seen)
  return (
    <iframe
      src={`${viewer}/`}
      title={isClear ? t`The file, shown clearly` : t`The file, blurred and silent`}
      className={isSound ? style.sound : style.picture}
      style={!isSound && height > 0 ? { aspectRatio: `${width} / ${height}` } : undefined}
      hidden={!isShown}
      inert={!isClear}
      sandbox="allow-scripts allow-same-origin allow-downloads"
      allow="fullscreen"
      referrerPolicy="no-referrer"
      onLoad={(event) => viewing.begin(event.currentTarget, viewer)}
    />
  )
}

function Stopped({ why }: { readonly why: Seen['stopped'] }): ReactElement | null {
  const sentence = useStoppedSentence()
  if (why === null) return null
  return (
    <Notice tone={why === 'damaged' || why === 'not-what-arrived' ? 'danger' : 'amber'} alert>
      {sentence(why)}
    </Notice>
  )
}

function useStoppedSentence(): (why: NonNullable<Seen['stopped']>) => string {
  const { t } = useLingui()
  return (why) => {
    switch (why) {
      case 'damaged':
        return t`Some of this file is damaged and does not open. Nothing of the damaged piece was shown. Tell the operator.`
      case 'over':
        return t`It can be looked at for an hour at a time. Close it and look at it again; that is recorded once more.`
      case 'unreachable':
        return t`The file’s bytes could not be fetched. Close it, and look at it again when the line is back.`
      case 'undecoded':
        return t`This browser makes no picture or sound of it. Save it, and open it on a machine without network.`
      case 'unsupported':
        return t`This window does not let files be opened piece by piece; private windows of some browsers do not. Use a usual window.`
      case 'silent':
        return t`The page that shows files does not answer. Tell the operator.`
      case 'not-what-arrived':
        return t`The server has handed out another file than the one that was described. It was not opened. Tell your head of office and the operator.`
      case 'not-for-this-key':
        return t`This file is sealed to a key you do not hold.`
      case 'foreign':
        return t`This file is sealed in a way this office does not accept, so it was not opened. Tell the operator.`
    }
  }
}

function Checked({
  seen,
  size,
}: {
  readonly seen: Seen
  readonly size: number
}): ReactElement | null {
  const language = useLanguage()
  const { checking, checked } = seen
  if (checking !== null) {
    return (
      <p className={style.checking}>
        <progress value={checking} max={size} />
        <Trans>
          {saySize(checking, language)} of {saySize(size, language)} looked through
        </Trans>
      </p>
    )
  }
  if (checked === null) return null
  return (
    <div className={style.checked} role="status">
      {checked.verdict === 'as-sent' ? (
        <Notice tone="good">
          <Trans>It is whole, and as it was sent.</Trans>
        </Notice>
      ) : (
        <Notice tone="danger">
          <Trans>It differs from what was described when it was sent. Do not rely on it.</Trans>
        </Notice>
      )}
      <Fingerprints sha256={checked.sha256} likeness={checked.likeness} />
    </div>
  )
}
