import type { MandateView } from '@amparo/contract'
import { entry, freezeReasons, labelAtStart } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { EntryMark } from '../ui/entry-mark.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import style from './mandates.module.css'
import { TokenSheet } from './token-sheet.tsx'
import {
  announcedIn,
  bodyOf,
  tokensEach,
  useClients,
  useFreeze,
  useHolder,
  useMakeMandate,
  useMandates,
} from './use-mandates.ts'

/** Lawyers and partners who hand in for others: what they may, until when, and what to do when one is arrested. */
export function MandatesScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const mandates = useMandates()
  const [tokens, setTokens] = useState<readonly string[] | null>(null)
  const [making, setMaking] = useState(false)
  if (!may('mandate.read')) return <NothingHere />
  if (tokens !== null) return <TokenSheet tokens={tokens} onDone={() => setTokens(null)} />
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageHeading title={t`Lawyers and partners`} />
        {may('mandate.make') && (
          <Button look="strong" onClick={() => setMaking(true)}>
            <Trans>New mandate with {tokensEach} upload tokens</Trans>
          </Button>
        )}
      </div>
      <p className={page.lead}>
        <Trans>
          Each token lets its holder hand in one message without waiting. Who holds a mandate is
          sealed; the tokens themselves are on paper only.
        </Trans>
      </p>
      {mandates.isPending && <Loading />}
      {mandates.isError && (
        <Failed code={mandates.error.code} onRetry={() => void mandates.refetch()} />
      )}
      {mandates.data?.mandates.length === 0 && (
        <Empty title={<Trans>No mandate yet.</Trans>}>
          <p>
            <Trans>
              Make one for a lawyer or partner you know, print the sheet, and give it to them by
              hand.
            </Trans>
          </p>
        </Empty>
      )}
      <ul className={style.list}>
        {mandates.data?.mandates.map((mandate) => (
          <li key={mandate.id}>
            <OneMandate mandate={mandate} />
          </li>
        ))}
      </ul>
      <MakeDialog
        open={making}
        onClose={() => setMaking(false)}
        onMade={(made) => {
          setMaking(false)
          setTokens(made)
        }}
      />
    </div>
  )
}

function MakeDialog(props: {
  readonly open: boolean
  readonly onClose: () => void
  readonly onMade: (tokens: readonly string[]) => void
}): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const make = useMakeMandate()
  const [holder, setHolder] = useState('')
  const [scope, setScope] = useState('')
  const [notAfter, setNotAfter] = useState<string | null>(null)
  const ready = holder.trim() !== '' && scope.trim() !== '' && notAfter !== null

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!ready || notAfter === null || make.isPending) return
    const { answer, tokens } = await make.mutateAsync({ holder, scope, notAfter })
    if (answer.ok) props.onMade(tokens)
  }

  return (
    <Dialog open={props.open} onClose={props.onClose} title={<Trans>New mandate</Trans>}>
      <form className={dialogStyle.form} onSubmit={(event) => void save(event)}>
        <Field
          label={t`Who holds it, and how you reach them`}
          help={t`Sealed to the team. It stands on no sheet and in no log.`}
        >
          {(control) => (
            <textarea
              {...control}
              rows={2}
              value={holder}
              maxLength={2_000}
              onChange={(event) => setHolder(event.target.value)}
              dir="auto"
              spellCheck={false}
            />
          )}
        </Field>
        <Field
          label={t`For what`}
          help={t`The kind of cases. This part is signed and not sealed: no names.`}
        >
          {(control) => (
            <input
              {...control}
              value={scope}
              maxLength={500}
              onChange={(event) => setScope(event.target.value)}
              dir="auto"
            />
          )}
        </Field>
        <DayField
          label={t`Until`}
          help={t`At most one year from today.`}
          value={notAfter}
          onChange={setNotAfter}
          earliest={me.today}
          latest={yearAfter(me.today)}
        />
        <Actions>
          <Button type="submit" look="strong" disabled={!ready} busy={make.isPending}>
            <Trans>Sign and make the tokens</Trans>
          </Button>
          <Button onClick={props.onClose}>
            <Trans>Leave it</Trans>
          </Button>
        </Actions>
        {make.data?.answer.ok === false && <Failed code={make.data.answer.code} />}
      </form>
    </Dialog>
  )
}

function yearAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCFullYear(at.getUTCFullYear() + 1)
  return at.toISOString().slice(0, 10)
}

function OneMandate({ mandate }: { readonly mandate: MandateView }): ReactElement {
  const language = useLanguage()
  const may = useMay()
  const holder = useHolder(mandate)
  const heading = useRef<HTMLHeadingElement>(null)
  const [clients, setClients] = useState(false)
  const { scope, notAfter } = bodyOf(mandate)
  const left = mandate.tokens - mandate.used
  return (
    <article className={style.mandate} data-state={mandate.state}>
      <h2 ref={heading} tabIndex={-1}>
        <bdi>{holder.data ?? '…'}</bdi>
      </h2>
      <p>
        <bdi>{scope}</bdi>
      </p>
      <p className={style.facts}>
        <Trans>until {sayDay(notAfter, language)}</Trans>
        {' · '}
        <Plural value={left} one="# token left" other="# tokens left" />
        {' · '}
        <Plural value={mandate.used} one="# message" other="# messages" />{' '}
        <EntryMark entry={mandate.entry} />
      </p>
      <div role="status" className={style.state}>
        <FreezeState mandate={mandate} />
      </div>
      <div className={style.buttons}>
        <Button size="small" onClick={() => setClients((shown) => !shown)} aria-expanded={clients}>
          <Trans>Whose clients can still be reached?</Trans>
        </Button>
        {may('mandate.freeze') && (
          <FreezeButtons mandate={mandate} onSigned={() => heading.current?.focus()} />
        )}
      </div>
      {(clients || mandate.state === 'frozen') && <Clients mandate={mandate} />}
    </article>
  )
}

function FreezeState({ mandate }: { readonly mandate: MandateView }): ReactElement | null {
  const language = useLanguage()
  const last = mandate.acts.at(-1)
  const reason = announcedIn(mandate)?.reason
  const known = reason === undefined ? undefined : entry('freeze-reason', reason)
  switch (mandate.state) {
    case 'open':
      return null
    case 'freezing':
      return (
        <Notice tone="danger">
          <p>
            <Trans>
              <bdi>{last?.by ?? '–'}</bdi> has signed the freeze. It counts as soon as a second
              person signs it.
            </Trans>
            {known !== undefined && ` ${labelAtStart(known, language)}.`}
          </p>
        </Notice>
      )
    case 'frozen':
      return (
        <Notice tone="danger">
          <Trans>
            Frozen: no token works, and the mailboxes of these messages neither take nor give
            anything.
          </Trans>
        </Notice>
      )
    case 'lifting':
      return (
        <Notice tone="amber">
          <p>
            <Trans>
              Frozen. <bdi>{last?.by ?? '–'}</bdi> has signed that this is lifted; it counts as soon
              as a second person signs it.
            </Trans>
          </p>
        </Notice>
      )
  }
}

function FreezeButtons(props: {
  readonly mandate: MandateView
  /** The button that was pressed is gone by then. */
  readonly onSigned: () => void
}): ReactElement {
  const { mandate } = props
  const { me } = useOfficer()
  const freeze = useFreeze(mandate)
  const sign = (act: 'freeze' | 'lift', reason: string): void =>
    freeze.mutate({ act, reason }, { onSuccess: ({ ok }) => ok && props.onSigned() })
  const [asking, setAsking] = useState(false)
  const { state } = mandate
  const isMine = mandate.acts.at(-1)?.by === me.name
  const waitsForMe = (state === 'freezing' || state === 'lifting') && !isMine
  const announced = announcedIn(mandate)
  return (
    <>
      {state === 'open' && (
        <Button size="small" look="danger" onClick={() => setAsking(true)}>
          <Trans>Freeze: this person was arrested…</Trans>
        </Button>
      )}
      {waitsForMe && announced !== null && (
        <Button
          size="small"
          look={announced.act === 'freeze' ? 'danger' : 'plain'}
          busy={freeze.isPending}
          onClick={() => sign(announced.act, announced.reason)}
        >
          {announced.act === 'freeze' ? (
            <Trans>Sign the freeze too</Trans>
          ) : (
            <Trans>Sign the lifting too</Trans>
          )}
        </Button>
      )}
      {(state === 'freezing' || state === 'lifting') && isMine && (
        <span>
          <Trans>Signed by you; it waits for a second person.</Trans>
        </span>
      )}
      {state === 'frozen' && (
        <Button size="small" busy={freeze.isPending} onClick={() => sign('lift', 'other')}>
          <Trans>Sign that it is lifted</Trans>
        </Button>
      )}
      {freeze.data?.ok === false && <Failed code={freeze.data.code} />}
      <FreezeDialog
        open={asking}
        mandate={mandate}
        busy={freeze.isPending}
        onClose={() => setAsking(false)}
        onChosen={(reason) => {
          setAsking(false)
          sign('freeze', reason)
        }}
      />
    </>
  )
}

function FreezeDialog(props: {
  readonly open: boolean
  readonly mandate: MandateView
  readonly busy: boolean
  readonly onClose: () => void
  readonly onChosen: (reason: string) => void
}): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [reason, setReason] = useState('arrested')
  const left = props.mandate.tokens - props.mandate.used
  const { used } = props.mandate
  return (
    <Dialog open={props.open} onClose={props.onClose} title={<Trans>Freeze this mandate</Trans>}>
      <form
        className={dialogStyle.form}
        onSubmit={(event) => {
          event.preventDefault()
          props.onChosen(reason)
        }}
      >
        <p>
          <Trans>
            When a second person has signed it too: the {left} tokens that are left stop working,
            and the {used} mailboxes of messages sent under it neither take nor give anything.
            Nothing is deleted, and two people can lift it again.
          </Trans>
        </p>
        <Field label={t`Why`}>
          {(control) => (
            <select {...control} value={reason} onChange={(event) => setReason(event.target.value)}>
              {Object.values(freezeReasons.entries).map((one) => (
                <option key={one.code} value={one.code}>
                  {labelAtStart(one, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Actions>
          <Button type="submit" look="danger" busy={props.busy}>
            <Trans>Sign the freeze</Trans>
          </Button>
          <Button onClick={props.onClose}>
            <Trans>Leave it</Trans>
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}

/** Whose sender has a contact of their own; read on this computer, and recorded. */
function Clients({ mandate }: { readonly mandate: MandateView }): ReactElement {
  const language = useLanguage()
  const clients = useClients(mandate.id, true)
  if (clients.isPending) return <Loading />
  if (clients.isError) {
    return (
      <Failed code={clients.error.code ?? 'unexpected'} onRetry={() => void clients.refetch()} />
    )
  }
  if (clients.data.length === 0) {
    return (
      <p>
        <Trans>Nothing was handed in under this mandate yet.</Trans>
      </p>
    )
  }
  return (
    <ul className={style.clients}>
      {clients.data.map(({ submission, day, reach }) => (
        <li key={submission} data-reach={reach}>
          <Link to="/messages/$submission" params={{ submission }} search={{ state: 'waiting' }}>
            <Trans>Message {submission}</Trans>
          </Link>
          <span>{sayDay(day, language)}</span>
          <strong>
            <ReachWords reach={reach} />
          </strong>
        </li>
      ))}
    </ul>
  )
}

function ReachWords({
  reach,
}: {
  readonly reach: 'own' | 'through-lawyer' | 'unknown'
}): ReactElement {
  switch (reach) {
    case 'own':
      return <Trans>has a contact of their own</Trans>
    case 'through-lawyer':
      return <Trans>only through the lawyer: find another way</Trans>
    case 'unknown':
      return <Trans>not known: open and look</Trans>
  }
}
