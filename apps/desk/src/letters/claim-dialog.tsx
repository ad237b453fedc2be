import type { ReplyId } from '@amparo/contract'
import { isPropertyCode, propertiesOf, type PropertyCode } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { ClaimForm } from '../record/claim-form.tsx'
import type { HowKnown } from '../record/how-known.ts'
import type { OpenValue } from '../record/recording.ts'
import { useAddClaims } from '../register/use-register.ts'
import { Failed } from '../ui/condition.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import { propertyAsked } from './property-asked.ts'
import type { ReplyView } from './use-letters.ts'

interface ClaimDialogProps {
  readonly reply: ReplyView
  readonly answer: ReplyView['answers'][number]
  readonly onClose: () => void
}

/** What an answer says becomes information about the person, as the word of the body that replied; beside what others say, in the place of nothing. */
export function ClaimDialog({ reply, answer, onClose }: ClaimDialogProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const say = useSay()
  const add = useAddClaims()
  const [property, setProperty] = useState<PropertyCode | null>(propertyAsked(answer.kind))

  async function save(code: PropertyCode, value: OpenValue, howKnown: HowKnown): Promise<void> {
    const { directness, credibility, saidOn, audience } = howKnown
    const source = { kind: 'reply', reply: reply.id satisfies ReplyId } as const
    const claim = { property: code, value, source, directness, credibility, saidOn, audience }
    const claims = [{ ...claim, replaces: null }]
    const kept = await add.mutateAsync({ subject: answer.person, claims })
    if (!kept.ok) return
    say({ text: t`Recorded, with this reply as its source.` })
    onClose()
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Record what this answer says</Trans>}>
      <p>
        <Trans>
          It stands on the page of <bdi>{answer.name}</bdi> as the word of this body, beside what
          others say. Periods of custody and acts are added on that page.
        </Trans>
      </p>
      <Field label={t`What it is about`}>
        {(control) => (
          <select
            {...control}
            value={property ?? ''}
            onChange={({ target }) =>
              setProperty(isPropertyCode(target.value) ? target.value : null)
            }
          >
            <option value="">{t`Choose…`}</option>
            {propertiesOf('person')
              .filter(({ belongs }) => belongs !== true)
              .map(({ code, labels }) => (
                <option key={code} value={code}>
                  {labels[language]}
                </option>
              ))}
          </select>
        )}
      </Field>
      {property !== null && (
        <ClaimForm
          key={property}
          property={property}
          quote={answer.words}
          howKnown={{
            word: 'authority',
            directness: 'document',
            credibility: 6,
            saidOn: reply.dated ?? reply.received,
            audience: reply.audience,
          }}
          from="reply"
          action={t`Record it`}
          busy={add.isPending}
          onDone={(value, howKnown) => void save(property, value, howKnown)}
          onCancel={onClose}
        />
      )}
      {add.data?.ok === false && <Failed code={add.data.code} />}
    </Dialog>
  )
}
