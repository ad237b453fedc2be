import {
  channelReasons,
  channels,
  channelStandings,
  type ChannelFor,
  type ChannelReasonCode,
} from '@amparo/norms'
import { label, labelAtStart } from '@amparo/vocabulary'
import { Trans } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import style from './channels.module.css'

const openFirst = ['open', 'missing', 'legal-review', 'closed'] as const

/** Each procedure with how it stands and why; what is open first. */
export function ChannelList({ found }: { readonly found: readonly ChannelFor[] }): ReactElement {
  const sorted = found.toSorted(
    (a, b) => openFirst.indexOf(a.standing) - openFirst.indexOf(b.standing),
  )
  return (
    <ul className={style.list}>
      {sorted.map((one) => (
        <Channel key={one.channel} found={one} />
      ))}
    </ul>
  )
}

function Channel({ found }: { readonly found: ChannelFor }): ReactElement {
  const language = useLanguage()
  const { channel, standing, closed, missing, review, notes, treatyNotes } = found
  return (
    <li className={style.channel}>
      <h2>{labelAtStart(channels.entries[channel], language)}</h2>
      <p className={standing === 'open' ? style.open : style.standing}>
        {label(channelStandings.entries[standing], language)}
      </p>
      <Reasons title={<Trans>Not open, because</Trans>} reasons={closed} />
      <Reasons title={<Trans>To find out first</Trans>} reasons={missing} />
      <Reasons title={<Trans>For a lawyer</Trans>} reasons={review} />
      <Reasons title={<Trans>Good to know</Trans>} reasons={notes} />
      {treatyNotes.map((note) => (
        <p key={note.code} className={style.soft}>
          {labelAtStart(note, language)} ({note.source})
        </p>
      ))}
    </li>
  )
}

interface ReasonsProps {
  readonly title: ReactNode
  readonly reasons: readonly ChannelReasonCode[]
}

function Reasons({ title, reasons }: ReasonsProps): ReactElement | null {
  const language = useLanguage()
  if (reasons.length === 0) return null
  return (
    <div>
      <p className={style.soft}>{title}</p>
      <ul className={style.reasons}>
        {[...new Set(reasons)].map((reason) => (
          <li key={reason}>{labelAtStart(channelReasons.entries[reason], language)}</li>
        ))}
      </ul>
    </div>
  )
}
