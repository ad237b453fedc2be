export { dayNumber, daysInMonth, isDay, minuteNumber, minutesInDay, twoDigits } from './calendar.ts'
export { daysBetween, isCivilDay, plusDays, plusMonths } from './civil-day.ts'
export type { Interval } from './interval.ts'
