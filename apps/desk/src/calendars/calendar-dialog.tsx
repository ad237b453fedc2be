import {
  CALENDAR_PATH,
  closeCalendar,
  openCalendar,
  readCalendar,
  type Endpoint,
} from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement, type ReactNode } from 'react'
import letters from '../letters/letters.module.css'
import { useLanguage } from '../locales/use-language.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { sayInstant } from '../ui/say-day.ts'
import style from './calendar-dialog.module.css'

type Opened =
  typeof openCalendar extends Endpoint<infer _, infer __, infer Reply, infer ___> ? Reply : never

/** One's own calendar without names: made, told once, taken back. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { ask } = useSession()
  const language = useLanguage()
  const queries = useQueryClient()
  const [opened, setOpened] = useState<Opened | null>(null)
  const known = useQuery({
    queryKey: ['calendar'],
    queryFn: () => read(ask, readCalendar, { params: {}, body: {} }),
    staleTime: 0,
  })
  const done = () => queries.invalidateQueries({ queryKey: ['calendar'] })
  const make = useMutation({
    mutationFn: () => ask(openCalendar, { params: {}, body: { language } }),
    onSuccess: (answer) => setOpened(answer.ok ? answer.reply : null),
    onSettled: done,
  })
  const close = useMutation({
    mutationFn: () => ask(closeCalendar, { params: {}, body: {} }),
    onSuccess: () => setOpened(null),
    onSettled: done,
  })
  const failed = [make.data, close.data].find((answer) => answer?.ok === false)
  const since = known.data?.since ?? null
  return (
    <Dialog open onClose={onClose} title={<Trans>Days in your own calendar</Trans>}>
      <div className={dialogStyle.form}>
        <p>
          <Trans>
            Your calendar program can ask for the days on which a reply or a promise is due, and for
            meetings. It gets days and numbers: no name, no place, nothing of what they are about.
            Whoever holds the telephone sees that you work with authorities.
          </Trans>
        </p>
        {known.isPending && <Loading />}
        {known.isError && <Failed code={known.error.code} onRetry={() => void known.refetch()} />}
        {known.isSuccess && (
          <p>
            {since === null ? (
              <Trans>It is closed.</Trans>
            ) : (
              <Trans>It is open since {sayInstant(since, language)}.</Trans>
            )}
          </p>
        )}
        {opened !== null && <Told opened={opened} />}
        <Actions>
          <Button look="strong" busy={make.isPending} onClick={() => make.mutate()}>
            {since === null ? <Trans>Open it</Trans> : <Trans>Make another password</Trans>}
          </Button>
          {since !== null && (
            <Button look="danger" busy={close.isPending} onClick={() => close.mutate()}>
              <Trans>Take it back</Trans>
            </Button>
          )}
        </Actions>
        {failed?.ok === false && <Failed code={failed.code} />}
      </div>
    </Dialog>
  )
}

function Told({ opened: { user, password } }: { readonly opened: Opened }): ReactElement {
  return (
    <>
      <dl className={style.told}>
        <Line name={<Trans>Address</Trans>} text={`${location.origin}${CALENDAR_PATH}`} />
        <Line name={<Trans>Name</Trans>} text={user} />
        <Line name={<Trans>Password</Trans>} text={password} />
      </dl>
      <p className={letters.soft}>
        <Trans>
          The password is shown this once. Put all three into your calendar program as a calendar
          that is subscribed to, never into a service that reads it for you.
        </Trans>
      </p>
    </>
  )
}

function Line({ name, text }: { readonly name: ReactNode; readonly text: string }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{text}</code>
      </dd>
    </>
  )
}
