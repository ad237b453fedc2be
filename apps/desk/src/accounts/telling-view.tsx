import type { Interpreter, Photographs } from '@amparo/seal/account'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguageName } from '../ui/use-language-name.ts'
import { useLanguage } from '../locales/use-language.ts'
import { MarkablePart, type Marking } from '../record/markable-part.tsx'
import { ReadBack, Wording } from '../taking/how-taken.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './accounts.module.css'
import { EarlierTimes } from './earlier-times.tsx'
import type { Telling } from './versions.ts'
import { useInsideWords } from './use-inside-words.ts'

interface TellingWordsProps {
  readonly telling: Telling
  readonly isNewest: boolean
  readonly marking: Marking
}

/** The words as they were told. */
export function TellingWords({ telling, isNewest, marking }: TellingWordsProps): ReactElement {
  const { t } = useLingui()
  const languageName = useLanguageName()
  const { told, seq } = telling
  return (
    <article className={style.text}>
      <h3>
        {seq === 1 ? (
          <Trans>The original words, in {languageName(told.language)}</Trans>
        ) : (
          <Trans>
            The words as corrected, version {seq}, in {languageName(told.language)}
          </Trans>
        )}
      </h3>
      {!isNewest && (
        <p className={style.older}>
          <Trans>An earlier version: the words were corrected since.</Trans>
        </p>
      )}
      <MarkablePart
        part={seq}
        text={told.words}
        lang={told.language}
        label={t`The account, version ${seq}`}
        marking={marking}
      />
    </article>
  )
}

/** How they were taken down. */
export function TellingFacts({ telling: { told } }: { readonly telling: Telling }): ReactElement {
  const language = useLanguage()
  const inside = useInsideWords()
  return (
    <dl className={style.facts}>
      <Fact name={<Trans>Taken down</Trans>}>
        <bdi>{told.takenBy.name}</bdi>, <bdi>{sayDay(told.day, language)}</bdi>
      </Fact>
      <Fact name={<Trans>Words</Trans>}>
        <Wording wording={told.wording} />
        <span className={style.soft}>
          <ReadBack answer={told.readBack} />
          {told.corrected === 'yes' && (
            <>
              {', '}
              <Trans>corrected by the person then</Trans>
            </>
          )}
        </span>
      </Fact>
      {told.present !== '' && (
        <Fact name={<Trans>Present</Trans>}>
          <bdi className={style.said}>{told.present}</bdi>
        </Fact>
      )}
      <Fact name={<Trans>Interpreter</Trans>}>
        {told.interpreter === null ? (
          <Trans>none</Trans>
        ) : (
          <InterpreterFacts interpreter={told.interpreter} />
        )}
      </Fact>
      <Fact name={<Trans>Before</Trans>}>
        <EarlierTimes earlier={told.earlier} />
        <PhotographFacts photographs={told.photographs} />
      </Fact>
      {told.reason !== null && (
        <Fact name={<Trans>Asked again</Trans>}>
          {inside.reason(told.reason.code)}
          {told.reason.words !== '' && (
            <>
              {' – '}
              <bdi className={style.said}>{told.reason.words}</bdi>
            </>
          )}
        </Fact>
      )}
    </dl>
  )
}

function Fact({
  name,
  children,
}: {
  readonly name: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className={style.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function InterpreterFacts({ interpreter }: { readonly interpreter: Interpreter }): ReactElement {
  const { t } = useLingui()
  const languageName = useLanguageName()
  const inside = useInsideWords()
  const { name, relation, conflict, conflictWords, acceptedBy } = interpreter
  return (
    <ul className={style.times}>
      <li>
        <bdi>{name === '' ? t`name not written down` : name}</bdi>
        {', '}
        <Trans>
          from {languageName(interpreter.from)} into {languageName(interpreter.to)}
        </Trans>
      </li>
      {relation !== '' && (
        <li>
          <Trans>Relation:</Trans> <bdi className={style.said}>{relation}</bdi>
        </li>
      )}
      <li>
        <Trans>Conflict of interest: {inside.answer(conflict)}</Trans>
        {conflictWords !== '' && (
          <>
            {' – '}
            <bdi className={style.said}>{conflictWords}</bdi>
          </>
        )}
      </li>
      {acceptedBy !== '' && (
        <li>
          <Trans>Accepted by:</Trans> <bdi className={style.said}>{acceptedBy}</bdi>
        </li>
      )}
    </ul>
  )
}

function PhotographFacts({ photographs }: { readonly photographs: Photographs }): ReactElement {
  const language = useLanguage()
  const inside = useInsideWords()
  const { seen, which, when, shownBy } = photographs
  return (
    <div className={style.soft}>
      <Trans>Photographs of suspects seen before: {inside.answer(seen)}</Trans>
      {seen === 'yes' && (
        <ul className={style.times}>
          {which !== '' && (
            <li>
              <bdi className={style.said}>{which}</bdi>
            </li>
          )}
          <li>
            {when === '' ? <Trans>when is not known</Trans> : sayDay(when, language)}
            {shownBy !== '' && (
              <>
                {', '}
                <Trans>
                  shown by <bdi>{shownBy}</bdi>
                </Trans>
              </>
            )}
          </li>
        </ul>
      )}
    </div>
  )
}
