import { describe, expect, test } from 'vitest'
import { answerContents } from './answer-content.ts'
import type { AnswerContentCode } from './answer-content.ts'
import { answerQualities } from './answer-quality.ts'
import type { AnswerQualityCode } from './answer-quality.ts'
import {
  answering,
  answerings,
  claimsMayFollow,
  contentsOf,
  qualitiesOf,
  questionEffects,
} from './answering.ts'
import { certainties } from './entry.ts'
import { replyKinds } from './reply-kind.ts'
import type { ReplyKindCode } from './reply-kind.ts'

const kinds = Object.keys(replyKinds.entries) as ReplyKindCode[]
const contents = Object.keys(answerContents.entries) as AnswerContentCode[]
const qualities = Object.keys(answerQualities.entries) as AnswerQualityCode[]

const every = kinds.flatMap((kind) =>
  contents.flatMap((content) => qualities.map((quality) => ({ kind, content, quality }))),
)

const sensible = every.flatMap((one) => {
  const row = answering(one.kind, one.content, one.quality)
  return row ? [{ ...one, row }] : []
})

describe('the table of reply kind, answer content and quality', () => {
  test('has one row for a combination, or none', () => {
    for (const { kind, content, quality } of every) {
      const rows = answerings.filter(
        (row) =>
          row.kinds.includes(kind) &&
          row.contents.includes(content) &&
          row.qualities.includes(quality),
      )
      expect(rows.length).toBeLessThanOrEqual(1)
      expect(qualitiesOf(kind, content).includes(quality)).toBe(rows.length === 1)
    }
  })

  test('leaves no kind, no content, no effect and no grade of an answer without a row', () => {
    expect(new Set(sensible.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(new Set(sensible.map(({ content }) => content))).toEqual(new Set(contents))
    expect(new Set(sensible.map(({ row }) => row.effect))).toEqual(
      new Set(Object.keys(questionEffects.entries)),
    )
    const given = new Set(sensible.map(({ quality }) => quality))
    expect(qualities.filter((quality) => !given.has(quality))).toEqual(['none', 'in-translation'])
  })

  test('says of each row where it comes from', () => {
    for (const row of answerings) {
      expect(row.source).not.toBe('')
      expect(certainties).toContain(row.certainty)
    }
  })

  test('offers the contents that have a quality in such a reply, each once', () => {
    for (const kind of kinds) {
      const offered = contentsOf(kind)
      expect(new Set(offered).size).toBe(offered.length)
      expect(new Set(offered)).toEqual(
        new Set(contents.filter((content) => qualitiesOf(kind, content).length > 0)),
      )
    }
  })
})

describe('an answer', () => {
  test('lets claims follow only where something was confirmed, denied or looked for', () => {
    const followed = sensible.filter(({ row }) => row.claims !== 'none')
    expect(new Set(followed.map(({ content }) => content))).toEqual(
      new Set(['confirms', 'denies', 'partial', 'no-record']),
    )
  })

  test('that finds nothing in the records says something of the whereabouts alone', () => {
    for (const { row } of sensible.filter(({ content }) => content === 'no-record')) {
      expect(claimsMayFollow(row, 'whereabouts')).toBe(true)
      for (const other of ['health', 'release', 'none', '']) {
        expect(claimsMayFollow(row, other)).toBe(false)
      }
    }
  })

  test('about somebody else is an identity doubt and says nothing of the person asked about', () => {
    for (const { row, content } of sensible) {
      expect(content === 'wrong-person').toBe(row.effect === 'identity-doubt')
      if (content === 'wrong-person') expect(claimsMayFollow(row, 'whereabouts')).toBe(false)
    }
  })

  test('closes a question only when it is good, and a good one is thanked for', () => {
    for (const { row, quality } of sensible) {
      expect(row.effect === 'answered').toBe(answerQualities.entries[quality].thanks)
    }
  })

  test('“not competent” sends the question on to the next body, whatever letter it stands in', () => {
    for (const { row, content } of sensible) {
      const sentOn = content === 'not-competent' || content === 'refers-elsewhere'
      expect(row.effect === 'next-body').toBe(sentOn)
    }
  })
})

test('a receipt, by hand or automatic, answers nothing', () => {
  const rows = sensible.filter(({ kind }) => kind === 'receipt' || kind === 'automatic-receipt')
  expect(rows.map(({ row }) => [row.effect, row.claims])).toEqual(
    rows.map(() => ['stays-open', 'none']),
  )
  expect(answering('automatic-receipt', 'confirms', 'largely-satisfactory')).toBe(undefined)
})
