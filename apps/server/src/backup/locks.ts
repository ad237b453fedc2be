import type pg from 'pg'

/** Any numbers will do as long as they never change. */
const LOCKS = { full: 7_201_514_001, files: 7_201_514_002 } as const

/**
 * Runs a story that no two processes may run at once on one database. A full copy is refused while another is being made;
 * whoever copies files waits.
 */
export async function locked<T>(
  admin: pg.Client,
  which: keyof typeof LOCKS,
  story: () => Promise<T>,
): Promise<T> {
  const lock = LOCKS[which]
  if (which === 'files') await admin.query('select pg_advisory_lock($1)', [lock])
  else if (!(await tryLock(admin, lock)))
    throw new Error('Another copy of this office is being made. Wait for it, then try again.')
  try {
    return await story()
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [lock]).catch(() => {})
  }
}

async function tryLock(admin: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await admin.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1) as locked',
    [lock],
  )
  return rows[0]?.locked === true
}
