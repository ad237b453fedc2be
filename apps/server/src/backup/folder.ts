import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { forgetCopied, hasCopiedTo, type Target } from './copied-files.ts'
import { numberOf, recipientFor } from './source.ts'
import { claimFolder, isNothing, ownerOf, unlessMissing } from './target.ts'

/**
 * Opens a folder for this office's copies. A folder that is empty becomes one, unless copies were made in it before: then the
 * disk that belongs there is not. One that holds something else, or another office's copies, is refused.
 */
export async function openTarget(
  home: string,
  named: string,
  { isNew }: { readonly isNew: boolean } = { isNew: false },
): Promise<Target> {
  const folder = resolve(named)
  if (folder === home || home.startsWith(`${folder}/`) || folder.startsWith(`${home}/`))
    throw new Error(
      `Copies must not lie beside what they are copies of: ${folder}. Name a folder on another disk.`,
    )
  const recipient = recipientFor(home)
  const office = numberOf(home)
  const owner = await ownerOf(folder)
  if (owner === undefined) await begin(home, folder, office, isNew)
  else if (owner !== office)
    throw new Error(`The copies in ${folder} are another office's. Name another folder.`)
  return { folder, office, recipient }
}

async function begin(home: string, folder: string, office: string, isNew: boolean): Promise<void> {
  if (!isNew && hasCopiedTo(home, folder))
    throw new Error(
      `There were copies in ${folder}, and now there are none. Is the disk there? If they were taken away on purpose: backup ${folder} --new`,
    )
  const names = (await readdir(folder).catch(unlessMissing)) ?? []
  if (!names.every(isNothing))
    throw new Error(`${folder} holds other things. Name an empty folder for the copies.`)
  await claimFolder(folder, office)
  await forgetCopied(home, folder)
}
