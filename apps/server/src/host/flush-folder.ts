import { open } from 'node:fs/promises'

/** A rename outlives a power cut once its folder is on disk. */
export async function flushFolder(folder: string): Promise<void> {
  await using handle = await open(folder)
  await handle.sync()
}
