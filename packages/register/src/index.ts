export {
  claimSourceKinds,
  compareIds,
  credibilities,
  directnesses,
  officeAudience,
  visibleTo,
} from './claim.ts'
export type { Claim, ClaimSource, ClaimSourceKind, Credibility, Directness } from './claim.ts'
export {
  closing,
  closingReasons,
  closingSentence,
  openMatters,
  openMatterSentence,
  primaryContacts,
} from './closing.ts'
export type { Closing, ClosingFacts, ClosingReason, OpenMatter, PrimaryContact } from './closing.ts'
export { closingActs, closingState, closingTopics } from './closing-steps.ts'
export type { ClosingAct, ClosingState, ClosingStep, ClosingTopic } from './closing-steps.ts'
export { custodySpan } from './custody-span.ts'
export type { CustodySpan } from './custody-span.ts'
export { examinationWords } from './examinations.ts'
export type { ExaminationStep } from './examinations.ts'
export { custodyTimeline } from './custody-timeline.ts'
export type { CustodyTimeline, OrderedEntry, PeriodState, Unaccounted } from './custody-timeline.ts'
export { formatEdtf, fromParts, interval, parseEdtf, span } from './date.ts'
export type {
  DateEnd,
  DateParts,
  DatePoint,
  DateProblem,
  DateQualifier,
  DateVerdict,
  Interval,
  UncertainDate,
} from './date.ts'
export {
  firstSaidOf,
  isPropertyCode,
  kindDeclaration,
  leadsOf,
  ownerPropertyOf,
  properties,
  propertiesOf,
  property,
  propertyByNumber,
  propertyCodes,
} from './declaration.ts'
export { asKnownAt } from './as-known.ts'
export { comparedWith, wholeHours } from './elapsed.ts'
export type { Compared, Elapsed } from './elapsed.ts'
export { codeSaid, fateOf } from './fate.ts'
export type { Fate, FateClaim } from './fate.ts'
export { fateLabelCodes, fateLabels, fateSentence, huridocsOfFateLabel } from './fate-label.ts'
export type { FateLabelCode } from './fate-label.ts'
export { fold } from './fold.ts'
export { hourMarks } from './hour-marks.ts'
export type { HourMark } from './hour-marks.ts'
export { civilDay, inClocksOf, isZone, momentsOf } from './local-time.ts'
export type { Zone } from './local-time.ts'
export { facetKey, facetsIn, facetsOf, type Facet } from './facets-of.ts'
export { comparedOf, identityKeys, identityKeysToAsk, type ComparedPerson } from './compared-of.ts'
export {
  identifierForm,
  identifies,
  identifying,
  isExclusive,
  isOneSlip,
  nearnessOf,
  numberInPart,
  numberKeys,
  numberKeysToAsk,
  readNumber,
  writeNumber,
} from './identifier.ts'
export type { Nearness, NumberInPart, SaidNumber } from './identifier.ts'
export { matchKeysOf, textsIn } from './match-keys-of.ts'
export { occupancy, occupancyByDay } from './occupancy.ts'
export type { Occupancy, Stay } from './occupancy.ts'
export { subjectKinds } from './property.ts'
export type {
  Property,
  PropertyCode,
  Purpose,
  Retention,
  SubjectKind,
  ValueKind,
} from './property.ts'
export { daysOf, endOf } from './view-days.ts'
export { hidesType, isRestricted, isRestrictedAct, standIn } from './restricted.ts'
export { sayDate } from './say-date.ts'
export { sayHours } from './say-hours.ts'
export type { SubjectView } from './said-of.ts'
export { awaitedCodes, sinceArrest } from './since-arrest.ts'
export type { AwaitedCode, SinceArrest } from './since-arrest.ts'
export { periodEdgeLabels, periodEdges } from './timeline-entry.ts'
export type { PeriodEdge, PlacedView, TimelineEntry } from './timeline-entry.ts'
export { longestText, normalForm, readValue, readValueToSeal, valueProblems } from './value.ts'
export type { NameValue, SealedValue, Value, ValueProblem, ValueVerdict } from './value.ts'
export { problemSentence } from './value-problem.ts'
export { viewRow } from './view-row.ts'
export type { ViewRow } from './view-row.ts'
export { viewRules } from './view-rules.ts'
export { sameView } from './view.ts'
export type { FoldedProperty, Group, View } from './view.ts'
export { whyCodes, whySentence } from './why.ts'
export type { WhyCode } from './why.ts'
export type { AnsweredQuestion, ClaimedFact } from './contradictions/answered-question.ts'
export type {
  Contradiction,
  KnownOfPerson,
  NamedFacility,
  Relative,
  Side,
} from './contradictions/contradiction.ts'
export { comparedProperties } from './contradictions/compared.ts'
export {
  contradictionCodes,
  contradictionsOf,
  mattersFirst,
} from './contradictions/contradictions-of.ts'
export { footnotesOf, SourceFootnotes } from './contradictions/footnotes.ts'
export type { SourceFootnote } from './contradictions/footnotes.ts'
export { enoughPersons, isToProtect, knownTo } from './contradictions/known-to.ts'
export type { KnownTo, Surroundings } from './contradictions/known-to.ts'
export { quotationOf } from './contradictions/quote.ts'
export type { Names, OutgoingText, Quotation } from './contradictions/quote.ts'
export { sayContradiction } from './contradictions/say-contradiction.ts'
export type { SaidContradiction, SaidSide } from './contradictions/say-contradiction.ts'
export type { StatedInAnswer, Statement, Voice } from './contradictions/statement.ts'
export { badNews, badNewsOf } from './families/bad-news.ts'
export type { BadNews, NewsFacts } from './families/bad-news.ts'
export { forbiddenIn } from './families/forbidden-words.ts'
export { confusions, identifiers, mayTell, missingToTell } from './families/may-tell.ts'
export type { Confusion, Identifier, MayTell, MissingToTell } from './families/may-tell.ts'
export { nextShowing } from './families/showing.ts'
export { updateText } from './families/update-text.ts'
export type { AskedLine, UpdateWanted } from './families/update-text.ts'
export { tellings, ties, whatToWrite } from './families/what-to-write.ts'
export type { NotWritten, Telling, Tie, WhatToWrite } from './families/what-to-write.ts'
export { updateWordings, wordingFor, wordingsOf } from './families/wordings.ts'
export type { HeardOf, UpdateWording } from './families/wordings.ts'
export { cohortsOf, curveOf, weekOf } from './figures/cohorts.ts'
export type { Curve, CurvePoint, Reported } from './figures/cohorts.ts'
export { fewestToSay, sayableNumber, sayableParts, type Sayable } from './figures/sayable.ts'
export { medianDays, survival, type SurvivalStep, type Wait } from './figures/survival.ts'
export { figureRules, outcomeProperties, outcomes, whatBecame } from './figures/what-became.ts'
export type { AsOf, Outcome, ToldOf, WhatBecame } from './figures/what-became.ts'
export { eventFile } from './evidence/compose-event-file.ts'
export { entriesOfFile, entriesToShow, textsOfFile } from './evidence/event-file.ts'
export type {
  EventFile,
  FileCustody,
  FileMoment,
  FileProperty,
  FileSaid,
  FileValue,
} from './evidence/event-file.ts'
export type {
  AnswerOfState,
  ConsentGiven,
  ConsentReach,
  KnownOfEvent,
  PersonHarmed,
  QuotedOf,
  SaidOf,
} from './evidence/known-of-event.ts'
