import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState, type FormEvent, type ReactElement } from 'react'
import { Refused } from '../session/refused.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import { useHiddenColumns } from './column-choice.tsx'
import type { ListState } from './list-state.ts'
import { longestName, mostSaved, type SavedSearch } from './saved-search.ts'
import style from './saved-searches.module.css'
import { useChangeSaved, useSavedSearches } from './use-saved-searches.ts'

interface SavedSearchesProps {
  readonly kind: SubjectKind
  readonly list: ListState
  readonly onOpen: (list: ListState) => void
}

/** The searches an officer keeps for a kind of list, and the way to keep this one. */
export function SavedSearches(props: SavedSearchesProps): ReactElement | null {
  const may = useMay()
  return may('draft.keep') ? <Saved {...props} /> : null
}

function Saved({ kind, list, onOpen }: SavedSearchesProps): ReactElement {
  const { t } = useLingui()
  const [hidden, setHidden] = useHiddenColumns(kind)
  const saved = useSavedSearches()
  const change = useChangeSaved()
  const [open, setOpen] = useState<'keep' | 'change' | null>(null)
  const all = saved.data?.searches ?? []
  const own = all.filter((one) => one.kind === kind)

  function keep(name: string): void {
    const one: SavedSearch = { id: crypto.randomUUID(), name, kind, list, hidden }
    // Under a name that is there already, it takes the place of the one that was kept.
    change.mutate(
      (searches) => [
        ...searches.filter((other) => other.kind !== kind || other.name !== name),
        one,
      ],
      { onSuccess: () => setOpen(null) },
    )
  }

  return (
    <section className={style.saved} aria-label={t`Saved searches`}>
      {own.length > 0 && (
        <>
          <span className={style.label}>
            <Trans>Saved searches</Trans>
          </span>
          <ul className={style.list}>
            {own.map((one) => (
              <li key={one.id}>
                <Button
                  size="small"
                  onClick={() => {
                    onOpen(one.list)
                    setHidden(one.hidden)
                  }}
                >
                  <bdi>{one.name}</bdi>
                </Button>
              </li>
            ))}
          </ul>
          <Button look="quiet" size="small" onClick={() => setOpen('change')}>
            <Trans>Rename or delete…</Trans>
          </Button>
        </>
      )}
      <Button look="quiet" size="small" onClick={() => setOpen('keep')}>
        <Trans>Keep this search…</Trans>
      </Button>
      {change.data === 'waiting' && (
        <Notice tone="amber" alert>
          <Trans>
            This did not reach the office. It is kept on this page, and sent when you unlock again.
          </Trans>
        </Notice>
      )}
      {open === null && change.isError && (
        <Failed code={failureOf(change.error) ?? 'unreachable'} />
      )}
      {open === 'keep' && (
        <KeepDialog
          full={all.length >= mostSaved}
          busy={change.isPending}
          failed={failureOf(change.error)}
          onClose={() => setOpen(null)}
          onKeep={keep}
        />
      )}
      {open === 'change' && (
        <ChangeDialog
          searches={own}
          onClose={() => setOpen(null)}
          onChange={(step) => change.mutate(step)}
        />
      )}
    </section>
  )
}

/** What is there is read before it is changed; without a line there is nothing to change. */
function failureOf(error: Error | null): FailureCode | null {
  if (error === null) return null
  return error instanceof Refused ? error.code : 'unreachable'
}

interface KeepDialogProps {
  readonly full: boolean
  readonly busy: boolean
  readonly failed: FailureCode | null
  readonly onClose: () => void
  readonly onKeep: (name: string) => void
}

function KeepDialog({ full, busy, failed, onClose, onKeep }: KeepDialogProps): ReactElement {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const problem = full
    ? t`You keep as many searches as there is room for. Delete one first.`
    : isTried && name.trim() === ''
      ? t`Give it a name.`
      : null

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!full && name.trim() !== '') onKeep(name.trim())
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Keep this search</Trans>} firstFocus={input}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Field label={t`Name of the search`} problem={problem}>
          {(control) => (
            <input
              {...control}
              ref={input}
              value={name}
              onChange={(event) => setName(event.target.value)}
              maxLength={longestName}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        <p>
          <Trans>
            What you look for, its order, columns and choices are sealed to your own key and open on
            each of your devices. Nobody else can read them, and neither can the server.
          </Trans>
        </p>
        {failed !== null && <Failed code={failed} />}
        <Actions>
          <Button type="submit" look="strong" busy={busy}>
            <Trans>Keep</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}

interface ChangeDialogProps {
  readonly searches: readonly SavedSearch[]
  readonly onClose: () => void
  readonly onChange: (step: (all: readonly SavedSearch[]) => readonly SavedSearch[]) => void
}

/** Names are kept when the dialog is left by its button; a deletion is done at once. */
function ChangeDialog({ searches, onClose, onChange }: ChangeDialogProps): ReactElement {
  const { t } = useLingui()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const heading = useRef<HTMLParagraphElement>(null)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    onChange((all) => all.map((one) => ({ ...one, name: names.get(one.id)?.trim() || one.name })))
    onClose()
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Saved searches</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <p ref={heading} tabIndex={-1} role="status">
          {searches.length === 0 ? (
            <Trans>None is left.</Trans>
          ) : (
            <Trans>Only you can read these names.</Trans>
          )}
        </p>
        <ul className={style.rows}>
          {searches.map(({ id, name }) => (
            <li key={id} className={style.row}>
              <Field label={t`Name of the search`}>
                {(control) => (
                  <input
                    {...control}
                    value={names.get(id) ?? name}
                    onChange={(event) => setNames(new Map(names).set(id, event.target.value))}
                    maxLength={longestName}
                    dir="auto"
                    autoComplete="off"
                  />
                )}
              </Field>
              <Button
                look="danger"
                size="small"
                aria-label={t`Delete ${name}`}
                onClick={() => {
                  onChange((all) => all.filter((one) => one.id !== id))
                  // The button goes with its row.
                  heading.current?.focus()
                }}
              >
                <Trans>Delete</Trans>
              </Button>
            </li>
          ))}
        </ul>
        <Actions>
          <Button type="submit" look="strong">
            <Trans>Keep these names</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}
