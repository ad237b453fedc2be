import { QuestionPage } from '../ui/page.tsx'
import { Taps } from '../ui/taps.tsx'
import { useWords } from '../ui/words.ts'
import { noTriage, type Triage } from './draft.ts'
import type { Asked } from './questions.tsx'

const answers = ['yes', 'no', 'unknown'] as const
const questions = ['custody', 'child', 'missing', 'danger'] as const
const hurts = ['now', 'fresh', 'earlier', 'no', 'unknown'] as const
const reaches = ['own', 'through-lawyer', 'unknown'] as const

/**
 * What is urgent, in taps. Before the account, because a tap is easier than a first sentence; all on
 * one page, so that it is seen how little is asked and left out at once.
 */
export function TriagePage({ place, draft, forClient, onFilled, onGo, onSkip }: Asked) {
  const { triage: words } = useWords().messages
  const { triage } = draft
  const answer = (patch: Partial<Triage>) => onFilled({ triage: { ...triage, ...patch } })
  return (
    <QuestionPage
      title={words.title}
      why={words.why}
      place={place}
      onGo={onGo}
      onSkip={isUnanswered(triage) ? () => onSkip({ triage: noTriage }) : undefined}
    >
      {questions.map((question) => (
        <Taps
          key={question}
          {...words[question]}
          layout="row"
          options={answers.map((value) => ({ value, label: words.answers[value] }))}
          chosen={triage[question] === 'unsaid' ? null : triage[question]}
          onChosen={(value) => answer({ [question]: value ?? 'unsaid' })}
        />
      ))}
      <Taps
        {...words.hurt}
        layout="list"
        options={hurts.map((value) => ({ value, label: words.hurts[value] }))}
        chosen={triage.hurt === 'unsaid' ? null : triage.hurt}
        onChosen={(value) => answer({ hurt: value ?? 'unsaid' })}
      />
      {forClient && (
        <Taps
          {...words.reach}
          layout="list"
          options={reaches.map((value) => ({ value, label: words.reaches[value] }))}
          chosen={triage.reach === 'unsaid' ? null : triage.reach}
          onChosen={(value) => answer({ reach: value ?? 'unsaid' })}
        />
      )}
    </QuestionPage>
  )
}

function isUnanswered(triage: Triage): boolean {
  return Object.values(triage).every((answer) => answer === 'unsaid')
}
