import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { AccountScreen } from '../accounts/account-screen.tsx'
import { readAccountSearch } from '../accounts/account-search.ts'
import { ChannelsScreen } from '../channels/channels-screen.tsx'
import { CallerScreen } from '../caller/caller-screen.tsx'
import { ExaminationsScreen } from '../examinations/examinations-screen.tsx'
import { SearchesScreen } from '../closings/searches-screen.tsx'
import { readFigureSearch } from '../figures/figure-search.ts'
import { FiguresScreen } from '../figures/figures-screen.tsx'
import { RecordsScreen } from '../figures/records-screen.tsx'
import { PairScreen } from '../identity/pair-screen.tsx'
import { ProposalsScreen } from '../identity/proposals-screen.tsx'
import { EnterReplyScreen } from '../letters/enter-reply-screen.tsx'
import { readReplySearch } from '../letters/letter-search.ts'
import { LetterScreen } from '../letters/letter-screen.tsx'
import { LettersScreen } from '../letters/letters-screen.tsx'
import { QuestionsScreen } from '../letters/questions-screen.tsx'
import { ReachingScreen } from '../letters/reaching-screen.tsx'
import { ReplyScreen } from '../letters/reply-screen.tsx'
import { TemplatesScreen } from '../letters/templates-screen.tsx'
import { WriteLetterScreen } from '../letters/write-letter-screen.tsx'
import { BriefScreen } from '../meetings/brief-screen.tsx'
import { CommitmentScreen } from '../meetings/commitment-screen.tsx'
import { MeetingScreen } from '../meetings/meeting-screen.tsx'
import { PromisesScreen } from '../meetings/promises-screen.tsx'
import { EntryScreen } from '../log/entry-screen.tsx'
import { LogScreen } from '../log/log-screen.tsx'
import { EvidenceScreen } from '../evidence/evidence-screen.tsx'
import { ContradictionsScreen } from '../people/contradictions-screen.tsx'
import { VersionScreen } from '../partner-lists/version-screen.tsx'
import { BringListScreen } from '../partner-lists/bring-list-screen.tsx'
import { readListSearch } from '../partner-lists/list-search.ts'
import { ListsScreen } from '../partner-lists/lists-screen.tsx'
import { PeopleScreen } from '../people/people-screen.tsx'
import { PersonScreen } from '../people/person-screen.tsx'
import { WgeidScreen } from '../wgeid/wgeid-screen.tsx'
import { MandatesScreen } from '../mandates/mandates-screen.tsx'
import { PaperScreen } from '../paper/paper-screen.tsx'
import { readRegisterSearch, RegisterScreen } from '../register/register-screen.tsx'
import { SubjectScreen } from '../register/subject-screen.tsx'
import { ChooseMessage } from '../submissions/choose-message.tsx'
import { SubmissionScreen } from '../submissions/submission-screen.tsx'
import { SubmissionsScreen } from '../submissions/submissions-screen.tsx'
import { BatchScreen } from '../taking/batch-screen.tsx'
import { FormFileScreen } from '../taking/form-file-screen.tsx'
import { HandInScreen } from '../taking/hand-in-screen.tsx'
import { TakingScreen } from '../taking/taking-screen.tsx'
import { readMessageSearch, readMessagesSearch } from '../submissions/search.ts'
import { Desk } from './desk.tsx'
import { FirstPage } from './first-page.tsx'
import { NoSuchPage } from './no-such-page.tsx'

const root = createRootRoute({ component: Desk, notFoundComponent: NoSuchPage })

const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage })

const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  validateSearch: readMessagesSearch,
  component: SubmissionsScreen,
})
const noMessage = createRoute({
  getParentRoute: () => messages,
  path: '/',
  component: ChooseMessage,
})
const message = createRoute({
  getParentRoute: () => messages,
  path: '$submission',
  validateSearch: readMessageSearch,
  component: SubmissionScreen,
})

const taking = createRoute({
  getParentRoute: () => root,
  path: '/write-down',
  component: TakingScreen,
})
const batch = createRoute({ getParentRoute: () => root, path: '/papers', component: BatchScreen })
const formFile = createRoute({
  getParentRoute: () => root,
  path: '/form-file',
  component: FormFileScreen,
})
const handIn = createRoute({
  getParentRoute: () => root,
  path: '/hand-in',
  component: HandInScreen,
})
const paper = createRoute({ getParentRoute: () => root, path: '/paper', component: PaperScreen })
const mandates = createRoute({
  getParentRoute: () => root,
  path: '/lawyers',
  component: MandatesScreen,
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: PeopleScreen,
})
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$person',
  component: PersonScreen,
})

const channels = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/channels',
  component: ChannelsScreen,
})

const wgeid = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/wgeid',
  component: WgeidScreen,
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$account',
  validateSearch: readAccountSearch,
  component: AccountScreen,
})

const caller = createRoute({
  getParentRoute: () => root,
  path: '/caller',
  component: CallerScreen,
})

const searches = createRoute({
  getParentRoute: () => root,
  path: '/people/searches',
  component: SearchesScreen,
})

const figures = createRoute({
  getParentRoute: () => root,
  path: '/people/figures',
  component: FiguresScreen,
})
const figureRecords = createRoute({
  getParentRoute: () => root,
  path: '/people/figures/records',
  validateSearch: readFigureSearch,
  component: RecordsScreen,
})

const examinations = createRoute({
  getParentRoute: () => root,
  path: '/people/doctors',
  component: ExaminationsScreen,
})

const contradictions = createRoute({
  getParentRoute: () => root,
  path: '/people/contradictions',
  component: ContradictionsScreen,
})
const partnerLists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  component: ListsScreen,
})
const bringList = createRoute({
  getParentRoute: () => root,
  path: '/lists/new',
  validateSearch: readListSearch,
  component: BringListScreen,
})
const batchOfList = createRoute({
  getParentRoute: () => root,
  path: '/lists/$batch',
  component: VersionScreen,
})
const pairs = createRoute({
  getParentRoute: () => root,
  path: '/people/pairs',
  component: ProposalsScreen,
})
const pair = createRoute({
  getParentRoute: () => root,
  path: '/people/pairs/$one/$other',
  component: PairScreen,
})

const questions = createRoute({
  getParentRoute: () => root,
  path: '/questions',
  component: QuestionsScreen,
})
const reaching = createRoute({
  getParentRoute: () => root,
  path: '/questions/reaching',
  component: ReachingScreen,
})
const letters = createRoute({
  getParentRoute: () => root,
  path: '/letters',
  component: LettersScreen,
})
const writeLetter = createRoute({
  getParentRoute: () => root,
  path: '/letters/new',
  component: WriteLetterScreen,
})
const wording = createRoute({
  getParentRoute: () => root,
  path: '/letters/wording',
  component: TemplatesScreen,
})
const letter = createRoute({
  getParentRoute: () => root,
  path: '/letters/$letter',
  component: LetterScreen,
})
const enterReply = createRoute({
  getParentRoute: () => root,
  path: '/replies/new',
  validateSearch: readReplySearch,
  component: EnterReplyScreen,
})
const reply = createRoute({
  getParentRoute: () => root,
  path: '/replies/$reply',
  component: ReplyScreen,
})
const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting',
  component: MeetingScreen,
})
const brief = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/page',
  component: BriefScreen,
})
const promises = createRoute({
  getParentRoute: () => root,
  path: '/promises',
  component: PromisesScreen,
})
const commitment = createRoute({
  getParentRoute: () => root,
  path: '/promises/$commitment',
  component: CommitmentScreen,
})
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: readRegisterSearch,
  component: RegisterScreen,
})
const subject = createRoute({
  getParentRoute: () => root,
  path: '/register/$subject',
  component: SubjectScreen,
})

const evidence = createRoute({
  getParentRoute: () => root,
  path: '/register/$subject/evidence',
  component: EvidenceScreen,
})

const log = createRoute({ getParentRoute: () => root, path: '/log', component: LogScreen })
const entry = createRoute({
  getParentRoute: () => root,
  path: '/log/$entry',
  component: EntryScreen,
})

export const router = createRouter({
  routeTree: root.addChildren([
    first,
    messages.addChildren([noMessage, message]),
    taking,
    batch,
    formFile,
    handIn,
    paper,
    mandates,
    people,
    person,
    channels,
    wgeid,
    account,
    caller,
    searches,
    figures,
    figureRecords,
    contradictions,
    examinations,
    partnerLists,
    bringList,
    batchOfList,
    pairs,
    pair,
    questions,
    reaching,
    letters,
    writeLetter,
    wording,
    letter,
    enterReply,
    reply,
    meeting,
    brief,
    promises,
    commitment,
    register,
    subject,
    evidence,
    log,
    entry,
  ]),
  // Places are kept by the pages themselves: the router's way would write into sessionStorage.
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
