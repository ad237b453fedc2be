import { identifies, property } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { MaskedNumber } from '../register/masked-number.tsx'
import { useKindName } from '../register/use-kind-name.ts'
import { useSayValue } from '../register/use-say-value.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IdentityChooser, type ChosenIdentity } from './identity-chooser.tsx'
import { quote } from './passage.ts'
import { PresentChooser } from './present-chooser.tsx'
import { isPresentKind, type PresentOne } from './present-ones.ts'
import {
  depthOf,
  hasName,
  subjectIn,
  subjectsOfKind,
  type CollectedValue,
  type Recording,
  type SubjectInHand,
} from './recording.ts'
import style from './subject-card.module.css'
import { useNameInHand } from './use-name-in-hand.ts'

interface SubjectCardProps {
  readonly subject: SubjectInHand
  readonly recording: Recording
  readonly texts: ReadonlyMap<number, string>
  /** It is on its way to the server, so nothing of it can be changed. */
  readonly isSent: boolean
  readonly onIdentify: (chosen: ChosenIdentity | null) => void
  readonly onGoOnWith: (present: PresentOne | null) => void
  readonly onDropValue: (value: CollectedValue) => void
  readonly onDrop: () => void
}

/** One subject being put together: which one it is, what is said of it in which words, and what can be taken out again. */
export function SubjectCard(props: SubjectCardProps): ReactElement {
  const { subject, recording, isSent } = props
  const { t } = useLingui()
  const id = useId()
  const name = useNameInHand(recording)(subject)
  const depth = Math.min(depthOf(recording, subject), 3)
  return (
    <section className={style.card} data-depth={depth} aria-labelledby={id}>
      <header className={style.head}>
        <h3 id={id} className={style.name}>
          <bdi>{name}</bdi> <KindOf subject={subject} name={name} />
        </h3>
        {!isSent && (
          <button
            type="button"
            className={style.drop}
            onClick={props.onDrop}
            aria-label={t`Leave out with everything under it: ${name}`}
          >
            <Icon name="close" />
          </button>
        )}
      </header>
      {!isSent && <Identify {...props} />}
      {subject.values.length > 0 && <Values {...props} />}
    </section>
  )
}

/** Beside a name: of what kind it is, and that it is new. */
function KindOf({
  subject: { kind, identity, owner },
  name,
}: {
  readonly subject: SubjectInHand
  readonly name: string
}): ReactElement | null {
  const kindName = useKindName()(kind)
  if (identity.kind === 'new' && owner === null)
    return (
      <span className={style.soft}>
        {kind === 'person' ? <Trans>new person</Trans> : <Trans>{kindName}, new</Trans>}
      </span>
    )
  return name.startsWith(kindName) ? null : <span className={style.soft}>{kindName}</span>
}

function Identify({
  subject,
  recording,
  onIdentify,
  onGoOnWith,
}: SubjectCardProps): ReactElement | null {
  const { t } = useLingui()
  const { kind, identity, owner, values } = subject
  const under = subjectIn(recording, owner)
  if (under?.identity.kind === 'known' && isPresentKind(kind))
    return (
      <PresentChooser
        key={under.identity.id}
        kind={kind}
        person={under.identity.id}
        value={identity.kind === 'known' ? identity.id : null}
        onChosen={onGoOnWith}
      />
    )
  if (owner !== null || !hasName(kind)) return null
  if (identity.kind !== 'undecided') {
    return (
      <Button look="quiet" size="small" onClick={() => onIdentify(null)}>
        {kind === 'person' ? <Trans>Somebody else</Trans> : <Trans>Another one</Trans>}
      </Button>
    )
  }
  const named = values.find(({ value }) => value.kind === 'name')?.value
  return (
    <IdentityChooser
      kind={kind}
      label={kind === 'person' ? t`Who is this about?` : t`Is it in the register already?`}
      help={
        kind === 'person'
          ? t`A name in any script or spelling. Look for them before you make a new person.`
          : t`A name in any script or spelling. Look for it before you make a new one.`
      }
      suggested={named?.kind === 'name' ? named.text : ''}
      {...(kind === 'person' ? { told: toldOf(recording, subject) } : {})}
      onChosen={onIdentify}
    />
  )
}

/** What this recording says of a person, with when they were taken and held. */
function toldOf(recording: Recording, person: SubjectInHand): readonly CollectedValue[] {
  const custodies = subjectsOfKind(recording, 'custody').filter(({ owner }) => owner === person.key)
  return [person, ...custodies].flatMap(({ values }) => values)
}

function Values({
  subject: { values },
  recording,
  texts,
  isSent,
  onDropValue,
}: SubjectCardProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const say = useSayCollected(recording)
  return (
    <ul className={style.values}>
      {values.map((value) => {
        const { passage } = value
        const label = property(value.property).labels[language]
        const said = say(value)
        // The words it was taken from would say the whole of it.
        const number = value.value.kind === 'text' && identifies(value.property)
        const cited =
          passage === null || number ? null : quote(texts.get(passage.part) ?? '', passage)
        return (
          <li key={value.key} className={style.value}>
            <span className={style.label}>{label}</span>
            <span className={style.said}>
              {number ? <MaskedNumber of={value.property} text={said} /> : <bdi>{said}</bdi>}
              {cited !== null && cited !== said && (
                <span className={style.cited}>
                  <q>
                    <bdi>{cited}</bdi>
                  </q>
                </span>
              )}
            </span>
            {!isSent && (
              <button
                type="button"
                className={style.drop}
                onClick={() => onDropValue(value)}
                aria-label={t`Leave out: ${label}`}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function useSayCollected(recording: Recording): (value: CollectedValue) => string {
  const sayValue = useSayValue()
  const name = useNameInHand(recording)
  return ({ value }) => {
    if (value.kind === 'here') {
      const linked = subjectIn(recording, value.subject)
      return linked === undefined ? '' : name(linked)
    }
    return value.kind === 'subject' && 'name' in value ? value.name : sayValue(value)
  }
}
