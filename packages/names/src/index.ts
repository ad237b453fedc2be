export { matchKeys, mostKeys } from './match-keys.ts'
export { nameWords, normalise } from './normalise.ts'
export { nameRanker, rankName } from './rank.ts'
export { nameExplainer, nameReasons, textKeys, type NameReason } from './why.ts'
