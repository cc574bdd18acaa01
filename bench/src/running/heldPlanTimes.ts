import { readFileSync } from 'node:fs'
import { plan } from '@berth/optimizer'
import { applyEdits, type Edit, type Fleet, type Plan, readFleet } from '@berth/shared'
import { differenceOf, editTimes } from './editTimes.ts'
import { drawFleetEdits } from './fleetEdits.ts'
import type { Message } from './task.ts'

const editCount = 200
/** Every so many edits the answer is compared with a plan from nothing. */
const comparedEvery = 10
const gapRelative = 0.01

/** Plans the built-in fleet, then applies edits one at a time and plans each with the decisions of that first plan held. */
export const heldPlanTimes = async (
  timeLimitSeconds: number,
  say: (message: Message) => Promise<void>,
) => {
  const fleet = builtInFleet()
  const options = { gapRelative, timeLimitSeconds, wholeReplicas: false } as const
  const first = await plan(fleet, options)
  const { plan: earlier, objectiveValue, bestBound } = first
  if (!earlier) throw new Error(first.message)
  await say({ kind: 'ready', columns: first.size.columns, loadSeconds: performance.now() / 1000 })
  const seconds: number[] = []
  const cold: number[] = []
  let worstDifference = 0
  for (const [k, edit] of drawFleetEdits(fleet, earlier, editCount).entries()) {
    const since = performance.now()
    const { fleet: edited } = applyEdits(fleet, [edit])
    const held = await plan(edited, { ...options, hold: earlier })
    seconds.push((performance.now() - since) / 1000)
    if (k % comparedEvery !== 0 || held.scope !== 'sitesAndGangsHeld') continue
    const coldSince = performance.now()
    const ruled = await plan(asRuled(edited, earlier), options)
    cold.push((performance.now() - coldSince) / 1000)
    // A pin leaves a gang the choice among the pools of its site; where it takes another one the two are not alike.
    if (gangPools(held.plan) !== gangPools(ruled.plan)) continue
    worstDifference = Math.max(
      worstDifference,
      differenceOf(held.objectiveValue, ruled.objectiveValue),
    )
  }
  const answer = { status: 'withinGap', objectiveValue, bestBound, passes: null } as const
  await say(editTimes({ seconds, coldSeconds: cold, worstDifference }, answer))
}

const gangPools = (plan: Plan | null): string =>
  JSON.stringify(
    (plan?.placements ?? [])
      .filter(({ regionId }) => regionId === null)
      .map(({ workloadId, poolId }) => [workloadId, poolId])
      .sort(),
  )

const builtInFleet = (): Fleet => {
  const path = new URL(import.meta.resolve('@berth/shared/fleets/china-2025/fleet.json'))
  const fleet = readFleet(JSON.parse(readFileSync(path, 'utf8')))
  if (!fleet.ok) throw new Error('the built-in fleet cannot be read')
  return fleet.value
}

/** The decisions of a plan as rulings and pins: another way to the same answer, with nothing held. */
const asRuled = (fleet: Fleet, { openSiteIds, placements }: Plan): Fleet => {
  const ruled = new Set(fleet.policy.siteRulings.map(({ siteId }) => siteId))
  const open = new Set(openSiteIds)
  const edits: Edit[] = [
    ...fleet.sites
      .filter(({ id }) => !ruled.has(id))
      .map(({ id }): Edit => ({ kind: open.has(id) ? 'keepSiteOpen' : 'closeSite', siteId: id })),
    ...placements
      .filter(({ regionId }) => regionId === null)
      .filter(({ workloadId }) => !fleet.policy.pins.some((pin) => pin.workloadId === workloadId))
      .map(({ workloadId, siteId }): Edit => ({ kind: 'pinWorkload', workloadId, siteId })),
  ]
  return applyEdits(fleet, edits).fleet
}
