import type { ReplyId } from '@amparo/contract'
import {
  commitmentSources,
  commitmentStandings,
  type CommitmentSourceCode,
  type CommitmentStandingCode,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useReplyList } from '../letters/use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from '../letters/use-today.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { WordsField } from '../ui/words-field.tsx'
import { useFollowCommitment, type Commitment } from './use-meetings.ts'

const standings = Object.keys(commitmentStandings.entries) as CommitmentStandingCode[]
const sources = Object.keys(commitmentSources.entries) as CommitmentSourceCode[]

interface FollowDialogProps {
  readonly commitment: Commitment
  /** A reply that may be what was promised; null: nobody points at one. */
  readonly by: ReplyId | null
  readonly onClose: () => void
}

/** What became of it, and how the office knows. */
export function FollowDialog({ commitment, by, onClose }: FollowDialogProps): ReactElement {
  const { t } = useLingui()
  const today = useToday()
  const words = useCodeWords()
  const onceFor = useOnceFor()
  const follow = useFollowCommitment()
  const [standing, setStanding] = useState<CommitmentStandingCode | null>(null)
  const [source, setSource] = useState<CommitmentSourceCode | null>(by === null ? null : 'reply')
  const [reply, setReply] = useState<ReplyId | null>(by)
  const [on, setOn] = useState<string | null>(today)
  const [written, setWritten] = useState('')
  const isComplete =
    standing !== null &&
    source !== null &&
    on !== null &&
    written.trim() !== '' &&
    (source !== 'reply' || reply !== null)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!isComplete || standing === null || source === null || on === null) return
    const body = {
      standing,
      source,
      reply: source === 'reply' ? reply : null,
      meeting: null,
      on,
      words: written,
    }
    follow.mutate(
      {
        params: { commitment: commitment.id },
        body: { ...body, once: onceFor(JSON.stringify(body)) },
      },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>What became of it</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Choices
          label={t`Was it kept?`}
          value={standing}
          onChange={setStanding}
          options={standings.map((code) => ({
            value: code,
            label: words('commitment-standing', code),
          }))}
        />
        <Choices
          label={t`How do we know?`}
          value={source}
          onChange={setSource}
          options={sources.map((code) => ({
            value: code,
            label: words('commitment-source', code),
          }))}
        />
        {source === 'reply' && (
          <ReplyField commitment={commitment} value={reply} onChange={setReply} />
        )}
        <DayField
          label={t`Since which day do we know?`}
          value={on}
          onChange={setOn}
          earliest={commitment.said}
          latest={today}
        />
        <WordsField
          label={t`What was seen or said`}
          value={written}
          onChange={setWritten}
          lines={3}
          most={20_000}
        />
        <Actions>
          <Button type="submit" look="strong" disabled={!isComplete} busy={follow.isPending}>
            <Trans>Write it down</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {follow.data?.ok === false && <Failed code={follow.data.code} />}
      </form>
    </Dialog>
  )
}

interface ReplyFieldProps {
  readonly commitment: Commitment
  readonly value: ReplyId | null
  readonly onChange: (reply: ReplyId | null) => void
}

function ReplyField({ commitment, value, onChange }: ReplyFieldProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useCodeWords()
  const found = useReplyList(commitment.authority)
  const replies = found.data?.pages.flatMap((page) => page.replies) ?? []
  return (
    <Field label={t`Which reply`}>
      {(control) => (
        <select
          {...control}
          value={value ?? ''}
          onChange={({ target }) =>
            onChange(replies.find(({ id }) => id === target.value)?.id ?? null)
          }
        >
          <option value="">{t`choose one`}</option>
          {replies
            .filter(({ audience }) => audience === commitment.audience)
            .map(({ id, kind, received }) => (
              <option key={id} value={id}>
                {sayDay(received, language)}: {words('reply-kind', kind)}
              </option>
            ))}
        </select>
      )}
    </Field>
  )
}
