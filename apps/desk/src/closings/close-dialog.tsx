import { primaryContacts, type ClosingTopic, type PrimaryContact } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { DayField } from '../ui/day-field.tsx'
import { localDay } from '../ui/say-day.ts'
import { useSay } from '../ui/toasts.tsx'
import { useNow } from '../ui/use-now.ts'
import { AudienceField } from '../record/audience-field.tsx'
import style from './closings.module.css'
import { useContactWords, useFamilyWords } from './use-closing-words.ts'
import { useClose, useOnce } from './use-closings.ts'
import { audiencesToCloseFor, weighedFor, type Answers, type PersonKnown } from './weigh.ts'
import { WeighedOn } from './weighed-on.tsx'
import { WordsField } from './words-field.tsx'

interface CloseDialogProps {
  readonly known: PersonKnown
  readonly topic: ClosingTopic
  readonly onClose: () => void
}

/** Closes a search or our work, or proposes it: what is known decides which, and is shown before anybody presses. */
export function CloseDialog({ known, topic, onClose }: CloseDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const once = useOnce()
  const close = useClose(known.person.id)
  const [contact, setContact] = useState<PrimaryContact | 'nobody' | null>(null)
  const [family, setFamily] = useState<Answers['family'] | null>(null)
  const [informedOn, setInformedOn] = useState<string | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const [words, setWords] = useState('')

  const answers: Answers = {
    contact: contact === 'nobody' ? null : contact,
    family: family ?? 'no',
  }
  const audiences = audiencesToCloseFor(known, topic, answers)
  const audience = audiences.find((one) => one === wanted) ?? audiences[0]
  const facts = known.closings.facts.find((one) => one.audience === audience)?.facts
  const weighed = audience === undefined ? null : weighedFor(known, topic, audience, answers)
  const isAnswered =
    contact !== null && family !== null && (family !== 'yes' || informedOn !== null)
  const isTwo = weighed?.people === 2

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!isAnswered || weighed === null || audience === undefined || facts === undefined) return
    const { people } = weighed
    close.mutate(
      {
        ...answers,
        topic,
        audience,
        informedOn: family === 'yes' ? informedOn : null,
        words,
        facts,
        people,
        once,
      },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          say({
            text:
              answer.reply.outcome === 'closed'
                ? t`It is closed.`
                : t`Proposed. A second person sees it on this page.`,
          })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        topic === 'search' ? (
          <Trans>Close the search for this person</Trans>
        ) : (
          <Trans>Close our work for this person</Trans>
        )
      }
      wide
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <ContactChoice value={contact} onChange={setContact} />
        <FamilyChoice
          family={family}
          onFamily={setFamily}
          informedOn={informedOn}
          onInformedOn={setInformedOn}
        />
        {audience !== undefined && (
          <AudienceField audiences={audiences} value={audience} onChange={setWanted} />
        )}
        <div role="status" className={style.weighed}>
          {isAnswered && weighed !== null && (
            <>
              {!isTwo && (
                <p>
                  <Trans>One officer suffices.</Trans>
                </p>
              )}
              <WeighedOn reasons={weighed.reasons} stillOpen={weighed.stillOpen} />
            </>
          )}
          {audience === undefined && (
            <p>
              <Trans>
                None of these audiences may know all that you know of this person, so somebody else
                has to close it.
              </Trans>
            </p>
          )}
        </div>
        <WordsField value={words} onChange={setWords} />
        {(!isAnswered || words.trim() === '') && (
          <p className={style.soft}>
            <Trans>It can be closed once both questions are answered and it says why.</Trans>
          </p>
        )}
        <Actions>
          <Button
            type="submit"
            look="strong"
            disabled={!isAnswered || audience === undefined || words.trim() === ''}
            busy={close.isPending}
          >
            <Sending topic={topic} isTwo={isAnswered && isTwo} />
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {close.data?.ok === false && <Failed code={close.data.code} />}
      </form>
    </Dialog>
  )
}

/** What the button does; with two people it is a proposal. */
function Sending({
  topic,
  isTwo,
}: {
  readonly topic: ClosingTopic
  readonly isTwo: boolean
}): ReactElement {
  if (isTwo) return <Trans>Propose to close</Trans>
  return topic === 'search' ? <Trans>Close the search</Trans> : <Trans>Close our work</Trans>
}

function ContactChoice({
  value,
  onChange,
}: {
  readonly value: PrimaryContact | 'nobody' | null
  readonly onChange: (contact: PrimaryContact | 'nobody') => void
}): ReactElement {
  const { t } = useLingui()
  const contactWords = useContactWords()
  return (
    <Choices
      label={t`How do we know it first-hand?`}
      help={t`News from the authorities, or passed on by others, is not first-hand.`}
      value={value}
      onChange={onChange}
      options={[
        ...primaryContacts.map((code) => ({ value: code, label: contactWords(code) })),
        { value: 'nobody' as const, label: contactWords(null) },
      ]}
    />
  )
}

const families = ['yes', 'no', 'not-wished'] as const

function FamilyChoice({
  family,
  onFamily,
  informedOn,
  onInformedOn,
}: {
  readonly family: Answers['family'] | null
  readonly onFamily: (family: Answers['family']) => void
  readonly informedOn: string | null
  readonly onInformedOn: (day: string | null) => void
}): ReactElement {
  const { t } = useLingui()
  const now = useNow()
  const familyWords = useFamilyWords()
  return (
    <>
      <Choices
        label={t`Was the family told?`}
        value={family}
        onChange={onFamily}
        options={families.map((value) => ({ value, label: familyWords(value) }))}
      />
      {family === 'yes' && (
        <DayField
          label={t`Told on`}
          value={informedOn}
          onChange={onInformedOn}
          latest={localDay(now)}
        />
      )}
    </>
  )
}
