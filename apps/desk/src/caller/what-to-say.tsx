import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { Choices } from '../ui/choices.tsx'
import { Notice } from '../ui/condition.tsx'
import style from './caller-screen.module.css'
import { maySay, relations, type Agreed, type MaySay, type Relation } from './may-say.ts'

/**
 * What may be said to this caller. Without `agreed` nobody is chosen yet, and what is said is the same as of somebody nobody
 * knows: a caller must not hear the difference.
 */
export function WhatToSay({ agreed }: { readonly agreed?: readonly Agreed[] }): ReactElement {
  const { t } = useLingui()
  const relationName = useRelationName()
  const [relation, setRelation] = useState<Relation>('unknown')
  const heading = useRef<HTMLHeadingElement>(null)
  const isChosen = agreed !== undefined
  // Whoever chose somebody is led here first: what is known stands below.
  useEffect(() => {
    if (isChosen) heading.current?.focus()
  }, [isChosen])
  const answer = agreed === undefined ? null : maySay(relation, agreed)
  return (
    <section className={style.panel} aria-label={t`What may be said`}>
      <h2 ref={heading} tabIndex={-1}>
        <Trans>What may be said</Trans>
      </h2>
      {answer !== null && (
        <>
          <Choices
            label={t`The caller says they are`}
            value={relation}
            onChange={setRelation}
            options={relations.map((value) => ({ value, label: relationName(value) }))}
          />
          <div role="status">
            <Notice tone={answer === 'agreed' ? 'good' : 'amber'}>
              <p>
                <Answer answer={answer} />
              </p>
            </Notice>
          </div>
        </>
      )}
      {answer !== 'agreed' && <Instead />}
    </section>
  )
}

/** The same words to everybody, whether anybody is known or not. */
function Instead(): ReactElement {
  return (
    <>
      <p>
        <Trans>Say this to everybody who asks, whether anybody is known here or not:</Trans>
      </p>
      <blockquote>
        <Trans>
          “We cannot say whether we know of anybody; this protects everyone who turns to us. You can
          send us what you know through our report page, or tell me now. You get a code with which
          you can read our answer.”
        </Trans>
      </blockquote>
    </>
  )
}

function Answer({ answer }: { readonly answer: MaySay }): ReactElement {
  switch (answer) {
    case 'agreed':
      return (
        <Trans>
          The person agreed that such callers are told, by name. It does not say who is calling:
          make sure of that first.
        </Trans>
      )
    case 'ask-first':
      return (
        <Trans>
          Nothing yet: the person wants to be asked each time. Ask them before you answer.
        </Trans>
      )
    case 'no-unknown-caller':
      return <Trans>Nothing: nobody knows who is calling.</Trans>
    case 'no-not-asked':
      return (
        <Trans>
          Nothing: as far as you may see, the person was never asked whether such callers may be
          told. Silence is a no.
        </Trans>
      )
    case 'no-refused':
      return <Trans>Nothing: the person does not want such callers told.</Trans>
    case 'no-differs':
      return (
        <Trans>Nothing: words about this differ, and nobody has decided between them yet.</Trans>
      )
    case 'no-limited':
      return (
        <Trans>
          Nothing: the person said yes, and said something narrower where you may not look. Ask them
          again.
        </Trans>
      )
    case 'no-without-name-only':
      return (
        <Trans>
          Nothing: the person agreed only without their name, and whoever asks by name has it.
        </Trans>
      )
    case 'no-for-others-only':
      return <Trans>Nothing: the person agreed, but not for such callers.</Trans>
  }
}

function useRelationName(): (relation: Relation) => string {
  const { t } = useLingui()
  return (relation) => {
    switch (relation) {
      case 'unknown':
        return t`I do not know who is calling`
      case 'family':
        return t`the family`
      case 'lawyer':
        return t`a lawyer`
      case 'journalist':
        return t`a journalist`
    }
  }
}
