import type { Property, SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { IdentityChooser, type ChosenIdentity } from './identity-chooser.tsx'
import style from './link-field.module.css'
import { subjectIn, subjectsOfKind, type Recording } from './recording.ts'
import { useNameInHand } from './use-name-in-hand.ts'

interface LinkFieldProps {
  readonly property: Property & { readonly refersTo: SubjectKind }
  readonly recording: Recording
  /** The subject that the link is of: nothing is linked to itself. */
  readonly of: number | null
  readonly except: string | null
  /** Words marked in the text. */
  readonly quote: string
  /** It is said of what is sealed to a team. */
  readonly isSealed: boolean
  readonly problem: string | null
  readonly value: ChosenIdentity | null
  readonly onChange: (chosen: ChosenIdentity | null) => void
}

/** Whom or what a value names: one of this recording, one of the register, or a new one made from the words. */
export function LinkField(props: LinkFieldProps): ReactElement {
  const { property, recording, value, onChange } = props
  const language = useLanguage()
  const name = useNameInHand(recording)
  const label = property.labels[language]
  if (value !== null) {
    return <Chosen label={label} recording={recording} value={value} onChange={onChange} />
  }
  return (
    <IdentityChooser
      kind={property.refersTo}
      label={label}
      help={property.help[language]}
      problem={props.problem}
      suggested={props.quote}
      except={props.except}
      isSealed={props.isSealed}
      here={subjectsOfKind(recording, property.refersTo)
        .filter(({ key }) => key !== props.of)
        .map((subject) => ({ key: subject.key, name: name(subject) }))}
      onChosen={onChange}
    />
  )
}

interface ChosenProps {
  readonly label: string
  readonly recording: Recording
  readonly value: ChosenIdentity
  readonly onChange: (chosen: null) => void
}

function Chosen({ label, recording, value, onChange }: ChosenProps): ReactElement {
  const { t } = useLingui()
  const name = useNameInHand(recording)
  const box = useRef<HTMLParagraphElement>(null)
  // What was chosen with is gone; the keyboard goes on to what comes after it.
  useEffect(() => {
    box.current?.closest('form')?.querySelector<HTMLElement>('button[type=submit]')?.focus()
  }, [])
  const here = value.kind === 'here' ? subjectIn(recording, value.subject) : undefined
  return (
    <p ref={box} className={style.chosen}>
      <span className={style.label}>{label}</span>
      <span>
        {value.kind === 'known' && <bdi>{value.name}</bdi>}
        {here !== undefined && <bdi>{name(here)}</bdi>}
        {value.kind === 'new' && (
          <>
            <bdi>{value.words}</bdi>{' '}
            <span className={style.label}>
              <Trans>new</Trans>
            </span>
          </>
        )}
      </span>
      <Button look="quiet" size="small" onClick={() => onChange(null)}>{t`Another one`}</Button>
    </p>
  )
}
