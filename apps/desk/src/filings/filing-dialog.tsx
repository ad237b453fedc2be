import type { SubjectId } from '@amparo/contract'
import { channels, senderKinds, states } from '@amparo/norms'
import { officeAudience } from '@amparo/register'
import { label, labelAtStart } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { namedOf, type Named } from '../letters/letter-draft.ts'
import { AudienceField } from '../letters/letter-fields.tsx'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from '../letters/use-today.ts'
import { useLanguage } from '../locales/use-language.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { useRecordFiling, type Filing } from './use-filings.ts'

const senders = ['citizen', 'lawyer', 'legal-person'] as const
const ways = ['appeal', 'crime-report', 'refusal-complaint'] as const

interface FilingDialogProps {
  readonly authority: SubjectId
  readonly onClose: () => void
}

/** A complaint or appeal that somebody else sent: by it a law sets a term. */
export function FilingDialog({ authority, onClose }: FilingDialogProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const today = useToday()
  const onceFor = useOnceFor()
  const record = useRecordFiling()
  const { me } = useOfficer()
  const [person, setPerson] = useState<Named | null>(null)
  const [sender, setSender] = useState<Filing['sender'] | null>(null)
  const [channel, setChannel] = useState<Filing['channel'] | null>(null)
  const [country, setCountry] = useState(me.office.country ?? '')
  const [sent, setSent] = useState<string | null>(today)
  const [audience, setAudience] = useState<number>(officeAudience)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (person === null || sender === null || channel === null || sent === null) return
    if (country === '') return
    const body = { authority, audience, person: person.id, sender, channel, country, sent }
    record.mutate(
      { params: {}, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  const isComplete =
    person !== null && sender !== null && channel !== null && country !== '' && sent !== null
  return (
    <Dialog open onClose={onClose} title={<Trans>A complaint that somebody else sent</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <SubjectChooser
          kind="person"
          label={t`About whom`}
          help={t`Spellings in Belarusian, Russian and Latin letters are found together.`}
          problem={null}
          value={person?.id ?? ''}
          name={person?.name ?? ''}
          onChange={(id, name) => setPerson(namedOf(id, name))}
        />
        <Choices
          label={t`Who sent it`}
          value={sender}
          onChange={setSender}
          options={senders.map((code) => ({
            value: code,
            label: labelAtStart(senderKinds.entries[code], language),
          }))}
        />
        <Choices
          label={t`What it is`}
          value={channel}
          onChange={setChannel}
          options={ways.map((code) => ({
            value: code,
            label: labelAtStart(channels.entries[code], language),
          }))}
        />
        <Field
          label={t`Body of which country`}
          help={t`Terms are those of its law, where they are known.`}
        >
          {(control) => (
            <select
              {...control}
              value={country}
              onChange={({ target }) => setCountry(target.value)}
            >
              <option value="">{t`choose one`}</option>
              {Object.values(states.entries).map((state) => (
                <option key={state.code} value={state.code}>
                  {label(state, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DayField label={t`Sent on`} value={sent} onChange={setSent} latest={today} />
        <AudienceField value={audience} onChange={setAudience} />
        <Actions>
          <Button type="submit" look="strong" disabled={!isComplete} busy={record.isPending}>
            <Trans>Record it</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {record.data?.ok === false && <Failed code={record.data.code} />}
      </form>
    </Dialog>
  )
}
