import { accountLimits, translators } from '@amparo/seal/account'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { useOfficer } from '../session/session-context.tsx'
import { isLanguage } from '../ui/named-languages.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import style from './accounts.module.css'
import { NotSealed, StillMissing } from './not-kept.tsx'
import { LanguageField } from '../ui/language-field.tsx'
import { TextField } from './text-field.tsx'
import { readTranslation, type TranslationFields } from './translation-fields.ts'
import { useKeepVersion, type OpenedAccount } from './use-accounts.ts'
import { useWriting } from './use-writing.ts'
import type { Telling } from './versions.ts'

interface TranslationFormProps {
  readonly account: OpenedAccount
  /** The words that are translated. */
  readonly of: Telling
  readonly onDone: () => void
}

/** The words in another language, with who put them into it. */
export function TranslationForm({ account, of, onDone }: TranslationFormProps): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const language = useLanguage()
  const keep = useKeepVersion(account)
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const writing = useWriting<TranslationFields>({
    draft: `translation-${account.id}`,
    first: { language, by: 'person', name: me.name, words: '', note: '' },
    isEmpty: ({ words, note }) => words.trim() === '' && note.trim() === '',
    read: readTranslation,
    onDone,
  })
  const { fields, key } = writing
  const [noLanguage, noName, noWords] = [
    !isLanguage(fields.language),
    fields.name.trim() === '',
    fields.words.trim() === '',
  ]

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (keep.isPending || noLanguage || noName || noWords) return
    // What was sealed names the version before it: after a newer one it is sealed anew.
    const sealed = writing.sealedUpon(account.newest)
    const { name, words, note, by } = fields
    const next = {
      kind: 'translation',
      of: of.seq,
      language: fields.language,
      by,
      name: name.toWellFormed(),
      words: words.toWellFormed(),
      note: note.toWellFormed(),
    } as const
    const result = await keep.mutateAsync({ key, next, sealed }).catch(() => null)
    if (result === null) return
    writing.rememberSealed(account.newest, result.sealed)
    if (result.answer.ok) writing.finish()
  }

  return (
    <form className={style.form} noValidate onSubmit={(event) => void save(event)}>
      <h3 ref={heading} tabIndex={-1}>
        <Trans>Translate version {of.seq}</Trans>
      </h3>
      <p>
        <Trans>
          A translation stands beside the words and never in their place. Words do not leave this
          page for a machine.
        </Trans>
      </p>
      <div className={style.questions}>
        <LanguageField
          label={t`Translated into`}
          value={fields.language}
          onChange={(code) => writing.change({ language: code })}
          isMissing={tried && noLanguage}
        />
        <Choices
          inline
          label={t`Who translated it?`}
          value={fields.by}
          onChange={(by) => writing.change({ by })}
          options={translators.map((value) => ({
            value,
            label: value === 'person' ? t`A person` : t`A machine, and a person has checked it`,
          }))}
        />
        <TextField
          label={fields.by === 'person' ? t`Name of the translator` : t`Checked by`}
          most={accountLimits.name}
          problem={tried && noName ? t`Write the name.` : null}
          value={fields.name}
          onChange={(name) => writing.change({ name })}
        />
        <TextField
          label={t`What a reader should know of this translation`}
          value={fields.note}
          onChange={(note) => writing.change({ note })}
        />
        <div className={style.wide}>
          <TextField
            lines={12}
            most={accountLimits.words}
            label={t`The translation`}
            problem={tried && noWords ? t`Write down the words.` : null}
            value={fields.words}
            onChange={(words) => writing.change({ words })}
          />
        </div>
      </div>
      <StillMissing when={tried && (noLanguage || noName || noWords)} />
      <div className={style.actions}>
        <Button type="submit" look="strong" busy={keep.isPending}>
          <Trans>Seal and keep</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
        <DraftSign state={writing.draft} />
      </div>
      {keep.data?.answer.ok === false && <Failed code={keep.data.answer.code} />}
      <NotSealed when={keep.isError} />
    </form>
  )
}
