import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'
import { relaxationOf } from '../relaxations.ts'
import { largestSharePerSite } from './shareIsSpread.ts'

/** A row with a larger coefficient strengthens nothing and hurts the arithmetic. */
const largestFactor = 1000

/**
 * Implied by the other rules, and stated because it makes the proof short: a served cell needs open sites that may serve it,
 * Σ_{s legal for i} siteOpen[s] + c × unservedShare[i] ≥ n with n = ⌈1 / largest share⌉, and a placed gang likewise needs one.
 * n − 1 open sites serve (n − 1) × largest share, so c = 1 / (1 − (n − 1) × largest share), which is n where that is whole.
 * Without it, the relaxation opens a few thousandths of a site for each cell.
 * Where the largest share gives way by d, d × max over m < n of (n − m) / (1 / m − largest share) sites fewer may do.
 * Cells with the same legal sites share a row, unless limits give way, since then each of them may be left out.
 */
export const servedDemandNeedsOpenSites = ({
  builder,
  candidates,
  indexed,
  relaxations,
  variables,
}: FormulationContext) => {
  const { cells, gangs } = indexed
  const { blocks, siteOpen, unservedShare, trainingUnplaced } = variables
  const sitesByCell = cells.map(() => new Set<number>())
  for (const { cellIndex, siteIndex } of candidates.inference)
    sitesByCell[cellIndex]?.add(siteIndex)
  const sitesByGang = gangs.map(() => new Set<number>())
  for (const { gangIndex, siteIndex } of candidates.training) sitesByGang[gangIndex]?.add(siteIndex)

  const add = (
    sites: Set<number>,
    needed: number,
    unservedFactor: number,
    unserved: number | undefined,
    name: string,
    spread: { column: number; factor: number } | null = null,
  ) => {
    if (sites.size === 0 || unserved === undefined || unserved < 0) return
    const row = new RowCollector()
    for (const s of sites) row.add(siteOpen[s], 1)
    row.add(unserved, unservedFactor)
    if (spread) row.add(spread.column, spread.factor)
    builder.addRow(`${name} needs an open site`, needed, Number.POSITIVE_INFINITY, row)
  }
  const seen = new Set<string>()
  sitesByCell.forEach((sites, i) => {
    const workload = cells[i]?.workload
    if (!workload) return
    const largest = largestSharePerSite(workload.maxSharePerSite, workload.minSites)
    const needed = Math.ceil(1 / largest - 1e-9)
    const unservedFactor = 1 / (1 - (needed - 1) * largest)
    const relaxation = relaxationOf({ relaxations }, 'shareIsSpread', workload.id)
    const spread = relaxation && {
      column: relaxation.column,
      factor: sitesSavedPerShare(needed, largest),
    }
    if (Math.max(unservedFactor, spread?.factor ?? 0) > largestFactor) return
    const key = `${needed} ${unservedFactor}: ${[...sites].join(' ')}`
    if (relaxations === null && seen.has(key)) return
    seen.add(key)
    for (let b = 0; b < blocks.length; b++) {
      const unserved = unservedShare[i * blocks.length + b]
      add(sites, needed, unservedFactor, unserved, workload.id, spread)
    }
  })
  sitesByGang.forEach((sites, j) => {
    const key = `1 1: ${[...sites].join(' ')}`
    if (relaxations === null && seen.has(key)) return
    seen.add(key)
    add(sites, 1, 1, trainingUnplaced[j], gangs[j]?.workload.id ?? '')
  })
}

/** The most sites that a cell needs fewer for one more of the largest share: from n sites to m it takes 1 / m − largest. */
const sitesSavedPerShare = (needed: number, largest: number): number =>
  Array.from({ length: needed - 1 }, (_, k) => (needed - k - 1) / (1 / (k + 1) - largest)).reduce(
    (most, factor) => Math.max(most, factor),
    0,
  )
