import { problemSentence, type Property, type SubjectKind } from '@amparo/register'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { ClaimFrame } from './claim-frame.tsx'
import type { HowKnown } from './how-known.ts'
import type { ChosenIdentity } from './identity-chooser.tsx'
import { LinkField } from './link-field.tsx'
import type { RecordedFrom } from './recorded-from.ts'
import type { Recording } from './recording.ts'
import { teamFor, useOwnTeams } from './use-own-teams.ts'

interface LinkFormProps {
  readonly property: Property & { readonly refersTo: SubjectKind }
  readonly recording: Recording
  /** The subject that the link is of, where there is one already. */
  readonly of: number | null
  /** The known person that is on the one end already. */
  readonly except: string | null
  readonly quote: string | null
  readonly howKnown: HowKnown
  readonly from: RecordedFrom['kind']
  readonly action: string
  /** It is said of a restricted act. */
  readonly isHidden: boolean
  readonly children: ReactElement | null
  readonly onDone: (chosen: ChosenIdentity, howKnown: HowKnown) => void
  readonly onCancel: () => void
}

/** A value that names somebody or something, and how we know it. */
export function LinkForm(props: LinkFormProps): ReactElement {
  const { property, isHidden } = props
  const language = useLanguage()
  const [chosen, setChosen] = useState<ChosenIdentity | null>(null)
  const [howKnown, setHowKnown] = useState(props.howKnown)
  const [tried, setTried] = useState(false)
  const team = teamFor(howKnown.audience, useOwnTeams())
  const isForTeam = isHidden && team !== undefined
  const known = isForTeam ? { ...howKnown, audience: team.id } : howKnown
  return (
    <ClaimFrame
      label={property.labels[language]}
      quote={props.quote}
      howKnown={known}
      onHowKnown={setHowKnown}
      from={props.from}
      onlyTeams={isForTeam}
      isOpen={false}
      action={props.action}
      busy={false}
      onSubmit={() => (chosen === null ? setTried(true) : props.onDone(chosen, known))}
      onCancel={props.onCancel}
    >
      <LinkField
        property={property}
        recording={props.recording}
        of={props.of}
        except={props.except}
        quote={props.quote ?? ''}
        isSealed={isHidden}
        problem={tried && chosen === null ? problemSentence('empty', language) : null}
        value={chosen}
        onChange={setChosen}
      />
      {props.children}
    </ClaimFrame>
  )
}
