import { fileFingerprint, type OfflineForm } from '@amparo/seal/offline-form'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { saveFile } from '../ui/save-file.ts'
import style from './form-file.module.css'
import { useFormFile } from './use-form-file.ts'

/** The names say nothing of the office: the files are carried by others. */
const formName = 'amparo-form.html'
const signatureName = 'amparo-form.signature.json'

/** The form as one file, to be given away where there is no line, and what it can be known by. */
export function FormFileScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const form = useFormFile()

  async function save(): Promise<void> {
    const made = await form.mutateAsync()
    if (made.kind === 'signed') saveFile(formName, made.html)
  }

  if (!may('submission.record')) return <NothingHere />
  return (
    <div className={page.page}>
      <PageHeading title={t`Form as one file`} />
      <p className={`${page.lead ?? ''} ${style.screenOnly ?? ''}`}>
        <Trans>
          A page that works without the internet, in every language. Give it away on a stick, by
          e-mail or messenger. What people write in it is sealed to the team that reads; they bring
          back a file called “amparo-message”, for “Take in a sealed form”.
        </Trans>
      </p>
      <div className={style.screenOnly}>
        <Button look="strong" busy={form.isPending} onClick={() => void save().catch(() => {})}>
          <Trans>Save the form as one file</Trans>
        </Button>
      </div>
      <div role="status">
        {form.data?.kind === 'refused' && <Failed code={form.data.code} />}
        {form.data?.kind === 'not-ours' && (
          <Notice tone="amber">
            <Trans>
              What the server gave does not seal to this office. It was neither signed nor saved.
              Give no form away, and tell whoever runs the server.
            </Trans>
          </Notice>
        )}
        {form.isError && (
          <Notice tone="amber">
            <Trans>The form could not be signed, so it was not saved. Try again.</Trans>
          </Notice>
        )}
        {form.data?.kind === 'signed' && <Known signature={form.data.signature} />}
      </div>
    </div>
  )
}

/** Both fingerprints, to be printed or read out, and the signature to be saved beside the form. */
function Known({ signature }: { readonly signature: OfflineForm }): ReactElement {
  const { officeFingerprint } = useOfficer()
  return (
    <div className={style.known}>
      <p>
        <Trans>
          Print this or read it out, and let it travel apart from the file. Before it asks anything,
          the form shows the office’s key: it must be this one.
        </Trans>
      </p>
      <dl className={style.fingerprints}>
        <dt>
          <Trans>The office’s key</Trans>
        </dt>
        <dd>
          <bdi dir="ltr">{officeFingerprint}</bdi>
        </dd>
        <dt>
          <Trans>The file {formName}: the first 32 digits of its SHA-256</Trans>
        </dt>
        <dd>
          <bdi dir="ltr">{fileFingerprint(signature.body.sha256)}</bdi>
        </dd>
      </dl>
      <p className={style.screenOnly}>
        <Trans>
          The signature lets whoever knows the office’s key check that not one byte of the form was
          changed. Keep it beside the form.
        </Trans>
      </p>
      <div className={style.actions}>
        <Button
          size="small"
          onClick={() => saveFile(signatureName, `${JSON.stringify(signature, null, 2)}\n`)}
        >
          <Trans>Save its signature</Trans>
        </Button>
        <Button size="small" onClick={() => print()}>
          <Icon name="print" />
          <Trans>Print</Trans>
        </Button>
      </div>
    </div>
  )
}
