import type { Fleet, Plan } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { withShare } from '../../asking/withShare.ts'
import { gapOf } from '../../solution/gap.ts'
import { findLadder, planOfRung } from '../ladder/consolidationLadder.ts'
import type { FrontierMeasure } from './frontierAnswer.ts'
import { measureIn } from './measureValues.ts'
import { notDominated } from './notDominated.ts'
import type { Made, MadePoint } from './sweep.ts'

/** Of the time, for the ladder; the rest is for the plans of its rungs. */
const ladderShare = 0.8

/** A measure against open sites: rungs of its ladder, evenly some of those that are not dominated; in words why there are none. */
export const sitesFrontier = async (
  fleet: Fleet,
  plan: Plan,
  measures: readonly [FrontierMeasure, FrontierMeasure],
  most: number,
  settings: AskSettings,
): Promise<Made | string> => {
  const traded = measures[0] === 'openSites' ? measures[1] : measures[0]
  if (traded === 'openSites') return 'Open sites are traded for another measure.'
  const ladder = await findLadder(fleet, plan, {
    ...withShare(settings, ladderShare),
    objective: traded,
  })
  const pairOf = (openSites: number, value: number): [number, number] =>
    measures[0] === 'openSites' ? [openSites, value] : [value, openSites]
  const rungs = ladder.rungs.flatMap((rung) =>
    rung.objectiveValue === null
      ? []
      : [{ rung, values: pairOf(rung.openSites, rung.objectiveValue) }],
  )
  if (rungs.length === 0) return ladder.text
  const points: MadePoint[] = []
  const chosen = evenly(notDominated(rungs), most)
  for (const [done, { rung }] of chosen.entries()) {
    if (settings.isOver()) return { points, isCutShort: true }
    settings.onProgress({ done, total: chosen.length, step: `${rung.openSites} open sites` })
    const result = await planOfRung(fleet, plan, rung, { ...settings, objective: traded })
    if (!result?.plan) continue
    const value = measureIn(result.plan.account, traded)
    const bestBound = rung.bestBound === null ? null : Math.min(rung.bestBound, value)
    points.push({
      values: pairOf(rung.openSites, value),
      minimised: traded,
      bestBound,
      gapRelative: bestBound === null ? null : gapOf(value, bestBound),
      scope: 'everything',
      plan: result.plan,
    })
  }
  return { points, isCutShort: ladder.isCutShort }
}

/** So many of a list, both ends among them. */
const evenly = <Entry>(list: readonly Entry[], most: number): Entry[] => {
  if (list.length <= most) return [...list]
  const step = (list.length - 1) / (most - 1)
  const places = new Set(Array.from({ length: most }, (_, k) => Math.round(k * step)))
  return list.filter((_, k) => places.has(k))
}
