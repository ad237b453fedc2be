import { parentPort } from 'node:worker_threads'
import type { LetterDocument } from '@amparo/letters'
import { pdfWriter } from '@amparo/letters/node'

// Printing blocks, a second for a long letter, and nobody else is to wait for it; so it has a thread of its own.

const write = pdfWriter()

parentPort?.on('message', (document: LetterDocument) => {
  const pdf = write(document)
  parentPort?.postMessage(pdf, [pdf.buffer])
})
