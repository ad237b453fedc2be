import { wgeidGaps, wgeidMissing, type WgeidGapCode } from '@amparo/norms'
import { parseEdtf, sayDate } from '@amparo/register'
import { label, labelAtStart } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useToday } from '../letters/use-today.ts'
import { useLanguage } from '../locales/use-language.ts'
import { BesidePerson, type BesideProps } from '../people/beside-person.tsx'
import { useSubjectPage } from '../register/subject-page-context.ts'
import { useDraft } from '../session/use-draft.ts'
import { useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { WordsField } from '../ui/words-field.tsx'
import { formOf, namesOf, readWords, wordsFrom, type WgeidWords } from './wgeid-form.ts'
import style from './wgeid.module.css'

const route = getRouteApi('/people/$person/wgeid')
const MOST = 4_000

/** The six things without which the working group takes up no case: what is there, what is missing, and a page to print. */
export function WgeidScreen(): ReactElement {
  const { person } = route.useParams()
  return <BesidePerson id={person}>{(known) => <Page {...known} />}</BesidePerson>
}

function Page({ person, below }: BesideProps): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const { named } = useSubjectPage()
  const today = useToday()
  const first = wordsFrom(below, {
    office: me.office.name,
    nameOf: (id) => named.get(id)?.name ?? '',
  })
  const [changed, setChanged] = useState<WgeidWords | null>(null)
  const words = changed ?? first
  useDraft({
    key: `wgeid-${person.id}`,
    content: changed,
    isEmpty: changed === null,
    onRestore: (kept) => setChanged(readWords(kept, first)),
  })
  const form = formOf(person.view, words)
  const missing = wgeidMissing(form, today)
  return (
    <div className={style.page}>
      <PageHeading title={t`For the working group on disappearances`} />
      <Missing missing={missing} />
      <Fields words={words} missing={missing} onChange={setChanged} />
      <Summary person={person} words={words} missing={missing} />
      <p>
        <Button look="strong" onClick={() => print()}>
          <Trans>Print the summary</Trans>
        </Button>
      </p>
    </div>
  )
}

function Missing({ missing }: { readonly missing: readonly WgeidGapCode[] }): ReactElement {
  const language = useLanguage()
  return (
    <div className={missing.length === 0 ? style.whole : style.missing} role="status">
      {missing.length === 0 ? (
        <p>
          <Trans>All six things that the working group asks for are there.</Trans>
        </p>
      ) : (
        <>
          <p>
            <Plural
              value={missing.length}
              one="# thing is missing. Without it the working group does not take up the case:"
              other="# things are missing. Without them the working group does not take up the case:"
            />
          </p>
          <ul>
            {missing.map((gap) => (
              <li key={gap}>{labelAtStart(wgeidGaps.entries[gap], language)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface FieldsProps {
  readonly words: WgeidWords
  readonly missing: readonly WgeidGapCode[]
  readonly onChange: (words: WgeidWords) => void
}

/** What the register knows stands there to begin with; what is changed here changes nothing there. */
function Fields({ words, missing, onChange }: FieldsProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const put = (change: Partial<WgeidWords>) => onChange({ ...words, ...change })
  const problem = (...gaps: readonly WgeidGapCode[]) => {
    const gap = gaps.find((one) => missing.includes(one))
    return gap === undefined ? null : labelAtStart(wgeidGaps.entries[gap], language)
  }
  return (
    <div className={style.fields}>
      <Field
        label={t`Date of the disappearance`}
        help={t`Year, month and day with hyphens: 2026-08-12. Month and year are enough: 2026-08.`}
        problem={problem('date', 'date-ahead')}
      >
        {(control) => (
          <input
            {...control}
            value={words.since}
            maxLength={40}
            dir="ltr"
            autoComplete="off"
            onChange={({ target }) => put({ since: target.value })}
          />
        )}
      </Field>
      <Words
        label={t`Where the person was taken or last seen`}
        value={words.place}
        problem={problem('place')}
        onChange={(place) => put({ place })}
      />
      <Words
        label={t`Who is believed responsible, or why agents of the state are suspected`}
        value={words.forces}
        problem={problem('forces')}
        onChange={(forces) => put({ forces })}
      />
      <Words
        label={t`What was done to find the person; if nothing, why`}
        value={words.steps}
        problem={problem('steps')}
        onChange={(steps) => put({ steps })}
      />
      <Words
        label={t`Who submits it`}
        value={words.submitter}
        problem={problem('submitter')}
        onChange={(submitter) => put({ submitter })}
      />
      <Choices
        label={t`The submitter is`}
        value={words.kind}
        onChange={(kind) => put({ kind })}
        options={[
          { value: 'organisation', label: t`an organisation` },
          { value: 'relative', label: t`a relative` },
          { value: 'representative', label: t`a representative of the family` },
        ]}
        inline
      />
      {words.kind === 'organisation' && (
        <div className={style.checks}>
          <label>
            <input
              type="checkbox"
              checked={words.familyConsents}
              onChange={({ target }) => put({ familyConsents: target.checked })}
            />{' '}
            <Trans>The family agrees that the case is sent to the working group</Trans>
          </label>
          <label>
            <input
              type="checkbox"
              checked={words.canFollowUp}
              onChange={({ target }) => put({ canFollowUp: target.checked })}
            />{' '}
            <Trans>The organisation can follow the case up and stay in touch with the family</Trans>
          </label>
        </div>
      )}
    </div>
  )
}

interface WordsProps {
  readonly label: string
  readonly value: string
  readonly problem: string | null
  readonly onChange: (value: string) => void
}

function Words(props: WordsProps): ReactElement {
  return <WordsField {...props} lines={2} most={MOST} />
}

interface SummaryProps extends BesideProps {
  readonly words: WgeidWords
  readonly missing: readonly WgeidGapCode[]
}

/** One page for one person, as it is printed. */
function Summary({ person, words, missing }: Omit<SummaryProps, 'below'>): ReactElement {
  const language = useLanguage()
  const read = parseEdtf(words.since.trim())
  return (
    <section className={style.summary}>
      <h2>
        <Trans>Summary for the Working Group on Enforced or Involuntary Disappearances</Trans>
      </h2>
      <dl className={style.facts}>
        <Fact name={<Trans>1. Full name, every spelling</Trans>}>
          {namesOf(person.view).join(' · ')}
        </Fact>
        <Fact name={<Trans>2. Date of the disappearance</Trans>}>
          {read.ok ? sayDate(read.date, language) : ''}
        </Fact>
        <Fact name={<Trans>3. Place</Trans>}>{words.place}</Fact>
        <Fact name={<Trans>4. Forces believed responsible</Trans>}>{words.forces}</Fact>
        <Fact name={<Trans>5. Steps taken to find the person</Trans>}>{words.steps}</Fact>
        <Fact name={<Trans>6. Submitted by</Trans>}>{words.submitter}</Fact>
      </dl>
      {missing.length > 0 && (
        <p>
          <strong>
            <Trans>Still missing:</Trans>
          </strong>{' '}
          {missing.map((gap) => label(wgeidGaps.entries[gap], language)).join('; ')}
        </p>
      )}
    </section>
  )
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children.trim() === '' ? '–' : children}</dd>
    </div>
  )
}
