import { entityNames, type Fleet } from '../fleet/fleet.ts'
import { allWorkloads, findById } from './editing.ts'
import type { Edit, EditKind, EditOf } from './edits.ts'

type Describers = { [K in EditKind]: (edit: EditOf<K>, names: Names) => string }

/** How the fleet calls its entities; ids stand in for names that are gone. */
interface Names {
  site(id: string): string
  workload(id: string): string
  operator(id: string): string
  region(id: string): string
  workloadClass(id: string): string
}

const number = (value: number) => String(Number(value.toPrecision(6)))
const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
const times = (factor: number) => `× ${number(factor)}`
const listed = (set: Record<string, unknown>) =>
  Object.entries(set)
    .map(([field, value]) => `${field} = ${shown(value)}`)
    .join(', ')

const describers: Describers = {
  closeSite: ({ siteId }, names) => `Close ${names.site(siteId)}`,
  keepSiteOpen: ({ siteId }, names) => `Keep ${names.site(siteId)} open`,
  freeSite: ({ siteId }, names) => `Let the plan decide on ${names.site(siteId)}`,
  handOverSite: ({ siteId, operatorId }, names) =>
    `Hand ${names.site(siteId)} over to ${names.operator(operatorId)}`,
  setPowerLimit: ({ siteId, facilityPowerLimitKw }, names) =>
    `Set the power limit of ${names.site(siteId)} to ${number(facilityPowerLimitKw)} kW`,
  scaleElectricityPrice: ({ siteId, factor }, names) =>
    `Electricity price ${siteId === null ? 'everywhere' : `of ${names.site(siteId)}`} ${times(factor)}`,
  scaleDemand: ({ workloadId, regionId, factor }, names) =>
    `Demand ${workloadId === null ? 'of all inference' : `of ${names.workload(workloadId)}`}${regionId === null ? '' : ` from ${names.region(regionId)}`} ${times(factor)}`,
  setLatencySlo: ({ workloadId, latencySloMs }, names) =>
    `Set the latency SLO of ${names.workload(workloadId)} to ${number(latencySloMs)} ms`,
  scaleLatencySlo: ({ workloadId, maxLatencySloMs, factor }, names) =>
    `Latency SLO ${workloadId === null ? 'of all inference' : `of ${names.workload(workloadId)}`}${maxLatencySloMs === null ? '' : ` up to ${number(maxLatencySloMs)} ms`} ${times(factor)}`,
  scaleThroughput: ({ classId, factor }, names) =>
    `Work per accelerator ${classId === null ? 'of every class' : `of ${names.workloadClass(classId)}`} ${times(factor)}`,
  scaleRent: ({ factor }) => `Rents ${times(factor)}`,
  moveWorkload: ({ workloadId, siteId }, names) =>
    `Move ${names.workload(workloadId)} to ${names.site(siteId)}`,
  pinWorkload: ({ workloadId, siteId }, names) =>
    `Hold ${names.workload(workloadId)} at ${names.site(siteId)}`,
  forbidWorkload: ({ workloadId, siteId }, names) =>
    `Forbid ${names.workload(workloadId)} at ${names.site(siteId)}`,
  releaseWorkload: ({ workloadId }, names) =>
    `Let the plan decide where ${names.workload(workloadId)} runs`,
  setMaxOpenSites: ({ maxOpenSites }) =>
    maxOpenSites === null ? 'Any number of open sites' : `At most ${maxOpenSites} open sites`,
  setCarbonPrice: ({ carbonPricePerTonne }) =>
    `Carbon price ${number(carbonPricePerTonne)} per tonne`,
  setCarbonBudget: ({ carbonBudgetKgPerDay }) =>
    carbonBudgetKgPerDay === null
      ? 'No carbon budget'
      : `Carbon budget ${number(carbonBudgetKgPerDay)} kg per day`,
  setHandover: ({ handover }) =>
    handover === 'allowed' ? 'Sites may go to other operators' : 'Every site keeps its operator',
  setMigrationBudget: ({ maxMoves, maxMigrationGb }) =>
    maxMoves === null && maxMigrationGb === null
      ? 'Any number of moves'
      : `At most ${[
          maxMoves === null ? [] : [`${number(maxMoves)} moves`],
          maxMigrationGb === null ? [] : [`${number(maxMigrationGb)} GB copied`],
        ]
          .flat()
          .join(' and ')}`,
  add: ({ collection, value }) => `Add ${entityNames[collection]} ${shown(value.id)}`,
  change: ({ collection, id, set }) => `Change ${entityNames[collection]} ${id}: ${listed(set)}`,
  remove: ({ collection, id }) => `Remove ${entityNames[collection]} ${id}`,
}

/** The edit as a planner would say it. */
export const describeEdit = (edit: Edit, fleet: Fleet): string => {
  const named = (list: readonly { id: string; name: string }[]) => (id: string) =>
    findById(list, id)?.name ?? id
  return (describers[edit.kind] as (edit: Edit, names: Names) => string)(edit, {
    site: named(fleet.sites),
    workload: named(allWorkloads(fleet)),
    operator: named(fleet.operators),
    region: named(fleet.regions),
    workloadClass: named(fleet.workloadClasses),
  })
}
