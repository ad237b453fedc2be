/** Resolves on the first SIGINT, SIGTERM or SIGHUP. A second one does not cut the ending short. */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve())
  })
}
