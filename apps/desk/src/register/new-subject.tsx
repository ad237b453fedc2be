import type { MatchCandidate } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { describedBy } from '../identity/described.ts'
import { KnownAlready } from '../identity/known-already.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import type { ReadableClaim } from './sealed-claims.ts'
import { SubjectForm } from './subject-form.tsx'
import { useKindName } from './use-kind-name.ts'
import { useAddClaims, useCreateSubject } from './use-register.ts'

/** Records something new from what the office itself knows, and leads to its page. */
export function NewSubject({ kind }: { readonly kind: SubjectKind }): ReactElement {
  const [open, setOpen] = useState(false)
  const kindName = useKindName()
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
          <NewForm kind={kind} onCancel={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

interface NewFormProps {
  readonly kind: SubjectKind
  readonly onCancel: () => void
}

/** Of a person it says who that may be; what was typed is then recorded of whoever is chosen, and nobody new is made. */
function NewForm({ kind, onCancel }: NewFormProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const navigate = useNavigate()
  const create = useCreateSubject()
  const add = useAddClaims()
  const [chosen, setChosen] = useState<MatchCandidate | null>(null)
  const asksWho = kind === 'person' && may('match.candidates')
  const answer = chosen === null ? create.data : add.data

  function record(claims: readonly ReadableClaim[]): void {
    const goTo = (subject: string) =>
      void navigate({ to: '/register/$subject', params: { subject } })
    if (chosen === null)
      create.mutate(
        { kind, claims },
        { onSuccess: (answer) => answer.ok && goTo(answer.reply.subject) },
      )
    else
      add.mutate(
        { subject: chosen.person, claims },
        { onSuccess: (answer) => answer.ok && goTo(chosen.person) },
      )
  }

  return (
    <>
      <SubjectForm
        kind={kind}
        busy={create.isPending || add.isPending}
        {...(asksWho
          ? {
              beside: (claims) => (
                <KnownAlready
                  described={describedBy(claims)}
                  chosen={chosen}
                  onChosen={setChosen}
                />
              ),
            }
          : {})}
        {...(chosen === null ? {} : { action: t`Record it of this person` })}
        onDone={record}
        onCancel={onCancel}
      />
      {answer?.ok === false && <Failed code={answer.code} />}
    </>
  )
}
