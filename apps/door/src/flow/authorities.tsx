import type { ToldAnswer } from '@amparo/seal'
import type { NotToldReasonCode, TellingOutcomeCode } from '@amparo/vocabulary'
import { Choices } from '../ui/choices.tsx'
import { QuestionPage } from '../ui/page.tsx'
import { beyond, TextField } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { nothingTold, notToldReasons, tellingOutcomes, type Authorities } from './draft.ts'
import type { Asked } from './questions.tsx'

const answers: readonly ToldAnswer[] = ['yes', 'no', 'unsaid']

/** Whether the authorities were told; why not, or what came of it. */
export function AuthoritiesPage({ place, draft, limits, onFilled, onGo, onSkip }: Asked) {
  const { authorities: words } = useWords().messages
  const { authorities } = draft
  const limit = limits?.authorities ?? null
  const answer = (patch: Partial<Authorities>) =>
    onFilled({ authorities: { ...authorities, ...patch } })
  return (
    <QuestionPage
      title={words.title}
      why={words.why}
      place={place}
      onGo={() => beyond(authorities.words, limit) === 0 && onGo()}
      onSkip={authorities.told === null ? () => onSkip({ authorities: nothingTold }) : undefined}
    >
      <Choices
        name="told"
        options={answers.map((value) => ({ value, label: words.options[value] }))}
        chosen={authorities.told}
        onChosen={(told) => answer({ told })}
      />
      <Reasons authorities={authorities} onChosen={(reason) => answer({ reason })} />
      {(authorities.told === 'yes' || authorities.told === 'no') && (
        <TextField
          label={words.words}
          lines="few"
          value={authorities.words}
          limit={limit}
          onInput={(text) => answer({ words: text })}
        />
      )}
    </QuestionPage>
  )
}

function Reasons(props: {
  readonly authorities: Authorities
  readonly onChosen: (reason: NotToldReasonCode | TellingOutcomeCode) => void
}) {
  const { authorities: words } = useWords().messages
  const { told, reason } = props.authorities
  if (told !== 'yes' && told !== 'no') return null
  return (
    <section class="asked" key={told}>
      <h2 id="reasons">{told === 'no' ? words.whyNot : words.outcome}</h2>
      {told === 'no' ? (
        <Choices
          name="why-not"
          labelledBy="reasons"
          options={notToldReasons.map((value) => ({ value, label: words.reasons[value] }))}
          chosen={reason}
          onChosen={props.onChosen}
        />
      ) : (
        <Choices
          name="outcome"
          labelledBy="reasons"
          options={tellingOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
          chosen={reason}
          onChosen={props.onChosen}
        />
      )}
    </section>
  )
}
