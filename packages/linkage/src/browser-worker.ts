import { answering, buffersOf, type Order } from './work.ts'

const answer = answering()
addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const answered = answer(data)
  postMessage(answered, { transfer: buffersOf(answered) })
})
