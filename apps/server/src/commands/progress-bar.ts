import type { Progress } from '../host/host.ts'

/**
 * How far something long has come: on a terminal one line that moves, else a line for every tenth part. Begins at `done`.
 */
export function progressBar(
  say: Progress,
  { done, all }: { readonly done: number; readonly all: number },
): (reached: number) => void {
  const tenthOf = (reached: number) => Math.min(10, Math.floor((10 * reached) / Math.max(all, 1)))
  const line = (reached: number) => {
    const tenth = tenthOf(reached)
    return `  [${'#'.repeat(tenth)}${'.'.repeat(10 - tenth)}] ${reached} of ${all}`
  }
  const { isTTY } = process.stderr
  let said = tenthOf(done)
  return (reached) => {
    if (isTTY) process.stderr.write(`\r${line(reached)}${reached >= all ? '\n' : ''}`)
    if (tenthOf(reached) === said) return
    said = tenthOf(reached)
    if (!isTTY) say(line(reached))
  }
}
