import type { Labels, RoleCode } from '@amparo/vocabulary'

export const demoOffice = {
  synthetic: true,
  name: 'Demo office (invented people)',
  /** Of the invented country, which lies where Belarus does. */
  zone: 'Europe/Minsk',
} as const

export interface DemoTeam {
  readonly number: number
  readonly key: 'intake' | 'protection' | 'medical'
  readonly labels: Labels
}

export const demoTeams: readonly DemoTeam[] = [
  {
    number: 1,
    key: 'intake',
    labels: { en: 'Intake', ru: 'Приём сообщений', be: 'Прыём паведамленняў', th: 'ทีมรับเรื่อง' },
  },
  {
    number: 2,
    key: 'protection',
    labels: { en: 'Protection', ru: 'Защита', be: 'Абарона', th: 'ทีมคุ้มครอง' },
  },
  {
    number: 3,
    key: 'medical',
    labels: { en: 'Medical', ru: 'Медицинская помощь', be: 'Медыцынская дапамога', th: 'ทีมแพทย์' },
  },
]

export interface DemoStaff {
  readonly synthetic: true
  readonly key: string
  readonly name: string
  readonly role: RoleCode
  /** Numbers of `demoTeams`. The auditor and the operator are in none: they read no content. */
  readonly teams: readonly number[]
  readonly languages: readonly string[]
}

export const demoStaff: readonly DemoStaff[] = [
  member('alena', 'Alena Vasilevich', 'intake-officer', [1], ['be', 'ru', 'en']),
  member('marek', 'Marek Dolny', 'intake-officer', [1], ['ru', 'en']),
  member('iryna', 'Iryna Sauchuk', 'rights-officer', [1, 2], ['be', 'ru', 'en']),
  member('nina', 'Nina Levitina', 'medical', [3], ['ru', 'en']),
  member('joana', 'Joana Ferreira', 'head', [1, 2], ['en', 'ru']),
  member('owen', 'Owen Hartley', 'auditor', [], ['en']),
  member('pavel', 'Pavel Zima', 'operator', [], ['ru', 'en']),
]

function member(
  key: string,
  name: string,
  role: RoleCode,
  teams: readonly number[],
  languages: readonly string[],
): DemoStaff {
  return { synthetic: true, key, name, role, teams, languages }
}
