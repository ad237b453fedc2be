import type { ContactConsent } from '@amparo/seal'
import type { ReachWayCode, TellingCode } from '@amparo/vocabulary'
import { useState } from 'preact/hooks'
import { Choices } from '../ui/choices.tsx'
import { QuestionPage } from '../ui/page.tsx'
import { beyond, Note, TextField } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { contactChoices, needsContact, type Draft } from './draft.ts'
import type { Place } from './flow.ts'

/** The longest texts a message carries, in UTF-16 units; null until the sealing code has said so. */
export type Limits = Readonly<
  Record<'account' | 'where' | 'when' | 'authorities' | 'contact' | 'safety', number>
> | null

/** What every question is given. */
export interface Asked {
  readonly place: Place
  readonly draft: Draft
  /** Whether somebody writes for another, whom the office may have to reach without them. */
  readonly forClient: boolean
  readonly limits: Limits
  readonly onFilled: (patch: Partial<Draft>) => void
  readonly onGo: () => void
  readonly onSkip: (patch: Partial<Draft>) => void
}

const choice = <Value extends string>(value: Value, label: string, note?: string) => ({
  value,
  label,
  note,
})

const isEmpty = (...texts: readonly string[]) => texts.every((text) => text.trim() === '')

/** For whom the message speaks; not to say is one of the answers. */
export function Telling({ place, draft, onFilled, onGo }: Asked) {
  const { telling } = useWords().messages
  const [missing, setMissing] = useState(false)
  const options: readonly TellingCode[] = ['self', 'relative', 'lawyer', 'unsaid']
  return (
    <QuestionPage
      {...telling}
      place={place}
      problem={missing && draft.telling === null ? telling.missing : null}
      onGo={() => (draft.telling === null ? setMissing(true) : onGo())}
    >
      <Choices
        name="telling"
        options={options.map((value) => choice(value, telling.options[value]))}
        chosen={draft.telling}
        onChosen={(value) => onFilled({ telling: value })}
      />
    </QuestionPage>
  )
}

/** What happened, in the person's own words. */
export function Account({ place, draft, limits, onFilled, onGo, onSkip }: Asked) {
  const { account } = useWords().messages
  const limit = limits?.account ?? null
  return (
    <QuestionPage
      {...account}
      place={place}
      onGo={() => beyond(draft.account, limit) === 0 && onGo()}
      onSkip={isEmpty(draft.account) ? () => onSkip({ account: '' }) : undefined}
    >
      <TextField
        label={account.label}
        hint={account.hint}
        lines="many"
        value={draft.account}
        limit={limit}
        onInput={(text) => onFilled({ account: text })}
      />
    </QuestionPage>
  )
}

/** Where and when, as far as known. */
export function WhereAndWhen({ place, draft, limits, onFilled, onGo, onSkip }: Asked) {
  const { place: words } = useWords().messages
  const fits =
    beyond(draft.where, limits?.where ?? null) + beyond(draft.when, limits?.when ?? null) === 0
  return (
    <QuestionPage
      {...words}
      place={place}
      onGo={() => fits && onGo()}
      onSkip={isEmpty(draft.where, draft.when) ? () => onSkip({ where: '', when: '' }) : undefined}
    >
      <TextField
        label={words.where}
        hint={words.whereHint}
        lines="few"
        value={draft.where}
        limit={limits?.where ?? null}
        onInput={(where) => onFilled({ where })}
      />
      <TextField
        label={words.when}
        hint={words.whenHint}
        lines="few"
        value={draft.when}
        limit={limits?.when ?? null}
        onInput={(when) => onFilled({ when })}
      />
    </QuestionPage>
  )
}

const ways: readonly ReachWayCode[] = ['mailbox', 'phone', 'messenger', 'email', 'other', 'none']

/** How the office may reach the person. The safest way stands until another is chosen. */
export function Reach({ place, draft, limits, onFilled, onGo, onSkip }: Asked) {
  const { reach } = useWords().messages
  const [missing, setMissing] = useState(false)
  const isMissing = needsContact(draft.way) && isEmpty(draft.contact)
  const fits =
    beyond(draft.contact, limits?.contact ?? null) +
      beyond(draft.safety, limits?.safety ?? null) ===
    0
  return (
    <QuestionPage
      {...reach}
      place={place}
      problem={missing && isMissing ? reach.missing : null}
      onGo={() => (isMissing ? setMissing(true) : fits && onGo())}
      onSkip={
        isEmpty(draft.contact, draft.safety)
          ? () => onSkip({ way: 'mailbox', contact: '', safety: '' })
          : undefined
      }
    >
      <Choices
        name="way"
        options={ways.map((way) => choice(way, reach.options[way], reach.optionNotes[way]))}
        chosen={draft.way}
        onChosen={(way) => onFilled({ way })}
      />
      {needsContact(draft.way) && (
        <>
          <TextField
            label={reach.contact[draft.way]}
            lines="one"
            value={draft.contact}
            limit={limits?.contact ?? null}
            onInput={(contact) => onFilled({ contact })}
          />
          <TextField
            label={reach.safety}
            hint={reach.safetyHint}
            lines="few"
            value={draft.safety}
            limit={limits?.safety ?? null}
            onInput={(safety) => onFilled({ safety })}
          />
        </>
      )}
    </QuestionPage>
  )
}

/** First consent: may it be kept? */
export function Keep({ place, draft, onFilled, onGo }: Asked) {
  const { keep, choose } = useWords().messages
  const [missing, setMissing] = useState(false)
  return (
    <QuestionPage
      {...keep}
      place={place}
      problem={missing && draft.keep === null ? choose : null}
      onGo={() => (draft.keep === null ? setMissing(true) : onGo())}
    >
      <Choices
        name="keep"
        options={[choice('yes', keep.yes), choice('no', keep.no)]}
        chosen={draft.keep === null ? null : draft.keep ? 'yes' : 'no'}
        onChosen={(answer) => onFilled({ keep: answer === 'yes' })}
      />
      <div role="status">{draft.keep === false && <Note>{keep.noMeans}</Note>}</div>
    </QuestionPage>
  )
}

/** Second consent: may the office make contact, and only how. */
export function MayContact({ place, draft, onFilled, onGo }: Asked) {
  const { mayContact, reach, choose } = useWords().messages
  const [missing, setMissing] = useState(false)
  const note = (value: ContactConsent) =>
    value === 'as-told'
      ? mayContact.asTold(reach.options[draft.way], draft.contact.trim())
      : undefined
  return (
    <QuestionPage
      {...mayContact}
      place={place}
      problem={missing && draft.mayContact === null ? choose : null}
      onGo={() => (draft.mayContact === null ? setMissing(true) : onGo())}
    >
      <Choices
        name="may-contact"
        options={contactChoices(draft).map((value) =>
          choice(value, mayContact.options[value], note(value)),
        )}
        chosen={draft.mayContact}
        onChosen={(value) => onFilled({ mayContact: value })}
      />
    </QuestionPage>
  )
}

/** Third consent, the only one with a preset: ask me before anything else is done. */
export function AskFirst({ place, draft, onFilled, onGo }: Asked) {
  const { askFirst } = useWords().messages
  return (
    <QuestionPage {...askFirst} place={place} onGo={onGo}>
      <Choices
        name="ask-first"
        options={[choice('yes', askFirst.yes), choice('no', askFirst.no)]}
        chosen={draft.askFirst ? 'yes' : 'no'}
        onChosen={(answer) => onFilled({ askFirst: answer === 'yes' })}
      />
      <p class="hint">{askFirst.means}</p>
      {draft.askFirst && draft.mayContact === 'no' && <Note>{askFirst.cannotAsk}</Note>}
    </QuestionPage>
  )
}
