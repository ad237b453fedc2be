import { accountLimits } from '@amparo/seal/account'
import type { ReactElement } from 'react'
import { WordsField } from '../ui/words-field.tsx'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly lines?: number
  readonly most?: number
  readonly help?: string | undefined
  readonly problem?: string | null
}

/** Words of a detail; of the telling itself more are taken. */
export function TextField({
  lines = 1,
  most = accountLimits.details,
  ...props
}: TextFieldProps): ReactElement {
  return <WordsField {...props} lines={lines} most={most} />
}
