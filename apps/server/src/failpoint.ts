/** Ends this process as `kill -9` ends it, where a test named this moment in AMPARO_FAILPOINT. */
export function endIfNamed(moment: string): void {
  if (process.env['AMPARO_FAILPOINT'] === moment) process.kill(process.pid, 'SIGKILL')
}
