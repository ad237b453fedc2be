/**
 * From here on every clock of this thread stands so many milliseconds off, and runs on. It is run in pages too, as text, so it
 * leans on nothing around it.
 */
export function shiftDate(by: number | (() => number)): void {
  const real = Date.now.bind(Date)
  const now = (): number => real() + (typeof by === 'number' ? by : by())
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}
