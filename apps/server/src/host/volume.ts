import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { execFileSync } from 'node:child_process'

/**
 * Whether the disk under a folder is encrypted as a whole, as far as this machine tells: dm-crypt below any mapping
 * (Linux), FileVault (macOS). `not-known` is no proof of the opposite, and is treated as it.
 */
export function volumeOf(folder: string): 'encrypted' | 'not-known' {
  try {
    const found =
      process.platform === 'darwin'
        ? fileVaultIsOn()
        : isBelowCrypt(deviceOf(realpathSync(nearest(folder))))
    return found ? 'encrypted' : 'not-known'
  } catch {
    return 'not-known'
  }
}

/** The folder itself, or the one in which it would be made. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}

function fileVaultIsOn(): boolean {
  return execFileSync('/usr/bin/fdesetup', ['isactive'], { encoding: 'utf8' }).trim() === 'true'
}

/** `major:minor` of the device mounted nearest above a path (proc(5), mountinfo). */
function deviceOf(path: string): string {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  const above = mounts
    .map(([, , device = '', , point = '']) => ({ device, point: point.replaceAll('\\040', ' ') }))
    .filter(({ point }) => path === point || path.startsWith(point === '/' ? '/' : `${point}/`))
  return above.toSorted((a, b) => b.point.length - a.point.length)[0]?.device ?? ''
}

function isBelowCrypt(device: string): boolean {
  const folder = `/sys/dev/block/${device}`
  if (read(`${folder}/dm/uuid`).startsWith('CRYPT-')) return true
  return slavesOf(folder).some((slave) =>
    isBelowCrypt(read(`${folder}/slaves/${slave}/dev`).trim()),
  )
}

function slavesOf(folder: string): string[] {
  try {
    return readdirSync(`${folder}/slaves`)
  } catch {
    return []
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
