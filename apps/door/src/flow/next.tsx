import type { ComponentChildren } from 'preact'
import { dayAfter, dayInWords, dayWithYear } from '../day.ts'
import type { Receipt } from '../sealing/office.ts'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import type { Sent } from './flow.ts'

const lookAgainAfter = 7

/** What happens now, and the day to look again: a day, not a notification. */
export function Next(props: {
  readonly sent: Sent
  readonly office: string
  readonly today: string
  readonly code: 'kept' | 'declined'
  readonly onMailbox: () => void
  readonly onClose: () => void
  /** What can be added to the message right now. */
  readonly children?: ComponentChildren
}) {
  const { language, messages } = useWords()
  const { next } = messages
  const day = dayInWords(dayAfter(props.today, lookAgainAfter), language.locale)
  const kept = props.code === 'kept'
  return (
    <Page title={next.title}>
      <ul class="sentences">
        <li>{next.reading(props.office)}</li>
        <li>{kept ? next.lookAgain(day) : next.withoutCode}</li>
        {kept && <li>{next.paper}</li>}
        <li>{next.history}</li>
      </ul>
      {kept && props.children}
      <div class="actions">
        <button type="button" class="main" onClick={props.onClose}>
          {next.close}
        </button>
        {kept && (
          <button type="button" class="second" onClick={props.onMailbox}>
            {next.mailbox}
          </button>
        )}
      </div>
      <details>
        <summary>{next.proof.show}</summary>
        {props.sent.receipt === null ? (
          <Note kind="care">{next.proof.wrong}</Note>
        ) : (
          <ReceiptText receipt={props.sent.receipt} />
        )}
      </details>
    </Page>
  )
}

/** Day, hashes and signature in groups of four: everything needed to check the signature later. */
function ReceiptText({ receipt }: { readonly receipt: Receipt }) {
  const { language, messages } = useWords()
  const { proof } = messages.next
  const { body, signature } = receipt
  return (
    <>
      <p>{proof.lead}</p>
      <dl class="facts">
        <dt>{proof.day}</dt>
        <dd>{`${dayWithYear(body.day, language.locale)} (${body.day})`}</dd>
        <dt>{proof.message}</dt>
        <dd class="mono">{inFours(body.envelope)}</dd>
        <dt>{proof.entry}</dt>
        <dd class="mono">{inFours(body.leaf)}</dd>
        <dt>{proof.signature}</dt>
        <dd class="mono">{inFours(signature)}</dd>
      </dl>
    </>
  )
}

function inFours(text: string): string {
  return text.match(/.{1,4}/g)?.join(' ') ?? ''
}
