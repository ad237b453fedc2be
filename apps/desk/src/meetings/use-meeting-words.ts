import type { MeetingState } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import type { MeetingStep } from './use-meetings.ts'

export function useMeetingStateWords(): (state: MeetingState) => string {
  const { t } = useLingui()
  return (state) => {
    switch (state) {
      case 'planned':
        return t`planned`
      case 'cancelled':
        return t`called off`
      case 'held':
        return t`took place`
    }
  }
}

export function useMeetingStepWords(): (act: MeetingStep['act']) => string {
  const { t } = useLingui()
  return (act) => {
    switch (act) {
      case 'plan':
        return t`Planned for`
      case 'cancel':
        return t`Called off`
      case 'note':
        return t`Took place on`
    }
  }
}
