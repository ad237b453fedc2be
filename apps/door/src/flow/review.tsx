import type { ComponentChildren } from 'preact'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { needsContact, reasonChoices, type Authorities, type Draft, type Triage } from './draft.ts'
import type { Place, Question } from './flow.ts'

/** Everything once more, each with a way to change it. Nothing has left the device yet. */
export function Review(props: {
  readonly place: Place
  readonly draft: Draft
  readonly forClient: boolean
  readonly hasToken: boolean
  readonly onChange: (question: Question) => void
  readonly onToken: () => void
  readonly onSend: () => void
}) {
  const { messages } = useWords()
  const { review } = messages
  return (
    <Page title={review.title} place={props.place}>
      <p class="why">{review.lead}</p>
      <dl class="review">
        <Told {...props} />
        <Allowed {...props} />
        {props.hasToken && (
          <Line what={review.token} onChange={props.onToken}>
            {review.hasToken}
          </Line>
        )}
      </dl>
      {props.draft.account.trim() === '' && <Note kind="care">{review.empty}</Note>}
      <p class="why">{review.once}</p>
      <div class="actions">
        <button type="button" class="main" onClick={props.onSend}>
          {review.send}
        </button>
      </div>
    </Page>
  )
}

interface Parts {
  readonly draft: Draft
  readonly forClient: boolean
  readonly onChange: (question: Question) => void
}

function Told({ draft, forClient, onChange }: Parts) {
  const { messages } = useWords()
  const { review, telling, reach } = messages
  const line = (what: string, question: Question, ...texts: readonly string[]) => (
    <Line what={what} onChange={() => onChange(question)}>
      <Said texts={texts} />
    </Line>
  )
  const contact = needsContact(draft.way) ? draft.contact : ''
  return (
    <>
      {line(
        review.telling,
        'telling',
        draft.telling === null ? '' : telling.options[draft.telling],
      )}
      <Line what={review.urgent} onChange={() => onChange('triage')}>
        <Urgent triage={draft.triage} forClient={forClient} />
      </Line>
      {line(review.account, 'account', draft.account)}
      {line(review.where, 'place', draft.where)}
      {line(review.when, 'place', draft.when)}
      {line(review.authorities, 'authorities', ...toldInWords(draft.authorities, messages))}
      {line(review.reach, 'reach', reach.options[draft.way], contact)}
      {needsContact(draft.way) && line(review.safety, 'reach', draft.safety)}
    </>
  )
}

/** The questions of urgency that were answered, each with its answer. */
function Urgent({ triage, forClient }: { readonly triage: Triage; readonly forClient: boolean }) {
  const { review, triage: words } = useWords().messages
  const answers: Readonly<Record<string, string>> = words.answers
  const hurts: Readonly<Record<string, string>> = words.hurts
  const reaches: Readonly<Record<string, string>> = words.reaches
  const asked = [
    [words.custody.ask, answers[triage.custody]],
    [words.child.ask, answers[triage.child]],
    [words.missing.ask, answers[triage.missing]],
    [words.danger.ask, answers[triage.danger]],
    [words.hurt.ask, hurts[triage.hurt]],
    [words.reach.ask, forClient ? reaches[triage.reach] : undefined],
  ] as const
  const answered = asked.filter(([, answer]) => answer !== undefined)
  if (answered.length === 0) return <span class="unsaid">{review.unsaid}</span>
  return (
    <>
      {answered.map(([ask, answer]) => (
        <p key={ask}>
          {ask} <strong>{answer}</strong>
        </p>
      ))}
    </>
  )
}

type Messages = ReturnType<typeof useWords>['messages']

function toldInWords(
  authorities: Authorities,
  { authorities: words }: Messages,
): readonly string[] {
  const { told, reason } = authorities
  if (told === null) return []
  const labels: Readonly<Record<string, string>> = told === 'no' ? words.reasons : words.outcomes
  const asks = reasonChoices(authorities).length > 0
  const label = reason === null ? '' : (labels[reason] ?? '')
  return asks ? [words.options[told], label, authorities.words] : [words.options[told]]
}

function Allowed({ draft, onChange }: Parts) {
  const { review, mayContact } = useWords().messages
  const yesOrNo = (answer: boolean | null) =>
    answer === null ? review.unsaid : answer ? review.yes : review.no
  return (
    <>
      <Line what={review.keep} onChange={() => onChange('keep')}>
        {yesOrNo(draft.keep)}
      </Line>
      <Line what={review.mayContact} onChange={() => onChange('mayContact')}>
        {draft.mayContact === null ? review.unsaid : mayContact.options[draft.mayContact]}
      </Line>
      <Line what={review.askFirst} onChange={() => onChange('askFirst')}>
        {yesOrNo(draft.askFirst)}
      </Line>
    </>
  )
}

function Said({ texts }: { readonly texts: readonly string[] }) {
  const { review } = useWords().messages
  const said = texts.filter((text) => text.trim() !== '')
  if (said.length === 0) return <span class="unsaid">{review.unsaid}</span>
  return (
    <>
      {said.map((text, at) => (
        <p key={at} dir="auto">
          {text}
        </p>
      ))}
    </>
  )
}

function Line(props: {
  readonly what: string
  readonly onChange: () => void
  readonly children: ComponentChildren
}) {
  const { messages } = useWords()
  return (
    <div class="review-line">
      <dt>{props.what}</dt>
      <dd class="told" dir="auto">
        {props.children}
      </dd>
      <dd class="review-change">
        <button
          type="button"
          class="plain"
          aria-label={messages.review.changeWhat(props.what)}
          onClick={props.onChange}
        >
          {messages.change}
        </button>
      </dd>
    </div>
  )
}
