import type { Closings } from '@amparo/contract'
import { closingTopics, type ClosingTopic } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Section } from '../register/subject-columns.tsx'
import { useSubjectPage } from '../register/subject-page-context.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import { AnswerDialog, type Answering } from './answer-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import style from './closings.module.css'
import { OpenDialog } from './open-dialog.tsx'
import { ProposalBlock } from './proposal-block.tsx'
import { StandingWords } from './standing-words.tsx'
import { StepsList } from './steps-list.tsx'
import { standingOf, type Standing } from './steps.ts'
import { useTopicName } from './use-closing-words.ts'
import type { PersonKnown } from './weigh.ts'

interface ClosingsSectionProps {
  readonly person: FoldedSubject
  readonly below: readonly FoldedSubject[]
  readonly closings: Closings | null
}

type Deciding =
  | { readonly what: 'open' | 'close'; readonly topic: ClosingTopic }
  | { readonly what: 'answer'; readonly answering: Answering }

/** Whether somebody is looked for, and whether anything is still to be done for them: two things, closed separately. */
export function ClosingsSection(props: ClosingsSectionProps): ReactElement | null {
  const { closings } = props
  return closings === null ? null : <Decisions {...props} closings={closings} />
}

function Decisions({
  person,
  below,
  closings,
}: ClosingsSectionProps & { readonly closings: Closings }): ReactElement {
  const { me } = useOfficer()
  const now = useNow()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const known: PersonKnown = { person, below, closings, zone: me.office.zone, now }
  const standing = standingOf(closings.steps)
  const done = () => setDeciding(null)
  return (
    <Section title={<Trans>Search and our work</Trans>}>
      <ul className={style.topics}>
        {closingTopics.map((topic) => (
          <Topic
            key={topic}
            topic={topic}
            standing={standing[topic]}
            onDecide={(what) => setDeciding({ what, topic })}
            onAnswer={(answering) => setDeciding({ what: 'answer', answering })}
          />
        ))}
      </ul>
      <StepsList steps={closings.steps} />
      {deciding?.what === 'close' && (
        <CloseDialog known={known} topic={deciding.topic} onClose={done} />
      )}
      {deciding?.what === 'open' && (
        <OpenDialog known={known} topic={deciding.topic} onClose={done} />
      )}
      {deciding?.what === 'answer' && (
        <AnswerDialog person={person.id} {...deciding.answering} onClose={done} />
      )}
    </Section>
  )
}

interface TopicProps {
  readonly topic: ClosingTopic
  readonly standing: Standing
  readonly onDecide: (what: 'open' | 'close') => void
  readonly onAnswer: (answering: Answering) => void
}

function Topic({ topic, standing, onDecide, onAnswer }: TopicProps): ReactElement {
  const topicName = useTopicName()
  const mayDecide = useMay()('closing.decide') && useSubjectPage().mayChange
  const { state, proposal } = standing
  const isWaiting = proposal !== null && !proposal.isOutdated
  return (
    <li className={style.topic}>
      <div className={style.head}>
        <h3 className={style.title}>{topicName(topic)}</h3>
        <StandingWords topic={topic} standing={standing} />
        {mayDecide && state === 'open' && !isWaiting && (
          <Button size="small" onClick={() => onDecide('close')}>
            {topic === 'search' ? <Trans>Close the search…</Trans> : <Trans>Close our work…</Trans>}
          </Button>
        )}
        {mayDecide && state !== 'open' && (
          <Button size="small" onClick={() => onDecide('open')}>
            {state === 'none' ? <Trans>Open a search…</Trans> : <Trans>Open again…</Trans>}
          </Button>
        )}
      </div>
      {proposal !== null && (
        <ProposalBlock
          proposal={proposal}
          onAnswer={mayDecide ? (how) => onAnswer({ how, proposal }) : null}
        />
      )}
    </li>
  )
}
