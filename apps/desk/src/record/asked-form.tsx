import { property as declared, type Property, type SubjectKind } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { nothingKnown } from '../register/sealed-claims.ts'
import { ClaimForm } from './claim-form.tsx'
import { knownPersonAt, subjectAt, type Chosen } from './collecting.ts'
import type { FormAsked } from './form-asked.ts'
import type { HowKnown } from './how-known.ts'
import { LinkForm } from './link-form.tsx'
import { PlaceFields } from './place-fields.tsx'
import type { RecordedFrom } from './recorded-from.ts'
import { isHiddenPlace, likelyPlace, type Place, type Recording } from './recording.ts'

interface AskedFormProps {
  readonly form: FormAsked
  readonly recording: Recording
  readonly howKnown: HowKnown
  readonly from: RecordedFrom['kind']
  readonly onDone: (place: Place, value: Chosen['value'], howKnown: HowKnown) => void
  readonly onCancel: () => void
}

/** The form of one value: what it says, of which subject, and how it is known. */
export function AskedForm(props: AskedFormProps): ReactElement {
  const { form, recording, howKnown, from, onDone, onCancel } = props
  const { t } = useLingui()
  const property = declared(form.property)
  const [place, setPlace] = useState(() => likelyPlace(recording, form.property))
  const isHidden = isHiddenPlace(recording, place)
  const words = form.passage === null ? null : form.text
  const where = (
    <PlaceFields recording={recording} kind={property.kind} value={place} onChange={setPlace} />
  )
  if (isLink(property)) {
    return (
      <LinkForm
        property={property}
        recording={recording}
        of={subjectAt(recording, place)}
        except={knownPersonAt(recording, place)}
        quote={words}
        howKnown={howKnown}
        from={from}
        action={t`Add to the record`}
        isHidden={isHidden}
        onDone={(chosen, known) => onDone(place, chosen, known)}
        onCancel={onCancel}
      >
        {where}
      </LinkForm>
    )
  }
  return (
    <ClaimForm
      property={form.property}
      quote={words}
      howKnown={howKnown}
      from={from}
      action={t`Add to the record`}
      act={{ ...nothingKnown, isRestricted: isHidden }}
      onDone={(value, known) => onDone(place, value, known)}
      onCancel={onCancel}
    >
      {where}
    </ClaimForm>
  )
}

function isLink(property: Property): property is Property & { readonly refersTo: SubjectKind } {
  return property.refersTo !== undefined
}
