import type { FilingAct } from '@amparo/contract'
import { channels, clocksFor, senderKinds, type RunningClock } from '@amparo/norms'
import { label, labelAtStart } from '@amparo/vocabulary'
import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Running } from '../letters/letter-clocks.tsx'
import letters from '../letters/letters.module.css'
import { PersonLink } from '../letters/person-link.tsx'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayDay } from '../ui/say-day.ts'
import { FilingStepDialog } from './filing-step-dialog.tsx'
import type { Filing } from './use-filings.ts'

/** What somebody else sent, with the terms the law sets for it while nobody has answered. */
export function FilingEntry({ filing }: { readonly filing: Filing }): ReactElement {
  const language = useLanguage()
  const { person, name, sender, channel, sent, registeredOn, answeredOn, endedOn } = filing
  const isOpen = answeredOn === null && endedOn === null
  return (
    <li className={letters.entry}>
      <p className={letters.facts}>
        <span>{labelAtStart(channels.entries[channel], language)}</span>
        <PersonLink person={person} name={name} />
        <span className={letters.soft}>{label(senderKinds.entries[sender], language)}</span>
      </p>
      <p className={letters.facts}>
        <span>
          <Trans>Sent on {sayDay(sent, language)}.</Trans>
        </span>
        {registeredOn !== null && (
          <span>
            <Trans>They registered it on {sayDay(registeredOn, language)}.</Trans>
          </span>
        )}
        {answeredOn !== null && (
          <span>
            <Trans>Answered on {sayDay(answeredOn, language)}.</Trans>
          </span>
        )}
        {endedOn !== null && (
          <span>
            <Trans>Taken back on {sayDay(endedOn, language)}.</Trans>
          </span>
        )}
        <EntryMark entry={filing.entry} />
      </p>
      {isOpen && (
        <>
          <ul className={letters.lines}>
            {clocksOf(filing).map((running) => (
              <Running key={running.clock.code} running={running} />
            ))}
          </ul>
          <Acts filing={filing} />
        </>
      )}
    </li>
  )
}

/** Terms run from the day on which the body registered it; until then they have not begun. */
function clocksOf({ sender, channel, country, registeredOn, sent }: Filing): RunningClock[] {
  return clocksFor({ sender, channel, country }).map((clock) => {
    const day = clock.from === 'registered' ? registeredOn : clock.from === 'sent' ? sent : null
    return { clock, start: day === null ? null : { lo: day, hi: day } }
  })
}

function Acts({ filing }: { readonly filing: Filing }): ReactElement | null {
  const mayEnter = useMay()('reply.enter')
  const [act, setAct] = useState<FilingAct | null>(null)
  if (!mayEnter) return null
  return (
    <p className={letters.actions}>
      {filing.registeredOn === null && (
        <Button size="small" onClick={() => setAct('registered')}>
          <Trans>They registered it…</Trans>
        </Button>
      )}
      <Button size="small" onClick={() => setAct('answered')}>
        <Trans>It was answered…</Trans>
      </Button>
      <Button size="small" onClick={() => setAct('ended')}>
        <Trans>It was taken back…</Trans>
      </Button>
      {act !== null && <FilingStepDialog filing={filing} act={act} onClose={() => setAct(null)} />}
    </p>
  )
}
