export { demoActs } from './acts.ts'
export type { DemoAct } from './acts.ts'
export type { DemoClaim } from './claim.ts'
export { contradictionScenario } from './contradictions/contradiction-scenario.ts'
export type { ContradictionScenario } from './contradictions/contradiction-scenario.ts'
export { demoCustodies } from './custodies.ts'
export type { DemoCustody } from './custodies.ts'
export {
  demoBodies,
  demoConsents,
  demoFiling,
  demoLetters,
  demoMeeting,
  demoPartnerLists,
  demoReleases,
  demoReplies,
  demoSearches,
} from './follow-up.ts'
export type {
  DemoBody,
  DemoLetter,
  DemoPartnerList,
  DemoRelease,
  DemoReply,
  DemoSearch,
} from './follow-up.ts'
export { syntheticLines } from './message.ts'
export type { DemoMessage, MessageLanguage } from './message.ts'
export { demoLists } from './lists.ts'
export type { DemoList } from './lists.ts'
export { demoMessages } from './messages.ts'
export { unopenedMessages } from './messages-unopened.ts'
export { demoPersons } from './persons.ts'
export type { DemoPerson } from './persons.ts'
export { demoRecords, demoReports } from './records.ts'
export type { DemoRecord, DemoReport } from './records.ts'
export { scenario } from './scenario.ts'
export type { ArrivedMessage, Scenario } from './scenario.ts'
export { demoOffice, demoStaff, demoTeams } from './staff.ts'
export type { DemoStaff, DemoTeam } from './staff.ts'
export { demoTruth } from './truth.ts'
