import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactElement } from 'react'
import { AudienceField } from '../record/audience-field.tsx'
import { useOnceFor } from '../ui/use-once.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useAudiences } from '../record/use-audiences.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { WordsField } from '../ui/words-field.tsx'
import style from './identity.module.css'
import { useAcceptBulk, useBulkPlan, type BulkPlan } from './use-identity.ts'

/** In UTF-16 units, as the server takes them. */
const MOST = 2_000

/** Many pairs at once: only where judged ones say how often that is wrong, and after a look at some of them. */
export function BulkDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const audiences = useAudiences().map(({ id }) => id)
  const [audience, setAudience] = useState(audiences[0] ?? 0)
  const plan = useBulkPlan(audience)
  return (
    <Dialog open wide onClose={onClose} title={<Trans>Decide many at once</Trans>}>
      <div className={dialogStyle.form}>
        <p>
          <Trans>
            Only pairs for which very much speaks, and nothing warns: no contradiction, no brother,
            no father and son. Each becomes a decision of yours, and each can be taken apart again.
          </Trans>
        </p>
        <AudienceField audiences={audiences} value={audience} onChange={setAudience} />
        {plan.isPending && <Loading />}
        {plan.isError && <Failed code={plan.error.code} onRetry={() => void plan.refetch()} />}
        {plan.isSuccess && (
          <Planned key={audience} audience={audience} plan={plan.data} onClose={onClose} />
        )}
      </div>
    </Dialog>
  )
}

interface PlannedProps {
  readonly audience: number
  readonly plan: BulkPlan
  readonly onClose: () => void
}

function Planned({ audience, plan, onClose }: PlannedProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const accept = useAcceptBulk()
  const [words, setWords] = useState('')
  const isEmpty = words.trim() === ''

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (plan.plan === null || isEmpty) return
    const said = { audience, plan: plan.plan, words }
    accept.mutate(
      { ...said, once: onceFor(JSON.stringify(said)) },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          say({ text: t`Decided: ${answer.reply.decided} pairs are one person each.` })
          onClose()
        },
      },
    )
  }

  return (
    <form className={dialogStyle.form} onSubmit={handleSubmit}>
      <p>
        <Plural
          value={plan.pairs}
          one="# pair is as clear as that."
          other="# pairs are as clear as that."
        />
      </p>
      <FalseLinks plan={plan} />
      {plan.plan !== null && plan.samples.length > 0 && <Samples plan={plan} />}
      {plan.plan !== null && (
        <WordsField
          label={t`Why, in writing`}
          value={words}
          onChange={setWords}
          lines={2}
          most={MOST}
        />
      )}
      <Actions>
        {plan.plan !== null && (
          <Button type="submit" look="strong" disabled={isEmpty} busy={accept.isPending}>
            <Trans>Take each pair for one person</Trans>
          </Button>
        )}
        <Button onClick={onClose}>
          <Trans>Leave it as it is</Trans>
        </Button>
      </Actions>
      {accept.data?.ok === false && <Failed code={accept.data.code} />}
      {accept.isError && <Failed code="unexpected" />}
    </form>
  )
}

function FalseLinks({ plan }: { readonly plan: BulkPlan }): ReactElement {
  const language = useLanguage()
  const { falseLinks } = plan
  if (falseLinks.verdict === 'too-few-judged') {
    return (
      <Notice tone="amber">
        <Trans>
          Nobody can say yet how often such pairs are wrong: {falseLinks.judged} were decided one by
          one, and {falseLinks.needed} are needed. Until then each pair is decided by itself.
        </Trans>
      </Notice>
    )
  }
  const say = (number: number): string =>
    number.toLocaleString(language, { maximumFractionDigits: 1 })
  return (
    <Notice>
      <Trans>
        Of a hundred such pairs that were decided one by one, {say(falseLinks.perHundred)} were not
        one person; with what is known it may be {say(falseLinks.low)} to {say(falseLinks.high)}.
      </Trans>
    </Notice>
  )
}

function Samples({ plan }: { readonly plan: BulkPlan }): ReactElement {
  const { t } = useLingui()
  const named = (name: string): string => (name === '' ? t`Name not known` : name)
  return (
    <section className={style.part}>
      <h3 className={style.title}>
        <Trans>Look at some of them first</Trans>
      </h3>
      <ul className={style.lines}>
        {plan.samples.map(({ one, other }) => (
          <li key={`${one.person} ${other.person}`}>
            <Link to="/people/pairs/$one/$other" params={{ one: one.person, other: other.person }}>
              <bdi>{named(one.name)}</bdi> <span aria-hidden="true">⟷</span>{' '}
              <span className="visually-hidden">
                <Trans>and</Trans>
              </span>
              <bdi>{named(other.name)}</bdi>
            </Link>{' '}
            <span className={style.soft} dir="ltr">
              #{one.person} ⟷ #{other.person}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
