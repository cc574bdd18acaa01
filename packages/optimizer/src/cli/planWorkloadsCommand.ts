import type { Fleet, Issue, WorkloadTable } from '@berth/shared'
import type { WorkloadsResult } from '../planWorkloads.ts'
import { fleetOfGroups } from '../scenario/fleetOfGroups.ts'
import { whole } from '../words/numbers.ts'
import { planDocument } from './planDocument.ts'
import { printPlan } from './printPlan.ts'
import type { Terminal } from './terminal.ts'
import { workloadsWithoutPlace } from './workloadsWithoutPlace.ts'

const listedGroups = 12

/** Groups of a file that no site may host, each under the name of its first workload. */
export const groupsWithoutPlace = (fleet: Fleet, table: WorkloadTable, path: string): Issue[] => {
  const { fleet: withGroups, workloadCounts } = fleetOfGroups(fleet, table)
  return workloadsWithoutPlace(withGroups).map((issue) => {
    const id = issue.entity.replace(/^workload /, '')
    const likeIt = (workloadCounts.get(id) ?? 0) - 1
    if (likeIt < 0) return issue
    return {
      ...issue,
      path,
      entity: likeIt > 0 ? `${issue.entity} and ${whole(likeIt)} like it` : issue.entity,
    }
  })
}

/** What `berth plan --workloads --json` prints: the plan’s document, and what was planned in groups; placements of the file are in a file of their own. */
export const workloadsDocument = (result: WorkloadsResult, placementsPath: string | undefined) => ({
  ...planDocument(result),
  workloadCount: result.workloadCount,
  groupCount: result.groupCount,
  unservedGroups: result.unservedGroups,
  secondsOf: result.secondsOf,
  placementsFile: result.placements && (placementsPath ?? null),
})

/** The answer for a person: the plan, then what became of the workloads of the file. */
export const printWorkloads = (
  terminal: Terminal,
  result: WorkloadsResult,
  placementsPath: string | undefined,
): void => {
  const line = (text: string) => terminal.out(`${text}\n`)
  printPlan(terminal, result)
  if (!result.plan) return
  const { workloadCount, groupCount, unservedGroups, secondsOf } = result
  line(
    `${whole(workloadCount)} workloads were planned in ${whole(groupCount)} ${groupCount === 1 ? 'group' : 'groups'}; those of a group differ in volume only. Each of them was checked again by itself: planned in ${secondsOf.planning.toFixed(1)} s, checked in ${secondsOf.certifying.toFixed(1)} s.`,
  )
  for (const { workloadId, workloadCount: alike, share, reason } of unservedGroups.slice(
    0,
    listedGroups,
  ))
    line(
      `  Not served: ${(share * 100).toPrecision(3)} % of ${workloadId}${alike > 1 ? ` and of ${whole(alike - 1)} like it` : ''}. ${reason}`,
    )
  const more = unservedGroups.length - listedGroups
  if (more > 0) line(`  … and ${whole(more)} groups more: --json`)
  if (placementsPath !== undefined)
    line(`Where each of them is served stands in ${placementsPath}.`)
}
