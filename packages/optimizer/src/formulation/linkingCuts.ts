import type { Formulation } from './formulation.ts'

/** A row that every plan holds and a relaxed point may break. */
export interface Cut {
  name: string
  columns: number[]
  values: number[]
  upper: number
  violation: number
}

/** Breaking a cut by less than this is not worth a row. */
const smallestViolation = 0.02
/** Rows added in one round. */
const mostCutsPerRound = 3000

interface Link {
  name: string
  /** Shares of one cell, or the placements of one gang, at one site. */
  columns: number[]
  siteOpen: number
}

/**
 * Finds what a relaxed point gets wrong about open sites: Σ_{p at s} servedShare[i,p] ≤ siteOpen[s] for every cell, and likewise
 * for gangs. Capacity rows imply these for whole decisions and not for fractions, where a cell may use a site that is
 * open by a hundredth. There are tens of thousands, and a few hundred matter, so they are added where they are broken.
 * @see strong linking constraints of facility location: Cornuéjols, Sridharan, Thizy, European Journal of Operational Research 50 (1991).
 */
export const linkingCuts = (formulation: Formulation): ((point: Float64Array) => Cut[]) => {
  let links: Link[] | null = null
  const added = new Set<Link>()
  return (point) => {
    links ??= linksOf(formulation)
    const broken: { link: Link; violation: number }[] = []
    for (const link of links) {
      if (added.has(link)) continue
      const used = link.columns.reduce((sum, column) => sum + (point[column] ?? 0), 0)
      const violation = used - (point[link.siteOpen] ?? 0)
      if (violation > smallestViolation) broken.push({ link, violation })
    }
    broken.sort((a, b) => b.violation - a.violation)
    return broken.slice(0, mostCutsPerRound).map(({ link, violation }) => {
      added.add(link)
      return {
        name: link.name,
        columns: [...link.columns, link.siteOpen],
        values: [...link.columns.map(() => 1), -1],
        upper: 0,
        violation,
      }
    })
  }
}

/** Every link to a decision that a plan may make either way; where it must be yes, nothing can break it. */
const linksOf = ({ candidates, model, variables }: Formulation): Link[] => {
  const links = new Map<string, Link>()
  const { blocks, share, trainingPlaced, siteOpen, refitted } = variables
  /** Inference at a training-only site needs its refit, which needs the open site. */
  const neededAt = (siteIndex: number) =>
    (refitted[siteIndex] ?? -1) >= 0 ? refitted[siteIndex] : siteOpen[siteIndex]
  const isFree = (open: number | undefined): open is number =>
    open !== undefined && (model.lower[open] ?? 0) < 1
  const add = (name: string, column: number | undefined, open: number) => {
    if (column === undefined || column < 0) return
    const link = links.get(name) ?? { name, columns: [], siteOpen: open }
    link.columns.push(column)
    links.set(name, link)
  }
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    const needed = neededAt(siteIndex)
    if (!isFree(needed)) return
    for (let b = 0; b < blocks.length; b++)
      add(`cell ${cellIndex} ${b} needs site ${siteIndex}`, share[c * blocks.length + b], needed)
  })
  candidates.training.forEach(({ gangIndex, siteIndex }, c) => {
    const needed = siteOpen[siteIndex]
    if (isFree(needed)) add(`gang ${gangIndex} needs site ${siteIndex}`, trainingPlaced[c], needed)
  })
  return [...links.values()]
}
