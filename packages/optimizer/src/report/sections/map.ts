import { inPeriod } from '../../evaluate/lookup.ts'
import type { MapChart, MapRegion, ReportSection } from '../document.ts'
import { siteFigures } from '../siteFigures.ts'
import type { PlanSide, Subject } from '../subject.ts'

/** Where sites and demand are: a map for each plan. */
export const mapSection = (subject: Subject): ReportSection => ({
  id: 'map',
  title: 'Map',
  text: [],
  tables: [],
  charts: subject.plans.map((side) => mapOf(subject, side)),
})

const mapOf = (subject: Subject, side: PlanSide): MapChart => {
  const { fleet, plans } = subject
  const figures = siteFigures(subject, side)
  const decisions = new Map(side.plan.siteDecisions.map((entry) => [entry.siteId, entry.decision]))
  const open = [...figures.values()].filter(({ isOpen }) => isOpen).length
  return {
    kind: 'map',
    id: plans.length === 1 ? 'siteMap' : `${side.key}SiteMap`,
    title: plans.length === 1 ? 'Sites and demand' : `Sites and demand, ${side.phrase}`,
    description: `${open} of ${fleet.sites.length} sites are open in ${side.phrase}. The area of a mark is its accelerators, its fill is how much of them is used, its shape is what happens to the site.`,
    sites: fleet.sites.map(({ id, name, latitude, longitude }) => {
      const { isOpen = false, installed = 0, busyAccelerators = 0 } = figures.get(id) ?? {}
      return {
        id,
        name,
        latitude,
        longitude,
        acceleratorCount: installed,
        utilisationFraction: isOpen && installed > 0 ? busyAccelerators / installed : null,
        decision: decisions.get(id) ?? (isOpen ? 'keep' : 'staysShut'),
        isOpen,
      }
    }),
    regions: regionsOf(subject),
  }
}

const regionsOf = ({ fleet }: Subject): MapRegion[] => {
  const tokens = new Map<string, number>()
  for (const { demand } of fleet.inferenceWorkloads)
    for (const { regionId, tokensPerSecond } of demand)
      for (const { id, hoursPerDay } of fleet.periods)
        tokens.set(
          regionId,
          (tokens.get(regionId) ?? 0) + (inPeriod(tokensPerSecond, id) * hoursPerDay) / 24,
        )
  return fleet.regions.map(({ id, name, latitude, longitude }) => ({
    id,
    name,
    latitude,
    longitude,
    tokensPerSecond: tokens.get(id) ?? 0,
  }))
}
