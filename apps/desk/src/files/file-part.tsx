import type { SubmissionId } from '@amparo/contract'
import type { FileDocument } from '@amparo/seal'
import { Trans } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import type { OpenedFindings } from '../keys/findings.ts'
import type { ArrivedPart } from '../submissions/opened.ts'
import { submissionIdOf } from '../submissions/use-submissions.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './file-part.module.css'
import { KeptFindings } from './kept-findings.tsx'
import { saySize } from './say-size.ts'
import { useFindings } from './use-findings.ts'
import { useViewing } from './use-viewing.ts'
import { ViewingPane } from './viewing-pane.tsx'
import { visibleName } from './visible-name.ts'

const route = getRouteApi('/messages/$submission')

interface FilePartProps {
  readonly part: ArrivedPart
  readonly document: FileDocument
  readonly findings: OpenedFindings | null
}

/** A file of a thread: what its sender says of it, and the way to look at it. */
export function FilePart(props: FilePartProps): ReactElement | null {
  const submission = submissionIdOf(route.useParams().submission)
  return submission === null ? null : <FileOf {...props} submission={submission} />
}

function FileOf({
  submission,
  part,
  document,
  findings,
}: FilePartProps & { readonly submission: SubmissionId }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const may = useMay()
  const viewing = useViewing(submission, part.seq, document)
  const keeping = useFindings({ submission, part, document, findings }, viewing)
  const { state } = viewing.viewing
  return (
    <div className={style.file}>
      <p className={style.name}>
        <bdi>{visibleName(document.name)}</bdi>
      </p>
      <p className={style.facts}>
        <Trans>
          {words('file-kind', document.kind)}, as its sender says;{' '}
          {saySize(document.size, language)}
        </Trans>
      </p>
      {state !== 'open' && findings !== null && <KeptFindings findings={findings} />}
      {state === 'open' ? (
        <ViewingPane viewing={viewing} document={document} keeping={keeping} />
      ) : (
        may('file.view') && (
          <Button onClick={viewing.look} busy={state === 'asking'} className={style.look}>
            <Trans>Look at it (recorded)</Trans>
          </Button>
        )
      )}
      {viewing.viewing.state === 'refused' && <Failed code={viewing.viewing.code} />}
    </div>
  )
}
