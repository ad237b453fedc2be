interface Watcher {
  onclose: (() => void) | null
  destroy(): void
}

type WatcherClass = new () => Watcher

/**
 * Lets a phone's Back gesture go back one page of ours where the browser can say so (`CloseWatcher`).
 *
 * Entries in the history could do the same everywhere, but they would stay: after leaving, Back or
 * Forward would lead to this page again. So elsewhere Back leaves the page, and it asks first when
 * words would be lost. Esc is kept out of it, because three times Esc means leaving.
 */
export function watchBack(onBack: () => void): () => void {
  const CloseWatcher = (globalThis as { CloseWatcher?: WatcherClass }).CloseWatcher
  if (CloseWatcher === undefined) return () => {}
  const watcher = new CloseWatcher()
  watcher.onclose = onBack
  return () => watcher.destroy()
}
