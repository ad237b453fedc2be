import type { SubjectId } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { useRefusalSentence } from '../ui/refusal-sentence.ts'
import { Memberships } from './memberships.tsx'

/** Where a number leads that a list brought which was taken back: an old letter or a note may still name it. */
export function TakenBackNumber({ subject }: { readonly subject: SubjectId }): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const sentence = useRefusalSentence()
  return (
    <>
      <PageHeading title={t`Nobody is known under this number any more`} />
      <p>{sentence('taken-back')}</p>
      {may('list.read') && <Memberships person={subject} />}
    </>
  )
}
