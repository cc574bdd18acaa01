import type { SearchScope } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { percent } from '../../words/numbers.ts'
import type { Places } from './difference.ts'
import { type AlternativesSubject, bestAsDifferent } from './farthest.ts'
import { goalsIn } from './goalLimits.ts'

/** A difference that is worth asking for. */
const worthAsking = 1e-2

/** Why there is no further alternative within a scope, and how far the goals would have to go for one that is a little different. */
export const whyNone = async (
  subject: AlternativesSubject,
  within: number,
  earlier: readonly Places[],
  scope: SearchScope,
  settings: AskSettings,
): Promise<string> => {
  const isEverything = scope === 'everything'
  const among = isEverything ? 'with everything decided anew' : 'with these decisions held'
  const inTime = `No further alternative ${among} was found in time. To fix: allow more time.`
  if (settings.isOver()) return inTime
  const count = { weights: subject.weights, earlier, countsSites: isEverything }
  const withoutLimits = { ...subject, limits: [] }
  const found = await bestAsDifferent(withoutLimits, count, worthAsking, scope, settings)
  const free = isEverything ? '' : ', or decide everything anew'
  if (found.isImpossible)
    return `No further alternative ${among} serves as much, however much worse: nowhere else is legal for ${percent(worthAsking)} more of the load. To fix: ease limits on where it may run${free}.`
  if (!found.plan) return inTime
  const goals = goalsIn(found.plan.account, subject.limits)
  const above = Math.max(0, ...goals.map(({ aboveBestFraction }) => aboveBestFraction))
  if (above <= within) return inTime
  return `No further alternative ${among} is as near to the best. To fix: allow ${percent(above)} above it, where ${percent(worthAsking)} of the load is elsewhere${free}.`
}
