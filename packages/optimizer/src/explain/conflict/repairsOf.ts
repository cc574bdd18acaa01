import type { Repair } from './conflictAnswer.ts'
import { openProbe, type Probe } from './probe.ts'
import {
  differingRepairs,
  editsOfChanges,
  type ProposeRepair,
  type RepairProposal,
  smallestChanges,
} from './proposeRepair.ts'
import { relaxedModel } from './relaxedModel.ts'
import { demandKey } from './ruleItem.ts'
import { askFleet, type TrialSettings, tryOut, withCost } from './tryOut.ts'

/** What repairs are looked for in. */
export interface RepairSearch extends TrialSettings {
  count: number
}

/** Share of the time that is left for one proposal. */
const proposalShare = 0.25
/** Times that a repair of some demand is widened by what it leaves unserved elsewhere, and demand that may be in it then. */
const mostRounds = 6
const mostDemands = 80

/** The cheapest repair and others that differ from it, each tried out, of a fleet whose model with every rule giving way is at hand. */
export const repairsOfSmall = async (search: RepairSearch, probe: Probe): Promise<Repair[]> => {
  const { settings, weights } = search
  const propose: ProposeRepair = async (excluded) =>
    smallestChanges(probe, weights, excluded, 0, settings.remainingSeconds() * proposalShare)
  return triedOut(search, propose)
}

/**
 * The same for a large fleet and a conflict of little demand: the cheapest changes for this demand alone are a lower bound, and the repair if they
 * are enough for the whole fleet. Where they are not, the demand that they leave unserved is repaired as well.
 */
export const repairsOfDemand = async (
  search: RepairSearch,
  demand: readonly { workloadId: string | null; regionId: string | null }[],
): Promise<Repair[]> => {
  const { fleet, settings, probeSettings, weights } = search
  const keys = new Set(demand.map(demandKey))
  const proposeFor = async (excluded: ReadonlySet<string>): Promise<RepairProposal | null> => {
    const model = relaxedModel(fleet, {
      isAsked: (workloadId, regionId) => keys.has(demandKey({ workloadId, regionId })),
      relaxesChoicesOf: () => true,
      relaxesHalls: true,
    })
    const probe = await openProbe(model, probeSettings)
    try {
      const seconds = settings.remainingSeconds() * proposalShare
      return smallestChanges(probe, weights, excluded, 0, seconds)
    } finally {
      probe.dispose()
    }
  }
  return triedOut(search, async (excluded) => {
    for (let round = 0; round < mostRounds && !settings.isOver(); round++) {
      const proposal = await proposeFor(excluded)
      if (proposal === null) return null
      const { unserved, verdict } = await askFleet(
        editsOfChanges(fleet, proposal.changes).fleet,
        probeSettings,
      )
      const size = keys.size
      for (const entry of unserved) keys.add(demandKey(entry))
      if (keys.size > mostDemands) return null
      if (keys.size === size)
        return { ...proposal, isPossible: verdict === 'unknown' ? null : verdict === 'possible' }
    }
    return null
  })
}

const triedOut = async (search: RepairSearch, propose: ProposeRepair): Promise<Repair[]> => {
  const { weights, count, settings } = search
  const repairs: Repair[] = []
  for (const proposal of await differingRepairs(propose, weights, count, settings.isOver))
    repairs.push(await tryOut(search, proposal))
  const priced: Repair[] = []
  for (const repair of repairs) priced.push(await withCost(search, repair))
  return priced.sort((a, b) => a.weightedSize - b.weightedSize)
}
