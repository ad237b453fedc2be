import type { ConsentView } from '@amparo/contract'
import { consentPurposes } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { classes } from '../ui/classes.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './consent-panel.module.css'
import { standingWord } from './standing-word.ts'
import { useCodeWords } from '../ui/use-code-words.ts'

interface Effective {
  readonly purpose: string
  readonly answer: string
  readonly recipients: readonly string[]
  readonly limited: boolean
}

/** Purpose by purpose, what counts now. Where consent does not reach, the row is hatched and says so. */
export function EffectiveTable(props: {
  readonly effective: readonly Effective[]
  readonly consents: readonly ConsentView[]
}): ReactElement | null {
  const { t } = useLingui()
  const words = useCodeWords()
  if (props.consents.length === 0) return null
  const of = new Map(props.effective.map((line) => [line.purpose, line]))
  return (
    <ScrollRegion label={t`What counts now`} className={style.scroll}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>For this</Trans>
            </th>
            <th scope="col">
              <Trans>This counts now</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(consentPurposes.entries).map((purpose) => {
            const line = of.get(purpose)
            const isAsked = props.consents.some(({ lines }) =>
              lines.some((one) => one.purpose === purpose),
            )
            const reaches = line !== undefined && line.answer !== 'no'
            return (
              <tr key={purpose} className={classes(!reaches && style.withheld)}>
                <th scope="row">{words('consent-purpose', purpose)}</th>
                <td>
                  {isAsked && line !== undefined ? (
                    words('consent-answer', line.answer)
                  ) : (
                    <Trans>Not asked, so no</Trans>
                  )}
                  {reaches && line.recipients.length > 0 && (
                    <span className={style.who}>
                      {line.recipients.map((one) => words('consent-recipient', one)).join(' · ')}
                    </span>
                  )}
                  {line?.limited === true && (
                    <span className={style.who}>
                      <Trans>
                        An answer that you may not see allows less than those here. Ask the person
                        again.
                      </Trans>
                    </span>
                  )}
                  <WhoseWord line={line} consents={props.consents} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/**
 * The newest word that says what counts: whose, and of which day. A word that says something else is not named beside it,
 * and none is when somebody decided what nobody said.
 */
function WhoseWord(props: {
  readonly line: Effective | undefined
  readonly consents: readonly ConsentView[]
}): ReactElement | null {
  const words = useCodeWords()
  const language = useLanguage()
  const { line, consents } = props
  if (line === undefined) return null
  const word = standingWord(line, consents)
  if (word === null) return null
  return (
    <span className={style.who}>
      {words('consent-standing', word.standing)}, {sayDay(word.given, language)}
    </span>
  )
}
