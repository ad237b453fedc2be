import { isPropertyCode, property } from '@amparo/register'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import style from './record-panel.module.css'
import type { RecordedFrom } from './recorded-from.ts'
import type { RecordedSubject } from './recorded-line.tsx'
import {
  countValues,
  inOrder,
  isEmptyRecording,
  notYet,
  press,
  recorded,
  refused,
  type NotYet,
  type Pressed,
  type SubjectInHand,
} from './recording.ts'
import { useNameInHand } from './use-name-in-hand.ts'
import { isInDoubt, useRecord, type PressAnswer } from './use-record.ts'
import type { RecordingInHand } from './use-recording.ts'

interface PressRecordProps {
  readonly source: RecordedFrom
  readonly recording: RecordingInHand
  readonly onDone: (subjects: readonly RecordedSubject[]) => void
}

/** Records everything at one press, and once however often it is pressed. */
export function PressRecord({ source, recording: inHand, onDone }: PressRecordProps) {
  const { recording, change, keepNow } = inHand
  const record = useRecord(source)
  const name = useNameInHand(recording)
  const [isSending, setSending] = useState(false)
  const missing = recording.pressed === null ? notYet(recording) : null

  async function save(): Promise<void> {
    const begun = press(recording)
    if (begun.pressed === null) return
    setSending(true)
    try {
      change(press)
      await keepNow(begun)
      settle(begun.pressed, await record.mutateAsync(begun.pressed))
    } finally {
      setSending(false)
    }
  }

  function settle(pressed: Pressed, answer: PressAnswer): void {
    if (answer.ok) {
      const { subjects: ids } = answer.reply
      onDone(shownOf(pressed, ids, name))
      change((now) => recorded(now, ids, name))
    } else if (!isInDoubt(answer)) {
      // Under a key that something else was recorded with, nothing more can be.
      const isUsed = answer.code === 'recorded-otherwise'
      change((now) => (isUsed ? { ...refused(now), once: '' } : refused(now)))
    }
  }

  if (isEmptyRecording(recording)) return null
  return (
    <div className={style.save}>
      {recording.pressed !== null && !isSending && (
        <Notice tone="amber">
          <Trans>
            This was sent, and no answer came. Record it once more: nothing is recorded twice.
          </Trans>
        </Notice>
      )}
      <Button
        look="strong"
        busy={isSending}
        disabled={missing !== null}
        onClick={() => void save().catch(() => {})}
      >
        <Plural
          value={countValues(recording.pressed ?? recording)}
          one="Record # value"
          other="Record # values"
        />
      </Button>
      {missing !== null && (
        <p className={style.hint}>
          <NotYetSentence missing={missing} name={name} />
        </p>
      )}
      {!isSending && record.isError && <Failed code="unexpected" />}
      {!isSending && record.data?.ok === false && <Refused answer={record.data} />}
    </div>
  )
}

/** What stands alone leads to what was recorded under it. */
function shownOf(
  { subjects }: Pressed,
  ids: readonly string[],
  name: (subject: SubjectInHand) => string,
): RecordedSubject[] {
  const numbers = new Map((inOrder(subjects) ?? []).map(({ key }, at) => [key, ids[at]]))
  return subjects.flatMap((subject): RecordedSubject[] => {
    const { key, kind, identity, owner } = subject
    const id = identity.kind === 'known' ? identity.id : numbers.get(key)
    return owner === null && id !== undefined ? [{ id, kind, name: name(subject) }] : []
  })
}

function Refused({ answer }: { readonly answer: PressAnswer & { readonly ok: false } }) {
  const language = useLanguage()
  const [code = '', reason = ''] = (answer.about ?? '').split(': ')
  return (
    <>
      <Failed code={answer.code} />
      {isPropertyCode(code) && (
        <p className={style.hint}>
          <strong>{property(code).labels[language]}</strong>{' '}
          {reason === 'not-there' && (
            <Trans>
              This names somebody or something that fewer people may see. Make it visible to the
              same team.
            </Trans>
          )}
        </p>
      )}
    </>
  )
}

interface NotYetProps {
  readonly missing: NotYet
  readonly name: (subject: SubjectInHand) => string
}

function NotYetSentence({ missing, name }: NotYetProps): ReactElement {
  const { t } = useLingui()
  const isPerson = missing.subject?.kind === 'person'
  const called = missing.subject === null ? '' : name(missing.subject)
  switch (missing.reason) {
    case 'no-values':
      return <Trans>Add at least one value.</Trans>
    case 'undecided':
      return isPerson ? (
        <Trans>Choose first who this is about.</Trans>
      ) : (
        <>{t`Choose first whether it is in the register already: ${called}`}</>
      )
    case 'no-name':
      return isPerson ? (
        <Trans>A new person needs a name, as the source gives it.</Trans>
      ) : (
        <>{t`This needs a name, as the source gives it: ${called}`}</>
      )
    case 'nothing-said':
      return <>{t`Say at least one thing of this, or leave it out: ${called}`}</>
    case 'circle':
      return <Trans>Some of these name each other in a circle. Leave one of the links out.</Trans>
  }
}
