export { bodyHash, canonicalBytes, hashOf } from './canonical.ts'
export {
  contactConsents,
  isTaggedAddition,
  mailboxAddress,
  reachWays,
  readAddition,
  readSubmission,
  tagAddition,
  tellings,
  textLimits,
  type AdditionDocument,
  type Consent,
  type ContactConsent,
  type MailboxAddress,
  type Reach,
  type ReachWay,
  type SubmissionDocument,
  type Telling,
} from './documents.ts'
export { type Random } from './encoding.ts'
export { seal, sealDocument } from './envelope.ts'
export { openGrant, sealGrant, type GrantBody, type OpenedGrant } from './grant.ts'
export {
  identityWorkFactor,
  inspectIdentityFile,
  openIdentity,
  sealIdentity,
  signingKeyOf,
  type IdentityFileInspection,
  type OpenedIdentity,
  type StaffIdentity,
} from './identity-file.ts'
export { envelopeLimits, inspect, type EnvelopeLimits, type Inspection } from './inspect.ts'
export {
  checkIntake,
  isAcknowledgement,
  keysOfTeam,
  readAcknowledgement,
  readIntake,
  readSignerList,
  readStaffList,
  type Acknowledgement,
  type AcknowledgementBody,
  type IntakeBody,
  type IntakeBundle,
  type IntakeCheck,
  type ListedSigner,
  type SignedStaffList,
  type SignerList,
  type SignerListBody,
  type StaffListBody,
  type StaffMember,
  type Untrusted,
} from './intake.ts'
export {
  identityFromSeed,
  isIdentity,
  isRecipient,
  newIdentity,
  recipientOf,
  type Identity,
  type Recipient,
} from './keys.ts'
export { accessHash, isThreadTag, mailboxOf, threadTag, type Mailbox } from './mailbox.ts'
export {
  answerLimit,
  openMailboxItem,
  sealMailboxItem,
  type AnswerBody,
  type MailboxItem,
  type MailboxPlace,
  type OpenedMailboxItem,
  type OpenedNoticeBody,
} from './mailbox-item.ts'
export { open, openDocument, type NotOpened, type Opened, type OpenedDocument } from './opening.ts'
export { isPaddedLength, padded } from './padding.ts'
export {
  fromDigits,
  newReturnCode,
  returnCodeFrom,
  toDigits,
  type DigitsReading,
  type ReturnCode,
} from './return-code.ts'
export { type Reading } from './shape.ts'
export { isSignIn, signIn } from './sign-in.ts'
export {
  countersign,
  fingerprint,
  isPublicKey,
  newSigningKey,
  publicKeyOf,
  sign,
  signedBy,
  signedBytes,
  signedTypes,
  signingKeyFrom,
  type PublicKey,
  type Signature,
  type Signed,
  type SignedBody,
  type SignedType,
  type SigningKey,
} from './signed.ts'
export {
  fromWords,
  newPassphrase,
  normalisePassphrase,
  toWords,
  type UnknownWord,
  type WordsReading,
} from './words.ts'
