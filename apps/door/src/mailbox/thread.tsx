import type { Mailbox as Keys } from '@amparo/seal'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { dayInWords, dayWithYear } from '../day.ts'
import type { Trusted } from '../sealing/office.ts'
import type { Shown, View } from '../sealing/opening.ts'
import { Page, Problem } from '../ui/page.tsx'
import { useWords } from '../ui/words.ts'
import { Addition } from './addition.tsx'
import type { Look } from './mailbox.tsx'
import type { Said } from '../calls.ts'

/** An open mailbox: what was sent, what was answered, and a place to add. */
export function Thread(props: {
  readonly office: Trusted
  readonly keys: Keys
  readonly view: View
  readonly look: () => Promise<Look>
  readonly onView: (view: View) => void
  readonly onOther: () => void
  /** What can be added beside a text. */
  readonly children?: ComponentChildren
}) {
  const { messages } = useWords()
  const { mailbox } = messages
  const [said, setSaid] = useState<string | null>(null)
  const [refused, setRefused] = useState<Said | null>(null)
  const again = async () => {
    const looked = await props.look()
    setRefused(looked.ok ? null : looked.code)
    if (looked.ok) props.onView(looked.view)
    setSaid(looked.ok ? mailbox.looked : null)
  }
  return (
    <Page title={mailbox.inside}>
      <Answers shown={props.view.shown} office={props.office.name} />
      <Parts view={props.view} />
      <div role="status">{said !== null && <p class="note">{said}</p>}</div>
      <Problem>{refused === null ? null : messages.refusals[refused]}</Problem>
      <div class="actions">
        <button type="button" class="second" onClick={() => void again()}>
          {mailbox.look}
        </button>
      </div>
      <Addition {...props} />
      {props.children}
      <div class="actions">
        <button type="button" class="plain" onClick={props.onOther}>
          {mailbox.notThis}
        </button>
      </div>
    </Page>
  )
}

function Answers(props: { readonly shown: readonly Shown[]; readonly office: string }) {
  const { mailbox } = useWords().messages
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{mailbox.answers}</h2>
      <p class="hint">{mailbox.readAlong}</p>
      {props.shown.length === 0 && <p>{mailbox.noAnswers}</p>}
      {props.shown.map((item) =>
        item.kind === 'answer' ? (
          <Answer key={item.seq} item={item} office={props.office} />
        ) : (
          <p key={item.seq} class="withheld">
            {mailbox[withheld[item.why]]}
          </p>
        ),
      )}
    </section>
  )
}

const withheld = {
  'not-signed': 'notSigned',
  'out-of-place': 'outOfPlace',
  unreadable: 'unreadable',
} as const

function Answer(props: {
  readonly item: Extract<Shown, { kind: 'answer' }>
  readonly office: string
}) {
  const { language, messages } = useWords()
  const { item } = props
  return (
    <article class="answer">
      <h3>{messages.mailbox.answered(dayInWords(item.day, language.locale))}</h3>
      <p class="told" lang={item.language} dir="auto">
        {item.text}
      </p>
      <p class="signed">{messages.mailbox.signed(props.office)}</p>
    </article>
  )
}

function Parts({ view }: { readonly view: View }) {
  const { language, messages } = useWords()
  const { mailbox } = messages
  const inWords = (day: string) => dayInWords(day, language.locale)
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{mailbox.sent}</h2>
      <ul class="parts">
        {view.sent.map((part, at) => (
          <li key={part.seq}>
            <span>
              {at === 0
                ? mailbox.sentFirst(inWords(part.day))
                : mailbox.sentMore(inWords(part.day))}
            </span>
            <span class="hint">
              {part.opened === null ? mailbox.unopened : mailbox.opened(inWords(part.opened))}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{mailbox.sentNote}</p>
      <p class="hint">{mailbox.until(dayWithYear(view.until, language.locale))}</p>
    </section>
  )
}
