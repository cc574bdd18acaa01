import { type FormulationContext, RowCollector } from '../../../formulation/formulation.ts'
import { relaxationOf } from '../../../formulation/relaxations.ts'
import type { Gate, RelaxedCandidates } from '../relaxedCandidates.ts'
import { type RuleItem, ruleItem } from '../ruleItem.ts'

type SizeGate = Extract<Gate, { accelerators: number }>
type HoldGate = Exclude<Gate, SizeGate | { rule: 'latencyIsMet' }>
type SloGate = Extract<Gate, { rule: 'latencyIsMet' }>

/** A refused choice is possible up to this: factor × choice ≤ limit + perUnit × column. */
interface Opening {
  factor: number
  limit: number
  perUnit: number
  column: number
}

/**
 * Rules that refuse single places: a refused place may be chosen only as far as every rule that refuses it gives way.
 * Pins, forbids and residency give way as a whole, an SLO to the latency of the places chosen, an interconnect domain to the size of the gang.
 */
export const gateItems = (
  context: FormulationContext,
  { inferenceGates, trainingGates }: RelaxedCandidates,
): RuleItem[] => {
  const { builder, variables } = context
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
  const openingOf = (gate: Gate): Opening =>
    'accelerators' in gate
      ? sizes.openingOf(gate)
      : gate.rule === 'latencyIsMet'
        ? slos.openingOf(gate)
        : holds.openingOf(gate)
  const open = (choice: number | undefined, gate: Gate) => {
    if (choice === undefined || choice < 0) return
    const { factor, limit, perUnit, column } = openingOf(gate)
    const row = new RowCollector()
    row.add(choice, factor)
    row.add(column, -perUnit)
    builder.addRow(`${gate.rule}, or gives way`, Number.NEGATIVE_INFINITY, limit, row)
  }
  const { blocks, share, trainingPlaced } = variables
  inferenceGates.forEach((list, c) => {
    for (const gate of list)
      for (let b = 0; b < blocks.length; b++) open(share[c * blocks.length + b], gate)
  })
  trainingGates.forEach((list, c) => {
    for (const gate of list) open(trainingPlaced[c], gate)
  })
  return [...holds.items.values(), ...slos.items.values(), ...sizes.items.values()]
}

const yesOrNo = (column: number): Opening => ({ factor: 1, limit: 0, perUnit: 1, column })

/** Pins, forbids and residency: each jurisdiction that is not allowed is a part of its own. */
const holdItems = ({ builder }: FormulationContext) => {
  const items = new Map<string, RuleItem>()
  const columns = new Map<string, number>()
  const openingOf = (gate: HoldGate): Opening => {
    const { rule, workloadId } = gate
    const siteId = rule === 'forbidHolds' ? gate.siteId : null
    const tag = rule === 'residencyIsKept' ? gate.jurisdiction : undefined
    const itemKey = [rule, workloadId, siteId].join(' ')
    const key = [itemKey, tag].join(' ')
    const known = columns.get(key)
    if (known !== undefined) return yesOrNo(known)
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
    return yesOrNo(column)
  }
  return { items, openingOf }
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
  const openingOf = ({ workloadId, latencyMs }: SloGate): Opening =>
    yesOrNo(columns.get(workloadId)?.get(latencyMs) ?? -1)
  return { items, openingOf }
}

/** What is too small for a gang: the interconnect domain of a pool, or the pool. */
const sizeItems = (
  { builder, indexed, relaxations }: FormulationContext,
  gates: readonly SizeGate[],
) => {
  const items = new Map<string, RuleItem>()
  const poolById = new Map(indexed.pools.map((entry) => [entry.pool.id, entry]))
  const largest = gates.reduce((most, { accelerators }) => Math.max(most, accelerators), 0)
  const openingOf = ({ rule, poolId, accelerators: factor }: SizeGate): Opening => {
    const entry = poolById.get(poolId)
    if (rule === 'poolCapacityHolds')
      return {
        factor,
        limit: entry?.usableAccelerators ?? 0,
        perUnit: 1 - (entry?.pool.reserveFraction ?? 0),
        column: relaxationOf({ relaxations }, rule, poolId)?.column ?? -1,
      }
    const limit = entry?.pool.maxGangAccelerators ?? 0
    const known = items.get(poolId)?.parts[0]?.column
    if (known !== undefined) return { factor, limit, perUnit: 1, column: known }
    const column = builder.addColumn(`interconnect of ${poolId} gives way`, 0, largest, true)
    items.set(
      poolId,
      ruleItem({
        rule,
        poolId,
        siteId: entry?.pool.siteId ?? null,
        limit,
        unit: 'accelerators',
        scale: limit || 1,
        parts: [{ column, largest, amount: 1, isWhole: true }],
      }),
    )
    return { factor, limit, perUnit: 1, column }
  }
  return { items, openingOf }
}
