import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { sayTime } from '../ui/say-day.ts'
import style from './draft-sign.module.css'
import type { DraftState } from './use-draft.ts'

/** Visible and quiet: where the text being typed is kept. */
export function DraftSign({ state }: { readonly state: DraftState }): ReactElement {
  return (
    <p className={style.sign} role="status" data-draft={state.kind}>
      <Sentence state={state} />
    </p>
  )
}

function Sentence({ state }: { readonly state: DraftState }): ReactElement | null {
  switch (state.kind) {
    case 'empty':
      return null
    case 'changed':
    case 'saving':
      return <Trans>Saving…</Trans>
    case 'kept':
      return <Trans>Saved, sealed to you, {sayTime(state.at)}</Trans>
    case 'waiting':
      return <Trans>Not saved yet: the server cannot be reached. Keep this window open.</Trans>
  }
}
