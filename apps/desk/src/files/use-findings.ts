import { keepFindings, type SubmissionId } from '@amparo/contract'
import type { FileDocument } from '@amparo/seal'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { OpenedFindings } from '../keys/findings.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'
import type { ArrivedPart, OpenedMessage } from '../submissions/opened.ts'
import { useSetOpened } from '../submissions/use-open.ts'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import { localDay } from '../ui/say-day.ts'
import type { Seen, Viewing } from './use-viewing.ts'

/** In bytes: what is looked through by itself the first time, because it takes a moment. */
const soon = 32 * 1024 ** 2

export interface Keeping {
  readonly state: 'nothing-yet' | 'keeping' | 'kept'
  readonly failed: FailureCode | 'not-findings' | null
  readonly again: () => void
}

interface FileLookedAt {
  readonly submission: SubmissionId
  readonly part: ArrivedPart
  readonly document: FileDocument
  readonly findings: OpenedFindings | null
}

/**
 * Keeps what the viewer found of a file that is looked at, signed and sealed, so that nobody has to look at it again to
 * know: a small file is looked through by itself the first time, any file whenever somebody asks.
 */
export function useFindings(
  { submission, part, document, findings }: FileLookedAt,
  viewing: Viewing,
): Keeping {
  const session = useSession()
  const { me } = useOfficer()
  const setOpened = useSetOpened(submission)
  const { order } = viewing
  const seen = viewing.viewing.state === 'open' ? viewing.viewing.seen : null
  const shallCheck = findings === null && document.size <= soon && isReadyToCheck(seen)
  useEffect(() => {
    if (shallCheck) order({ order: 'check' })
  }, [shallCheck, order])

  const keep = useMutation({
    mutationFn: async (found: Seen): Promise<FailureCode | 'not-findings' | null> => {
      const body = findingsOf(found, document, part.sha256)
      if (body === null) return 'not-findings'
      const team = me.office.intakeTeam
      const sealed = await session.keys().sealFindings({ team, ...body })
      if (sealed === null) return 'not-findings'
      const answer = await session.ask(keepFindings, {
        params: { submission, part: String(part.seq) },
        body: { envelope: sealed.envelope },
      })
      if (!answer.ok) return answer.code
      setOpened((opened) => withFindings(opened, part.seq, sealed.findings))
      return null
    },
  })
  function keepSeen(): void {
    if (seen !== null) keep.mutate(seen)
  }
  const onChecked = useEffectEvent(keepSeen)
  const checked = seen?.checked ?? null
  useEffect(() => {
    if (checked !== null) onChecked()
  }, [checked])

  const failed = keep.isError ? 'unexpected' : (keep.data ?? null)
  const isKept = keep.isSuccess && failed === null
  return {
    state: keep.isPending ? 'keeping' : isKept ? 'kept' : 'nothing-yet',
    failed,
    again: keepSeen,
  }
}

/** Once all is there that belongs into the findings, and nothing was found wrong on the way. */
function isReadyToCheck(seen: Seen | null): boolean {
  if (seen === null || seen.as === null || seen.stopped !== null) return false
  if (seen.checking !== null || seen.checked !== null) return false
  if (seen.as === 'nothing') return true
  return seen.measured !== null && (seen.as !== 'image' || seen.inside !== null)
}

function findingsOf(
  { type, measured, inside, checked }: Seen,
  { size }: FileDocument,
  described: string,
) {
  if (checked === null) return null
  const { verdict, sha256, likeness } = checked
  return {
    described,
    day: localDay(new Date()),
    verdict,
    sha256,
    size,
    kind: type,
    width: measured?.width ?? 0,
    height: measured?.height ?? 0,
    likeness,
    inside: inside && { verdict: inside.verdict, facts: inside.facts, more: inside.more },
  }
}

function withFindings(opened: OpenedMessage, seq: number, findings: OpenedFindings): OpenedMessage {
  const parts = opened.parts.map((part) =>
    part.seq === seq && part.opened.verdict === 'file'
      ? { ...part, opened: { ...part.opened, findings } }
      : part,
  )
  return { ...opened, parts }
}
