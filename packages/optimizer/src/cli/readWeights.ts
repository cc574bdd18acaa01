import type { Issue, ObjectiveWeights } from '@berth/shared'

const measures = ['cost', 'openSites', 'carbon', 'latency'] as const
const isMeasure = (name: string): name is (typeof measures)[number] =>
  (measures as readonly string[]).includes(name)

/** Reads `cost=1,carbon=0.5`; adds an issue for every part that is no measure with a weight. */
export const readWeights = (
  text: string | undefined,
  issues: Issue[],
): ObjectiveWeights | undefined => {
  if (text === undefined) return undefined
  const weights: ObjectiveWeights = {}
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((word) => word.trim())
    const weight = Number(value)
    if (isMeasure(name) && value !== '' && Number.isFinite(weight) && weight >= 0)
      weights[name] = weight
    else
      issues.push({
        code: 'OPTION_WEIGHTS_NOT_READABLE',
        path: '--weights',
        entity: 'the command line',
        found: `"${part}"`,
        allowed: `${measures.join(', ')} with a number of at least 0 are needed`,
        fix: 'write, for example, --weights cost=1,carbon=0.5.',
      })
  }
  if (issues.length === 0 && !Object.values(weights).some((weight) => weight > 0))
    issues.push({
      code: 'OPTION_WEIGHTS_ALL_ZERO',
      path: '--weights',
      entity: 'the command line',
      found: 'no weight above 0',
      allowed: 'at least one is needed',
      fix: 'write, for example, --weights cost=1.',
    })
  return weights
}
