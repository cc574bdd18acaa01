import type { CostTermName, Fleet, SiteDecisionKind } from '@berth/shared'

/** Cost terms as a table says them. */
export const costTermNames: Record<CostTermName, string> = {
  energy: 'Energy',
  fixedOperation: 'Fixed operation',
  acceleratorOperation: 'Accelerator operation',
  egress: 'Egress',
  migration: 'Migration',
  handover: 'Handover',
  refit: 'Refit',
  reopen: 'Reopening',
  mothball: 'Mothballed sites',
  resale: 'Resale',
  carbon: 'Carbon',
}

/** What a plan does with a site, as a table says it. */
export const decisionNames: Record<SiteDecisionKind, string> = {
  keep: 'stays open',
  absorb: 'takes on work',
  handOver: 'changes operator',
  refit: 'is made fit for inference',
  reopen: 'reopens',
  mothball: 'is mothballed',
  close: 'closes',
  staysShut: 'stays shut',
  notReady: 'is not ready',
}

interface Named {
  id: string
  name: string
}

/** The names of a fleet's things by id; an id that the fleet does not have is its own name. */
export const namesOf = (fleet: Fleet) => {
  const lookUp = (things: readonly Named[]) => {
    const names = new Map(things.map(({ id, name }) => [id, name]))
    return (id: string) => names.get(id) ?? id
  }
  return {
    site: lookUp(fleet.sites),
    region: lookUp(fleet.regions),
    operator: lookUp(fleet.operators),
    workload: lookUp([...fleet.inferenceWorkloads, ...fleet.trainingWorkloads]),
  }
}
