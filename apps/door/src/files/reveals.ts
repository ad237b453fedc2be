/** What a file tells besides what can be seen or heard in it. */
export interface Reveals {
  readonly place: boolean
  readonly device: string | null
  readonly taken: string | null
  readonly author: string | null
  readonly thumbnail: boolean
}

export type Looked =
  | { readonly verdict: 'looked'; readonly reveals: Reveals }
  /** This page cannot look into files of this kind. */
  | { readonly verdict: 'unknown' }

export const nothing: Reveals = {
  place: false,
  device: null,
  taken: null,
  author: null,
  thumbnail: false,
}

/** Metadata stands at the front of photos. More than this is not read, whatever a file claims. */
const front = 1_024 * 1_024

/** Looks into a photo or video, within bounds: never more than its first MB and, of a video, its table of contents. */
export async function reveals(blob: Blob): Promise<Looked> {
  try {
    if (blob.type.startsWith('image/') && blob.type !== 'image/svg+xml') return await inPhoto(blob)
    if (/^video\/(mp4|quicktime|3gpp)/.test(blob.type)) {
      const { inVideo } = await import('./video-reveals.ts')
      return { verdict: 'looked', reveals: await inVideo(blob) }
    }
  } catch {
    // A file that cannot be read is not understood, and says so.
  }
  return { verdict: 'unknown' }
}

async function inPhoto(blob: Blob): Promise<Looked> {
  const { load } = (await import('exifreader')).default
  const bytes = await blob.slice(0, front).arrayBuffer()
  // XMP would go through the browser's XML parser, which this page’s policy forbids; what XMP repeats stands in Exif too.
  const tags = await load(bytes, {
    async: true,
    expanded: true,
    includeTags: { file: true, exif: true, gps: true, iptc: true, thumbnail: true },
  })
  const { exif = {}, gps = {}, iptc = {} } = tags as Record<string, Record<string, Tag>>
  return {
    verdict: 'looked',
    reveals: {
      place: Object.keys(gps).length > 0,
      device: said([exif['Make'], exif['Model']]),
      taken: said([exif['DateTimeOriginal'] ?? exif['DateTime']]),
      author: said([exif['Artist'], exif['CameraOwnerName'], iptc['By-line']]),
      thumbnail: tags.Thumbnail !== undefined,
    },
  }
}

interface Tag {
  readonly description?: unknown
}

/** What tags say, as far as it can be shown: short, and without anything that would change the line around it. */
function said(tags: readonly (Tag | undefined)[]): string | null {
  const texts = tags
    .map((tag) => (typeof tag?.description === 'string' ? tag.description : ''))
    .map((text) => text.replaceAll(/\p{C}/gu, '').trim().slice(0, 80))
    .filter((text) => text !== '')
  return texts.length === 0 ? null : [...new Set(texts)].join(' ')
}
