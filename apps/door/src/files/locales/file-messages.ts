import type { LanguageCode } from '../../locales/languages.ts'

/** The sentences around files, apart from the others: whoever only writes does not load them. */
export interface FileMessages {
  readonly title: string
  readonly lead: string
  readonly choose: string
  readonly record: string
  readonly recording: (minutes: string) => string
  readonly finishRecording: string
  readonly noMicrophone: string
  readonly cannotRecord: string
  readonly voiceName: string
  readonly listen: string
  readonly shows: string
  readonly showsNothing: string
  readonly showsUnknown: string
  readonly place: string
  readonly device: (name: string) => string
  readonly taken: (day: string) => string
  readonly author: (name: string) => string
  readonly thumbnail: string
  readonly original: string
  readonly send: string
  readonly sendSlowly: string
  readonly slowlyHint: string
  readonly leaveOut: string
  readonly looking: (percent: string) => string
  readonly sending: (sent: string, of: string) => string
  readonly waitingForLine: string
  readonly finishing: string
  readonly arrived: string
  readonly stop: string
  readonly goOn: string
  readonly drop: string
  readonly dropped: string
  readonly left: (minutes: string) => string
  readonly unfinished: string
  readonly unfinishedFile: (name: string, percent: string) => string
  readonly chooseAgain: string
  readonly otherFile: string
  readonly voiceLost: string
  readonly stopped: string
  readonly problems: {
    readonly empty: string
    readonly tooLarge: string
    readonly tooMany: string
    readonly closed: string
    readonly changed: string
    readonly unreadable: string
    readonly notLocked: string
    readonly refused: string
  }
  readonly bytes: (count: number) => string
}

const loaders: Readonly<Record<LanguageCode, () => Promise<{ readonly messages: FileMessages }>>> =
  {
    en: () => import('./en.ts'),
    ru: () => import('./ru.ts'),
    be: () => import('./be.ts'),
    th: () => import('./th.ts'),
  }

export async function fileMessages(code: LanguageCode): Promise<FileMessages> {
  return (await loaders[code]()).messages
}

/** A number of bytes as people say it, in the units of that language. */
export function sayBytes(
  count: number,
  locale: string,
  units: readonly [string, string, string, string],
): string {
  const power = count < 1_024 ? 0 : Math.min(3, Math.floor(Math.log2(count) / 10))
  const value = count / 1_024 ** power
  const digits = value >= 10 || power === 0 ? 0 : 1
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  return `${number} ${units[power] ?? ''}`
}
