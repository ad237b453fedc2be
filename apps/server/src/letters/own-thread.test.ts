import { expect, test } from 'vitest'
import { OwnThread } from './own-thread.ts'

/** Answers each piece with itself, after so many milliseconds. */
const slow = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', (ms) => setTimeout(() => parentPort.postMessage(ms), ms))`,
  )}`,
)

test('a piece that takes longer than the thread would wait for the next is done to its end', async () => {
  const thread = new OwnThread<number, number>(slow, { idle: 20, longest: 5_000 })
  expect(await thread.do(300)).toBe(300)
})

test('a piece that comes while the thread ends gets another one', async () => {
  const thread = new OwnThread<number, number>(slow, { idle: 5, longest: 5_000 })
  for (let wait = 0; wait < 12; wait++) {
    expect(await thread.do(1)).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
})
