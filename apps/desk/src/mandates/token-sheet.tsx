import { returnCodeFrom, toDigits } from '@amparo/seal'
import { languages, type Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { fromBase64 } from '../keys/base64.ts'
import { languageNames } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'
import { codeInWords } from '../taking/code-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import style from './mandates.module.css'

/** The tokens, once, to be printed and cut. Whose they are stands nowhere on the sheet. */
export function TokenSheet(props: {
  readonly tokens: readonly string[]
  readonly onDone: () => void
}): ReactElement {
  const { t } = useLingui()
  const own = useLanguage()
  const [form, setForm] = useState<Language | 'digits'>(own)
  const words = useQuery({
    queryKey: ['code-words', form],
    queryFn: () => (form === 'digits' ? null : codeInWords(form)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const write = (token: string): readonly string[] => {
    const bytes = fromBase64(token)
    return words.data?.(bytes) ?? toDigits(returnCodeFrom(bytes))
  }
  return (
    <div className={page.page}>
      <div className={style.screenOnly}>
        <PageHeading title={t`Upload tokens`} />
        <Notice tone="amber">
          <Trans>
            These are shown once and kept nowhere. Print the sheet, give it to the holder by hand,
            and close this page.
          </Trans>
        </Notice>
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
        <div className={style.buttons}>
          <Button look="strong" onClick={() => print()}>
            <Icon name="print" />
            <Trans>Print</Trans>
          </Button>
          <Button onClick={props.onDone}>
            <Trans>They are printed; close</Trans>
          </Button>
        </div>
      </div>
      <ol className={style.tokens} translate="no">
        {props.tokens.map((token) => (
          <li key={token}>
            <bdi
              dir={form === 'digits' ? 'ltr' : undefined}
              lang={form === 'digits' ? undefined : form}
            >
              {write(token).join('  ')}
            </bdi>
            <small>
              <Trans>
                One message. On the report page choose “I have an upload token” and type this. Then
                cross it out.
              </Trans>
            </small>
          </li>
        ))}
      </ol>
    </div>
  )
}
