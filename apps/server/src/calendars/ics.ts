/** One event of a calendar: a day, or a moment of one hour. */
export interface CalendarEvent {
  /** The same each time it is asked for, and no other event's. */
  readonly uid: string
  /** When it was recorded. */
  readonly stamp: Date
  readonly at: { readonly day: string } | { readonly moment: Date }
  readonly summary: string
}

/** A calendar as RFC 5545 writes it. What calendars call it says nothing. */
export function calendarOf(events: readonly CalendarEvent[], name: string): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Amparo//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986 §5.1 and §5.7; older programs read the other name.
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function linesOf({ uid, stamp, at, summary }: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${inUtc(stamp)}`,
    ...('day' in at
      ? [`DTSTART;VALUE=DATE:${at.day.replaceAll('-', '')}`]
      : [`DTSTART:${inUtc(at.moment)}`, 'DURATION:PT1H']),
    `SUMMARY:${escaped(summary)}`,
    'CLASS:PRIVATE',
    `TRANSP:${'day' in at ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

/** RFC 5545 §3.3.5, form 2. */
function inUtc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`
}

/** RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/gu, String.raw`\n`)
}

/** In octets, without the end of the line (RFC 5545 §3.1). */
const LONGEST = 75

/** No line is longer than it may be, and none is cut within a letter. */
function folded(line: string): string {
  const lines: string[] = []
  let [current, length] = ['', 0]
  for (const letter of line) {
    const octets = Buffer.byteLength(letter)
    if (length + octets > LONGEST) {
      lines.push(current)
      // What goes on begins with a space, which counts.
      current = ' '
      length = 1
    }
    current += letter
    length += octets
  }
  return [...lines, current].join('\r\n')
}
