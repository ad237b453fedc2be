import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { mayBecomeClaim, toNextBody } from './answers.ts'
import { ClaimDialog } from './claim-dialog.tsx'
import { draftAbout } from './letter-draft.ts'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import type { ReplyView } from './use-letters.ts'
import { useStartLetter } from './use-start-letter.ts'

/** What was cut from a reply, per person and question; and the way on for what goes to the next body. */
export function AnswersCut({ reply }: { readonly reply: ReplyView }): ReactElement {
  const { t } = useLingui()
  const mayWrite = useMay()('letter.write')
  const startLetter = useStartLetter()
  const next = toNextBody(reply.kind, reply.answers)
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>Answers ({reply.answers.length})</Trans>
      </h2>
      {mayWrite && next.length > 0 && (
        <p>
          <Button
            onClick={() =>
              startLetter({
                ...draftAbout(next),
                form: 'forwarding',
                follows: reply.letter?.id ?? null,
                audience: reply.audience,
              })
            }
          >
            <Trans>Ask the next body ({next.length})</Trans>
          </Button>
        </p>
      )}
      <ScrollRegion label={t`Answers by person and question`} className={style.wide}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Person</Trans>
              </th>
              <th scope="col">
                <Trans>Question</Trans>
              </th>
              <th scope="col">
                <Trans>What it says</Trans>
              </th>
              <th scope="col">
                <Trans>How good the answer is</Trans>
              </th>
              <th scope="col">
                <Trans>In these words</Trans>
              </th>
              <th scope="col">
                <Trans>Record</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {reply.answers.map((answer) => (
              <Answer key={`${answer.question} ${answer.entry}`} reply={reply} answer={answer} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

interface AnswerProps {
  readonly reply: ReplyView
  readonly answer: ReplyView['answers'][number]
}

function Answer({ reply, answer }: AnswerProps): ReactElement {
  const { t } = useLingui()
  const code = useCodeWords()
  const may = useMay()
  const [isRecording, setRecording] = useState(false)
  const { person, name, kind, content, quality, unasked, words, erased, entry } = answer
  return (
    <tr>
      <th scope="row">
        <PersonLink person={person} name={name} />
      </th>
      <td>
        {code('question-kind', kind)}
        {unasked && (
          <span className={style.soft}>
            {' '}
            (<Trans>nobody had asked</Trans>)
          </span>
        )}
      </td>
      <td>{code('answer-content', content)}</td>
      <td>{code('answer-quality', quality)}</td>
      <td>
        {erased !== null ? (
          <Erased tombstone={erased} />
        ) : (
          words !== null &&
          words !== '' && (
            <q>
              <bdi>{words}</bdi>
            </q>
          )
        )}
      </td>
      <td>
        <EntryMark entry={entry} />
        {may('claim.add') && erased === null && mayBecomeClaim(reply.kind, answer) && (
          <Button
            size="small"
            look="quiet"
            aria-label={t`Record about ${name}`}
            onClick={() => setRecording(true)}
          >
            <Trans>Record about the person…</Trans>
          </Button>
        )}
        {isRecording && (
          <ClaimDialog reply={reply} answer={answer} onClose={() => setRecording(false)} />
        )}
      </td>
    </tr>
  )
}
