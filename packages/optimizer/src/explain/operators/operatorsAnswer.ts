import type { SitesAccount } from '../../evaluate/accountOfSites.ts'
import type { Concentration } from './concentration.ts'

/** A site that goes to another operator. */
export interface Handover {
  siteId: string
  fromOperatorId: string
  toOperatorId: string
  /** Installed. */
  accelerators: number
  /** What the site costs per hour with the plan's load: under the taker, handing over included, and if the giver kept it. */
  costPerHour: number
  costPerHourIfKept: number
  /** Whether the giver could run what the plan has at the site. */
  giverRunsIt: boolean
  text: string
}

/** What changes for one operator. */
export interface OperatorChange {
  operatorId: string
  name: string
  /** Sites that are its own today, open or shut, and in the plan. */
  siteCountBefore: number
  siteCountAfter: number
  givesSiteIds: string[]
  takesSiteIds: string[]
  /** Its sites today, and those that it has in the plan; over all operators the figures add up to the fleet's. */
  before: SitesAccount
  after: SitesAccount
  text: string
}

/** Who runs what, today and in a plan. */
export interface OperatorsAnswer {
  currency: string
  handovers: Handover[]
  /** Those with a site today or in the plan, the one with most open accelerators in the plan first. */
  operators: OperatorChange[]
  /** Of open accelerators. */
  concentration: { before: Concentration; after: Concentration; text: string }
  text: string
}
