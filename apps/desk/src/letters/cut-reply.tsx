import { questionKinds } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useKept } from '../lists/use-kept.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { answered, keyOf, withRelease, type Line, type Said, type SaidOfLine } from './answers.ts'
import { AnswerForm } from './answer-form.tsx'
import { namedOf, type Named } from './letter-draft.ts'
import style from './letters.module.css'
import { LinesTable } from './lines-table.tsx'
import { useAskedLines } from './use-asked-lines.ts'
import { useRecordAnswers, type ReplyView } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'

const noLines: readonly SaidOfLine[] = []

/** Cuts a reply into answers: lines are picked, also many at once, and told what the reply says to them. */
export function CutReply({ reply }: { readonly reply: ReplyView }): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const record = useRecordAnswers()
  const asked = useAskedLines(reply)
  const [said, setSaid] = useKept(['answers', reply.id], noLines)
  const [added, setAdded] = useState<readonly Line[]>([])
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const recorded = new Set(reply.answers.map(keyOf))
  const unasked = [...added, ...said].filter(
    (one) => !asked.lines.some((line) => keyOf(line) === keyOf(one)),
  )
  const lines = [...asked.lines, ...byKey(unasked)].filter((line) => !recorded.has(keyOf(line)))

  const chosen = lines.filter((line) => picked.has(keyOf(line)))

  function use(answer: Said, isReleased: boolean): void {
    const meant = isReleased ? withRelease(chosen) : chosen
    setSaid(
      answered(
        said,
        meant.filter((line) => !recorded.has(keyOf(line))),
        answer,
      ),
    )
    setPicked(new Set())
    record.reset()
  }

  function press(): void {
    const answers = said.map(({ person, kind, content, quality, words }) => ({
      person,
      kind,
      content,
      quality,
      words,
    }))
    record.mutate(
      {
        params: { reply: reply.id },
        body: { answers, once: onceFor(JSON.stringify(answers)) },
      },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          setSaid(noLines)
          say({ text: t`The answers are recorded.` })
        },
      },
    )
  }

  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>Cut it into answers</Trans>
      </h2>
      {asked.isPending && <Loading />}
      {asked.failed !== null && <Failed code={asked.failed} onRetry={asked.retry} />}
      {lines.length === 0 && !asked.isPending && asked.failed === null && (
        <p className={style.soft}>
          <Trans>Nothing that was asked is left to answer here.</Trans>
        </p>
      )}
      {lines.length > 0 && (
        <>
          <LinesTable lines={lines} said={said} picked={picked} onPick={setPicked} />
          {asked.more !== null && (
            <p>
              <Button onClick={asked.more}>
                <Trans>Show more people</Trans>
              </Button>
            </p>
          )}
          <AnswerForm reply={reply} lines={chosen} onUse={use} />
        </>
      )}
      <Unasked
        onAdd={(line) => {
          setAdded([...added, line])
          setPicked(new Set([...picked, keyOf(line)]))
        }}
      />
      {said.length > 0 && (
        <div className={style.actions}>
          <Button look="strong" busy={record.isPending} onClick={press}>
            <Plural value={said.length} one="Record # answer" other="Record # answers" />
          </Button>
        </div>
      )}
      {record.data?.ok === false && <Failed code={record.data.code} />}
    </section>
  )
}

/** Something the reply says of somebody it was not asked about. */
function Unasked({ onAdd }: { readonly onAdd: (line: Line) => void }): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const [person, setPerson] = useState<Named | null>(null)
  const kinds = Object.keys(questionKinds.entries)
  const [kind, setKind] = useState(kinds[0] ?? '')
  return (
    <details>
      <summary>
        <Trans>It also says something of somebody it was not asked about</Trans>
      </summary>
      <div className={style.beside}>
        <SubjectChooser
          kind="person"
          label={t`About whom`}
          help={t`Somebody who is in the register.`}
          problem={null}
          value={person?.id ?? ''}
          name={person?.name ?? ''}
          onChange={(id, name) => setPerson(namedOf(id, name))}
        />
        <Field label={t`On what`}>
          {(control) => (
            <select {...control} value={kind} onChange={({ target }) => setKind(target.value)}>
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {words('question-kind', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className={style.actions}>
        <Button
          disabled={person === null}
          onClick={() => {
            if (person === null) return
            onAdd({ person: person.id, name: person.name, kind })
            setPerson(null)
          }}
        >
          <Trans>Add the line</Trans>
        </Button>
      </div>
    </details>
  )
}

function byKey(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [keyOf(line), line])).values()]
}
