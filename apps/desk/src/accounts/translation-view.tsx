import type { AccountTranslation } from '@amparo/seal/account'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguageName } from '../ui/use-language-name.ts'
import { MarkablePart, type Marking } from '../record/markable-part.tsx'
import style from './accounts.module.css'
import type { Translated } from './versions.ts'

/** A translation, with who made it; it stands beside the words it is of and never in their place. */
export function TranslationView({
  translation: { translation, body, seq },
  marking,
}: {
  readonly translation: Translated
  readonly marking: Marking
}): ReactElement {
  const { t } = useLingui()
  const languageName = useLanguageName()
  return (
    <article className={style.text}>
      <h3>
        <Trans>Translation into {languageName(translation.language)}</Trans>
      </h3>
      <p className={style.soft}>
        <TranslatedBy translation={translation} />
      </p>
      {body.note !== '' && (
        <p className={style.soft}>
          <bdi className={style.said}>{body.note}</bdi>
        </p>
      )}
      <MarkablePart
        part={seq}
        text={translation.words}
        lang={translation.language}
        label={t`The translation, version ${seq}`}
        marking={marking}
      />
    </article>
  )
}

export function TranslatedBy({
  translation: { by, name },
}: {
  readonly translation: AccountTranslation
}): ReactElement {
  return by === 'person' ? (
    <Trans>
      Translated by <bdi>{name}</bdi>
    </Trans>
  ) : (
    <Trans>
      Translated by a machine, checked by <bdi>{name}</bdi>
    </Trans>
  )
}
