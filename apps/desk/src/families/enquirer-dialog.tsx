import type { Closings, SubjectId, SubmissionId } from '@amparo/contract'
import { tellings, ties } from '@amparo/register'
import {
  enquirerContacts,
  enquirerLimits,
  enquirerPhotographs,
  type EnquirerFacts,
} from '@amparo/seal/enquirer'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useOwnTeams } from '../record/use-own-teams.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import { LanguageField } from '../ui/language-field.tsx'
import { ChooseKnown } from './choose-known.tsx'
import { isSameEnquirer, newFacts, problemsOf } from './enquirer-fields.ts'
import style from './families.module.css'
import { asksAlsoFor, type KnownEnquirer } from './known-enquirers.ts'
import type { SenderAsks } from './sender-asks.ts'
import { drawAll, useKeepEnquirer, type ListedEnquirer } from './use-enquirers.ts'
import { useBeware } from './use-beware.ts'
import { useFamilyWords } from './use-family-words.ts'
import { useWhatItDid } from './use-what-it-did.ts'
import { useOpensSearch, type OpensSearch } from './use-opens-search.ts'

interface EnquirerDialogProps {
  readonly person: SubjectId
  /** Null: somebody new. */
  readonly row: ListedEnquirer | null
  readonly others: readonly ListedEnquirer[]
  readonly closings: Closings | null
  /** The sender of a message, who is to be written down. */
  readonly asks: SenderAsks | null
  /** Messages that tell of the person: one of them may be theirs. */
  readonly messages: readonly SubmissionId[]
  readonly onClose: () => void
}

/** Who asks, how they are reached, what they may be told. Sealed before it leaves this device. */
export function EnquirerDialog({
  person,
  row,
  others,
  closings,
  asks,
  messages,
  onClose,
}: EnquirerDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const language = useLanguage()
  const teams = useOwnTeams()
  const words = useFamilyWords()
  const contactName = useContactName()
  const photographName = usePhotographName()
  const keep = useKeepEnquirer()
  const before = row?.opened.verdict === 'enquirer' ? row.opened : null
  const [facts, setFacts] = useState<EnquirerFacts>(before?.facts ?? factsOf(asks, language))
  const [team, setTeam] = useState(row?.audience ?? teams[0]?.id ?? 0)
  const [drawn, setDrawn] = useState(drawAll)
  const [known, setKnown] = useState<KnownEnquirer | null>(null)
  const search = useOpensSearch(person, closings)
  const tookBack = useWhatItDid()
  const beware = useBeware()
  const messageList = useId()
  const problems = problemsOf(facts)
  const twin = others.find(
    ({ id, opened }) =>
      id !== row?.id && opened.verdict === 'enquirer' && isSameEnquirer(opened.facts, facts),
  )
  function change(patch: Partial<EnquirerFacts>): void {
    setFacts((known) => ({ ...known, ...patch }))
    // Other words are another request.
    setDrawn((known) => ({ ...drawAll(), handle: known.handle, enquirer: known.enquirer }))
  }

  function choose(one: KnownEnquirer): void {
    setKnown(one)
    setFacts(asksAlsoFor(one))
    setDrawn(drawAll())
    if (teams.some(({ id }) => id === one.team)) setTeam(one.team)
  }

  async function keepAndOpen(): Promise<void> {
    const enquirer = before?.enquirer ?? known?.enquirer ?? null
    // One version follows another about the record they asked for, whichever page it is shown on.
    const asked = row?.person ?? person
    // What waits for them is taken back with it, so its day is no day on which they were written to.
    const told = (row?.waits ?? null) === null ? facts : { ...facts, updated: null }
    const kept = await keep.mutateAsync({ person: asked, team, row, enquirer, facts: told, drawn })
    if (!kept.ok) return
    await tell(kept.reply.tookBack, enquirer ?? drawn.enquirer)
    if (row === null && search.offer !== 'none' && search.wanted && !(await search.open(team)))
      say({ text: t`Who asks is kept. The search could not be opened: open it on this page.` })
    onClose()
  }

  /** What this did elsewhere is told at once. */
  async function tell(isTaken: boolean, enquirer: string): Promise<void> {
    const handle = row?.handle ?? drawn.handle
    const isBeware = facts.informer || facts.withdrawn
    const elsewhere = isBeware
      ? await beware({ handle, enquirer, facts }).catch(() => null)
      : { noted: 0, tookBack: false, failed: [] }
    const sentences = tookBack(facts, isTaken, elsewhere)
    if (sentences !== '') say({ text: sentences })
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    // What went wrong stands below the form.
    if (problems.length === 0 && !keep.isPending) void keepAndOpen().catch(() => undefined)
  }

  const line = (label: string, field: TextField, help?: string) => (
    <Field label={label} help={help}>
      {(control) => (
        <input
          {...control}
          value={facts[field]}
          maxLength={enquirerLimits.short}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={row === null ? <Trans>Write down who asks</Trans> : <Trans>Who asks</Trans>}
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Notice>
          <Trans>
            Sealed on this device to one team. The server learns that somebody asks, and nothing of
            who it is.
          </Trans>
        </Notice>
        {row === null && (
          <ChooseKnown people={[person, ...others.map((one) => one.person)]} onChoose={choose} />
        )}
        {known !== null && (
          <Notice>
            <Trans>
              The same human being as before, now for this person too. What they are to this person
              is not verified yet.
            </Trans>
          </Notice>
        )}
        {row === null && teams.length > 1 && (
          <Field label={t`Sealed to`}>
            {(control) => (
              <select
                {...control}
                value={team}
                onChange={({ target }) => setTeam(Number(target.value))}
              >
                {teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {line(t`Name of whoever asks`, 'name')}
        {line(t`How to reach them`, 'reach')}
        {line(t`When it is safe`, 'times')}
        <LanguageField
          label={t`Their language`}
          value={facts.language}
          isMissing={facts.language === ''}
          onChange={(code) => change({ language: code })}
        />
        <Field
          label={t`Number of their message`}
          help={t`Updates go into the mailbox of that message. Leave it empty if there is none.`}
        >
          {(control) => (
            <input
              {...control}
              list={messageList}
              value={facts.submission ?? ''}
              inputMode="numeric"
              maxLength={18}
              autoComplete="off"
              onChange={({ target }) =>
                change({ submission: target.value.trim() === '' ? null : target.value.trim() })
              }
            />
          )}
        </Field>
        <datalist id={messageList}>
          {messages.map((message) => (
            <option key={message} value={message}>
              {message}
            </option>
          ))}
        </datalist>
        {line(t`What they say they are to the person`, 'says', t`In their words: mother, wife …`)}
        <Choices
          label={t`The tie`}
          inline
          value={facts.tie}
          options={ties.map((value) => ({ value, label: words.tie[value] }))}
          onChange={(tie) => change({ tie })}
        />
        {facts.tie !== 'unverified' && line(t`By whom or what, or why`, 'tieBy')}
        <Choices
          label={t`They may be told`}
          value={facts.telling}
          options={tellings.map((value) => ({ value, label: words.telling[value] }))}
          onChange={(telling) => change({ telling })}
        />
        {(facts.telling === 'ask-first' || facts.telling === 'nothing') &&
          line(t`What has to be agreed with whom, or why nothing`, 'condition')}
        <Check
          checked={facts.informer}
          onChange={(informer) => change({ informer })}
          label={t`They may be passing on what they hear: write nothing to them.`}
        />
        <Check
          checked={facts.withdrawn}
          onChange={(withdrawn) => change({ withdrawn })}
          label={t`They took back that they may be written to.`}
        />
        {line(t`Circumstances, as they told them`, 'circumstances')}
        {line(t`Last contact with the person`, 'lastContact')}
        {line(t`Who speaks with them`, 'liaison', t`As they know them; it stands in the update.`)}
        {line(t`Who stands by them`, 'support', t`It stands in the update.`)}
        <Choices
          label={t`A photograph of the person found, shown alone`}
          value={facts.photograph}
          options={enquirerPhotographs.map((value) => ({ value, label: photographName(value) }))}
          onChange={(photograph) => change({ photograph })}
        />
        <Field label={t`Who met the person found`}>
          {(control) => (
            <select
              {...control}
              value={facts.contact ?? ''}
              onChange={({ target }) =>
                change({ contact: enquirerContacts.find((one) => one === target.value) ?? null })
              }
            >
              <option value="">{t`Nobody so far`}</option>
              {enquirerContacts.map((one) => (
                <option key={one} value={one}>
                  {contactName(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Check
          checked={facts.abroad}
          onChange={(abroad) => change({ abroad })}
          label={t`The person was taken to another country.`}
        />
        {facts.abroad && (
          <p className={style.soft}>
            <Trans>
              Sealed here, it counts for whoever opens this alone. Record it as an act against the
              person too, an expulsion or a return: then no team puts news of them into a mailbox.
            </Trans>
          </p>
        )}
        {row === null && <SearchToo {...search} />}
        {twin !== undefined && (
          <Notice tone="amber">
            <Trans>Somebody like that is written down here already. Change that one instead.</Trans>
          </Notice>
        )}
        {problems.includes('who') && (
          <p className={style.soft}>
            <Trans>Write a name, a way to reach them, or the number of their message.</Trans>
          </p>
        )}
        {keep.data?.ok === false && <Failed code={keep.data.code} />}
        {keep.isError && (
          <Notice tone="amber" alert>
            <Trans>It could not be sealed, so nothing was sent.</Trans>
          </Notice>
        )}
        <Actions>
          <Button
            type="submit"
            look="strong"
            disabled={problems.length > 0 || team === 0 || facts.language === ''}
            busy={keep.isPending}
          >
            <Trans>Seal and keep</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}

type TextField =
  | 'name'
  | 'reach'
  | 'times'
  | 'says'
  | 'tieBy'
  | 'condition'
  | 'circumstances'
  | 'lastContact'
  | 'liaison'
  | 'support'

function factsOf(asks: SenderAsks | null, language: string): EnquirerFacts {
  return asks === null
    ? newFacts(language)
    : { ...newFacts(asks.language), submission: asks.submission }
}

/** Whoever is asked for is looked for, unless somebody unticks it. */
function SearchToo({ offer, wanted, setWanted }: OpensSearch): ReactElement | null {
  const { t } = useLingui()
  if (offer === 'none') return null
  const label =
    offer === 'new'
      ? t`Open a search for this person too.`
      : t`The search was closed. Open it again.`
  return <Check checked={wanted} onChange={setWanted} label={label} />
}

interface CheckProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly label: string
}

function Check({ checked, onChange, label }: CheckProps): ReactElement {
  return (
    <label className={style.check}>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

function usePhotographName() {
  const { t } = useLingui()
  const names: Readonly<Record<(typeof enquirerPhotographs)[number], string>> = {
    confirmed: t`they know the person again`,
    'not-confirmed': t`they do not know the person`,
    'not-shown': t`not shown`,
  }
  return (value: (typeof enquirerPhotographs)[number]) => names[value]
}

function useContactName() {
  const { t } = useLingui()
  const names: Readonly<Record<(typeof enquirerContacts)[number], string>> = {
    person: t`We spoke with the person`,
    family: t`The family has met the person`,
    lawyer: t`The lawyer has met the person`,
    'own-visit': t`We saw the person on a visit`,
    'body-identified': t`The body was identified`,
  }
  return (value: (typeof enquirerContacts)[number]) => names[value]
}
