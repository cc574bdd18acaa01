import { type SearchScope, searchScopes } from '@berth/shared'
import type { OptionRule } from '../arguments.ts'

/** What a question that makes many plans may decide anew, as an option. */
export const scopeOption = {
  value: Object.keys(searchScopes) as SearchScope[],
  help: 'what may be decided anew: shares alone (sitesAndGangsHeld, the default), gangs too (sitesHeld), or everything, which takes minutes',
} satisfies OptionRule

/** The scope asked for; nothing where none is. */
export const scopeIn = (texts: ReadonlyMap<string, string>): { scope?: SearchScope } =>
  texts.has('scope') ? { scope: texts.get('scope') as SearchScope } : {}
