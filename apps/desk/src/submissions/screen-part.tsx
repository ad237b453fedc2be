import type { SubmissionSummary } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { ChildClock } from './child-clock-sign.tsx'
import { DangerSign, UnknownDanger } from './danger-sign.tsx'
import style from './screen-panel.module.css'
import { ScreenPanel } from './screen-panel.tsx'
import { byDanger, knownDanger } from './triage-order.ts'
import { useSubmissionList } from './use-submissions.ts'
import { useTriaged } from './use-triage.ts'

/** How urgent the message is, as far as it was sorted here, and the way to screen it. S begins. */
export function ScreenPart({
  submission,
}: {
  readonly submission: SubmissionSummary
}): ReactElement | null {
  const may = useMay()
  const triaged = useTriaged()
  const [screening, setScreening] = useState(false)
  const again = useFocusOnceClosed(screening)
  const triage = triaged.get(submission.id) ?? null
  const next = useNextUnscreened(submission.id)
  const waits = submission.state === 'waiting' || submission.state === 'screened'
  const mayScreen = waits && may('submission.screen') && triage !== null
  useScreenKey(mayScreen, () => setScreening(true))
  if (triage === null) return null
  const danger = knownDanger(triage)
  if (screening && mayScreen) {
    return (
      <ScreenPanel
        submission={submission}
        triage={triage}
        next={next}
        onClose={() => setScreening(false)}
      />
    )
  }
  return (
    <div className={style.actions}>
      {danger === null ? <UnknownDanger /> : <DangerSign level={danger} />}
      {triage.urgency.child === 'yes' && <ChildClock day={submission.day} />}
      {triage.screenedBy !== null && (
        <span>
          <Trans>
            screened by <bdi>{triage.screenedBy}</bdi>
          </Trans>
        </span>
      )}
      {mayScreen && (
        <Button ref={again} size="small" onClick={() => setScreening(true)}>
          {triage.by === 'officer' ? (
            <Trans>Screen again (S)</Trans>
          ) : (
            <Trans>Screen in two minutes (S)</Trans>
          )}
        </Button>
      )}
    </div>
  )
}

/** Where the keyboard goes on when the panel it was in is gone. */
function useFocusOnceClosed(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return button
}

/** After this one, the most urgent that nobody has screened. */
function useNextUnscreened(current: string): string | null {
  const triaged = useTriaged()
  const list = useSubmissionList('waiting')
  const waiting = list.data?.pages.flatMap((page) => page.submissions) ?? []
  const rows = byDanger(waiting, triaged)
  return rows.find(({ submission }) => submission.id !== current)?.submission.id ?? null
}

function useScreenKey(wanted: boolean, onScreen: () => void): void {
  useEffect(() => {
    if (!wanted) return
    function handleKey(event: KeyboardEvent): void {
      const isWriting =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [role=textbox]')
      if (event.code !== 'KeyS' || event.ctrlKey || event.metaKey || event.altKey || isWriting)
        return
      event.preventDefault()
      onScreen()
    }
    addEventListener('keydown', handleKey)
    return () => removeEventListener('keydown', handleKey)
  }, [wanted, onScreen])
}
