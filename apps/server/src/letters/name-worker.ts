import { parentPort } from 'node:worker_threads'
import { nameFinder, type Mention } from '@amparo/letters'
import type { NamesAsked } from './name-search.ts'

// Looking for five thousand people in every spelling and case blocks for most of a second, and nobody else is to wait for it.

parentPort?.on('message', ({ people, texts }: NamesAsked) => {
  const find = nameFinder(people)
  const found: (readonly Mention[])[] = texts.map((text) => find(text))
  parentPort?.postMessage(found)
})
