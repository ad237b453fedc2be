import { SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useKindName } from '../register/use-kind-name.ts'
import { useSayValue } from '../register/use-say-value.ts'
import { useSubject } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { presentOnes, type PresentKind, type PresentOne } from './present-ones.ts'
import style from './subject-card.module.css'

interface PresentChooserProps {
  readonly kind: PresentKind
  /** The known person it stands under. */
  readonly person: string
  /** The one that was chosen; null for a new one. */
  readonly value: string | null
  readonly onChosen: (one: PresentOne | null) => void
}

/** A new one, unless somebody says that it is one of those recorded already. Looking them up is an entry, so it is asked for. */
export function PresentChooser(props: PresentChooserProps): ReactElement | null {
  const may = useMay()
  const [isAsked, setAsked] = useState(false)
  if (!may('subject.open')) return null
  if (isAsked || props.value !== null) return <Chooser {...props} isAsked={isAsked} />
  return (
    <Button look="quiet" size="small" onClick={() => setAsked(true)}>
      <Trans>One that is recorded already…</Trans>
    </Button>
  )
}

function Chooser({
  kind,
  person,
  value,
  onChosen,
  isAsked,
}: PresentChooserProps & { readonly isAsked: boolean }): ReactElement {
  const { t } = useLingui()
  const page = useSubject(SubjectId.parse(person))
  const kindName = useKindName()
  const sayValue = useSayValue()
  const box = useRef<HTMLDivElement>(null)
  // The button that asked for them is gone: the keyboard goes on at the choice, once there is one.
  useEffect(() => {
    if (isAsked && page.isSuccess) box.current?.querySelector('select')?.focus()
  }, [isAsked, page.isSuccess])
  if (page.isError) return <Failed code={page.error.code} onRetry={() => void page.refetch()} />
  if (page.data === undefined) return <Loading />
  const numbered = (called: string, id: string): string => t`${called}, no. ${id}`
  const ones = presentOnes(kind, page.data, {
    value: sayValue,
    unnamed: (id) => numbered(kindName(kind), id),
    numbered,
  })
  return (
    <div ref={box} className={style.which}>
      <Field
        label={t`Which one`}
        help={ones.length === 0 ? t`None is recorded of this person yet.` : undefined}
      >
        {(control) => (
          <select
            {...control}
            value={value ?? ''}
            onChange={({ target }) => onChosen(ones.find(({ id }) => id === target.value) ?? null)}
          >
            <option value="">{t`a new one`}</option>
            {ones.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}
