import type { SubjectId } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { nothingKnown, type ActKnown } from './sealed-claims.ts'
import { SubjectForm } from './subject-form.tsx'
import { useSubjectPage } from './subject-page-context.ts'
import { useKindName } from './use-kind-name.ts'
import { useAddBelow } from './use-register.ts'

/** Adds what the office itself knows of something new under a subject. */
export function AddBelow({
  owner,
  kind,
  act = nothingKnown,
}: {
  readonly owner: SubjectId
  readonly kind: SubjectKind
  /** What is known of the act it is to stand under. */
  readonly act?: ActKnown
}): ReactElement | null {
  const [open, setOpen] = useState(false)
  const { t } = useLingui()
  const kindName = useKindName()
  const add = useAddBelow()
  const { mayChange } = useSubjectPage()
  if (!mayChange) return null
  const called = kindName(kind)
  return (
    <>
      <Button
        size="small"
        look="quiet"
        aria-label={t`Add: ${called}`}
        onClick={() => setOpen(true)}
      >
        <Icon name="add" />
        <Trans>Add</Trans>
      </Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={<Trans>Add: {called}</Trans>} wide>
          <p>
            <Trans>The source is this office’s own observation.</Trans>
          </p>
          <SubjectForm
            kind={kind}
            owner={owner}
            busy={add.isPending}
            act={act}
            onDone={(claims) =>
              add.mutate(
                { subject: owner, kind, claims, act },
                { onSuccess: (answer) => answer.ok && setOpen(false) },
              )
            }
            onCancel={() => setOpen(false)}
          />
          {add.data?.ok === false && <Failed code={add.data.code} />}
        </Dialog>
      )}
    </>
  )
}
