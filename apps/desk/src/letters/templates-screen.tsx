import { LARGEST_PAPER, type LetterForm } from '@amparo/contract'
import type { Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { fromBase64, toBase64 } from '../keys/base64.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { saveFile } from '../ui/save-file.ts'
import { sayInstant } from '../ui/say-day.ts'
import { useSay } from '../ui/toasts.tsx'
import { LanguageField } from './letter-fields.tsx'
import style from './letters.module.css'
import { useFormName } from './use-letter-words.ts'
import { useProblemWords } from './use-problem-words.ts'
import { useKeepTemplate, useReadTemplate, useTemplates, type Templates } from './use-letters.ts'

const forms: readonly LetterForm[] = ['letter', 'note-verbale', 'reminder', 'forwarding']

/** How the office words its letters, per language and form: taken out, changed in any word processor, brought back. */
export function TemplatesScreen(): ReactElement {
  const { t } = useLingui()
  const ownLanguage = useLanguage()
  const [language, setLanguage] = useState<Language>(ownLanguage)
  const found = useTemplates()
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/letters" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Letters</Trans>
        </Link>
      </p>
      <PageHeading title={t`Wording of letters`} />
      <p className={pageStyle.lead}>
        <Trans>
          Download a wording, change its texts in your word processor, and bring it back. The marks
          in square brackets and the names in braces stay as they are: the letter puts the names,
          days and numbers there.
        </Trans>
      </p>
      <div className={style.beside}>
        <LanguageField value={language} onChange={setLanguage} />
      </div>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess &&
        forms.map((form) => (
          <OneForm key={`${language} ${form}`} {...{ language, form }} templates={found.data} />
        ))}
    </div>
  )
}

interface OneFormProps {
  readonly language: Language
  readonly form: LetterForm
  readonly templates: Templates
}

function OneForm({ language, form, templates }: OneFormProps): ReactElement {
  const { t } = useLingui()
  const ownLanguage = useLanguage()
  const formName = useFormName()
  const open = useReadTemplate()
  const versions = templates.versions.filter(
    (one) => one.language === language && one.form === form,
  )
  const [newest] = versions
  const name = formName(form)

  async function save(version: number | null): Promise<void> {
    const answer = await open.mutateAsync({ params: {}, body: { language, form, version } })
    if (answer.ok) saveFile(`${form}-${language}.docx`, fromBase64(answer.reply.docx))
  }

  return (
    <section className={style.part}>
      <h2 className={style.title}>{name}</h2>
      <p>
        {newest?.isOwn === true ? (
          <Trans>Worded by the office: version {newest.version}.</Trans>
        ) : (
          <Trans>Worded as the software comes.</Trans>
        )}
      </p>
      <p className={style.actions}>
        <Button
          size="small"
          busy={open.isPending}
          aria-label={t`Download the wording as Word file: ${name}`}
          onClick={() => void save(null)}
        >
          <Icon name="save" />
          <Trans>Word file</Trans>
        </Button>
      </p>
      {open.data?.ok === false && <Failed code={open.data.code} />}
      {templates.mayChange && (
        <ChangeIt
          language={language}
          form={form}
          newest={newest?.version ?? 0}
          isOwn={newest?.isOwn === true}
        />
      )}
      {versions.length > 0 && (
        <details>
          <summary>
            <Trans>Earlier versions</Trans>
          </summary>
          <ol className={style.lines}>
            {versions.map(({ version, isOwn, by, at, entry }) => (
              <li key={version} className={style.facts}>
                <span>
                  {isOwn ? (
                    <Trans>Version {version}</Trans>
                  ) : (
                    <Trans>Version {version}: as the software comes</Trans>
                  )}
                </span>
                <bdi>{by ?? '–'}</bdi>
                <bdi>{sayInstant(at, ownLanguage)}</bdi>
                <EntryMark entry={entry} />
                {isOwn && (
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t`Download version ${version} as Word file`}
                    onClick={() => void save(version)}
                  >
                    <Trans>Word file</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

interface ChangeItProps {
  readonly language: Language
  readonly form: LetterForm
  readonly newest: number
  readonly isOwn: boolean
}

/** A file is checked before anything is kept, and what is wrong with it is said with its place. */
function ChangeIt({ language, form, newest, isOwn }: ChangeItProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const keep = useKeepTemplate()
  const problemWords = useProblemWords()
  const problems = keep.data?.ok === true ? keep.data.reply.problems : []

  async function send(file: File | null): Promise<void> {
    if (file !== null && file.size > LARGEST_PAPER) return
    const docx = file === null ? null : toBase64(new Uint8Array(await file.arrayBuffer()))
    const body = { language, form, docx, after: newest }
    const answer = await keep.mutateAsync({ params: {}, body })
    if (answer.ok && answer.reply.version !== null)
      say({ text: t`Kept. Letters are worded by it from now on.` })
  }

  return (
    <>
      <Field label={t`Bring back a changed file`}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".docx"
            disabled={keep.isPending}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file !== undefined) void send(file)
              target.value = ''
            }}
          />
        )}
      </Field>
      {isOwn && (
        <p>
          <Button size="small" look="quiet" busy={keep.isPending} onClick={() => void send(null)}>
            <Trans>Go back to the wording of the software</Trans>
          </Button>
        </p>
      )}
      {problems.length > 0 && (
        <Notice tone="amber" alert>
          <p>
            <Trans>Nothing was kept. This is to be put right first:</Trans>
          </p>
          <ul>
            {problems.map((problem, at) => (
              <li key={at}>{problemWords(problem)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {keep.data?.ok === false && <Failed code={keep.data.code} />}
    </>
  )
}
