import { expect, test } from 'vitest'
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { formatNote, formatSignatures, parseNote, parseSignatures } from './note.ts'

// The examples printed in C2SP's pages, whose keys they do not give: they read, and are written back.

test('tlog-cosignature’s checkpoint with its cosignature', () => {
  const text = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`
  const reading = parseNote(text)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  expect(formatNote(reading.note)).toBe(text)
  const checkpoint = parseCheckpoint(reading.note.text)
  if (checkpoint.verdict === 'malformed') throw new Error(checkpoint.fault)
  expect(checkpoint.checkpoint.size).toBe(20_852_163)
  expect(formatCheckpoint(checkpoint.checkpoint)).toBe(reading.note.text)
})

test('tlog-witness’s request', () => {
  const body = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`
  const reading = parseAddCheckpoint(body)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  expect(reading.request.oldSize).toBe(20_852_014)
  expect(reading.request.proof.length).toBe(4)
  expect(formatAddCheckpoint(reading.request)).toBe(body)
})

test('tlog-witness’s answer', () => {
  const body = `— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
— witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
`
  const reading = parseSignatures(body)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  expect(reading.signatures.map(({ name }) => name)).toEqual([
    'witness.example/w1',
    'witness.example/w1',
    'witness.example/w2',
  ])
  expect(formatSignatures(reading.signatures)).toBe(body)
})
