import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'
import type { OpenedAccount } from './use-accounts.ts'
import { missingVersions } from './versions.ts'

/** What is not as it was kept: left out, put in another place, exchanged, broken. */
export function Warnings({ account }: { readonly account: OpenedAccount }): ReactElement {
  const { opened } = account
  const numbers = (verdict: 'foreign' | 'not-opened'): string =>
    opened.flatMap((one) => (one.verdict === verdict ? [one.seq] : [])).join(', ')
  const missing = missingVersions(opened.map(({ seq }) => seq)).join(', ')
  const [foreign, unopened] = [numbers('foreign'), numbers('not-opened')]
  const loose = opened
    .flatMap((one) => (one.verdict === 'version' && one.order === 'wrong' ? [one.seq] : []))
    .join(', ')
  return (
    <>
      {missing !== '' && (
        <Notice tone="danger" alert>
          <Trans>
            Left out: version {missing}. The server did not hand it out. Tell your head of office
            and the operator.
          </Trans>
        </Notice>
      )}
      {foreign !== '' && (
        <Notice tone="danger" alert>
          <Trans>
            Not shown: version {foreign}. It was signed by nobody of this office, or was made for
            another place. Tell your head of office and the operator.
          </Trans>
        </Notice>
      )}
      {opened.map(
        (one) =>
          one.verdict === 'outsider' && (
            <Notice key={one.seq} tone="danger" alert>
              <Trans>
                Not shown: version {one.seq}. It was signed by <bdi>{one.signedBy}</bdi>, who is not
                of the team it is sealed to. Tell your head of office.
              </Trans>
            </Notice>
          ),
      )}
      {loose !== '' && (
        <Notice tone="danger" alert>
          <Trans>
            Version {loose} does not follow the version that stands before it: one was exchanged or
            left out. Tell your head of office and the operator.
          </Trans>
        </Notice>
      )}
      {unopened !== '' && (
        <Notice tone="amber">
          <Trans>Not opened: version {unopened}. It is broken, or sealed to a key you lack.</Trans>
        </Notice>
      )}
    </>
  )
}
