// The second door: what a page loads only once somebody adds or looks at a file.
export {
  type ChunkCipher,
  type Digest,
  type Gcm,
  type GcmMessage,
  type MediaEngine,
  type ReadRange,
} from './media-engine.ts'
export {
  inspectMedia,
  newMediaSeal,
  openMediaHeader,
  type MediaInspection,
  type MediaSeal,
  type OpenedMediaHeader,
} from './media-header.ts'
export {
  FileChanged,
  leafChanged,
  leavesOf,
  mediaSource,
  type MediaSource,
  type MediaSourceParts,
} from './media-leaves.ts'
export {
  openRange,
  sealRange,
  type OpenedRange,
  type OpenRange,
  type SealRange,
} from './media-range.ts'
export {
  openUploadState,
  sealUploadState,
  type OpenedUploadState,
  type UploadState,
} from './upload-state.ts'
