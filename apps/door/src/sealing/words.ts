export { fromWords, toWords } from '@amparo/seal'
