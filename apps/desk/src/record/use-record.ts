import {
  addBelow,
  addClaims,
  createSubject,
  SubjectId,
  type Answer,
  type SubmissionId,
} from '@amparo/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Ask } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'
import {
  claimFrom,
  nameIn,
  occurrenceRecorded,
  personRecorded,
  type Occurrence,
  type Recording,
} from './recording.ts'

type Refusals = 'value-refused' | 'audience-refused' | 'not-opened-yet'

/** The person it was recorded for, or why it stopped; `rest` is what is not recorded yet. */
export interface Recorded {
  readonly answer: Answer<{ readonly person: SubjectId }, Refusals>
  readonly rest: Recording
}

/** Records everything chosen from a message: the person first, then each period and act. */
export function useRecord(submission: SubmissionId) {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation<Recorded, Error, Recording>({
    mutationFn: (recording) => record(ask, submission, recording),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

async function record(ask: Ask, submission: SubmissionId, recording: Recording): Promise<Recorded> {
  const person = await recordPerson(ask, submission, recording)
  if (!person.ok) return { answer: person, rest: recording }
  const known = recording.person
  const name = known.kind === 'known' ? known.name : nameIn(recording)
  let rest = personRecorded(recording, person.reply.person, name)
  for (const occurrence of recording.occurrences) {
    const answer = await recordOccurrence(ask, submission, person.reply.person, occurrence)
    if (!answer.ok) return { answer, rest }
    rest = occurrenceRecorded(rest, occurrence.key)
  }
  return { answer: person, rest }
}

async function recordPerson(
  ask: Ask,
  submission: SubmissionId,
  { person, values }: Recording,
): Promise<Answer<{ readonly person: SubjectId }, Refusals>> {
  const claims = values.map((value) => claimFrom(submission, value))
  if (person.kind !== 'known') {
    const made = await ask(createSubject, { params: {}, body: { kind: 'person', claims } })
    return made.ok ? { ok: true, reply: { person: made.reply.subject } } : made
  }
  const subject = SubjectId.parse(person.id)
  if (claims.length === 0) return { ok: true, reply: { person: subject } }
  const answer = await ask(addClaims, { params: { subject }, body: { claims } })
  return answer.ok ? { ok: true, reply: { person: subject } } : answer
}

function recordOccurrence(
  ask: Ask,
  submission: SubmissionId,
  person: SubjectId,
  { kind, values }: Occurrence,
) {
  const claims = values.map((value) => claimFrom(submission, value))
  return ask(addBelow, { params: { subject: person }, body: { kind, claims } })
}
