import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './figures.module.css'

/** What each number means, so that whoever says it aloud can answer for it. */
export function HowCounted({ rules }: { readonly rules: number }): ReactElement {
  return (
    <details className={style.counted}>
      <summary>
        <Trans>How this is counted (version {rules})</Trans>
      </summary>
      <dl>
        <dt>
          <Trans>Reported</Trans>
        </dt>
        <dd>
          <Trans>
            Everybody for whom a search was ever opened, once, however many records or searches
            there are; since the day on which the first one was opened.
          </Trans>
        </dd>
        <dt>
          <Trans>Known</Trans>
        </dt>
        <dd>
          <Trans>
            Somebody other than the authorities says that the person came out of every known
            custody; or says first-hand that the person has died; or says first-hand that the person
            is alive and where, which is no known place of detention, and no custody is known to go
            on. Never while sources differ on whether the person is alive, and never by the word of
            the authorities alone.
          </Trans>
        </dd>
        <dt>
          <Trans>Since when</Trans>
        </dt>
        <dd>
          <Trans>
            Since the day on which it was recorded, not on which it happened. What was taken back,
            corrected or erased since counts on no day; a correction counts from the day it was
            made. So any day in the past comes out again as it was, but for what was wrong.
          </Trans>
        </dd>
        <dt>
          <Trans>How long it takes</Trans>
        </dt>
        <dd>
          <Trans>
            The day by which it is over for half of all, estimated by Kaplan and Meier (1958):
            whoever still waits counts for as long as they have waited, and is never left out.
          </Trans>
        </dd>
        <dt>
          <Trans>Known before any authority answered</Trans>
        </dt>
        <dd>
          <Trans>
            On the day on which it was known, no answer on the substance about the person had been
            recorded, whatever it was about. On the same day the authority is given the benefit.
          </Trans>
        </dd>
        <dt>
          <Trans>Due and answered</Trans>
        </dt>
        <dd>
          <Trans>
            One question about one person to one body is counted once, from the first letter that
            asked it and was not withdrawn. It is due once the day in the letter, or of a clock, has
            passed. It is answered when that body says something of what was asked, be it in part; a
            receipt, a refusal and “not competent” are no answer.
          </Trans>
        </dd>
        <dt>
          <Trans>Of what you may see</Trans>
        </dt>
        <dd>
          <Trans>
            Only what the whole office or one of your teams may know is counted, and pages of the
            register show you the same. Somebody in other teams may get other numbers; both are
            true.
          </Trans>
        </dd>
        <dt>
          <Trans>Outside the office</Trans>
        </dt>
        <dd>
          <Trans>
            Numbers with ‡ are fewer than five people or questions and are not said outside. The
            file leaves them out, and with them any number from which they could be worked out.
          </Trans>
        </dd>
      </dl>
    </details>
  )
}
