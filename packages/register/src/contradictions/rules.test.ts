import type { ContradictionCode, SurenessCode } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import {
  answer,
  atTheCounter,
  aWorld,
  cellMate,
  custody,
  hearsay,
  lawyer,
  ministry,
  mother,
  otherCellMate,
  paper,
  point,
  says,
} from '../testing/worlds.ts'
import type { Part, Teller } from '../testing/worlds.ts'
import type { Contradiction, Side } from './contradiction.ts'
import { contradictionCodes, contradictionsOf } from './contradictions-of.ts'

const taken = custody(mother, { from: '2020-08-10' })
const seen = (day: string, by: Teller = cellMate, where: object = {}) =>
  point(by, '21', 'seen', { at: day, ...where })
const akrestsina = { facility: '31' }
const zhodzina = { facility: '32' }
const held = { says: 'held' } as const

interface Case {
  readonly what: string
  readonly parts: readonly Part[]
}

interface Planted extends Case {
  readonly sure: SurenessCode
  /** What each side says, and who; as `fact voice`, in any order. */
  readonly sides: readonly [readonly string[], readonly string[]]
}

interface Cases {
  readonly planted: readonly Planted[]
  readonly silent: readonly Case[]
}

/** For every rule where it fires, with both sides, and where it does not. */
const cases: Readonly<Record<ContradictionCode, Cases>> = {
  'denied-but-held': {
    planted: [
      {
        what: 'all that is known is that the person was taken again',
        parts: [
          custody(mother, {}),
          point(mother, '22', 're-arrest', { at: '2020-08-12' }),
          answer('whereabouts', ['never-held']),
        ],
        sure: 'contradiction',
        sides: [['never-held'], ['re-arrested']],
      },
      {
        what: 'taken again two days before a denial',
        parts: [
          custody(mother, {}),
          point(mother, '22', 're-arrest', { at: '2020-08-16' }),
          answer('whereabouts', ['not-held']),
        ],
        sure: 'tension',
        sides: [['not-held'], ['re-arrested']],
      },
      {
        what: 'never held, and the person came out',
        parts: [custody(mother, { to: '2020-08-14' }), answer('whereabouts', ['never-held'])],
        sure: 'contradiction',
        sides: [['never-held'], ['custody-ended']],
      },
      {
        what: 'never held, and somebody says where the person was without a day',
        parts: [
          says(cellMate, 'person', '1', { whereabouts: 'Окрестина' }, { saidOn: '2020-08-14' }),
          answer('whereabouts', ['never-held']),
        ],
        sure: 'tension',
        sides: [['never-held'], ['seen-held']],
      },
      {
        what: 'the day of a seeing is told by another source',
        parts: [
          custody(mother, {}),
          point(cellMate, '21', 'seen', {}),
          says(otherCellMate, 'point', '21', { at: '2020-08-12' }),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-12' }]),
        ],
        sure: 'contradiction',
        sides: [['not-held'], ['seen-held']],
      },
      {
        what: 'the seeing is first-hand, and its day was only heard of',
        parts: [
          custody(mother, {}),
          point(cellMate, '21', 'seen', {}),
          says({ ...cellMate, directness: 'second-hand' }, 'point', '21', { at: '2020-08-12' }),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-12' }]),
        ],
        sure: 'tension',
        sides: [['not-held'], ['seen-held']],
      },
      {
        what: 'never held, and seen',
        parts: [seen('2020-08-12'), taken, answer('whereabouts', ['never-held'])],
        sure: 'contradiction',
        sides: [['never-held'], ['arrested', 'held', 'seen-held']],
      },
      {
        what: 'not held on a day on which a cell-mate saw the person',
        parts: [
          seen('2020-08-12T09:00'),
          custody(hearsay, {}),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-12' }]),
        ],
        sure: 'contradiction',
        sides: [['not-held'], ['seen-held']],
      },
      {
        what: 'denied while sources saw the person before and after',
        parts: [taken, seen('2020-08-20'), answer('whereabouts', [], { content: 'denies' })],
        sure: 'contradiction',
        sides: [['not-held'], ['arrested', 'held']],
      },
      {
        what: 'denied of somebody a lawyer saw four days before, with no word of an end',
        parts: [
          custody(hearsay, {}),
          point(lawyer, '21', 'lawyer', { at: '2020-08-14' }),
          answer('whereabouts', ['not-held']),
        ],
        sure: 'tension',
        sides: [['not-held'], ['seen-held']],
      },
      {
        what: 'only heard of from others',
        parts: [custody(hearsay, { from: '2020-08-12' }), answer('whereabouts', ['never-held'])],
        sure: 'tension',
        sides: [['never-held'], ['arrested']],
      },
      {
        what: 'denied at a counter, as the mother passes it on',
        parts: [
          taken,
          says(atTheCounter, 'person', '1', { acknowledged: 'denied' }, { saidOn: '2020-08-13' }),
        ],
        sure: 'tension',
        sides: [['not-held'], ['arrested']],
      },
    ],
    silent: [
      {
        what: 'the day of a seeing is told by the authorities alone',
        parts: [
          custody(mother, {}),
          point(cellMate, '21', 'seen', {}),
          says(ministry, 'point', '21', { at: '2020-08-12' }),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-12' }]),
        ],
      },
      {
        what: 'released before the denial',
        parts: [taken, custody(mother, { to: '2020-08-14' }), answer('whereabouts', ['not-held'])],
      },
      {
        what: 'of one place, while seen in another',
        parts: [
          taken,
          seen('2020-08-12', cellMate, zhodzina),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-12', facility: '31' }]),
        ],
      },
      {
        what: 'some time in August against one day of it',
        parts: [
          custody(cellMate, {}),
          seen('2020-08'),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-12' }]),
        ],
      },
      {
        what: 'a denial that names its day is of no other day',
        parts: [
          custody(cellMate, {}),
          seen('2020-08-12'),
          answer('whereabouts', [{ says: 'not-held', at: '2020-08-10' }], { content: 'denies' }),
        ],
      },
      {
        what: 'the authorities do not answer',
        parts: [taken, says(atTheCounter, 'person', '1', { acknowledged: 'silent' })],
      },
      {
        what: 'the answer is about somebody else',
        parts: [taken, answer('whereabouts', ['never-held'], { content: 'wrong-person' })],
      },
      {
        what: 'the answer points elsewhere',
        parts: [taken, answer('whereabouts', [], { content: 'not-competent' })],
      },
      {
        what: 'a seeing nobody dates',
        parts: [
          custody(mother, {}),
          point(cellMate, '21', 'seen', {}),
          answer('whereabouts', ['never-held']),
        ],
      },
      {
        what: 'a custody that sources give to two persons',
        parts: [
          taken,
          custody(otherCellMate, { person: '2' }),
          answer('whereabouts', ['never-held']),
        ],
      },
    ],
  },
  'no-record-but-held': {
    planted: [
      {
        what: 'no record of somebody a cell-mate saw',
        parts: [
          custody(cellMate, {}),
          seen('2020-08-12'),
          answer('whereabouts', [], { content: 'no-record' }),
        ],
        sure: 'tension',
        sides: [['no-record'], ['seen-held']],
      },
    ],
    silent: [
      {
        what: 'seen only after the answer',
        parts: [
          custody(cellMate, {}),
          seen('2020-08-22'),
          answer('whereabouts', [], { content: 'no-record' }),
        ],
      },
      {
        what: 'released before',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-13' }),
          answer('whereabouts', [], { content: 'no-record' }),
        ],
      },
    ],
  },
  'dead-but-alive-later': {
    planted: [
      {
        what: 'the state names a day of death, and a cell-mate saw the person later',
        parts: [
          taken,
          seen('2020-08-16'),
          answer('whereabouts', [{ says: 'dead', at: '2020-08-12' }]),
        ],
        sure: 'contradiction',
        sides: [['dead'], ['seen-held']],
      },
      {
        what: 'a relative was told of a death, and the lawyer met the person later',
        parts: [
          taken,
          says(hearsay, 'person', '1', { alive: 'dead' }, { saidOn: '2020-08-13' }),
          point(lawyer, '21', 'lawyer', { at: '2020-08-15' }),
        ],
        sure: 'tension',
        sides: [['dead'], ['seen-held', 'lawyer-met']],
      },
    ],
    silent: [
      {
        what: 'seen before',
        parts: [
          taken,
          seen('2020-08-11'),
          answer('whereabouts', [{ says: 'dead', at: '2020-08-12' }]),
        ],
      },
      {
        what: 'seen on that day',
        parts: [
          taken,
          seen('2020-08-12'),
          answer('whereabouts', [{ says: 'dead', at: '2020-08-12' }]),
        ],
      },
    ],
  },
  'body-not-returned': {
    planted: [
      {
        what: 'the family says on a later day that it has nothing',
        parts: [
          answer('return-of-body', [], { content: 'confirms' }),
          answer('return-of-body', [], {
            by: mother,
            id: '902',
            content: 'denies',
            day: '2020-08-20',
          }),
        ],
        sure: 'contradiction',
        sides: [['body-returned'], ['body-not-returned']],
      },
    ],
    silent: [
      {
        what: 'the family spoke before',
        parts: [
          answer('return-of-body', [], { content: 'confirms' }),
          answer('return-of-body', [], {
            by: mother,
            id: '902',
            content: 'denies',
            day: '2020-08-16',
          }),
        ],
      },
    ],
  },
  'released-but-seen-held': {
    planted: [
      {
        what: 'seen three days after the stated release, in a custody that had begun before',
        parts: [
          taken,
          seen('2020-08-17'),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
        sure: 'contradiction',
        sides: [['released'], ['seen-held']],
      },
      {
        what: 'nobody says when that custody began',
        parts: [
          custody(cellMate, {}),
          seen('2020-08-17'),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
        sure: 'tension',
        sides: [['released'], ['seen-held']],
      },
    ],
    silent: [
      {
        what: 'seen in the very minute of the release',
        parts: [
          taken,
          seen('2020-08-14T10:00'),
          answer('release', [{ says: 'released', at: '2020-08-14T10:00' }]),
        ],
      },
      {
        what: 'taken again in between',
        parts: [
          taken,
          point(mother, '22', 're-arrest', { at: '2020-08-16' }),
          seen('2020-08-17'),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
      },
      {
        what: 'a place where somebody was, told without a day after the release',
        parts: [
          taken,
          says(cellMate, 'person', '1', { whereabouts: 'Окрестина' }, { saidOn: '2020-08-20' }),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
      },
      {
        what: 'seen on the day of the release',
        parts: [
          taken,
          seen('2020-08-14'),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
      },
      {
        what: 'seen in a custody that began later',
        parts: [
          taken,
          custody(mother, { from: '2020-08-16' }, '8'),
          says(cellMate, 'point', '21', { custody: '8', type: 'seen', at: '2020-08-17' }),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
      },
    ],
  },
  'all-released-but-one': {
    planted: [
      {
        what: 'an answer about twelve persons, and this one was seen later',
        parts: [
          taken,
          seen('2020-08-17'),
          answer('release', [{ says: 'released', at: '2020-08-14' }], { many: 12 }),
        ],
        sure: 'contradiction',
        sides: [['released'], ['seen-held']],
      },
      {
        what: 'and the family has not seen this one',
        parts: [
          taken,
          answer('release', [{ says: 'released', at: '2020-08-14' }], { many: 12 }),
          answer('release', ['not-seen'], { by: mother, id: '902', day: '2020-08-20' }),
        ],
        sure: 'tension',
        sides: [['released'], ['not-seen']],
      },
    ],
    silent: [
      {
        what: 'the same about this person alone is another rule',
        parts: [
          taken,
          seen('2020-08-17'),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
      },
      {
        what: 'this one came out too',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          answer('release', [{ says: 'released', at: '2020-08-14' }], { many: 12 }),
        ],
      },
    ],
  },
  'released-but-not-seen': {
    planted: [
      {
        what: 'the mother has heard nothing a week later',
        parts: [
          taken,
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
          answer('release', ['not-seen'], { by: mother, id: '902', day: '2020-08-21' }),
        ],
        sure: 'tension',
        sides: [['released'], ['not-seen']],
      },
    ],
    silent: [
      {
        what: 'she spoke before the release',
        parts: [
          taken,
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
          answer('release', ['not-seen'], { by: mother, id: '902', day: '2020-08-13' }),
        ],
      },
      {
        what: 'a friend met the person since',
        parts: [
          taken,
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
          answer('release', ['not-seen'], { by: mother, id: '902', day: '2020-08-21' }),
          answer('release', [{ says: 'seen-free', at: '2020-08-22' }], {
            by: cellMate,
            id: '903',
            day: '2020-08-23',
          }),
        ],
      },
    ],
  },
  'released-before-arrest': {
    planted: [
      {
        what: 'both periods that are known began later',
        parts: [
          taken,
          custody(mother, { from: '2020-09-01' }, '8'),
          answer('release', [{ says: 'released', at: '2020-08-07' }]),
        ],
        sure: 'tension',
        sides: [['released'], ['arrested']],
      },
      {
        what: 'released the day before the family saw the arrest',
        parts: [
          taken,
          answer('release', [{ says: 'released', at: '2020-08-09' }], { custody: '7' }),
        ],
        sure: 'contradiction',
        sides: [['released'], ['arrested']],
      },
      {
        what: 'the answer names no period, and the only one that is known began later',
        parts: [taken, answer('release', [{ says: 'released', at: '2020-08-09' }])],
        sure: 'tension',
        sides: [['released'], ['arrested']],
      },
    ],
    silent: [
      {
        what: 'on the same day',
        parts: [taken, answer('release', [{ says: 'released', at: '2020-08-10' }])],
      },
      {
        what: 'an earlier period may be meant',
        parts: [
          taken,
          custody(mother, { from: '2020-08-05' }, '8'),
          answer('release', [{ says: 'released', at: '2020-08-07' }]),
        ],
      },
      {
        what: 'the answer names no day',
        parts: [
          custody(mother, { from: '2020-08-20' }),
          answer('release', [], { content: 'confirms' }),
        ],
      },
    ],
  },
  'held-past-stated-term': {
    planted: [
      {
        what: 'the term was to end on the 25th, and a cell-mate saw the person on the 28th',
        parts: [
          taken,
          seen('2020-08-28'),
          answer('legal-basis', [held, { says: 'term-ends', at: '2020-08-25' }]),
        ],
        sure: 'tension',
        sides: [['term-ends'], ['seen-held']],
      },
    ],
    silent: [
      {
        what: 'nobody names an end: a long custody contradicts nobody',
        parts: [taken, seen('2020-10-28'), answer('legal-basis', [held])],
      },
      {
        what: 'seen before the end',
        parts: [
          taken,
          seen('2020-08-24'),
          answer('legal-basis', [held, { says: 'term-ends', at: '2020-08-25' }]),
        ],
      },
    ],
  },
  'said-held-but-free': {
    planted: [
      {
        what: 'acknowledged in a paper of a later day',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          says(ministry, 'person', '1', { acknowledged: 'acknowledged' }, { saidOn: '2020-08-20' }),
        ],
        sure: 'contradiction',
        sides: [['held'], ['custody-ended']],
      },
      {
        what: 'another reply of the same body had told of a release',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          answer('whereabouts', [], { content: 'confirms', id: '2 1', reply: '2' }),
          answer('release', [], { content: 'confirms', id: '1 3', reply: '1' }),
        ],
        sure: 'contradiction',
        sides: [['held'], ['custody-ended']],
      },
      {
        what: 'met at liberty two days before the answer',
        parts: [
          taken,
          answer('release', [{ says: 'seen-free', at: '2020-08-16' }], { by: lawyer, id: '902' }),
          answer('whereabouts', [held]),
        ],
        sure: 'contradiction',
        sides: [['held'], ['seen-free']],
      },
      {
        what: 'met at liberty on the day of the answer',
        parts: [
          taken,
          answer('release', [{ says: 'seen-free', at: '2020-08-18' }], { by: lawyer, id: '902' }),
          answer('whereabouts', [held]),
        ],
        sure: 'tension',
        sides: [['held'], ['seen-free']],
      },
      {
        what: 'home for four days when the answer says held',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          answer('whereabouts', [held]),
        ],
        sure: 'contradiction',
        sides: [['held'], ['custody-ended']],
      },
    ],
    silent: [
      {
        what: 'one reply answers where the person is, and that it is no custody any more',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          answer('whereabouts', [], { content: 'confirms', id: '1 1', reply: '1' }),
          answer('legal-basis', [], { content: 'confirms', id: '1 2', reply: '1' }),
          answer('release', [], { content: 'confirms', id: '1 3', reply: '1' }),
        ],
      },
      {
        what: 'came out on the day of the answer',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-18' }),
          answer('whereabouts', [held]),
        ],
      },
      {
        what: 'taken again',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          custody(mother, { from: '2020-08-16' }, '8'),
          answer('whereabouts', [held]),
        ],
      },
      {
        what: 'an old acknowledgement, passed on after the release',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14' }),
          says(
            atTheCounter,
            'person',
            '1',
            { acknowledged: 'acknowledged', whereabouts: 'Окрестина' },
            { saidOn: '2020-08-20' },
          ),
        ],
      },
      {
        what: 'came out after the answer',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-20' }),
          answer('whereabouts', [held]),
        ],
      },
    ],
  },
  'place-differs': {
    planted: [
      {
        what: 'where the person is, as a paper of the authorities names it within a stay elsewhere',
        parts: [
          custody(cellMate, { from: '2020-08-10', to: '2020-08-18', ...zhodzina }),
          says(ministry, 'person', '1', { whereabouts: 'Окрестина' }, { saidOn: '2020-08-14' }),
        ],
        sure: 'contradiction',
        sides: [['held'], ['held']],
      },
      {
        what: 'on one day, and moved in another period',
        parts: [
          taken,
          custody(mother, { from: '2020-07-01', to: '2020-07-03' }, '8'),
          says(otherCellMate, 'point', '22', { custody: '8', type: 'transfer', at: '2020-07-02' }),
          seen('2020-08-18', cellMate, zhodzina),
          answer('whereabouts', [{ says: 'held', ...akrestsina }], { custody: '7' }),
        ],
        sure: 'tension',
        sides: [['held'], ['seen-held']],
      },
      {
        what: 'a place from when to when, and seen in another on a day between',
        parts: [
          taken,
          custody(
            { ...paper, kind: 'authority' },
            {
              from: '2020-08-10',
              to: '2020-08-18',
              ...akrestsina,
            },
          ),
          seen('2020-08-13', cellMate, zhodzina),
        ],
        sure: 'contradiction',
        sides: [['held'], ['seen-held']],
      },
      {
        what: 'the same, from about when',
        parts: [
          custody(
            { ...paper, kind: 'authority' },
            { from: '2020-08-10~', to: '2020-08-18', ...akrestsina },
          ),
          seen('2020-08-13', cellMate, zhodzina),
        ],
        sure: 'tension',
        sides: [['held'], ['seen-held']],
      },
      {
        what: 'on one day, in words of another script',
        parts: [
          taken,
          seen('2020-08-18', cellMate, { place: 'Жодзіна' }),
          answer('whereabouts', [{ says: 'held', place: 'isolation centre in Akrestsina lane' }]),
        ],
        sure: 'tension',
        sides: [['held'], ['seen-held']],
      },
    ],
    silent: [
      {
        what: 'the same place by another name',
        parts: [
          taken,
          seen('2020-08-18', cellMate, { place: 'Окрестина' }),
          answer('whereabouts', [{ says: 'held', place: 'Akrestsina' }]),
        ],
      },
      {
        what: 'a place nobody knows',
        parts: [
          taken,
          seen('2020-08-18', cellMate, { place: 'a barracks' }),
          answer('whereabouts', [{ says: 'held', ...akrestsina }]),
        ],
      },
      {
        what: 'moved on that day',
        parts: [
          taken,
          seen('2020-08-18', cellMate, zhodzina),
          point(otherCellMate, '22', 'transfer', { at: '2020-08-18' }),
          answer('whereabouts', [{ says: 'held', ...akrestsina }]),
        ],
      },
      {
        what: 'seen elsewhere some days before',
        parts: [
          taken,
          seen('2020-08-12', cellMate, zhodzina),
          answer('whereabouts', [{ says: 'held', ...akrestsina }]),
        ],
      },
    ],
  },
  'two-places-at-once': {
    planted: [
      {
        what: 'held in one for a week, and seen in the other in the middle of it',
        parts: [
          custody(cellMate, { from: '2020-08-10', to: '2020-08-18', ...akrestsina }),
          seen('2020-08-13', otherCellMate, zhodzina),
        ],
        sure: 'contradiction',
        sides: [['held'], ['seen-held']],
      },
      {
        what: 'two sources each name a place for the whole of a period',
        parts: [
          taken,
          custody(cellMate, { place: 'Окрестина' }),
          custody(otherCellMate, { place: 'Жодино' }),
        ],
        sure: 'tension',
        sides: [['held'], ['held']],
      },
      {
        what: 'two sources each name a place, and the days are told by others',
        parts: [
          taken,
          custody(mother, { to: '2020-08-16' }),
          custody(cellMate, { place: 'Окрестина' }),
          custody(otherCellMate, { place: 'Жодино' }),
        ],
        sure: 'tension',
        sides: [['held'], ['held']],
      },
    ],
    silent: [
      {
        what: 'by one source, who may have been moved along',
        parts: [custody(cellMate, { place: 'Окрестина' }), seen('2020-08-13', cellMate, zhodzina)],
      },
      {
        what: 'on the first and the last day',
        parts: [
          custody(cellMate, { from: '2020-08-10', to: '2020-08-18', ...akrestsina }),
          seen('2020-08-18', otherCellMate, zhodzina),
        ],
      },
    ],
  },
  'child-or-adult': {
    planted: [
      {
        what: 'taken on the eighteenth birthday by the answer, a child by the lawyer',
        parts: [
          taken,
          answer('legal-basis', [{ says: 'born', at: '2002-08-10' }]),
          answer('legal-basis', ['child'], { by: lawyer, id: '902' }),
        ],
        sure: 'contradiction',
        sides: [['born'], ['child']],
      },
      {
        what: 'sixteen for the mother, twenty for the answer',
        parts: [
          taken,
          says(mother, 'person', '1', { birth: '2004-03-05' }),
          answer('legal-basis', [{ says: 'born', at: '2000-03-05' }]),
        ],
        sure: 'contradiction',
        sides: [['born'], ['born']],
      },
      {
        what: 'sixteen for the mother, an adult for the answer',
        parts: [
          taken,
          says(mother, 'person', '1', { birth: '2004' }),
          answer('legal-basis', ['adult']),
        ],
        sure: 'contradiction',
        sides: [['adult'], ['born']],
      },
    ],
    silent: [
      {
        what: 'in the year of the eighteenth birthday',
        parts: [
          taken,
          says(mother, 'person', '1', { birth: '2002' }),
          answer('legal-basis', ['adult']),
        ],
      },
      {
        what: 'nobody says when the child was born at the earliest',
        parts: [
          taken,
          says(mother, 'person', '1', { birth: '../2004-01' }),
          answer('legal-basis', ['adult']),
        ],
      },
      {
        what: 'adult for both',
        parts: [
          taken,
          says(mother, 'person', '1', { birth: '1999' }),
          answer('legal-basis', [{ says: 'born', at: '2000-03-05' }]),
        ],
      },
    ],
  },
  'arrest-time-differs': {
    planted: [
      {
        what: 'the record says the 12th, the mother saw it on the 10th',
        parts: [taken, answer('legal-basis', [{ says: 'arrested', at: '2020-08-12' }])],
        sure: 'contradiction',
        sides: [['arrested'], ['arrested']],
      },
    ],
    silent: [
      {
        what: 'a day, and an hour of it',
        parts: [taken, answer('legal-basis', [{ says: 'arrested', at: '2020-08-10T18:00' }])],
      },
      {
        what: 'the second arrest is meant',
        parts: [
          taken,
          point(mother, '22', 're-arrest', { at: '2020-08-12' }),
          answer('legal-basis', [{ says: 'arrested', at: '2020-08-12' }]),
        ],
      },
      {
        what: 'another period may be meant',
        parts: [
          taken,
          custody(mother, { from: '2020-08-20' }, '8'),
          answer('legal-basis', [{ says: 'arrested', at: '2020-08-12' }]),
        ],
      },
    ],
  },
  'held-before-stated-arrest': {
    planted: [
      {
        what: 'a cell-mate was with the person on the day before',
        parts: [
          custody(cellMate, {}),
          seen('2020-08-11'),
          answer('legal-basis', [{ says: 'arrested', at: '2020-08-12' }]),
        ],
        sure: 'contradiction',
        sides: [['arrested'], ['seen-held']],
      },
    ],
    silent: [
      {
        what: 'on the same day',
        parts: [
          custody(cellMate, {}),
          seen('2020-08-12'),
          answer('legal-basis', [{ says: 'arrested', at: '2020-08-12' }]),
        ],
      },
    ],
  },
  'release-time-differs': {
    planted: [
      {
        what: 'home on the 16th, and on paper since the 14th',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-16' }),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
        sure: 'contradiction',
        sides: [['released'], ['custody-ended']],
      },
    ],
    silent: [
      {
        what: 'a day, and the night of it',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-14T23:00' }),
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
        ],
      },
      {
        what: 'the answer names no day',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-24' }),
          answer('release', [], { content: 'confirms' }),
        ],
      },
      {
        what: 'of another period',
        parts: [
          custody(mother, { from: '2020-08-10', to: '2020-08-16' }),
          custody(mother, { from: '2020-07-01', to: '2020-07-03' }, '8'),
          answer('release', [{ says: 'released', at: '2020-07-03' }], { custody: '8' }),
        ],
      },
    ],
  },
  'health-but-harm': {
    planted: [
      {
        what: 'no injuries, and a doctor outside saw them',
        parts: [
          taken,
          answer('health', ['no-injuries']),
          answer('health', [{ says: 'injured', at: '2020-08-15' }], {
            by: paper,
            id: '902',
            day: '2020-08-15',
          }),
        ],
        sure: 'contradiction',
        sides: [['no-injuries'], ['injured']],
      },
      {
        what: 'satisfactory, and an act is recorded',
        parts: [
          taken,
          says(cellMate, 'act', '61', { person: '1', type: 'INT.ASSAULT', at: '2020-08-10' }),
          answer('health', ['good-health']),
        ],
        sure: 'tension',
        sides: [['good-health'], ['harmed']],
      },
    ],
    silent: [
      {
        what: 'before the arrest',
        parts: [
          taken,
          says(cellMate, 'act', '61', { person: '1', type: 'INT.ASSAULT', at: '2020-08-01' }),
          answer('health', ['good-health']),
        ],
      },
      {
        what: 'after the answer',
        parts: [
          taken,
          says(cellMate, 'act', '61', { person: '1', type: 'INT.TORTURE', at: '2020-08-25' }),
          answer('health', ['no-injuries']),
        ],
      },
      {
        what: 'a restricted act shows through nothing',
        parts: [
          taken,
          says(cellMate, 'act', '61', { person: '1', type: 'RESTRICTED', at: '2020-08-11' }),
          says(lawyer, 'act', '61', { type: 'INT.TORTURE' }),
          answer('health', ['no-injuries']),
        ],
      },
    ],
  },
  'examination-not-made': {
    planted: [
      {
        what: 'the person says afterwards that no doctor came',
        parts: [
          taken,
          answer('medical-examination', [], { content: 'confirms' }),
          answer('medical-examination', [], {
            by: cellMate,
            id: '902',
            content: 'denies',
            day: '2020-08-20',
          }),
        ],
        sure: 'contradiction',
        sides: [['examined'], ['not-examined']],
      },
    ],
    silent: [
      {
        what: 'said before the examination',
        parts: [
          taken,
          answer('medical-examination', [{ says: 'examined', at: '2020-08-17' }]),
          answer('medical-examination', [], {
            by: cellMate,
            id: '902',
            content: 'denies',
            day: '2020-08-16',
          }),
        ],
      },
    ],
  },
  'lawyer-not-met': {
    planted: [
      {
        what: 'the lawyer says that there was no meeting',
        parts: [
          taken,
          answer('counsel', [{ says: 'lawyer-met', at: '2020-08-13' }]),
          answer('counsel', [], { by: lawyer, id: '902', content: 'denies', day: '2020-08-14' }),
        ],
        sure: 'contradiction',
        sides: [['lawyer-met'], ['no-lawyer']],
      },
      {
        what: 'recorded as an act',
        parts: [
          taken,
          says(cellMate, 'act', '61', { person: '1', type: 'FT.COUNSEL', at: '2020-08-16' }),
          answer('counsel', [{ says: 'lawyer-met', at: '2020-08-13' }]),
        ],
        sure: 'tension',
        sides: [['lawyer-met'], ['no-lawyer']],
      },
    ],
    silent: [
      {
        what: 'the lawyer spoke before',
        parts: [
          taken,
          answer('counsel', [{ says: 'lawyer-met', at: '2020-08-17' }]),
          answer('counsel', [], { by: lawyer, id: '902', content: 'denies', day: '2020-08-14' }),
        ],
      },
    ],
  },
  'family-not-told': {
    planted: [
      {
        what: 'the mother was never told',
        parts: [
          taken,
          answer('whereabouts', [held, { says: 'family-told', at: '2020-08-11' }]),
          answer('whereabouts', ['family-not-told'], { by: mother, id: '902', day: '2020-08-19' }),
        ],
        sure: 'contradiction',
        sides: [['family-told'], ['family-not-told']],
      },
    ],
    silent: [
      {
        what: 'she was told later',
        parts: [
          taken,
          answer('whereabouts', [held, { says: 'family-told', at: '2020-08-17' }]),
          answer('whereabouts', ['family-not-told'], { by: mother, id: '902', day: '2020-08-14' }),
        ],
      },
    ],
  },
  'complaint-not-received': {
    planted: [
      {
        what: 'the receipt is there',
        parts: [
          says(
            paper,
            'person',
            '1',
            { 'telling-outcome': 'registered-only' },
            { saidOn: '2020-08-16' },
          ),
          answer('investigation-opened', ['complaint-not-received']),
        ],
        sure: 'contradiction',
        sides: [['complaint-not-received'], ['complaint-received']],
      },
      {
        what: 'another authority acknowledged it',
        parts: [
          answer('investigation-opened', ['complaint-not-received']),
          answer('investigation-opened', [{ says: 'complaint-received', at: '2020-08-16' }], {
            id: '902',
            body: '42',
            day: '2020-08-17',
          }),
        ],
        sure: 'contradiction',
        sides: [['complaint-not-received'], ['complaint-received']],
      },
      {
        what: 'the mother told some authority',
        parts: [
          says(mother, 'person', '1', { 'authorities-told': 'yes' }, { saidOn: '2020-08-14' }),
          answer('investigation-opened', ['complaint-not-received']),
        ],
        sure: 'tension',
        sides: [['complaint-not-received'], ['complaint-made']],
      },
    ],
    silent: [
      {
        what: 'told only later',
        parts: [
          says(mother, 'person', '1', { 'authorities-told': 'yes' }, { saidOn: '2020-08-24' }),
          answer('investigation-opened', ['complaint-not-received']),
        ],
      },
      {
        what: 'whether they were told is not said',
        parts: [
          says(mother, 'person', '1', { 'authorities-told': 'unsaid' }, { saidOn: '2020-08-14' }),
          answer('investigation-opened', ['complaint-not-received']),
        ],
      },
    ],
  },
  'investigation-denied': {
    planted: [
      {
        what: 'a decision to open one is in the file',
        parts: [
          says(
            paper,
            'person',
            '1',
            { 'telling-outcome': 'investigation-opened' },
            { saidOn: '2020-08-16' },
          ),
          answer('investigation-opened', [], { content: 'denies' }),
        ],
        sure: 'contradiction',
        sides: [['no-investigation'], ['investigation-opened']],
      },
    ],
    silent: [
      {
        what: 'registered, and nothing followed',
        parts: [
          says(
            paper,
            'person',
            '1',
            { 'telling-outcome': 'registered-only' },
            { saidOn: '2020-08-16' },
          ),
          answer('investigation-opened', [], { content: 'denies' }),
        ],
      },
    ],
  },
  'investigation-not-seen': {
    planted: [
      {
        what: 'the lawyer knows of none',
        parts: [
          answer('investigation-opened', [], { content: 'confirms' }),
          answer('investigation-opened', [], {
            by: lawyer,
            id: '902',
            content: 'denies',
            day: '2020-08-25',
          }),
        ],
        sure: 'tension',
        sides: [['investigation-opened'], ['no-investigation']],
      },
    ],
    silent: [
      {
        what: 'the lawyer spoke before',
        parts: [
          answer('investigation-opened', [], { content: 'confirms' }),
          answer('investigation-opened', [], {
            by: lawyer,
            id: '902',
            content: 'denies',
            day: '2020-08-16',
          }),
        ],
      },
    ],
  },
  'birth-date-differs': {
    planted: [
      {
        what: 'two years apart',
        parts: [
          says(mother, 'person', '1', { birth: '1990-03-05' }),
          answer('whereabouts', [held, { says: 'born', at: '1992-11-20' }]),
        ],
        sure: 'contradiction',
        sides: [['born'], ['born']],
      },
      {
        what: 'day and month changed over',
        parts: [
          says(mother, 'person', '1', { birth: '1990-03-05' }),
          answer('whereabouts', [held, { says: 'born', at: '1990-05-03' }]),
        ],
        sure: 'tension',
        sides: [['born'], ['born']],
      },
    ],
    silent: [
      {
        what: 'the year alone',
        parts: [
          says(mother, 'person', '1', { birth: '1990' }),
          answer('whereabouts', [held, { says: 'born', at: '1990-05-03' }]),
        ],
      },
      {
        what: 'two relatives who differ are a quarrel of the view',
        parts: [
          says(mother, 'person', '1', { birth: '1990' }),
          says(cellMate, 'person', '1', { birth: '1992' }),
        ],
      },
    ],
  },
  'fact-after-answer': {
    planted: [
      {
        what: 'an answer of the 18th says released on the 20th',
        parts: [answer('release', [{ says: 'released', at: '2020-08-20' }])],
        sure: 'contradiction',
        sides: [['released'], ['replied']],
      },
    ],
    silent: [
      {
        what: 'on the same day, by the hour',
        parts: [answer('release', [{ says: 'released', at: '2020-08-18T22:00' }])],
      },
      {
        what: 'a term that ends later',
        parts: [answer('legal-basis', [held, { says: 'term-ends', at: '2020-08-25' }])],
      },
    ],
  },
  'one-body-two-answers': {
    planted: [
      {
        what: 'never held, and then released on a day before',
        parts: [
          answer('whereabouts', ['never-held']),
          answer('release', [{ says: 'released', at: '2020-08-14' }], {
            id: '902',
            day: '2020-08-26',
          }),
        ],
        sure: 'contradiction',
        sides: [['never-held'], ['released']],
      },
      {
        what: 'two days of one release',
        parts: [
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
          answer('release', [{ says: 'released', at: '2020-08-16' }], {
            id: '902',
            day: '2020-08-26',
          }),
        ],
        sure: 'contradiction',
        sides: [['released'], ['released']],
      },
      {
        what: 'released, and in a later answer held',
        parts: [
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
          answer('whereabouts', [held], { id: '902', day: '2020-08-26' }),
        ],
        sure: 'tension',
        sides: [['released'], ['held']],
      },
    ],
    silent: [
      {
        what: 'of two bodies is another rule',
        parts: [
          answer('whereabouts', ['never-held']),
          answer('release', [{ says: 'released', at: '2020-08-14' }], { id: '902', body: '42' }),
        ],
      },
      {
        what: 'not held now, and held a week later',
        parts: [
          answer('whereabouts', ['not-held']),
          answer('whereabouts', [held], { id: '902', day: '2020-08-26' }),
        ],
      },
      {
        what: 'both say the same',
        parts: [
          answer('release', [{ says: 'released', at: '2020-08-14' }]),
          answer('release', [{ says: 'released', at: '2020-08' }], {
            id: '902',
            day: '2020-08-26',
          }),
        ],
      },
    ],
  },
  'two-bodies-two-answers': {
    planted: [
      {
        what: 'one body holds the person in one place, the other in another, on one day',
        parts: [
          answer('whereabouts', [{ says: 'held', ...akrestsina }]),
          answer('whereabouts', [{ says: 'held', ...zhodzina }], { id: '902', body: '42' }),
        ],
        sure: 'tension',
        sides: [['held'], ['held']],
      },
      {
        what: 'dead for the one, alive later for the other',
        parts: [
          answer('whereabouts', [{ says: 'dead', at: '2020-08-12' }]),
          answer('health', ['alive'], { id: '902', body: '42' }),
        ],
        sure: 'contradiction',
        sides: [['dead'], ['alive']],
      },
    ],
    silent: [
      {
        what: 'of one body is another rule',
        parts: [
          answer('whereabouts', ['never-held']),
          answer('release', [{ says: 'released', at: '2020-08-14' }], { id: '902' }),
        ],
      },
      {
        what: 'one is not competent',
        parts: [
          answer('whereabouts', [{ says: 'held', ...akrestsina }]),
          answer('whereabouts', [], { id: '902', body: '42', content: 'not-competent' }),
        ],
      },
      {
        what: 'nobody knows which body the second is',
        parts: [
          answer('whereabouts', [{ says: 'dead', at: '2020-08-12' }]),
          answer('health', ['alive'], { id: '902', body: null }),
        ],
      },
    ],
  },
}

function factsOf({ statements }: Side): readonly string[] {
  return [...new Set(statements.map(({ says: fact }) => fact))].toSorted()
}

function foundBy(code: ContradictionCode, parts: readonly Part[]): readonly Contradiction[] {
  return contradictionsOf(aWorld(...parts)).filter((one) => one.code === code)
}

describe.each(contradictionCodes)('%s', (code) => {
  const { planted, silent } = cases[code]

  test('is put to the test both ways', () => {
    expect(planted.length).toBeGreaterThan(0)
    expect(silent.length).toBeGreaterThan(0)
  })

  test.each(planted)('fires: $what', ({ parts, sure, sides }) => {
    const [found, ...more] = foundBy(code, parts)
    expect(more).toEqual([])
    expect({ sure: found?.sure, sides: found?.sides.map(factsOf) }).toEqual({
      sure,
      sides: sides.map((facts) => [...facts].toSorted()),
    })
  })

  test.each(silent)('is silent: $what', ({ parts }) => {
    expect(foundBy(code, parts)).toEqual([])
  })
})
