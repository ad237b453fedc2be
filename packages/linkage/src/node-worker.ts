import { parentPort } from 'node:worker_threads'
import { answering, buffersOf, type Order } from './work.ts'

const answer = answering()
parentPort?.on('message', (order: Order) => {
  const answered = answer(order)
  parentPort?.postMessage(answered, buffersOf(answered))
})
