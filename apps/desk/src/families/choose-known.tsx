import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import style from './families.module.css'
import { enquirersFor, knownEnquirers, type KnownEnquirer } from './known-enquirers.ts'
import { useEnquirers } from './use-enquirers.ts'

interface ChooseKnownProps {
  /** Whoever asks for one of these stands on the page already. */
  readonly people: readonly string[]
  readonly onChoose: (known: KnownEnquirer) => void
}

/** Somebody who asks for another person already: looked for on this device, among what opens with its keys. */
export function ChooseKnown(props: ChooseKnownProps): ReactElement {
  const [isOpen, setOpen] = useState(false)
  if (isOpen)
    return (
      <Among
        {...props}
        onChoose={(known) => {
          props.onChoose(known)
          setOpen(false)
        }}
      />
    )
  return (
    <p>
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>Somebody who asks for another person already…</Trans>
      </Button>
    </p>
  )
}

/** As many as one looks through. */
const MOST = 8

function Among({ people, onChoose }: ChooseKnownProps): ReactElement {
  const { t } = useLingui()
  const found = useEnquirers(null)
  const [query, setQuery] = useState('')
  const rows = found.data?.pages.flatMap(({ enquirers }) => enquirers) ?? []
  const fitting = enquirersFor(query, knownEnquirers(rows, people))
  const left = fitting.length - MOST
  return (
    <div className={style.known}>
      <Field
        label={t`Look for them`}
        help={t`By name, telephone number, number of their message, or whom they ask for. Nothing of it leaves this device.`}
      >
        {(control) => (
          <input
            {...control}
            type="search"
            value={query}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
      </Field>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && fitting.length === 0 && (
        <p className={style.soft}>
          <Trans>Nobody like that is known to your teams.</Trans>
        </p>
      )}
      <ul className={style.list}>
        {fitting.slice(0, MOST).map((known) => (
          <li key={known.enquirer} className={style.line}>
            <Button size="small" onClick={() => onChoose(known)}>
              <bdi>{known.facts.name === '' ? known.facts.reach : known.facts.name}</bdi>
            </Button>
            <span className={style.soft}>
              <bdi>{known.facts.reach}</bdi>
              {known.asksFor.length > 0 && (
                <>
                  {known.facts.reach !== '' && ' · '}
                  <Trans>
                    asks for <bdi>{known.asksFor.join(', ')}</bdi>
                  </Trans>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className={style.soft}>
          <Trans>There are more like that. Write one more word.</Trans>
        </p>
      )}
      {found.hasNextPage && (
        <Button
          size="small"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          <Trans>Look among older ones too</Trans>
        </Button>
      )}
    </div>
  )
}
