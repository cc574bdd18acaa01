/**
 * Asks "what if?": edits are data, the base fleet stays as it is, and two plans are compared.
 *
 *     npx tsx examples/whatIf.ts
 */
import { readFileSync } from 'node:fs'
import { compare, plan } from '@berth/optimizer'
import {
  applyEdits,
  describeEdit,
  type Edit,
  type Fleet,
  type Plan,
  readFleet,
} from '@berth/shared'

const read = readFleet(
  JSON.parse(readFileSync(new URL('threeSites.json', import.meta.url), 'utf8')),
)
if (!read.ok) throw new Error('not a fleet')
const base = read.value

const edits: Edit[] = [
  { kind: 'scaleDemand', workloadId: 'chat', regionId: null, factor: 2 },
  { kind: 'setPowerLimit', siteId: 'Ulanqab', facilityPowerLimitKw: 450 },
]
const { fleet: changed, issues } = applyEdits(base, edits)
// An edit that no longer applies is named here; the others still hold.
if (issues.length > 0) throw new Error(issues.map(({ fix }) => fix).join('\n'))

const planned = async (fleet: Fleet): Promise<Plan> => {
  const result = await plan(fleet, { objective: 'cost' })
  if (!result.plan) throw new Error(result.message)
  return result.plan
}
const { before, after, opened, closed, moves } = compare(
  changed,
  await planned(base),
  await planned(changed),
)
for (const edit of edits) console.log(`What if: ${describeEdit(edit, base)}`)
console.log(`cost per hour: ${before.costPerHour.toFixed(0)}, then ${after.costPerHour.toFixed(0)}`)
console.log(`opens: ${opened.join(', ') || 'none'}; closes: ${closed.join(', ') || 'none'}`)
for (const { workloadId, regionId, fromSiteId, toSiteId } of moves)
  console.log(`${workloadId}${regionId ? ` for ${regionId}` : ''}: ${fromSiteId} to ${toSiteId}`)

/* Prints:
What if: Demand of Chat × 2
What if: Set the power limit of Ulanqab to 450 kW
cost per hour: 2309, then 2568
opens: Guiyang; closes: Ulanqab
chat for Beijing: Ulanqab to Guiyang
chat for Shanghai: Ulanqab to Guiyang
tuning: Ulanqab to Guiyang
*/
