import type { SubjectId, SubjectName } from '@amparo/contract'
import {
  identifies,
  propertiesOf,
  type Group,
  type PropertyCode,
  type Value,
} from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { MaskedNumber } from '../register/masked-number.tsx'
import { useSubject } from '../register/use-register.ts'
import { useKindName, useNameOf } from '../register/use-kind-name.ts'
import { useSayValue } from '../register/use-say-value.ts'
import { foldAll, foldSubject, type FoldedSubject } from '../register/view-of.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import style from './identity.module.css'

interface KnownPersonProps {
  readonly person: SubjectId
  readonly name: string
  readonly onClose: () => void
}

/**
 * What is known of somebody, looked at over a form that is being filled in. A page of its own would end the form, and one in
 * another tab would end the session this one stands in.
 */
export function KnownPersonDialog({ person, name, onClose }: KnownPersonProps): ReactElement {
  const kindName = useKindName()
  const found = useSubject(person)
  const { data } = found
  const custodies =
    data === undefined
      ? []
      : foldAll(data.below, null, data.opened).filter(({ kind }) => kind === 'custody')
  return (
    <Dialog open wide onClose={onClose} title={<bdi>{name}</bdi>}>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {data !== undefined && (
        <Said subject={foldSubject(data.subject, null, data.opened)} named={data.named} />
      )}
      {custodies.map((custody) => (
        <section key={custody.id} className={style.part}>
          <h3 className={style.title}>{kindName(custody.kind)}</h3>
          <Said subject={custody} named={data?.named ?? []} />
        </section>
      ))}
      <Actions>
        <Button onClick={onClose}>
          <Trans>Back to what I was typing</Trans>
        </Button>
      </Actions>
    </Dialog>
  )
}

interface SaidProps {
  readonly subject: FoldedSubject
  /** Whom and what values speak of. */
  readonly named: readonly SubjectName[]
}

/** Each property that anything is said of, with all that is said. */
function Said({ subject, named }: SaidProps): ReactElement {
  const language = useLanguage()
  return (
    <dl className={style.sayings}>
      {propertiesOf(subject.kind)
        .filter(({ belongs }) => belongs !== true)
        .map(({ code, labels }) => {
          const { groups = [] } = subject.view.properties[code] ?? {}
          if (groups.length === 0) return null
          return (
            <div key={code}>
              <dt className={style.soft}>{labels[language]}</dt>
              <dd>
                <Values code={code} groups={groups} named={named} />
              </dd>
            </div>
          )
        })}
    </dl>
  )
}

function Values({
  code,
  groups,
  named,
}: Pick<SaidProps, 'named'> & {
  readonly code: PropertyCode
  readonly groups: readonly Group[]
}): ReactElement {
  const { t } = useLingui()
  const nameOf = useNameOf()
  const sayValue = useSayValue()
  const say = (value: Value): string => {
    if (value.kind !== 'subject') return sayValue(value)
    const subject = named.find(({ id }) => id === value.id)
    return subject === undefined ? t`not visible to you` : nameOf(subject)
  }
  return (
    <ul className={style.values}>
      {groups.map((group) => (
        <li key={group.claims[0]}>
          {group.value.kind === 'text' && identifies(code) ? (
            <MaskedNumber of={code} text={group.value.text} />
          ) : (
            <bdi>{say(group.value)}</bdi>
          )}
        </li>
      ))}
    </ul>
  )
}
