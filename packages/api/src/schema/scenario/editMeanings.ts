import type { EditKind } from '@berth/shared'

/** What each kind of edit does, for the schema’s readers. */
export const editMeanings: Record<EditKind, string> = {
  closeSite: 'Closes a site.',
  keepSiteOpen: 'Keeps a site open whatever it costs.',
  freeSite: 'Lets the plan decide on a site again.',
  handOverSite: 'Gives a site to another operator.',
  setPowerLimit: 'Sets the power limit of a site.',
  scaleElectricityPrice: 'Multiplies the electricity price of one site or all.',
  scaleDemand: 'Multiplies the demand of one inference workload or all, from one region or all.',
  setLatencySlo: 'Sets the latency SLO of an inference workload.',
  scaleLatencySlo: 'Multiplies the latency SLO of one inference workload or all.',
  scaleThroughput: 'Multiplies what an accelerator gets done, for one workload class or all.',
  scaleRent: 'Multiplies rents, and with them the penalties for unserved demand.',
  moveWorkload: 'Moves all of a workload to a site and holds it there.',
  pinWorkload: 'Holds a workload at a site; with several pins, at any of those sites.',
  forbidWorkload: 'Forbids a workload at a site.',
  releaseWorkload: 'Lets the plan decide where a workload runs again.',
  setMaxOpenSites: 'Limits how many sites may stay open; null for no limit.',
  setCarbonPrice: 'Sets the price of a tonne of CO₂ equivalent.',
  setCarbonBudget: 'Limits the carbon per day; null for no limit.',
  setHandover: 'Lets the plan give sites to other operators, or not.',
  setMigrationBudget: 'Limits the moves between sites and the data they copy; null for no limit.',
  add: 'Adds an entity to the fleet.',
  change: 'Changes fields of an entity of the fleet.',
  remove: 'Removes an entity and what cannot exist without it.',
}
