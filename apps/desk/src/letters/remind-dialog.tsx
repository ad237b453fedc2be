import type { QuestionId } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { AudienceField, LanguageField } from './letter-fields.tsx'
import style from './letters.module.css'
import { DroppedLines } from './dropped-lines.tsx'
import { useChase, usePlanChase, type Chased, type ChasePlan } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'

interface RemindDialogProps {
  readonly questions: readonly QuestionId[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** One reminder to each body with what is still open; what is not asked again is listed with its reason before anybody presses. */
export function RemindDialog({ questions, onClose, onDone }: RemindDialogProps): ReactElement {
  const onceFor = useOnceFor()
  const ownLanguage = useLanguage()
  const [audience, setAudience] = useState<number>(officeAudience)
  const [language, setLanguage] = useState<Language>(ownLanguage)
  const { mutate: weigh, ...plan } = usePlanChase()
  const chase = useChase()
  const weighed = plan.data?.ok === true ? plan.data.reply : null
  const written = chase.data?.ok === true ? chase.data.reply : null

  useEffect(() => {
    weigh({ params: {}, body: { questions: [...questions], audience } })
  }, [weigh, questions, audience])

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    const wanted = { questions: [...questions], language, audience }
    chase.mutate(
      { params: {}, body: { ...wanted, once: onceFor(JSON.stringify(wanted)) } },
      { onSuccess: ({ ok }) => ok && onDone() },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Remind those who have not answered</Trans>} wide>
      {written !== null ? (
        <Written written={written} onClose={onClose} />
      ) : (
        <form className={dialogStyle.form} onSubmit={handleSubmit}>
          <div className={style.beside}>
            <LanguageField value={language} onChange={setLanguage} />
            <AudienceField value={audience} onChange={setAudience} />
          </div>
          {weighed === null && plan.data?.ok !== false && <Loading />}
          {plan.data?.ok === false && <Failed code={plan.data.code} />}
          {weighed !== null && <Weighed plan={weighed} />}
          <Actions>
            <Button
              type="submit"
              look="strong"
              disabled={weighed === null || weighed.bodies.length === 0}
              busy={chase.isPending}
            >
              <Trans>Write the reminders</Trans>
            </Button>
            <Button onClick={onClose}>
              <Trans>Leave it as it is</Trans>
            </Button>
          </Actions>
          {chase.data?.ok === false && <Failed code={chase.data.code} />}
        </form>
      )}
    </Dialog>
  )
}

function Weighed({ plan: { bodies, dropped } }: { readonly plan: ChasePlan }): ReactElement {
  return (
    <div className={style.plan} role="status">
      {bodies.length === 0 && (
        <p>
          <Trans>Nothing of this is to be asked again now.</Trans>
        </p>
      )}
      {bodies.length > 0 && (
        <section className={style.lines}>
          <h3>
            <Trans>Will be asked again</Trans>
          </h3>
          <ul className={style.lines}>
            {bodies.map(({ authority, name, ask }) => (
              <li key={authority}>
                <bdi>{name}</bdi>:{' '}
                <Plural value={ask.length} one="# question" other="# questions" />
              </li>
            ))}
          </ul>
        </section>
      )}
      {dropped.length > 0 && (
        <section className={style.lines}>
          <h3>
            <Trans>Not asked again</Trans>
          </h3>
          <DroppedLines dropped={dropped} />
        </section>
      )}
    </div>
  )
}

function Written({
  written: { letters, dropped },
  onClose,
}: {
  readonly written: Chased
  readonly onClose: () => void
}): ReactElement {
  const { t } = useLingui()
  return (
    <>
      <p role="status">
        <Plural
          value={letters.length}
          one="# reminder is written. It can be signed once its paper is made."
          other="# reminders are written. Each can be signed once its paper is made."
        />
      </p>
      <ul className={style.lines}>
        {letters.map((letter) => (
          <li key={letter}>
            <Link to="/letters/$letter" params={{ letter }}>
              {t`Letter ${letter}`}
            </Link>
          </li>
        ))}
      </ul>
      {dropped.length > 0 && (
        <section className={style.lines}>
          <h3>
            <Trans>Not asked again</Trans>
          </h3>
          <DroppedLines dropped={dropped} />
        </section>
      )}
      <Actions>
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </Actions>
    </>
  )
}
