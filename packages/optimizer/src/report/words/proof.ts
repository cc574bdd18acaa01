import { objectiveMeanings, searchScopes, solveStatuses, stopReasons } from '@berth/shared'
import { lowerFirst, short, upperFirst } from '../../words/numbers.ts'
import type { PlanSide } from '../subject.ts'

/** A gap as a person says it. */
export const gapInWords = (gapRelative: number | null): string =>
  gapRelative === null
    ? 'nothing is proved yet'
    : gapRelative <= 1e-6
      ? 'proved to be the best possible'
      : `proved to be within ${short(gapRelative * 100)} % of the best possible`

/** What a plan aims at, how good it is proved to be, and why the search ended. */
export const proofSentences = ({ plan, phrase, proof }: PlanSide): string[] => {
  const { objective } = plan
  const aim =
    objective === 'weighted'
      ? 'measures added up by weights'
      : lowerFirst(objectiveMeanings[objective]).replace(/\.$/, '')
  const sentences = [`${upperFirst(phrase)} aims at ${aim}; demand is served first.`]
  if (!proof)
    return [
      ...sentences,
      `How good ${phrase} is proved to be is not known: it came without its proof. berth plan --json keeps both together.`,
    ]
  const { status, stoppedBy, scope, gapRelative, engine } = proof
  const among = scope === 'everything' ? '' : `, among ${lowerFirst(searchScopes[scope])}`
  const words =
    status === 'optimal' || status === 'feasible'
      ? `It is ${gapInWords(gapRelative)}${among.replace(/\.$/, '')}.`
      : solveStatuses[status]
  return [
    ...sentences,
    `${words} The search by ${engine.name} ${engine.version} ended: ${lowerFirst(stopReasons[stoppedBy])}`,
  ]
}
