import { viewRules } from '@amparo/register'
import { migrate } from '../db/migrate.ts'
import { namesOf } from '../db/schema.ts'
import { homeFolder } from '../host/home.ts'
import {
  noteViewsWritten,
  officesOf,
  openHost,
  viewsWritten,
  type Host,
  type Progress,
} from '../host/host.ts'
import { compareViews, FIRST, walkViews } from '../register/compare-views.ts'
import { progressBar } from './progress-bar.ts'
import { toldToEnd } from './told-to-end.ts'

/**
 * The operator's check that stored views, and the keys and codes they are found by, are what their claims fold to. With
 * `--mend` what is not is written anew. Prints counts and numbers, no content.
 */
export async function checkViews(say: Progress, rest: readonly string[]): Promise<void> {
  const mend = mendIn(rest)
  const told = toldToEnd()
  await using host = await openHost(homeFolder(), say, told)
  for (const { slug } of await officesOf(host)) {
    await migrate(host.admin, slug, namesOf(slug))
    if (mend) await noteViewsWritten(host, slug, { rules: viewRules, upto: FIRST })
    await (mend ? refreshViews(host, slug, { say, told }) : compare(host, slug, say))
  }
}

function mendIn(rest: readonly string[]): boolean {
  if (rest.length === 0) return false
  if (rest.length === 1 && rest[0] === '--mend') return true
  throw new Error('Say “views” to check, or “views --mend” to write anew what is not right.')
}

async function compare(host: Host, slug: string, say: Progress): Promise<void> {
  const { checked, wrong } = await compareViews(host.admin, namesOf(slug))
  if (wrong.length === 0) return say(`${slug}: all ${checked} views are what their claims fold to.`)
  say(
    `${slug}: ${wrong.length} of ${checked} views are not what their claims fold to: ${wrong.join(', ')}`,
  )
  say(
    (await areViewsOld(host, slug))
      ? 'They were written by another version of Amparo; the next start writes them anew, or now: npm run amparo -- views --mend'
      : 'No version change explains it. To write them anew: npm run amparo -- views --mend',
  )
  process.exitCode = 1
}

/** Whether another version wrote some of them, or nobody has come to the end of writing them anew. */
async function areViewsOld(host: Host, slug: string): Promise<boolean> {
  const { rules, upto } = await viewsWritten(host, slug)
  return rules !== viewRules || upto !== null
}

/**
 * Writes anew what was written by rules of another number (`viewRules`), and goes on where it was cut off. Nothing to do for
 * an office whose views are by these rules. Ends early when told to.
 */
export async function refreshViews(
  host: Host,
  slug: string,
  { say, told }: { readonly say: Progress; readonly told: AbortSignal },
): Promise<void> {
  await migrate(host.admin, slug, namesOf(slug))
  if (!(await areViewsOld(host, slug))) return
  const written = await viewsWritten(host, slug)
  let after: string | null = written.rules === viewRules ? written.upto : FIRST
  // Before the first of them: what is cut off is by no one version’s rules.
  await noteViewsWritten(host, slug, { rules: viewRules, upto: after })
  const counted = await countSubjects(host, slug, after)
  if (counted.all > 0) say('Writing the lists and the search anew, by the rules of this version.')
  const bar = progressBar(say, counted)
  let done = counted.done
  let changed = 0
  while (after !== null && !told.aborted) {
    const walked = await walkViews(host.admin, namesOf(slug), { after, mend: true })
    after = walked.upto
    changed += walked.wrong.length
    await noteViewsWritten(host, slug, { rules: viewRules, upto: after })
    done += walked.subjects
    bar(done)
  }
  say(
    after === null
      ? `${slug}: every list and the search are up to date. ${changed} views were written anew.`
      : `${slug}: not finished. The next start goes on from here.`,
  )
}

interface Counted {
  readonly done: number
  readonly all: number
}

async function countSubjects(host: Host, slug: string, after: string | null): Promise<Counted> {
  const { rows } = await host.admin.query<Counted>(
    `select count(*)::int as all, count(*) filter (where id <= $1)::int as done from ${namesOf(slug).schema}.subject`,
    [after],
  )
  return rows[0] ?? { done: 0, all: 0 }
}
