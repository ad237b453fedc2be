import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useMonitor } from '../../session/session-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { localDay } from '../../ui/say-day.ts'
import { useAlarmWords } from '../use-alarm-words.ts'
import style from './alarm-banner.module.css'
import { useWatched } from './use-watched.ts'

/** On every page, above everything, until a person has saved the evidence and says that it was dealt with. */
export function AlarmBanner(): ReactElement | null {
  const monitor = useMonitor()
  const { alarm, isUnproved } = useWatched()
  const words = useAlarmWords()
  if (alarm === null) return isUnproved ? <Unproved /> : null
  const { what, meaning } = words(alarm.kind)

  function handleSave(): void {
    if (alarm === null) return
    saveFile(`log-alarm-${localDay(new Date())}.json`, alarm.evidence)
    monitor.saved()
  }

  return (
    <section className={style.alarm} role="alert">
      <h2 className={style.title}>
        <Icon name="attention" />
        <Trans>Alarm: {what}</Trans>
      </h2>
      <div className={style.rest}>
        <p>{meaning}</p>
        <p>
          <Trans>
            Tell the head of the office and the auditor today, in person or by telephone, not
            through this workspace: whoever controls the server could read or hold back what you
            write here. Save the evidence first and give it to them. You can go on working.
          </Trans>{' '}
          {alarm.isReported ? (
            <Trans>The server was given the same evidence.</Trans>
          ) : (
            <Trans>The server has not taken the evidence in.</Trans>
          )}
        </p>
        <p className={style.actions}>
          <Button look="strong" onClick={handleSave}>
            <Icon name="save" />
            <Trans>Save the evidence</Trans>
          </Button>
          <Button disabled={!alarm.isSaved} onClick={monitor.goOn}>
            <Trans>I have told them. Watch the log anew</Trans>
          </Button>
          {!alarm.isSaved && (
            <span>
              <Trans>The alarm stays until the evidence is saved.</Trans>
            </span>
          )}
        </p>
      </div>
    </section>
  )
}

function Unproved(): ReactElement {
  return (
    <section className={style.unproved} role="status">
      <p>
        <Icon name="attention" />
        <Trans>
          The server gives no proof that the log still holds what it held when this browser last
          looked. It is asked again every ten minutes. If this stays for an hour, tell the head of
          the office.
        </Trans>
      </p>
    </section>
  )
}
