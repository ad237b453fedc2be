import { civilDay } from '@amparo/register'
import { useOfficer } from '../session/session-context.tsx'
import { useNow } from '../ui/use-now.ts'

/** The office’s day: by its clocks a letter goes out and a reply comes, wherever somebody sits. */
export function useToday(): string {
  const { me } = useOfficer()
  return civilDay(useNow(), me.office.zone)
}
