import { namesOf } from '../db/schema.ts'
import { homeFolder } from '../host/home.ts'
import { officesOf, openHost, type Progress } from '../host/host.ts'
import { compareViews } from '../register/compare-views.ts'

/** The operator's check that stored views are what their claims fold to. Prints counts and numbers, no content. */
export async function checkViews(say: Progress): Promise<void> {
  await using host = await openHost(homeFolder(), say)
  for (const { slug } of await officesOf(host)) {
    await host.admin.query(`set search_path = ${namesOf(slug).schema}`)
    const { checked, wrong } = await compareViews(host.admin)
    say(
      wrong.length === 0
        ? `${slug}: all ${checked} views are what their claims fold to.`
        : `${slug}: ${wrong.length} of ${checked} views are not what their claims fold to: ${wrong.join(', ')}`,
    )
    if (wrong.length > 0) process.exitCode = 1
  }
}
