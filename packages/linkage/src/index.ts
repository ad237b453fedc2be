export { blocksOf, type Blocks } from './blocking.ts'
export {
  candidatesOf,
  countByRule,
  tasksOf,
  visitAll,
  visitTask,
  type Candidates,
  type RuleCount,
  type Task,
  type Visitor,
} from './candidates.ts'
export { tableFromCsv, type CsvFormat } from './csv.ts'
export { withDerived } from './derive.ts'
export { damerauLevenshtein, levenshtein } from './edit-distance.ts'
export { jaroWinkler } from './jaro-winkler.ts'
export { learnRules, type LearntRule } from './learn-rules.ts'
export { between, type Measure } from './letters.ts'
export {
  type Comparison,
  type Condition,
  type Derivation,
  type Level,
  type Rule,
  type Scheme,
} from './scheme.ts'
export { TableBuilder, textAt, unknown, type Table } from './table.ts'
export { Values } from './values.ts'
