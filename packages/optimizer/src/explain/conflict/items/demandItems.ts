import { type FormulationContext, RowCollector } from '../../../formulation/formulation.ts'
import { type RuleItem, ruleItem } from '../ruleItem.ts'

/**
 * That everything is served: of each region’s requests for a workload, and of each training. Requests give way by the part that is cut,
 * the same all day; a training by its running nowhere. Requests that run somewhere today are cut wholly or not at all where moves are
 * limited, since a smaller stream is as much of a move as a large one.
 */
export const demandItems = (context: FormulationContext): RuleItem[] => [
  ...requestItems(context),
  ...context.indexed.gangs.map(({ workload }, j) => {
    const column = context.variables.trainingUnplaced[j] ?? -1
    return ruleItem({
      rule: 'trainingIsPlaced',
      workloadId: workload.id,
      unit: 'training',
      parts: [{ column, largest: 1, amount: 1, isWhole: true }],
      unservedColumns: [column],
    })
  }),
]

const requestItems = ({ builder, indexed, variables }: FormulationContext): RuleItem[] => {
  const { cells, fleet } = indexed
  const { blocks, unservedShare } = variables
  const limitsMoves = fleet.policy.maxMoves !== null || fleet.policy.maxMigrationGb !== null
  return cells.flatMap(({ workload, regionId, currentShareBySite }, i) => {
    const unserved = [...unservedShare.subarray(i * blocks.length, (i + 1) * blocks.length)].filter(
      (column) => column >= 0,
    )
    const [first] = unserved
    if (first === undefined) return []
    const isWhole = limitsMoves && currentShareBySite.size > 0
    let column = first
    if (isWhole || unserved.length > 1) {
      column = builder.addColumn(`demand ${workload.id} ${regionId} is cut`, 0, 1, isWhole)
      for (const share of unserved) {
        const row = new RowCollector()
        row.add(share, 1)
        row.add(column, -1)
        builder.addRow(`cut of ${workload.id} ${regionId}`, Number.NEGATIVE_INFINITY, 0, row)
      }
    }
    return [
      ruleItem({
        rule: 'demandIsServed',
        workloadId: workload.id,
        regionId,
        unit: 'fraction',
        parts: [{ column, largest: 1, amount: 1, isWhole }],
        unservedColumns: unserved,
      }),
    ]
  })
}
