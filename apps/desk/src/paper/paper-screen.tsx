import { hurtAnswers, reachWays, tellings, triageAnswers } from '@amparo/seal'
import { languages, notToldReasons, tellingOutcomes, type Language } from '@amparo/vocabulary'
import { setupI18n, type I18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement, type ReactNode } from 'react'
import { languageNames, messagesOf } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useAnswerWords } from '../taking/use-answer-words.ts'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './paper.module.css'
import type { QuestionCode } from './questions.ts'
import { useQuestions } from './use-questions.ts'

/** The form on paper, for where there is no line: the same questions with the same numbers, in any of the languages. */
export function PaperScreen(): ReactElement {
  const { t } = useLingui()
  const own = useLanguage()
  const [language, setLanguage] = useState<Language>(own)
  const catalogue = useCatalogue(language)
  return (
    <div className={page.page}>
      <div className={style.screenOnly}>
        <PageHeading title={t`Paper form`} />
        <p className={page.lead}>
          <Trans>
            Two sides of A4, without a name of this office on it. Number the sheets by hand. When
            the line is back, enter them under “Enter papers”.
          </Trans>
        </p>
        <Field label={t`Language of the form`}>
          {(control) => (
            <select
              {...control}
              value={language}
              onChange={(event) =>
                setLanguage(languages.find((one) => one === event.target.value) ?? own)
              }
            >
              {languages.map((one) => (
                <option key={one} value={one}>
                  {languageNames[one].name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button look="strong" onClick={() => print()}>
          <Icon name="print" />
          <Trans>Print</Trans>
        </Button>
      </div>
      {catalogue === null ? (
        <Loading />
      ) : (
        <I18nProvider i18n={catalogue}>
          <Sheet language={language} />
        </I18nProvider>
      )}
    </div>
  )
}

/** Texts of one language beside those of the page. */
function useCatalogue(language: Language): I18n | null {
  const loaded = useQuery({
    queryKey: ['catalogue', language],
    queryFn: async () => {
      const i18n = setupI18n()
      i18n.load(language, await messagesOf(language))
      i18n.activate(language)
      return i18n
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return loaded.data ?? null
}

function Sheet({ language }: { readonly language: Language }): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const answer = useAnswerWords()
  const codes = (vocabulary: Parameters<typeof words>[0], of: readonly string[]) =>
    of.map((code) => words(vocabulary, code))
  const yesNo = answer.yesNo.map(({ label }) => label)
  const asked = triageAnswers.filter((value) => value !== 'unsaid')
  return (
    <article className={style.sheet} lang={language} dir={languageNames[language].direction}>
      <header className={style.head}>
        <h2>{t`Questions`}</h2>
        <p className={style.number}>{t`Sheet no.`} ________________</p>
      </header>
      <p>
        {t`You can leave out any question but 16 and 17. Do not write on this sheet who you are unless you want to.`}
      </p>
      <Boxes code="custody" answers={codes('triage-answer', asked)} />
      <Boxes code="child" answers={codes('triage-answer', asked)} />
      <Boxes code="missing" answers={codes('triage-answer', asked)} />
      <Boxes code="danger" answers={codes('triage-answer', asked)} />
      <Boxes
        code="hurt"
        answers={codes(
          'hurt',
          hurtAnswers.filter((value) => value !== 'unsaid'),
        )}
      />
      <Boxes code="telling" answers={codes('telling', tellings)} />
      <Lines code="account" lines={13} />
      <Lines code="where" lines={1} />
      <Lines code="when" lines={1} />
      <Boxes code="told" answers={yesNo} />
      <Boxes
        code="toldReason"
        answers={[
          ...codes('not-told-reason', namedIn(Object.keys(notToldReasons.entries))),
          ...codes('telling-outcome', namedIn(Object.keys(tellingOutcomes.entries))),
        ]}
      />
      <Lines code="toldWords" lines={2} />
      <Boxes
        code="reachWay"
        answers={codes(
          'reach-way',
          reachWays.filter((way) => way !== 'mailbox'),
        )}
      />
      <Lines code="contact" lines={1} />
      <Lines code="safety" lines={1} />
      <Boxes code="keep" answers={yesNo} />
      <Boxes code="mayContact" answers={yesNo} />
      <Boxes code="askFirst" answers={yesNo} />
      <Boxes code="assent" answers={[...yesNo, answer.assent('not-asked')]} />
      <Boxes code="childRisk" answers={codes('triage-answer', asked)} />
      <Lines code="language" lines={1} />
      <Lines code="interpreter" lines={1} />
      <Boxes code="readBack" answers={[...yesNo, answer.readBack('not-possible')]} />
      <Boxes code="wording" answers={[answer.wording('verbatim'), answer.wording('summary')]} />
      <Boxes
        code="consentBy"
        answers={codes('consent-standing', ['self', 'guardian', 'next-of-kin', 'lawyer'])}
      />
      <Boxes code="consentSpoken" answers={yesNo} />
    </article>
  )
}

/** “Not said” and “other” are what an empty box and a free line say already. */
function namedIn(codes: readonly string[]): readonly string[] {
  return codes.filter((code) => code !== 'unsaid' && code !== 'other')
}

function Boxes({
  code,
  answers,
}: {
  readonly code: QuestionCode
  readonly answers: readonly ReactNode[]
}): ReactElement {
  const question = useQuestions()
  return (
    <section className={style.question}>
      <h3>{question(code)}</h3>
      <ul className={style.boxes}>
        {answers.map((answer, at) => (
          <li key={at}>
            <span className={style.box} aria-hidden="true" /> {answer}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lines({
  code,
  lines,
}: {
  readonly code: QuestionCode
  readonly lines: number
}): ReactElement {
  const question = useQuestions()
  return (
    <section className={style.question}>
      <h3>{question(code)}</h3>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className={style.line} aria-hidden="true" />
      ))}
    </section>
  )
}
