import type { CDPSession, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * What a screen reader is given, in its order: the browser's own accessibility tree, each node with where it stands on the
 * screen. Faults are told in words; none means that who listens is led as who looks is.
 */
export async function expectReadingOrder(page: Page, where: string, root = 'body'): Promise<void> {
  expect(await readingFaults(page, root), `reading order: ${where}`).toEqual([])
}

/** A sentence that appears because of what somebody did must be said to who does not see it appear. */
export async function expectSaidAloud(said: Locator): Promise<void> {
  await said.first().waitFor()
  const isLive = await said.first().evaluate((element) => {
    const region = element.closest('[role=alert], [role=status], [role=log], [aria-live]')
    const focused = document.activeElement
    const isFocused = focused !== null && focused !== document.body && focused.contains(element)
    return isFocused || (region !== null && region.getAttribute('aria-live') !== 'off')
  })
  expect(isLive, `is said aloud: ${await said.first().textContent()}`).toBe(true)
}

/** The faults of what stands under `root`, in the order of the tree. */
export async function readingFaults(page: Page, root = 'body'): Promise<readonly string[]> {
  const nodes = await listen(page, root)
  const direction = await page
    .locator(root)
    .first()
    .evaluate((top) => getComputedStyle(top).direction)
  return [
    ...headingFaults(nodes),
    ...nameFaults(nodes),
    ...senderFaults(nodes),
    ...problemFaults(nodes),
    ...placeFaults(nodes, direction === 'rtl'),
  ]
}

/** One node that is not ignored. */
interface Heard {
  readonly role: string
  readonly name: string
  readonly level: number
  /** The numbers of the nodes it stands in, outermost first. */
  readonly within: readonly number[]
  readonly seen: Seen
}

/** What the page itself knows of the element. */
interface Seen {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  /** The number of the form it belongs to; -1 for none. */
  readonly form: number
  readonly sends: boolean
  /** Of a control that says what was typed is wrong: whether the sentence about it is an alert. */
  readonly problem: 'none' | 'said' | 'silent'
}

const questions = new Set([
  'textbox',
  'searchbox',
  'combobox',
  'listbox',
  'spinbutton',
  'slider',
  'radio',
  'checkbox',
  'switch',
  'Date',
])
const controls = new Set([...questions, 'button', 'link', 'tab', 'menuitem'])
const groups = new Set(['group', 'radiogroup'])
const wholes = new Set([...groups, 'Date'])

function headingFaults(nodes: readonly Heard[]): string[] {
  const headings = nodes.filter(({ role }) => role === 'heading')
  // Where only a part is looked at, it may begin at its own level.
  return headings.flatMap(({ name, level }, at) => {
    if (name === '') return [`a heading of level ${level} says nothing`]
    const before = headings[at - 1]?.level
    if (before === undefined || level <= before + 1) return []
    return [`heading “${name}” of level ${level} comes after one of level ${before}`]
  })
}

function nameFaults(nodes: readonly Heard[]): string[] {
  const nameless = nodes.filter(({ role, name }) => controls.has(role) && name === '')
  const loose = nodes.filter(({ role, within }) => {
    if (role !== 'radio') return false
    return !within.some((at) => groups.has(nodes[at]?.role ?? '') && nodes[at]?.name !== '')
  })
  return [
    ...nameless.map(({ role }) => `a ${role} has no name`),
    ...loose.map(({ name }) => `“${name}” answers no question that has a name`),
  ]
}

/** In each form, whatever asks comes before the button that sends it. */
function senderFaults(nodes: readonly Heard[]): string[] {
  return nodes.flatMap(({ role, name, seen }, at) => {
    if (seen.form < 0 || !questions.has(role)) return []
    const sender = nodes.findIndex((one) => one.seen.sends && one.seen.form === seen.form)
    if (sender < 0 || sender > at) return []
    return [`“${name}” is asked after the button “${nodes[sender]?.name}” that sends it`]
  })
}

/** What is the matter with an answer is said when it appears, not only shown. */
function problemFaults(nodes: readonly Heard[]): string[] {
  return nodes
    .filter(({ seen }) => seen.problem === 'silent')
    .map(({ name }) => `what is wrong with “${name}” is shown and not said`)
}

/** Questions, headings and what sends, from top to bottom; beside each other in the direction of the page. */
function placeFaults(nodes: readonly Heard[], isFromRight: boolean): string[] {
  const placed = nodes.filter(({ role, name, within, seen }) => {
    if (seen.bottom - seen.top < 2 || seen.right - seen.left < 2) return false
    if (role === 'heading' || seen.sends) return true
    // The parts of a date are the browser's own matter.
    const isInGroup = within.some((at) => wholes.has(nodes[at]?.role ?? ''))
    return !isInGroup && (questions.has(role) || (groups.has(role) && name !== ''))
  })
  return placed.flatMap((node, at) => {
    const before = placed[at - 1]
    if (before === undefined) return []
    const said = `“${node.name}” is read after “${before.name}” and stands before it`
    if (node.seen.bottom <= before.seen.top + 1) return [said]
    const isBeside = node.seen.top < before.seen.bottom - 1
    if (!isBeside) return []
    const isBefore = isFromRight
      ? node.seen.left >= before.seen.right - 1
      : node.seen.right <= before.seen.left + 1
    return isBefore ? [said] : []
  })
}

interface AxNode {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: { readonly value?: string | number }
  readonly name?: { readonly value?: string | number }
  readonly properties?: readonly {
    readonly name: string
    readonly value: { readonly value?: string | number }
  }[]
  readonly childIds?: readonly string[]
  readonly backendDOMNodeId?: number
}

async function listen(page: Page, root: string): Promise<readonly Heard[]> {
  await page.locator(root).first().waitFor()
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('DOM.enable')
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
    const all = new Map(nodes.map((node) => [node.nodeId, node]))
    const top = root === 'body' ? null : await backendOf(session, root)
    const start = nodes.find((node, at) =>
      top === null ? at === 0 : node.backendDOMNodeId === top,
    )
    if (start === undefined) throw new Error(`not in the tree: ${root}`)
    const told = [...tellable(all, start, [], { count: 0 })]
    const seen = await look(
      session,
      told.map(({ backend }) => backend),
    )
    return told.map(({ role, name, level, within }, at) => {
      const where = seen[at]
      if (where === undefined) throw new Error(`nobody knows where this stands: ${role} ${name}`)
      return { role, name, level, within, seen: where }
    })
  } finally {
    await session.detach()
  }
}

async function backendOf(session: CDPSession, selector: string): Promise<number> {
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { node } = await session.send('DOM.describeNode', { nodeId })
  return node.backendNodeId
}

const passedOver = new Set(['StaticText', 'InlineTextBox', 'none', 'generic', 'LineBreak'])

type Told = Omit<Heard, 'seen'> & { readonly backend: number }

/** What is not passed over under a node, in the order of the tree; `told` counts it. */
function* tellable(
  all: ReadonlyMap<string, AxNode>,
  node: AxNode,
  within: readonly number[],
  told: { count: number },
): Generator<Told> {
  const role = String(node.role?.value ?? 'none')
  const backend = node.backendDOMNodeId
  let inside = within
  if (!node.ignored && !passedOver.has(role) && backend !== undefined) {
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value
    const name = String(node.name?.value ?? '').trim()
    inside = [...within, told.count]
    told.count += 1
    yield { role, name, level: Number(level ?? 0), within, backend }
  }
  for (const id of node.childIds ?? []) {
    const child = all.get(id)
    if (child !== undefined) yield* tellable(all, child, inside, told)
  }
}

/** Where these nodes stand: all are asked for before the first answers, and the page answers once. */
async function look(session: CDPSession, backends: readonly number[]): Promise<readonly Seen[]> {
  const nodes = await Promise.all(
    backends.map((backendNodeId) => session.send('DOM.resolveNode', { backendNodeId })),
  )
  const handles = nodes.map(({ object }) => ({ objectId: object.objectId ?? '' }))
  const [first] = handles
  if (first === undefined) return []
  const { result } = await session.send('Runtime.callFunctionOn', {
    ...first,
    functionDeclaration: `function (...nodes) { return nodes.map(${String(seenFrom)}) }`,
    arguments: handles,
    returnByValue: true,
  })
  return result.value as Seen[]
}

/** Runs in the page. A control reaches from its label to its end. */
function seenFrom(node: Node): Seen {
  const element = node instanceof Element ? node : document.documentElement
  const labels =
    'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : []
  const boxes = [element, ...labels].map((one) => one.getBoundingClientRect())
  const form = element.closest('form')
  const isButton = element instanceof HTMLButtonElement
  const isWrong = element.getAttribute('aria-invalid') === 'true'
  const described = (element.getAttribute('aria-describedby') ?? '').split(' ')
  const isSaid = described.some((id) => document.getElementById(id)?.closest('[role=alert]'))
  return {
    top: Math.min(...boxes.map(({ top }) => top)) + scrollY,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + scrollY,
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    form: form === null ? -1 : [...document.forms].indexOf(form),
    sends: isButton && element.type === 'submit' && element.form !== null,
    problem: !isWrong ? 'none' : isSaid ? 'said' : 'silent',
  }
}
