import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Rings } from '../ui/rings.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './contradictions.module.css'
import type { Told } from './use-contradictions.ts'

interface OneContradictionProps {
  readonly one: Told
  /** On a list: whose it is. */
  readonly of?: ReactNode
  /** The sources of a side, where the page has them; they never leave it. */
  readonly sources?: (side: Told['sides'][number]) => ReactNode
}

/** Both sides of a contradiction, who could have known it, and how a letter may put it. */
export function OneContradiction({ one, of, sources }: OneContradictionProps): ReactElement {
  // On a person's page it stands in a section; on a list, by itself.
  const Title = of === undefined ? 'h3' : 'h2'
  return (
    <>
      {of !== undefined && <p className={style.of}>{of}</p>}
      <Title className={style.title}>
        <Rings />
        {one.title}
      </Title>
      <p className={style.soft}>{one.sureInWords}</p>
      <div className={style.sides}>
        {one.sides.map((side, at) => (
          <div key={at} className={style.side}>
            <p className={style.from}>{side.from}</p>
            <ul className={style.lines}>
              {side.lines.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
            <p className={style.soft}>
              <Plural
                value={side.origins}
                one="# independent source"
                other="# independent sources"
              />{' '}
              {sources?.(side)}
              <Replies replies={side.replies} />
            </p>
          </div>
        ))}
      </div>
      <MayMean one={one} />
      <WhoCouldKnow one={one} />
      {one.quote !== null && <Quote text={one.quote} />}
    </>
  )
}

function Replies({ replies }: Pick<Told['sides'][number], 'replies'>): ReactElement | null {
  const mayRead = useMay()('letter.read')
  const { t } = useLingui()
  if (!mayRead) return null
  return (
    <>
      {replies.map((reply) => (
        <span key={reply}>
          <Link to="/replies/$reply" params={{ reply }}>
            {t`Reply ${reply}`}
          </Link>{' '}
        </span>
      ))}
    </>
  )
}

function MayMean({ one: { mayMean } }: { readonly one: Told }): ReactElement | null {
  const words = useCodeWords()
  if (mayMean.length === 0) return null
  return (
    <p className={style.warning}>
      <Trans>It may be about a relative with a name like this:</Trans>{' '}
      {mayMean.map(({ person, name, relation }) => (
        <span key={person}>
          {words('relation-type', relation)}
          {name !== '' && (
            <>
              {' '}
              <Link to="/people/$person" params={{ person }}>
                <bdi>{name}</bdi>
              </Link>
            </>
          )}{' '}
        </span>
      ))}
    </p>
  )
}

/** Asked before anything is quoted to whoever would like to find out. */
function WhoCouldKnow({ one: { persons, wording } }: { readonly one: Told }): ReactElement | null {
  if (persons === null) return null
  return (
    <p className={wording === 'general' ? style.warning : style.soft}>
      {persons === 0 ? (
        <Trans>Who could have known this? Nobody else whom the office knows of.</Trans>
      ) : (
        <Plural
          value={persons}
          one="Who could have known this? At least # other person whom the office knows of."
          other="Who could have known this? At least # other people whom the office knows of."
        />
      )}{' '}
      {wording === 'general' ? (
        <Trans>With day and place it would point at somebody: say it in general words.</Trans>
      ) : (
        <Trans>Day and place may be said.</Trans>
      )}
    </p>
  )
}

function Quote({ text }: { readonly text: string }): ReactElement {
  const [isCopied, setCopied] = useState(false)
  return (
    <div className={style.quote}>
      <p className={style.from}>
        <Trans>For a letter, without a source</Trans>
      </p>
      <p dir="auto">{text}</p>
      <p>
        <Button
          size="small"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy these words</Trans>}
        </Button>
      </p>
    </div>
  )
}
