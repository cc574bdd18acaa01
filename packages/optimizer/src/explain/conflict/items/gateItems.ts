import { type FormulationContext, RowCollector } from '../../../formulation/formulation.ts'
import { relaxationOf } from '../../../formulation/relaxations.ts'
import type { Gate, RelaxedCandidates } from '../relaxedCandidates.ts'
import { type RuleItem, ruleItem } from '../ruleItem.ts'

type SizeGate = Extract<Gate, { accelerators: number }>
type HoldGate = Exclude<Gate, SizeGate | { rule: 'latencyIsMet' }>
type SloGate = Extract<Gate, { rule: 'latencyIsMet' }>

/** Choices of one demand that are refused by the same rule, by the column by which it gives way. */
type Refused = Map<number, number[]>

/**
 * Rules that refuse single places: a refused place may be chosen only as far as every rule that refuses it gives way.
 * Pins, forbids and residency give way as a whole, an SLO to the latency of the places chosen, an interconnect domain to the size of the gang.
 * What a demand chooses adds up to 1 at most, so all of its choices that one rule refuses share a row: Σ choices ≤ gives way.
 */
export const gateItems = (
  context: FormulationContext,
  { candidates, inferenceGates, trainingGates }: RelaxedCandidates,
): RuleItem[] => {
  const { variables } = context
  const gates = [...inferenceGates, ...trainingGates].flat()
  const holds = holdItems(context)
  const slos = sloItems(
    context,
    gates.filter((gate) => gate.rule === 'latencyIsMet'),
  )
  const sizes = sizeItems(
    context,
    gates.filter((gate) => 'accelerators' in gate),
  )
  const held = new Map<string, Refused>()
  const late = new Map<string, Refused>()
  const refuse = (demand: string, choice: number | undefined, gate: Gate) => {
    if (choice === undefined || choice < 0) return
    if ('accelerators' in gate) sizes.refuse(choice, gate)
    else if (gate.rule === 'latencyIsMet') note(late, demand, slos.columnOf(gate), choice)
    else note(held, demand, holds.columnOf(gate), choice)
  }
  const { blocks, share, trainingPlaced } = variables
  inferenceGates.forEach((list, c) => {
    const cell = candidates.inference[c]?.cellIndex
    for (const gate of list)
      for (let b = 0; b < blocks.length; b++)
        refuse(`cell ${cell} ${b}`, share[c * blocks.length + b], gate)
  })
  trainingGates.forEach((list, c) => {
    for (const gate of list)
      refuse(`gang ${candidates.training[c]?.gangIndex}`, trainingPlaced[c], gate)
  })
  for (const refused of held.values()) addHeldRows(context, refused)
  for (const refused of late.values()) addLateRows(context, refused)
  return [...holds.items.values(), ...slos.items.values(), ...sizes.items.values()]
}

const note = (lists: Map<string, Refused>, demand: string, column: number, choice: number) => {
  const refused = lists.get(demand) ?? new Map<number, number[]>()
  lists.set(demand, refused)
  refused.set(column, [...(refused.get(column) ?? []), choice])
}

/** Σ choices ≤ gives way, for each rule that refuses some of them. */
const addHeldRows = ({ builder }: FormulationContext, refused: Refused) => {
  for (const [column, choices] of refused) {
    const row = new RowCollector()
    for (const choice of choices) row.add(choice, 1)
    row.add(column, -1)
    builder.addRow('refused, or gives way', Number.NEGATIVE_INFINITY, 0, row)
  }
}

/**
 * Σ choices at this latency or a longer one ≤ raised to this latency. The sums are columns of their own, each that of the next latency
 * and what is chosen at this one, so that there is one entry for each choice.
 */
const addLateRows = ({ builder }: FormulationContext, refused: Refused) => {
  let longer = -1
  // Columns of an SLO are in the order of their latencies.
  for (const [column, choices] of [...refused].sort(([a], [b]) => b - a)) {
    const sum = builder.addColumn('served late', 0, 1)
    const total = new RowCollector()
    for (const choice of choices) total.add(choice, 1)
    total.add(longer, 1)
    total.add(sum, -1)
    builder.addRow('served late', 0, 0, total)
    builder.addRow('late, or the SLO gives way', Number.NEGATIVE_INFINITY, 0, {
      columns: [sum, column],
      values: [1, -1],
    })
    longer = sum
  }
}

/** Pins, forbids and residency: each jurisdiction that is not allowed is a part of its own. */
const holdItems = ({ builder }: FormulationContext) => {
  const items = new Map<string, RuleItem>()
  const columns = new Map<string, number>()
  const columnOf = (gate: HoldGate): number => {
    const { rule, workloadId } = gate
    const siteId = rule === 'forbidHolds' ? gate.siteId : null
    const tag = rule === 'residencyIsKept' ? gate.jurisdiction : undefined
    const itemKey = [rule, workloadId, siteId].join(' ')
    const key = [itemKey, tag].join(' ')
    const known = columns.get(key)
    if (known !== undefined) return known
    const column = builder.addColumn(`${key} gives way`, 0, 1, true)
    columns.set(key, column)
    const item = items.get(itemKey) ?? ruleItem({ rule, workloadId, siteId, parts: [] })
    items.set(itemKey, item)
    item.parts.push({
      column,
      largest: 1,
      amount: 1,
      isWhole: true,
      ...(tag === undefined ? {} : { tag }),
    })
    return column
  }
  return { items, columnOf }
}

/**
 * SLOs: one column for each latency above it that a place would have, in order, each worth the milliseconds since the one before.
 * raised to level k + 1 ≤ raised to level k.
 */
const sloItems = ({ builder, indexed }: FormulationContext, gates: readonly SloGate[]) => {
  const items = new Map<string, RuleItem>()
  const columns = new Map<string, Map<number, number>>()
  const latencies = new Map<string, Set<number>>()
  for (const { workloadId, latencyMs } of gates)
    latencies.set(workloadId, (latencies.get(workloadId) ?? new Set()).add(latencyMs))
  for (const { id, latencySloMs } of indexed.fleet.inferenceWorkloads) {
    const levels = [...(latencies.get(id) ?? [])].sort((a, b) => a - b)
    if (levels.length === 0) continue
    const columnOf = new Map<number, number>()
    let [earlier, earlierMs] = [-1, latencySloMs]
    const parts = levels.map((latencyMs) => {
      const column = builder.addColumn(`SLO of ${id} is ${latencyMs} ms`, 0, 1, true)
      if (earlier >= 0)
        builder.addRow(`SLO of ${id} beyond ${earlierMs} ms`, Number.NEGATIVE_INFINITY, 0, {
          columns: [column, earlier],
          values: [1, -1],
        })
      const amount = latencyMs - earlierMs
      ;[earlier, earlierMs] = [column, latencyMs]
      columnOf.set(latencyMs, column)
      return { column, largest: 1, amount, isWhole: true }
    })
    columns.set(id, columnOf)
    items.set(
      id,
      ruleItem({
        rule: 'latencyIsMet',
        workloadId: id,
        limit: latencySloMs,
        unit: 'ms',
        scale: latencySloMs,
        parts,
      }),
    )
  }
  const columnOf = ({ workloadId, latencyMs }: SloGate): number =>
    columns.get(workloadId)?.get(latencyMs) ?? -1
  return { items, columnOf }
}

/** What is too small for a gang: the interconnect domain of a pool, or the pool. */
const sizeItems = (
  { builder, indexed, relaxations }: FormulationContext,
  gates: readonly SizeGate[],
) => {
  const items = new Map<string, RuleItem>()
  const poolById = new Map(indexed.pools.map((entry) => [entry.pool.id, entry]))
  const largest = gates.reduce((most, { accelerators }) => Math.max(most, accelerators), 0)
  /** accelerators × choice ≤ limit + what it gives way by. */
  const refuse = (choice: number, { rule, poolId, accelerators }: SizeGate) => {
    const entry = poolById.get(poolId)
    const row = new RowCollector()
    row.add(choice, accelerators)
    if (rule === 'poolCapacityHolds')
      row.add(
        relaxationOf({ relaxations }, rule, poolId)?.column,
        (entry?.pool.reserveFraction ?? 0) - 1,
      )
    else row.add(columnOf(poolId), -1)
    const limit =
      rule === 'poolCapacityHolds' ? entry?.usableAccelerators : entry?.pool.maxGangAccelerators
    builder.addRow(`gang at ${poolId}`, Number.NEGATIVE_INFINITY, limit ?? 0, row)
  }
  const columnOf = (poolId: string): number => {
    const known = items.get(poolId)?.parts[0]?.column
    if (known !== undefined) return known
    const entry = poolById.get(poolId)
    const limit = entry?.pool.maxGangAccelerators ?? 0
    const column = builder.addColumn(`interconnect of ${poolId} gives way`, 0, largest, true)
    items.set(
      poolId,
      ruleItem({
        rule: 'gangFitsInterconnect',
        poolId,
        siteId: entry?.pool.siteId ?? null,
        limit,
        unit: 'accelerators',
        scale: limit || 1,
        parts: [{ column, largest, amount: 1, isWhole: true }],
      }),
    )
    return column
  }
  return { items, refuse }
}
