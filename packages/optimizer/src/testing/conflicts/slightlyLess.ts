import type { Edit, Fleet } from '@berth/shared'

/** What is left of an amount that should not be enough any more. */
const part = 0.999
/** Fields that are counted. */
const counted: ReadonlySet<string> = new Set(['count', 'maxGangAccelerators', 'maxSites'])

/** The edits of a repair with 99.9 % of each amount, or one less of what is counted; what is done wholly or not at all is not done. */
export const slightlyLess = (fleet: Fleet, edits: readonly Edit[]): Edit[] =>
  edits.flatMap((edit): Edit[] => {
    const { policy } = fleet
    const between = (from: number, to: number) => from + part * (to - from)
    switch (edit.kind) {
      case 'scaleDemand':
        return edit.factor > 0
          ? [{ ...edit, factor: between(1, edit.factor) }]
          : cutOrNot(fleet, edit)
      case 'setPowerLimit': {
        const from = fleet.sites.find(({ id }) => id === edit.siteId)?.facilityPowerLimitKw ?? 0
        return [{ ...edit, facilityPowerLimitKw: between(from, edit.facilityPowerLimitKw) }]
      }
      case 'setLatencySlo': {
        const workload = fleet.inferenceWorkloads.find(({ id }) => id === edit.workloadId)
        return [{ ...edit, latencySloMs: between(workload?.latencySloMs ?? 0, edit.latencySloMs) }]
      }
      case 'setMaxOpenSites':
        return [{ ...edit, maxOpenSites: (edit.maxOpenSites ?? 1) - 1 }]
      case 'setCarbonBudget':
        return [
          {
            ...edit,
            carbonBudgetKgPerDay: between(
              policy.carbonBudgetKgPerDay ?? 0,
              edit.carbonBudgetKgPerDay ?? 0,
            ),
          },
        ]
      case 'setMigrationBudget': {
        const less = (from: number | null, to: number | null) =>
          from === null || to === null ? to : between(from, to)
        return [
          {
            ...edit,
            maxMoves: less(policy.maxMoves, edit.maxMoves),
            maxMigrationGb: less(policy.maxMigrationGb, edit.maxMigrationGb),
          },
        ]
      }
      case 'change':
        return changedLess(fleet, edit)
      default:
        return []
    }
  })

/** A demand that is cut wholly: 99.9 % of that where a part would do as well, nothing where it would not. */
const cutOrNot = ({ policy }: Fleet, edit: Extract<Edit, { kind: 'scaleDemand' }>): Edit[] =>
  policy.maxMoves === null && policy.maxMigrationGb === null ? [{ ...edit, factor: 1 - part }] : []

const changedLess = (fleet: Fleet, edit: Extract<Edit, { kind: 'change' }>): Edit[] => {
  const before = (fleet[edit.collection] as readonly { id: string }[]).find(
    ({ id }) => id === edit.id,
  ) as Record<string, unknown> | undefined
  const set: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(edit.set)) {
    const from = before?.[field]
    if (typeof value !== 'number' || typeof from !== 'number') return []
    set[field] = counted.has(field) ? value - 1 : from + part * (value - from)
  }
  if (edit.collection === 'inferenceWorkloads') set.minSites = before?.minSites
  return [{ ...edit, set }]
}
