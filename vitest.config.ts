import { defineConfig } from 'vitest/config'

// A process for each file spends a fifth of the run on loading the same modules again. What a file changes that others see, it
// puts back: modules hold no state of their own, and each file has its own office.
// Beside one another they wait for each other: what is polled for may come late.
const together = { isolate: false, expect: { poll: { timeout: 20_000 } } }

// One run, three groups; the browser comes last and alone. `npm test` runs all of them beside one another, and judges alone
// what is red beside the rest (scripts/test.ts).
export default defineConfig({
  test: {
    globalSetup: './apps/server/src/testing/made-once.ts',
    reporters: ['default', './testing/closing-line.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...together,
          name: 'packages',
          include: [
            'packages/**/*.test.ts',
            'apps/{door,desk,viewer,verify}/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            '*.test.ts',
          ],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...together,
          name: 'server',
          include: ['apps/server/**/*.test.ts'],
          globalSetup: './apps/server/src/postgres/test-postgres.ts',
          testTimeout: 90_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...together,
          name: 'e2e',
          include: ['e2e/**/*.test.ts', 'testing/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
