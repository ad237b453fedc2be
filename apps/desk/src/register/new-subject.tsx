import type { SubjectKind } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { SubjectForm } from './subject-form.tsx'
import { useKindName } from './use-kind-name.ts'
import { useCreateSubject } from './use-register.ts'

/** Records something new from what the office itself knows, and leads to its page. */
export function NewSubject({ kind }: { readonly kind: SubjectKind }): ReactElement {
  const [open, setOpen] = useState(false)
  const kindName = useKindName()
  const create = useCreateSubject()
  const navigate = useNavigate()
  const called = kindName(kind)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="add" />
        <Trans>Record: {called}</Trans>
      </Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={<Trans>Record: {called}</Trans>} wide>
          <p>
            <Trans>The source is this office’s own observation.</Trans>
          </p>
          <SubjectForm
            kind={kind}
            busy={create.isPending}
            onDone={(claims) =>
              create.mutate(
                { kind, claims },
                {
                  onSuccess: (answer) => {
                    if (!answer.ok) return
                    const { subject } = answer.reply
                    void navigate({ to: '/register/$subject', params: { subject } })
                  },
                },
              )
            }
            onCancel={() => setOpen(false)}
          />
          {create.data?.ok === false && <Failed code={create.data.code} />}
        </Dialog>
      )}
    </>
  )
}
