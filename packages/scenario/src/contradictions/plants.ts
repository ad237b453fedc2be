import type { ContradictionCode } from '@amparo/vocabulary'
import { lawyer, mother, oneself, paper, record, volunteers } from './book.ts'
import { day } from './story.ts'
import type { Ending, Story } from './story.ts'

interface Plant {
  readonly ending: Ending
  readonly isChild?: true
  /** True things this contradiction runs against; they are told in the clean twin too. */
  readonly prepare?: (story: Story) => readonly string[]
  /** The untrue thing. Returns what it is, by id. */
  readonly plant: (story: Story) => readonly string[]
  /** Where nothing is prepared: the claims of the story it runs against. */
  readonly against?: (story: Story) => readonly string[]
}

const seen = ({ claims }: Story) => [claims.seen]
const taken = ({ claims }: Story) => [claims.taken]
const ended = ({ claims }: Story) => (claims.ended === null ? [] : [claims.ended])

/** One way, or one of several, to plant each contradiction there is. */
export const plants: Readonly<Record<ContradictionCode, readonly Plant[]>> = {
  'denied-but-held': [
    {
      ending: 'held',
      against: (story) => [...seen(story), ...taken(story)],
      plant: ({ book, after, custody }) => [
        book.answer('whereabouts', day(after), [{ says: 'never-held' }], { custody }),
      ],
    },
    {
      ending: 'held',
      against: seen,
      plant: ({ book, after, custody }) => [
        book.answer('whereabouts', day(after), [], { content: 'denies', custody }),
      ],
    },
    {
      ending: 'held',
      against: seen,
      plant: ({ book, seen: on, place, custody, after }) => [
        book.answer(
          'whereabouts',
          day(after),
          [{ says: 'not-held', at: day(on), facility: place.id }],
          { custody },
        ),
      ],
    },
  ],
  'no-record-but-held': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, after, custody }) => [
        book.answer('whereabouts', day(after), [], { content: 'no-record', custody }),
      ],
    },
  ],
  'dead-but-alive-later': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, taken: on, after, custody }) => [
        book.answer('return-of-body', day(after), [{ says: 'dead', at: day(on + 1) }], { custody }),
      ],
    },
    {
      ending: 'held',
      against: seen,
      plant: ({ book, taken: on }) => [
        book.say(volunteers, '1', 'person.alive', 'dead', { saidOn: day(on + 1) }),
      ],
    },
  ],
  'body-not-returned': [
    {
      ending: 'dead',
      prepare: ({ book, after }) => [
        book.answer('return-of-body', day(after + 6), [], { by: mother, content: 'denies' }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('return-of-body', day(after + 2), [], { content: 'confirms', custody }),
      ],
    },
  ],
  'released-but-seen-held': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, seen: on, after, custody }) => [
        book.answer('release', day(after), [{ says: 'released', at: day(on - 1) }], { custody }),
      ],
    },
  ],
  'all-released-but-one': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, seen: on, after, custody }) => [
        book.answer('release', day(after), [{ says: 'released', at: day(on - 1) }], {
          custody,
          saidOfMany: 14,
        }),
      ],
    },
  ],
  'released-but-not-seen': [
    {
      ending: 'held',
      prepare: ({ book, after }) => [
        book.answer('release', day(after + 9), [{ says: 'not-seen' }], { by: mother }),
      ],
      plant: ({ book, last, after, custody }) => [
        book.answer('release', day(after), [{ says: 'released', at: day(last + 1) }], { custody }),
      ],
    },
  ],
  'released-before-arrest': [
    {
      ending: 'held',
      against: taken,
      plant: ({ book, taken: on, after }) => [
        book.answer('release', day(after), [{ says: 'released', at: day(on - 1) }], {
          custody: '7',
        }),
      ],
    },
  ],
  'held-past-stated-term': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, seen: on, after, custody }) => [
        book.answer('legal-basis', day(after), [{ says: 'term-ends', at: day(on - 1) }], {
          custody,
        }),
      ],
    },
  ],
  'said-held-but-free': [
    {
      ending: 'free',
      against: ended,
      plant: ({ book, after, custody }) => [
        book.answer('whereabouts', day(after + 1), [{ says: 'held' }], { custody }),
      ],
    },
  ],
  'place-differs': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, taken: on, after, elsewhere }) => [
        book.say(record, '7', 'custody.from', day(on)),
        book.say(record, '7', 'custody.to', `${day(after)}/..`),
        book.say(record, '7', 'custody.facility', elsewhere.id),
      ],
    },
    {
      ending: 'held',
      against: seen,
      plant: ({ book, seen: on, elsewhere, custody }) => [
        book.answer('whereabouts', day(on), [{ says: 'held', place: elsewhere.names[2] }], {
          custody,
        }),
      ],
    },
  ],
  'two-places-at-once': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, taken: on, after, elsewhere }) => [
        book.say(volunteers, '7', 'custody.from', day(on)),
        book.say(volunteers, '7', 'custody.to', `${day(after)}/..`),
        book.say(volunteers, '7', 'custody.place', elsewhere.names[0]),
      ],
    },
  ],
  'child-or-adult': [
    {
      ending: 'held',
      isChild: true,
      against: ({ claims }) => [claims.birth],
      plant: ({ book, after, custody }) => [
        book.answer('legal-basis', day(after), [{ says: 'adult' }], { custody }),
      ],
    },
    {
      ending: 'held',
      isChild: true,
      against: ({ claims }) => [claims.birth],
      plant: ({ book, after, custody }) => [
        book.answer('legal-basis', day(after), [{ says: 'born', at: '1999-04-17' }], { custody }),
      ],
    },
  ],
  'arrest-time-differs': [
    {
      ending: 'held',
      against: taken,
      plant: ({ book, taken: on, after, custody }) => [
        book.answer('legal-basis', day(after), [{ says: 'arrested', at: day(on + 1) }], {
          custody,
        }),
      ],
    },
    {
      ending: 'free',
      against: taken,
      plant: ({ book, taken: on }) => [book.say(record, '7', 'custody.from', day(on + 2))],
    },
  ],
  'held-before-stated-arrest': [
    {
      ending: 'held',
      against: seen,
      plant: ({ book, seen: on, after, custody }) => [
        book.answer('legal-basis', day(after), [{ says: 'arrested', at: day(on + 1) }], {
          custody,
        }),
      ],
    },
  ],
  'release-time-differs': [
    {
      ending: 'free',
      against: ended,
      plant: ({ book, last, after, custody }) => [
        book.answer('release', day(after), [{ says: 'released', at: day(last - 2) }], { custody }),
      ],
    },
  ],
  'health-but-harm': [
    {
      ending: 'free',
      prepare: ({ book, last }) => [
        book.answer('health', day(last), [{ says: 'injured', at: day(last) }], { by: paper }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('health', day(after), [{ says: 'no-injuries' }], { custody }),
      ],
    },
    {
      ending: 'held',
      prepare: ({ book, seen: on }) => {
        book.say(oneself, '61', 'act.person', '1')
        book.say(oneself, '61', 'act.at', day(on))
        return [book.say(oneself, '61', 'act.type', 'INT.TORTURE')]
      },
      plant: ({ book, after, custody }) => [
        book.answer('health', day(after), [{ says: 'good-health' }], { custody }),
      ],
    },
  ],
  'examination-not-made': [
    {
      ending: 'free',
      prepare: ({ book, after }) => [
        book.answer('medical-examination', day(after), [], { by: oneself, content: 'denies' }),
      ],
      plant: ({ book, seen: on, after, custody }) => [
        book.answer('medical-examination', day(after), [{ says: 'examined', at: day(on) }], {
          custody,
        }),
      ],
    },
  ],
  'lawyer-not-met': [
    {
      ending: 'held',
      prepare: ({ book, after }) => [
        book.answer('counsel', day(after), [], { by: lawyer, content: 'denies' }),
      ],
      plant: ({ book, seen: on, after, custody }) => [
        book.answer('counsel', day(after), [{ says: 'lawyer-met', at: day(on) }], { custody }),
      ],
    },
  ],
  'family-not-told': [
    {
      ending: 'held',
      prepare: ({ book, after }) => [
        book.answer('whereabouts', day(after), [{ says: 'family-not-told' }], { by: mother }),
      ],
      plant: ({ book, taken: on, after, custody }) => [
        book.answer('whereabouts', day(after), [{ says: 'family-told', at: day(on + 1) }], {
          custody,
        }),
      ],
    },
  ],
  'complaint-not-received': [
    {
      ending: 'free',
      prepare: ({ book, last }) => [
        book.say(paper, '1', 'person.telling-outcome', 'registered-only', {
          saidOn: day(last + 1),
        }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('investigation-opened', day(after), [{ says: 'complaint-not-received' }], {
          custody,
        }),
      ],
    },
  ],
  'investigation-denied': [
    {
      ending: 'free',
      prepare: ({ book, last }) => [
        book.say(paper, '1', 'person.telling-outcome', 'investigation-opened', {
          saidOn: day(last + 1),
        }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('investigation-opened', day(after), [], { content: 'denies', custody }),
      ],
    },
  ],
  'investigation-not-seen': [
    {
      ending: 'free',
      prepare: ({ book, after }) => [
        book.answer('investigation-opened', day(after + 9), [], { by: lawyer, content: 'denies' }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('investigation-opened', day(after), [], { content: 'confirms', custody }),
      ],
    },
  ],
  'birth-date-differs': [
    {
      ending: 'held',
      against: ({ claims }) => [claims.birth],
      plant: ({ book, after, custody }) => [
        book.answer('whereabouts', day(after), [{ says: 'born', at: '1993-07-30' }], { custody }),
      ],
    },
  ],
  'fact-after-answer': [
    {
      ending: 'held',
      plant: ({ book, after, custody }) => [
        book.answer('medical-examination', day(after), [{ says: 'examined', at: day(after + 3) }], {
          custody,
        }),
      ],
    },
  ],
  'one-body-two-answers': [
    {
      ending: 'free',
      prepare: ({ book, last, after, custody }) => [
        book.answer('release', day(after), [{ says: 'released', at: day(last) }], { custody }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('whereabouts', day(after + 2), [{ says: 'never-held' }], { custody }),
      ],
    },
  ],
  'two-bodies-two-answers': [
    {
      ending: 'held',
      prepare: ({ book, seen: on, custody }) => [
        book.answer('medical-examination', day(on + 3), [{ says: 'examined', at: day(on) }], {
          custody,
        }),
      ],
      plant: ({ book, after, custody }) => [
        book.answer('medical-examination', day(after), [], {
          content: 'denies',
          custody,
          body: '43',
        }),
      ],
    },
  ],
}
