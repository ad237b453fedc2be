import type { Behind, ReplyFigures, SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './figures.module.css'
import { NumberLink, useSayShare } from './number-link.tsx'
import type { Figures } from './use-figures.ts'
import { Median } from './waits-and-finders.tsx'

/** What authorities answered of what was due, by body and by question. */
export function ReplyTables({ figures }: { readonly figures: Figures }): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const share = useSayShare()
  const { replies, authorities, kinds } = figures
  const answered = <NumberLink number={replies.answered} behind={asks('answered')} />
  const due = <NumberLink number={replies.due} behind={asks('due')} />
  return (
    <section className={style.section}>
      <h2>
        <Trans>What authorities answer</Trans>
      </h2>
      <p className={style.headline}>
        <strong>{share(replies.answered, replies.due)}</strong>{' '}
        <Trans>
          {answered} of {due} questions that are due have an answer on the substance
        </Trans>
      </p>
      <ReplyTable
        title={t`By body`}
        head={t`Body`}
        rows={authorities.map((one) => ({
          key: one.authority,
          name: (
            <Link to="/register/$subject" params={{ subject: one.authority }}>
              <bdi>{one.name === '' ? t`Name not known` : one.name}</bdi>
            </Link>
          ),
          figures: one,
          of: { authority: one.authority, kind: null },
        }))}
      />
      <ReplyTable
        title={t`By question`}
        head={t`Question`}
        rows={kinds.map((one) => ({
          key: one.kind,
          name: words('question-kind', one.kind),
          figures: one,
          of: { authority: null, kind: one.kind },
        }))}
      />
    </section>
  )
}

interface Which {
  readonly authority: SubjectId | null
  readonly kind: string | null
}

function asks(
  part: Extract<Behind, { of: 'asks' }>['part'],
  of: Which = { authority: null, kind: null },
): Behind {
  return { of: 'asks', part, ...of }
}

interface ReplyTableProps {
  readonly title: string
  readonly head: string
  readonly rows: readonly {
    readonly key: string
    readonly name: ReactNode
    readonly figures: ReplyFigures
    readonly of: Which
  }[]
}

function ReplyTable({ title, head, rows }: ReplyTableProps): ReactElement | null {
  const { t } = useLingui()
  const share = useSayShare()
  if (rows.length === 0) return null
  return (
    <ScrollRegion label={title} className={style.scroll}>
      <table className={style.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t`Asked`}</th>
            <th scope="col">{t`Due`}</th>
            <th scope="col">{t`Answered`}</th>
            <th scope="col">{t`Share`}</th>
            <th scope="col">{t`No day known`}</th>
            <th scope="col">{t`How long it takes`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures: { asked, due, answered, noDay, waits }, of }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <NumberLink number={asked} behind={asks('asked', of)} />
              </td>
              <td>
                <NumberLink number={due} behind={asks('due', of)} />
              </td>
              <td>
                <NumberLink number={answered} behind={asks('answered', of)} />
              </td>
              <td>{share(answered, due)}</td>
              <td>
                <NumberLink number={noDay} behind={asks('no-day', of)} />
              </td>
              <td>
                <Median waits={waits} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
