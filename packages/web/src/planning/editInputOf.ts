import type { EditInput } from '../graphql/mutations.ts'
import { wordsToConstant } from './wordsToConstant.ts'

/**
 * A stored edit, `{ kind, …fields }`, as the server takes edits in, `{ [kind]: fields }`.
 * null where the data is no edit.
 *
 * @example editInputOf({ kind: 'closeSite', siteId: 'a' }) // { closeSite: { siteId: 'a' } }
 */
export function editInputOf(data: unknown): EditInput | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null
  const { kind, ...fields } = data
  if (typeof kind !== 'string') return null
  const { collection } = fields as { collection?: unknown }
  const given =
    typeof collection === 'string' ? { ...fields, collection: wordsToConstant(collection) } : fields
  return { [kind]: given } as EditInput
}
