/**
 * Checks a plan that somebody else made, without a solver: every limit and every claimed figure is recomputed.
 *
 *     npx berth plan examples/threeSites.json --objective cost --json > plan.json
 *     npx tsx examples/checkPlan.ts examples/threeSites.json plan.json
 */
import { readFileSync } from 'node:fs'
import { certify } from '@berth/optimizer/evaluate'
import { type Checked, formatIssue, readFleet, readPlan } from '@berth/shared'

const [fleetPath = '', planPath = ''] = process.argv.slice(2)
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const sound = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value
  throw new Error(checked.issues.map(formatIssue).join('\n'))
}
const fleet = sound(readFleet(json(fleetPath)))
const plan = sound(readPlan(json(planPath)))

console.log(`as it is: ${certify(fleet, plan).ok ? 'every limit holds' : 'not a plan'}`)

// The same with a cost that is too good to be true, and with the voice assistant far from its users.
const account = { ...plan.account, costPerHour: 1 }
const placements = plan.placements.map((placement) =>
  placement.workloadId === 'voice'
    ? { ...placement, siteId: 'Ulanqab', poolId: 'Ulanqab-cards' }
    : placement,
)
for (const changed of [
  { ...plan, account },
  { ...plan, placements },
])
  console.log(`changed: ${certify(fleet, changed).violations[0]?.text}`)

/* Prints:
as it is: every limit holds
changed: account costPerHour has 1, but 2309.16 is allowed
changed: voice at Ulanqab-cards for Shanghai has 64.7609 ms, but 60 ms is allowed
*/
