/**
 * Prices placements made by hand: where could one workload go, what would it cost, and which limit says no?
 * Without a solver and at once, so that a page can do it while a person drags.
 *
 *     npx tsx examples/placeOne.ts
 */
import { readFileSync } from 'node:fs'
import { evaluate, todayOf } from '@berth/optimizer/evaluate'
import { readFleet } from '@berth/shared'

const read = readFleet(
  JSON.parse(readFileSync(new URL('threeSites.json', import.meta.url), 'utf8')),
)
if (!read.ok) throw new Error('not a fleet')
const fleet = read.value
const today = todayOf(fleet)

for (const { id: poolId, siteId } of fleet.pools) {
  const placements = today.placements.map((placement) =>
    placement.workloadId === 'voice' ? { ...placement, poolId } : placement,
  )
  const { account, violations } = evaluate(fleet, { ...today, placements })
  const verdict = violations.length === 0 ? 'holds' : violations.map(({ text }) => text).join('; ')
  console.log(`voice at ${siteId}: ${account.costPerHour.toFixed(0)} per hour, ${verdict}`)
}

/* Prints:
voice at Guiyang: 3293 per hour, voice at Guiyang-cards for Shanghai has 67.9474 ms, but 60 ms is allowed
voice at Ulanqab: 3290 per hour, voice at Ulanqab-cards for Shanghai has 64.7609 ms, but 60 ms is allowed
voice at Lingang: 3303 per hour, holds
*/
