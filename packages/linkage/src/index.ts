export { blocksOf, type Blocks } from './blocking.ts'
export { calibrated, likelihoodOf, type Calibrated } from './calibration.ts'
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
export { clusterAll } from './cluster-all.ts'
export { centibits, probabilityOf, weightOfProbability, type Centibits } from './centibits.ts'
export {
  clusterRecords,
  connectedComponents,
  type Clustering,
  type Constraints,
  type Pair,
  type Rules,
  type WeightOf,
} from './clusters.ts'
export { tableFromCsv, type CsvFormat } from './csv.ts'
export { decide, type Decision, type Thresholds } from './decisions.ts'
export { withDerived } from './derive.ts'
export { damerauLevenshtein, levenshtein } from './edit-distance.ts'
export { jaroWinkler } from './jaro-winkler.ts'
export {
  bCubed,
  curveOf,
  estimateQuality,
  mergeDistance,
  ofLinks,
  pairwise,
  type Estimate,
  type Grouping,
  type Point,
  type Quality,
  type SampledCluster,
} from './evaluate.ts'
export {
  clopperPearson,
  falseLinksPerHundred,
  wilson,
  type FalseLinks,
  type Interval,
} from './intervals.ts'
export { explainer, pairWeigher, type Explanation, type Rarity, type Reason } from './explain.ts'
export { learnRules, type LearntRule } from './learn-rules.ts'
export { between, type Measure } from './letters.ts'
export { Prober, type Candidate, type Saying } from './prober.ts'
export {
  agreementOf,
  formatModel,
  frequenciesOf,
  levelWeight,
  rarityBy,
  readModel,
  type Calibration,
  type ComparisonWeights,
  type Frequencies,
  type LevelWeight,
  type Model,
  type ModelFault,
  type ModelReading,
} from './model.ts'
export {
  type Comparison,
  type Condition,
  type Derivation,
  type Key,
  type Level,
  type Question,
  type Rule,
  type Scheme,
} from './scheme.ts'
export { TableBuilder, textAt, unknown, type Table } from './table.ts'
export type { Random } from './by-chance.ts'
export { train, withLabels, type Label, type Training } from './train.ts'
export { weighAll, type Weighed } from './weigh-all.ts'
export { alone, answering, type Answer, type Links, type Order, type Workers } from './work.ts'
export { Values } from './values.ts'
