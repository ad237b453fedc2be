export { fromDigits, mailboxOf, toDigits } from '@amparo/seal'
