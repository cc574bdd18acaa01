/** A step into a document: the name of a field, or the place in a list. */
export type Step = string | number
export type Document = Record<string, unknown>
type Node = Record<Step, unknown>

export const copyOf = (value: unknown): Document => structuredClone(value) as Document

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

export const valueAt = (document: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((value, step) => (isNode(value) ? value[step] : undefined), document)

/** Puts a value at a path; `undefined` takes the field away. */
export const putAt = (document: Document, path: readonly Step[], value: unknown): void => {
  const parent = valueAt(document, path.slice(0, -1))
  const step = path.at(-1)
  if (!isNode(parent) || step === undefined) throw new Error(`Nothing is at ${path.join('.')}.`)
  if (value === undefined) delete parent[step]
  else parent[step] = value
}

/** `['sites', 0, 'pue']` as issues spell it: `sites[0].pue`. */
export const spelled = (path: readonly Step[]): string =>
  path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('')
