export { readHeader, recentBits, type BlockHeader, type HeaderReading } from './bitcoin-header.ts'
export { certificatesOfPem, readCertificate, type ReadCertificate } from './certificate-path.ts'
export { checkOts, type OtsCheck, type OtsQuestion } from './ots-check.ts'
export {
  formatOts,
  mergeOts,
  otsLimits,
  otsNonceLength,
  otsRequest,
  otsUpgrades,
  readOts,
  type OtsAttestation,
  type OtsFault,
  type OtsNode,
  type OtsOp,
  type OtsProof,
  type OtsReading,
  type OtsRequest,
  type OtsStep,
  type OtsUpgrade,
} from './ots-proof.ts'
export {
  checkSigsum,
  readSigsum,
  readSigsumPolicy,
  sigsumLimits,
  sigsumRequest,
  type SigsumCheck,
  type SigsumFault,
  type SigsumProof,
  type SigsumQuestion,
  type SigsumReading,
  type SubmitKey,
} from './sigsum.ts'
export { checkTimes, type TimeClaim, type TimesCheck } from './times.ts'
export {
  checkTimestamp,
  type TimestampCheck,
  type TimestampFault,
  type TimestampQuestion,
} from './timestamp-check.ts'
export { nonceLength, timestampRequest, type TimestampRequest } from './timestamp-request.ts'
export {
  readTimestamp,
  timestampLimits,
  type Timestamp,
  type TimestampReading,
  type TimestampReadingFault,
} from './timestamp-response.ts'
export { type SignatureClaim, type X509 } from './x509.ts'
