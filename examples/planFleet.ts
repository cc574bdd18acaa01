/**
 * Reads a fleet, plans it and prints what becomes of every site.
 *
 *     npx tsx examples/planFleet.ts [fleet.json]
 */
import { readFileSync } from 'node:fs'
import { plan } from '@berth/optimizer'
import { formatIssue, readFleet } from '@berth/shared'

const path = process.argv[2] ?? new URL('threeSites.json', import.meta.url)
const fleet = readFleet(JSON.parse(readFileSync(path, 'utf8')))
// All problems of a file come at once.
if (!fleet.ok) throw new Error(fleet.issues.map(formatIssue).join('\n'))

const result = await plan(fleet.value, { objective: 'consolidate', timeLimitSeconds: 30 })
if (!result.plan) throw new Error(result.message)

const { account, siteDecisions } = result.plan
const perHour = (amount: number) => `${amount.toFixed(0)} ${fleet.value.currency} per hour`
console.log(`${result.status}, certified: ${result.certificate?.ok}`)
console.log(`open sites: ${result.before.openSites} today, ${account.openSites} in the plan`)
console.log(`cost: ${perHour(result.before.costPerHour)} today, ${perHour(account.costPerHour)}`)
for (const { siteId, decision, reason } of siteDecisions)
  console.log(`${siteId}: ${decision}. ${reason}`)

/* Prints:
optimal, certified: true
open sites: 3 today, 2 in the plan
cost: 3303 CNY per hour today, 2309 CNY per hour
Guiyang: mothball. Its 271 busy accelerators have room at open sites, and shutting it saves 966 CNY per hour.
Ulanqab: absorb. 385 accelerators work for 2 workloads, 114 today: it takes over from sites that close.
Lingang: keep. 29 accelerators work for 1 workload, 29 today.
*/
