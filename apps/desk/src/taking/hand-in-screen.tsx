import { recordSubmission, type SubmissionId } from '@amparo/contract'
import { readSealedForm, type SealedFormReading } from '@amparo/seal/offline'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { useMay, useSession } from '../session/session-context.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import style from './taking.module.css'

type Outcome =
  | { readonly kind: 'kept'; readonly submission: SubmissionId }
  | { readonly kind: 'refused'; readonly code: FailureCode }
  | { readonly kind: 'not-read'; readonly verdict: Exclude<SealedFormReading['verdict'], 'form'> }

interface HandedIn {
  readonly name: string
  readonly outcome: Outcome
}

/** Sealed forms that somebody brought as files. They are taken in unopened, like a message from the report page. */
export function HandInScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const handIn = useHandIn()
  const [done, setDone] = useState<readonly HandedIn[]>([])

  async function take(files: FileList | null): Promise<void> {
    for (const file of files ?? []) {
      const outcome = await handIn.mutateAsync(file)
      setDone((before) => [...before, { name: file.name, outcome }])
    }
  }

  if (!may('submission.record')) return <NothingHere />
  return (
    <div className={page.page}>
      <PageHeading title={t`Take in a sealed form`} />
      <p className={page.lead}>
        <Trans>
          Somebody filled in the form file without a line and brought what it saved. It stays sealed
          here; opening it later is recorded like any other.
        </Trans>
      </p>
      <Field label={t`The files they brought`}>
        {(control) => (
          <input
            {...control}
            type="file"
            multiple
            onChange={(event) => {
              void take(event.target.files).catch(() => {})
              event.target.value = ''
            }}
          />
        )}
      </Field>
      <div role="status">
        {handIn.isPending && (
          <p>
            <Trans>Taking it in…</Trans>
          </p>
        )}
        <ul className={style.handedIn}>
          {done.map(({ name, outcome }, at) => (
            <li key={`${at} ${name}`}>
              <bdi>{name}</bdi>: <Said outcome={outcome} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function useHandIn() {
  const session = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (file: File): Promise<Outcome> => {
      const reading = readSealedForm(new Uint8Array(await file.arrayBuffer()))
      if (reading.verdict !== 'form') return { kind: 'not-read', verdict: reading.verdict }
      const { envelope, triage, mailbox, keepsCode } = reading.form
      const answer = await session.ask(recordSubmission, {
        params: {},
        body: {
          envelope: toBase64(envelope),
          triage: toBase64(triage),
          way: 'form',
          mailbox,
          keepsCode,
        },
      })
      return answer.ok
        ? { kind: 'kept', submission: answer.reply.submission }
        : { kind: 'refused', code: answer.code }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['submissions'] }),
  })
}

function Said({ outcome }: { readonly outcome: Outcome }): ReactElement {
  switch (outcome.kind) {
    case 'kept':
      return (
        <Link
          to="/messages/$submission"
          params={{ submission: outcome.submission }}
          search={{ state: 'waiting' }}
        >
          <Trans>kept as message {outcome.submission}</Trans>
        </Link>
      )
    case 'refused':
      return <Failed code={outcome.code} />
    case 'not-read':
      return (
        <Notice tone="amber">
          <NotRead verdict={outcome.verdict} />
        </Notice>
      )
  }
}

function NotRead({
  verdict,
}: {
  readonly verdict: Exclude<SealedFormReading['verdict'], 'form'>
}): ReactElement {
  switch (verdict) {
    case 'too-large':
      return <Trans>This file is larger than a form can be. Nothing was taken in.</Trans>
    case 'not-a-form':
      return (
        <Trans>
          This is not a file that the form saves. It is called “amparo-message”. Ask for that one.
        </Trans>
      )
    case 'malformed':
      return (
        <Trans>
          This file is damaged or was changed on its way. Ask the person to save it once more.
        </Trans>
      )
  }
}
