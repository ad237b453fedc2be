export { differingWords, readWords, wordsOf } from '@amparo/seal/words/list'
