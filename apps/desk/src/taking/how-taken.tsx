import type { ReadBack as ReadBackAnswer, Wording as WhoseWords } from '@amparo/seal'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'

/** Whose words stand there. */
export function Wording({ wording }: { readonly wording: WhoseWords }): ReactElement {
  switch (wording) {
    case 'verbatim':
      return <Trans>The person’s own words</Trans>
    case 'summary':
      return <Trans>A summary by the officer</Trans>
    case 'attached':
      return <Trans>In the attached file</Trans>
  }
}

/** Whether it was read back to whoever told it. */
export function ReadBack({ answer }: { readonly answer: ReadBackAnswer }): ReactElement {
  switch (answer) {
    case 'yes':
      return <Trans>Read back and confirmed</Trans>
    case 'no':
      return <Trans>Not read back</Trans>
    case 'not-possible':
      return <Trans>Could not be read back</Trans>
  }
}
