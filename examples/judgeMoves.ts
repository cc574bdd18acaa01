/**
 * Judges single moves from where everything runs today: which site suits a workload, what would a move change, and what comes next?
 * Without a solver and at once, so that a page can do it while a person drags.
 *
 *     npx tsx examples/judgeMoves.ts
 */
import { readFileSync } from 'node:fs'
import { openMoves, todayOf } from '@berth/optimizer/evaluate'
import { readFleet } from '@berth/shared'

const read = readFleet(
  JSON.parse(readFileSync(new URL('threeSites.json', import.meta.url), 'utf8')),
)
if (!read.ok) throw new Error('not a fleet')
const fleet = read.value
const judge = openMoves(fleet, todayOf(fleet))

for (const { id: workloadId } of [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads])
  for (const rank of judge.rankSites(workloadId, null)) {
    const now = rank.shareNow > 0 ? `, ${(rank.shareNow * 100).toFixed(0)} % now` : ''
    const why = rank.broken.map(({ text }) => `; ${text}`).join('')
    console.log(
      `${workloadId} at ${rank.siteId}${now}: ${rank.verdict}, ${rank.changeOfCostPerHour.toFixed(1)} per hour${why}`,
    )
  }

// One thing after the other: the second move is judged from where the first leads.
const moved = judge.withMoves([
  { workloadId: 'chat', regionId: 'Shanghai', toPoolId: 'Ulanqab-cards' },
])
const { verdict, changeOfTerms, limits } = moved.evaluateMove({
  workloadId: 'tuning',
  regionId: null,
  toPoolId: 'Ulanqab-cards',
})
console.log(`then tuning to Ulanqab: ${verdict}`)
for (const { name, amountPerHour } of changeOfTerms)
  if (Math.abs(amountPerHour) > 0.005)
    console.log(`  ${name}: ${amountPerHour.toFixed(2)} per hour`)
for (const { entity, before, after, limit, unit } of limits)
  console.log(`  ${entity}: ${before.toFixed(0)} to ${after.toFixed(0)} of ${limit} ${unit}`)

/* Prints:
chat at Ulanqab, 50 % now: improves, -14.5 per hour
chat at Guiyang, 50 % now: worsens, 11.6 per hour
chat at Lingang: worsens, 94.5 per hour
voice at Lingang, 100 % now: worsens, 0.0 per hour
voice at Ulanqab: breaks, -12.1 per hour; voice at Ulanqab-cards for Shanghai has 64.7609 ms, but 60 ms is allowed
voice at Guiyang: breaks, -9.2 per hour; voice at Guiyang-cards for Shanghai has 67.9474 ms, but 60 ms is allowed
tuning at Ulanqab: improves, -13.0 per hour
tuning at Guiyang, 100 % now: worsens, 0.0 per hour
tuning at Lingang: worsens, 41.3 per hour
then tuning to Ulanqab: improves
  energy: -12.96 per hour
  Guiyang-cards in day: 128 to 0 of 800 accelerators
  Ulanqab-cards in day: 257 to 385 of 800 accelerators
  Guiyang in day: 355 to 240 of 1500 kW
  Ulanqab in day: 452 to 562 of 1500 kW
*/
