import {
  CommitmentId,
  followCommitment,
  listCommitments,
  listMeetings,
  MeetingId,
  readBrief,
  readCommitment,
  readMeeting,
  recordCommitment,
  recordMeeting,
  stepMeeting,
  writeBrief,
  type SubjectId,
} from '@amparo/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  lookedAtAnew,
  useAct,
  useQuestion,
  type BodyOf,
  type ReplyOf,
} from '../letters/use-letters.ts'
import { useLanguage } from '../locales/use-language.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** A number in an address is a meeting’s, or nothing is asked for. */
export function meetingIdOf(text: unknown): MeetingId | null {
  const parsed = MeetingId.safeParse(text)
  return parsed.success ? parsed.data : null
}

export function commitmentIdOf(text: unknown): CommitmentId | null {
  const parsed = CommitmentId.safeParse(text)
  return parsed.success ? parsed.data : null
}

export type Meeting = ReplyOf<typeof readMeeting>
export type MeetingStep = Meeting['steps'][number]
export type MeetingHead = ReplyOf<typeof listMeetings>['meetings'][number]
export type CommitmentHead = ReplyOf<typeof listCommitments>['commitments'][number]
export type Commitment = ReplyOf<typeof readCommitment>
export type Brief = ReplyOf<typeof readBrief>
export type StepBody = BodyOf<typeof stepMeeting>['step']

export function useMeetingList(authority: SubjectId | null, enabled = true) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'meetings', authority],
    queryFn: ({ pageParam }) =>
      read(ask, listMeetings, { params: {}, body: { authority, after: pageParam } }),
    initialPageParam: null as MeetingId | null,
    getNextPageParam: (page) => (page.more ? (page.meetings.at(-1)?.id ?? null) : null),
    ...lookedAtAnew,
    enabled,
  })
}

/** Promises and demands, page after page. */
export function useCommitmentList(
  wanted: Omit<BodyOf<typeof listCommitments>, 'skip'>,
  enabled = true,
) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'commitments', wanted],
    queryFn: ({ pageParam }) =>
      read(ask, listCommitments, { params: {}, body: { ...wanted, skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const seen = pages.reduce((sum, { commitments }) => sum + commitments.length, 0)
      return page.commitments.length > 0 && seen < page.all ? seen : null
    },
    ...lookedAtAnew,
    enabled,
  })
}

/** A meeting’s page. The look is an entry, so it is not repeated behind the reader’s back. */
export function useMeeting(meeting: MeetingId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['letters', 'meeting', meeting],
    queryFn: () => read(ask, readMeeting, { params: { meeting }, body: {} }),
    ...lookedAtAnew,
  })
}

/** The page for a meeting in the language of the screen; `whole`: all that may be said, and not one page of it. */
export function useBrief(meeting: MeetingId, whole: boolean) {
  const { ask } = useSession()
  const language = useLanguage()
  return useQuery({
    queryKey: ['letters', 'brief', meeting, language, whole],
    queryFn: () => read(ask, readBrief, { params: { meeting }, body: { language, whole } }),
    ...lookedAtAnew,
  })
}

export function useCommitment(commitment: CommitmentId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['letters', 'commitment', commitment],
    queryFn: () => read(ask, readCommitment, { params: { commitment }, body: {} }),
    ...lookedAtAnew,
  })
}

export const useRecordMeeting = () => useAct(recordMeeting)
export const useWriteBrief = () => useQuestion(writeBrief)
export const useStepMeeting = () => useAct(stepMeeting)
export const useRecordCommitment = () => useAct(recordCommitment)
export const useFollowCommitment = () => useAct(followCommitment)
