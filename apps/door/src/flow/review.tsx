import type { ComponentChildren } from 'preact'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { needsContact, type Draft } from './draft.ts'
import type { Place, Question } from './flow.ts'

/** Everything once more, each with a way to change it. Nothing has left the device yet. */
export function Review(props: {
  readonly place: Place
  readonly draft: Draft
  readonly onChange: (question: Question) => void
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
  readonly onChange: (question: Question) => void
}

function Told({ draft, onChange }: Parts) {
  const { messages } = useWords()
  const { review, telling, reach } = messages
  const line = (what: string, question: Question, text: string) => (
    <Line what={what} onChange={() => onChange(question)}>
      {text.trim() === '' ? <span class="unsaid">{review.unsaid}</span> : text}
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
      {line(review.account, 'account', draft.account)}
      {line(review.where, 'place', draft.where)}
      {line(review.when, 'place', draft.when)}
      {line(review.reach, 'reach', [reach.options[draft.way], contact].filter(Boolean).join('\n'))}
      {needsContact(draft.way) && line(review.safety, 'reach', draft.safety)}
    </>
  )
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
