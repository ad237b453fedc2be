import { returnCodeFrom, toDigits } from '@amparo/seal'
import { languages, type Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { languageNames } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { isSameCode } from './same-code.ts'
import { codeInWords } from './code-words.ts'
import style from './taking.module.css'

/** The person’s return code, to be read aloud group by group and copied. It is shown here once and kept nowhere. */
export function CodeCard({ code }: { readonly code: Uint8Array }): ReactElement {
  const { t } = useLingui()
  const own = useLanguage()
  const [form, setForm] = useState<Language | 'digits'>(own)
  const groups = useGroups(code, form)
  return (
    <section className={style.card} aria-label={t`Return code`}>
      <h2>
        <Trans>The person’s return code</Trans>
      </h2>
      <p className={style.screenOnly}>
        <Trans>
          Read it to them slowly, one group after the other, and have them copy it. It is shown here
          once and kept nowhere; you must not keep it either.
        </Trans>
      </p>
      <Field label={t`In this form`}>
        {(control) => (
          <select
            {...control}
            value={form}
            onChange={(event) =>
              setForm(languages.find((one) => one === event.target.value) ?? 'digits')
            }
          >
            {languages.map((language) => (
              <option key={language} value={language}>
                {languageNames[language].name}
              </option>
            ))}
            <option value="digits">{t`Digits`}</option>
          </select>
        )}
      </Field>
      <ol className={style.code} dir={form === 'digits' ? 'ltr' : undefined} translate="no">
        {groups.map((group, at) => (
          <li key={`${at} ${group}`} lang={form === 'digits' ? undefined : form}>
            <small aria-hidden="true">{at + 1}</small>
            <bdi>{group}</bdi>
          </li>
        ))}
      </ol>
      <ReadBack code={code} />
      <div className={style.screenOnly}>
        <Button size="small" onClick={() => print()}>
          <Icon name="print" />
          <Trans>Print for the person</Trans>
        </Button>
      </div>
    </section>
  )
}

function useGroups(code: Uint8Array, form: Language | 'digits'): readonly string[] {
  const digits = toDigits(returnCodeFrom(code))
  const words = useQuery({
    queryKey: ['code-words', form],
    // The list alone is kept by the cache, never the code.
    queryFn: () => (form === 'digits' ? null : codeInWords(form)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return words.data?.(code) ?? digits
}

/** The person says it back; what the officer types must be the same code. */
function ReadBack({ code }: { readonly code: Uint8Array }): ReactElement {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [same, setSame] = useState<boolean | null>(null)
  return (
    <form
      className={style.screenOnly}
      onSubmit={(event) => {
        event.preventDefault()
        void isSameCode(typed, code).then(setSame)
      }}
    >
      <Field
        label={t`Have them read it back, and type what they say`}
        problem={
          same === false ? t`This is not the same. Go through it once more, group by group.` : null
        }
      >
        {(control) => (
          <input
            {...control}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setSame(null)
            }}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <div className={style.actions}>
        <Button type="submit" size="small" disabled={typed.trim() === ''}>
          <Trans>Compare</Trans>
        </Button>
        <span role="status">{same === true && <Trans>It is the same.</Trans>}</span>
      </div>
    </form>
  )
}
