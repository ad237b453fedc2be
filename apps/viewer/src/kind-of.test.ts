import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginning, kindOf } from './kind-of.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0))

test.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a/*', 'image/gif'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x10\0\0\0WAVEfmt ', 'audio/wav'],
  ['\0\0\0\x1cftypavif\0\0\0\0', 'image/avif'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1avif', 'image/avif'],
  ['\0\0\0\x18ftypisom\0\0\x02\0', 'video/mp4'],
  ['\0\0\0\x14ftypqt  \0\0\0\0', 'video/mp4'],
  ['\0\0\0\x18ftypM4A \0\0\0\0', 'audio/mp4'],
  ['\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm', 'video/webm'],
  ['ID3\x04', 'audio/mpeg'],
  ['\xff\xfb\x90', 'audio/mpeg'],
  ['OggS\0\x02', 'audio/ogg'],
])('%j is %s', (head, type) => {
  expect(kindOf(bytes(head)).type).toBe(type)
})

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg">'],
  ['<?xml version="1.0"?><svg>'],
  ['<!doctype html><script>'],
  ['%PDF-1.7'],
  ['PK\x03\x04'],
  ['MZ\x90\0'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ['\x1aE\xdf\xa3\x9f\x42\x82\x88matroska'],
  [' GIF89a'],
  [''],
])('%j is not shown', (head) => {
  expect(kindOf(bytes(head))).toEqual({ as: 'nothing', type: null })
})

test('whatever the bytes, it is one of the few kinds or nothing, and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: beginning }), (any) => {
      expect(kindOf(any).type ?? '').toMatch(
        /^$|^image\/(jpeg|png|gif|webp|avif)$|^video\/(mp4|webm)$|^audio\/(mpeg|mp4|ogg|wav)$/,
      )
    }),
  )
})

test('a name of a brand that every object has is no brand', () => {
  expect(kindOf(bytes('\0\0\0\x18ftyptoString')).as).toBe('nothing')
  expect(kindOf(bytes('\0\0\0\x18ftypvalu')).as).toBe('nothing')
})
