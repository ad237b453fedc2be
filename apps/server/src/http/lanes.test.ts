import { describe, expect, test } from 'vitest'
import { DOOR_CONNECTIONS, Lane, doorLanes } from './lanes.ts'

describe('a lane', () => {
  test('lets so many in at once, the others in their turn, and sends away whoever comes after', async () => {
    const lane = new Lane({ atOnce: 2, waiting: 3 })
    const doors = Array.from({ length: 5 }, () => Promise.withResolvers<number>())
    const stories = doors.map(({ promise }) => lane.run(() => promise))
    expect(lane.waiting).toBe(3)
    await expect(lane.run(async () => 0)).rejects.toMatchObject({ code: 'busy' })
    for (const [at, door] of doors.entries()) door.resolve(at)
    expect(await Promise.all(stories)).toEqual([0, 1, 2, 3, 4])
    expect(lane.waiting).toBe(0)
    expect(await lane.run(async () => 'next')).toBe('next')
  })

  test('gives its place back when a story fails', async () => {
    const lane = new Lane({ atOnce: 1, waiting: 0 })
    await expect(lane.run(() => Promise.reject(new Error('synthetic')))).rejects.toThrow(
      'synthetic',
    )
    expect(await lane.run(async () => 'next')).toBe('next')
  })

  test('that is flooded keeps nobody of another lane waiting', async () => {
    const lanes = doorLanes()
    const never = Promise.withResolvers<void>()
    const flood = Array.from({ length: 500 }, () => lanes.public.run(() => never.promise))
    const refused = flood.map((one) =>
      one.then(
        () => 'in',
        () => 'sent away',
      ),
    )
    expect(await lanes.mailbox.run(async () => 'answered')).toBe('answered')
    expect(await lanes.token.run(async () => 'answered')).toBe('answered')
    never.resolve()
    expect((await Promise.all(refused)).filter((one) => one === 'in')).toHaveLength(204)
  })
})

test('all lanes together never take the last connection', async () => {
  const never = Promise.withResolvers<void>()
  let inside = 0
  const enter = (lane: Lane) =>
    lane.run(() => {
      inside++
      return never.promise
    })
  const all = Object.values(doorLanes()).flatMap((lane) =>
    Array.from({ length: 50 }, () => enter(lane)),
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(inside).toBeLessThan(DOOR_CONNECTIONS)
  never.resolve()
  await Promise.all(all)
})
