import type { Fleet } from '../../fleet/fleet.ts'
import type { Policy } from '../../fleet/policy.ts'
import { edited } from '../editing.ts'
import type { EditOf } from '../edits.ts'

const withPolicy = (fleet: Fleet, change: Partial<Policy>) =>
  edited({ ...fleet, policy: { ...fleet.policy, ...change } })

export const setMaxOpenSites = (fleet: Fleet, { maxOpenSites }: EditOf<'setMaxOpenSites'>) =>
  withPolicy(fleet, { maxOpenSites })

export const setCarbonBudget = (
  fleet: Fleet,
  { carbonBudgetKgPerDay }: EditOf<'setCarbonBudget'>,
) => withPolicy(fleet, { carbonBudgetKgPerDay })

export const setHandover = (fleet: Fleet, { handover }: EditOf<'setHandover'>) =>
  withPolicy(fleet, { handover })

export const setMigrationBudget = (
  fleet: Fleet,
  { maxMoves, maxMigrationGb }: EditOf<'setMigrationBudget'>,
) => withPolicy(fleet, { maxMoves, maxMigrationGb })
