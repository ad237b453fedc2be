export { type Clock } from './clock.ts'
export {
  uploadPayload,
  type Payload,
  type Upload,
  type UploadEnd,
  type UploadProgress,
} from './upload-payload.ts'
