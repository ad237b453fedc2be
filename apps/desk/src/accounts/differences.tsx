import type { ToldAccount } from '@amparo/seal/account'
import { Trans } from '@lingui/react/macro'
import { useMemo, useState, type ReactElement } from 'react'
import style from './accounts.module.css'
import { wordDiff, type Piece } from './word-diff.ts'

interface Compared {
  readonly seq: number
  readonly told: ToldAccount
}

/** What one version changed in the words of another, for reading and for being read aloud. */
export function Differences({
  before,
  after,
}: {
  readonly before: Compared
  readonly after: Compared
}): ReactElement {
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Trans>
          What version {after.seq} changed in the words of version {before.seq}
        </Trans>
      </summary>
      {open && <Changes before={before.told.words} after={after.told.words} />}
      {open && howChanged(before.told, after.told) && (
        <p className={style.soft}>
          <Trans>How it was taken down was corrected, too.</Trans>
        </p>
      )}
    </details>
  )
}

function howChanged({ words: _a, ...before }: ToldAccount, { words: _b, ...after }: ToldAccount) {
  return JSON.stringify(before) !== JSON.stringify(after)
}

function Changes({
  before,
  after,
}: {
  readonly before: string
  readonly after: string
}): ReactElement {
  const pieces = useMemo(() => wordDiff(before, after), [before, after])
  if (pieces.every(({ kind }) => kind === 'same'))
    return (
      <p className={style.soft}>
        <Trans>The words are the same.</Trans>
      </p>
    )
  return (
    <p className={style.changes} dir="auto">
      {pieces.map((piece, at) => (
        // A text’s pieces never change place.
        // oxlint-disable-next-line react/no-array-index-key
        <PieceOf key={at} piece={piece} />
      ))}
    </p>
  )
}

function PieceOf({ piece: { kind, text } }: { readonly piece: Piece }): ReactElement {
  switch (kind) {
    case 'same':
      return <span>{text}</span>
    case 'removed':
      return (
        <del>
          <span className="visually-hidden">
            <Trans>removed:</Trans>{' '}
          </span>
          {text}
        </del>
      )
    case 'added':
      return (
        <ins>
          <span className="visually-hidden">
            <Trans>added:</Trans>{' '}
          </span>
          {text}
        </ins>
      )
  }
}
