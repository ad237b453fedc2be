import type { Strip } from './likeness.ts'

/** Pixels at once; a picture of a hundred million would not fit beside itself. */
const pixelsAtOnce = 1_000_000
const mostPixels = 120_000_000

/** A loaded picture, a few rows at a time in its own size; nothing of one too large. */
export function* stripsOf(image: HTMLImageElement): Generator<Strip> {
  const { naturalWidth: width, naturalHeight: height } = image
  if (width * height > mostPixels) return
  const rows = Math.max(1, Math.floor(pixelsAtOnce / width))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.min(rows, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top)
    context.clearRect(0, 0, width, count)
    context.drawImage(image, 0, top, width, count, 0, 0, width, count)
    yield { top, rows: count, rgba: context.getImageData(0, 0, width, count).data }
  }
}
