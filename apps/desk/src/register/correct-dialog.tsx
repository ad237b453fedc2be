import type { ClaimView, SubjectId } from '@amparo/contract'
import { credibilities, isPropertyCode, property, type PropertyCode } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { ClaimForm } from '../record/claim-form.tsx'
import type { HowKnown } from '../record/how-known.ts'
import type { OpenValue } from '../record/recording.ts'
import { Failed } from '../ui/condition.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { localDay } from '../ui/say-day.ts'
import { useSay } from '../ui/toasts.tsx'
import { ownerOf } from './below.tsx'
import { sourceAgain } from './claim-again.ts'
import { shown } from './opened-values.ts'
import {
  actAbove,
  actKnown,
  nothingKnown,
  type ActKnown,
  type ReadableClaim,
} from './sealed-claims.ts'
import { useSourceName } from './source-mark.tsx'
import { useSubjectPage } from './subject-page-context.ts'
import { useAddClaims } from './use-register.ts'
import type { FoldedSubject } from './view-of.ts'

/** A claim to be corrected, or a property to be added from what the office itself knows. */
export type Change =
  | { readonly kind: 'correct'; readonly subject: SubjectId; readonly claim: ClaimView }
  | { readonly kind: 'add'; readonly subject: SubjectId; readonly property: PropertyCode }

interface CorrectDialogProps {
  readonly change: Change
  /** Everything on this page. */
  readonly subjects: readonly FoldedSubject[]
  /** The page is of something under a restricted act. */
  readonly underRestricted: boolean
  readonly onClose: () => void
}

export function CorrectDialog({
  change,
  subjects,
  underRestricted,
  onClose,
}: CorrectDialogProps): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const add = useAddClaims()
  const say = useSay()
  const sourceName = useSourceName()
  const { opened } = useSubjectPage()
  const wanted = change.kind === 'add' ? change.property : change.claim.property
  if (!isPropertyCode(wanted)) return null
  const code: PropertyCode = wanted
  const act = actOf(change.subject, subjects, underRestricted)
  const name = property(code).labels[language]

  async function save(value: OpenValue, howKnown: HowKnown): Promise<void> {
    const claim = claimFor(change, code, value, howKnown)
    const answer = await add.mutateAsync({ subject: change.subject, claims: [claim], act })
    if (!answer.ok) return
    say({
      text:
        change.kind === 'add' ? t`Recorded.` : t`Corrected. The earlier value stays in the record.`,
    })
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={change.kind === 'add' ? <Trans>Add: {name}</Trans> : <Trans>Correct: {name}</Trans>}
    >
      <p>
        {change.kind === 'add' ? (
          <Trans>The source is this office’s own observation.</Trans>
        ) : (
          <Trans>
            The source stays the same: {sourceName(change.claim)}. The value as it was recorded is
            kept, marked as corrected.
          </Trans>
        )}
      </p>
      <ClaimForm
        property={code}
        except={change.subject}
        quote={null}
        {...(change.kind === 'correct' ? { initial: shown(change.claim, opened) } : {})}
        act={act}
        howKnown={howKnownOf(change)}
        from={change.kind === 'add' ? 'office' : 'correction'}
        action={change.kind === 'add' ? t`Record it` : t`Correct it`}
        busy={add.isPending}
        onDone={(value, howKnown) => void save(value, howKnown)}
        onCancel={onClose}
      />
      {add.data?.ok === false && <Failed code={add.data.code} />}
    </Dialog>
  )
}

/** What is known of the act that is changed here, or under which it stands. */
function actOf(id: string, subjects: readonly FoldedSubject[], underRestricted: boolean): ActKnown {
  const subject = subjects.find((one) => one.id === id)
  if (subject === undefined) return nothingKnown
  if (subject.kind === 'act') return actKnown(subject)
  return actAbove(
    subjects.find((one) => one.id === ownerOf(subject)),
    underRestricted,
  )
}

function howKnownOf(change: Change): HowKnown {
  if (change.kind === 'add') {
    return {
      word: 'sender',
      directness: 'first-hand',
      credibility: 6,
      saidOn: localDay(new Date()),
      audience: 0,
    }
  }
  const { directness, saidOn, audience } = change.claim
  const credibility = credibilities.find((one) => one === change.claim.credibility) ?? 6
  return { word: 'sender', directness, credibility, saidOn, audience }
}

function claimFor(
  change: Change,
  code: PropertyCode,
  value: OpenValue,
  howKnown: HowKnown,
): ReadableClaim {
  const isAdded = change.kind === 'add'
  return {
    property: code,
    value,
    source: isAdded ? { kind: 'office' } : sourceAgain(change.claim),
    directness: howKnown.directness,
    credibility: howKnown.credibility,
    saidOn: howKnown.saidOn,
    audience: howKnown.audience,
    replaces: isAdded ? null : change.claim.id,
  }
}
