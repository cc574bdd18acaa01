import type { Edit, Fleet } from '@berth/shared'
import type { Amendment } from './amendment.ts'

/** Figures of a fleet that an answer may amend. Those that are found in two ways have one key, so that the larger change counts. */

export const sloOf = (workloadId: string, from: number, to: number): Amendment => ({
  key: `slo of ${workloadId}`,
  words: `the SLO of ${workloadId}`,
  figure: { from, to, unit: 'ms', isWhole: false },
  edits: (_, latencySloMs) => [{ kind: 'setLatencySlo', workloadId, latencySloMs }],
})

export const powerLimitOf = (siteId: string, from: number, to: number): Amendment => ({
  key: `power of ${siteId}`,
  words: `the power limit of ${siteId}`,
  figure: { from, to, unit: 'kW', isWhole: false },
  edits: (_, facilityPowerLimitKw) => [{ kind: 'setPowerLimit', siteId, facilityPowerLimitKw }],
})

export const poolCountOf = (poolId: string, from: number, to: number): Amendment =>
  counted(`count of ${poolId}`, `the size of ${poolId}`, from, to, 'accelerators', (count) => ({
    kind: 'change',
    collection: 'pools',
    id: poolId,
    set: { count },
  }))

export const gangSizeOf = (poolId: string, from: number, to: number): Amendment =>
  counted(
    `domain of ${poolId}`,
    `the interconnect domain of ${poolId}`,
    from,
    to,
    'accelerators',
    (maxGangAccelerators) => ({
      kind: 'change',
      collection: 'pools',
      id: poolId,
      set: { maxGangAccelerators },
    }),
  )

/** How many accelerators hold one copy of a class's model. */
export const replicaOf = (
  { workloadClasses }: Fleet,
  classId: string,
  typeId: string,
  to: number,
): Amendment | null => {
  const fits = workloadClasses.find(({ id }) => id === classId)?.fitByAcceleratorType
  const fit = fits?.[typeId]
  return fit
    ? counted(
        `replica of ${classId} on ${typeId}`,
        `the accelerators of ${typeId} for one copy of ${classId}`,
        fit.acceleratorsPerReplica,
        to,
        'accelerators',
        (acceleratorsPerReplica) => ({
          kind: 'change',
          collection: 'workloadClasses',
          id: classId,
          set: {
            fitByAcceleratorType: { ...fits, [typeId]: { ...fit, acceleratorsPerReplica } },
          },
        }),
      )
    : null
}

export const gangOf = (workloadId: string, from: number, to: number): Amendment =>
  counted(
    `accelerators of ${workloadId}`,
    `the gang of ${workloadId}`,
    from,
    to,
    'accelerators',
    (accelerators) => ({
      kind: 'change',
      collection: 'trainingWorkloads',
      id: workloadId,
      set: { accelerators },
    }),
  )

export const carbonBudget = (from: number, to: number): Amendment => ({
  key: 'carbon budget',
  words: 'the carbon budget',
  figure: { from, to, unit: 'kg per day', isWhole: false },
  edits: (_, carbonBudgetKgPerDay) => [{ kind: 'setCarbonBudget', carbonBudgetKgPerDay }],
})

export const migrationBudget = (
  limit: 'moves' | 'migration',
  from: number,
  to: number,
): Amendment => ({
  key: limit,
  words: limit === 'moves' ? 'the limit on moves' : 'the limit on data moved',
  figure: { from, to, unit: limit === 'moves' ? 'moves' : 'GB', isWhole: false },
  edits: ({ policy: { maxMigrationGb, maxMoves } }, most) => [
    limit === 'moves'
      ? { kind: 'setMigrationBudget', maxMoves: most, maxMigrationGb }
      : { kind: 'setMigrationBudget', maxMoves, maxMigrationGb: most },
  ],
})

const counted = (
  key: string,
  words: string,
  from: number,
  to: number,
  unit: string,
  edit: (to: number) => Edit,
): Amendment => ({
  key,
  words,
  figure: { from, to, unit, isWhole: true },
  edits: (_, count) => [edit(count)],
})
