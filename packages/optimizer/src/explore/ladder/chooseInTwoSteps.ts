import type { AskSettings } from '../../asking/askOptions.ts'
import type { CountedProgram, CountRelaxation } from './countedProgram.ts'
import { choicesAt, type HeldChoices } from './heldChoices.ts'

/** Sites that are free besides those that the relaxation splits, and sites that are free at least. */
const freeBesidesSplit = 5
const leastFreeSites = 12
/** Seconds for choosing sites, and for placing the gangs that are split then. */
const seconds = { sites: 4, gangs: 3 }
/** The share of the gap asked for that each of the two steps may leave. */
const gapShare = 0.4
const wholeWithin = 1e-6

/**
 * Chooses sites first, with gangs split as they like and most sites as the relaxation has them, and then places the gangs that are split at the sites chosen. A search
 * with the sites of 180 and the places of 115 gangs open at once finds nothing in the minute that this needs for fifteen numbers of sites.
 * @see relaxation-enforced neighbourhoods: Berthold, "RENS: the optimal rounding", Mathematical Programming Computation 6 (2014), doi:10.1007/s12532-013-0060-9.
 */
export const chooseInTwoSteps = (
  program: CountedProgram,
  relaxation: CountRelaxation,
  known: ReadonlySet<number> | null,
  settings: AskSettings,
): HeldChoices | null => {
  const { bounds, formulation, holdCount, searching } = program
  const { candidates, indexed, variables } = formulation
  const [lower, upper] = [
    (column: number) => bounds.lower[column] ?? 0,
    (column: number) => bounds.upper[column] ?? 0,
  ]
  const fixed = new Set<number>()
  const fix = (column: number, value: number) => {
    if (column < 0 || lower(column) === upper(column)) return
    const whole = Math.round(value)
    searching.setBounds(column, whole, whole)
    fixed.add(column)
  }
  const free = (column: number) => {
    if (fixed.delete(column)) searching.setBounds(column, lower(column), upper(column))
  }
  const limits = (most: number) => ({
    gapRelative: settings.gapRelative * gapShare,
    timeLimitSeconds: Math.max(0.05, Math.min(most, settings.remainingSeconds())),
    isCancelled: settings.isCancelled,
  })
  const columnsBySite = indexed.sites.map((_, s) => columnsOfSite(program, s))

  const chooseSites = (): Float64Array | null => {
    const freeSites = sitesToDecide(program, columnsBySite, relaxation, known)
    if (freeSites.size === 0) return relaxation.values
    variables.siteOpen.forEach((column, s) => {
      if (!freeSites.has(s)) fix(column, relaxation.values[column] ?? 0)
    })
    const wholeColumns = new Uint8Array(formulation.model.columnCount)
    for (const column of columnsBySite.flat()) wholeColumns[column] = 1
    return searching.solve({ ...limits(seconds.sites), wholeColumns }).values
  }
  const placeGangs = (point: Float64Array, holdsWhole: boolean): Float64Array | null => {
    const shareOf = (c: number) => point[variables.trainingPlaced[c] ?? -1] ?? 0
    const whole = new Set(
      candidates.training
        .filter((_, c) => holdsWhole && shareOf(c) > 1 - wholeWithin)
        .map(({ gangIndex }) => gangIndex),
    )
    for (const column of columnsBySite.flat()) fix(column, point[column] ?? 0)
    candidates.training.forEach(({ gangIndex, siteIndex }, c) => {
      const column = variables.trainingPlaced[c] ?? -1
      const isOpen = (point[variables.siteOpen[siteIndex] ?? -1] ?? 0) > 0.5
      if (whole.has(gangIndex) || !isOpen) fix(column, isOpen ? shareOf(c) : 0)
      else free(column)
    })
    return searching.solve(limits(seconds.gangs)).values
  }

  holdCount(relaxation.openSites, relaxation.openSites)
  const sites = chooseSites()
  const values = sites && (placeGangs(sites, true) ?? placeGangs(sites, false))
  for (const column of [...fixed]) free(column)
  return values && choicesAt(formulation, values)
}

/** Whether a site is open, who runs it, and whether it is refitted. */
const columnsOfSite = ({ formulation: { variables } }: CountedProgram, s: number): number[] => {
  const { operatedBy, refitted, siteOpen } = variables
  const operators = (operatedBy[s] ?? []).map(({ column }) => column)
  return [...new Set([siteOpen[s] ?? -1, refitted[s] ?? -1, ...operators])].filter(
    (column) => column >= 0,
  )
}

/** Sites that the relaxation splits, at which the plan known differs, and that cost least to decide otherwise; none where it splits none. */
const sitesToDecide = (
  { bounds, formulation }: CountedProgram,
  columnsBySite: readonly number[][],
  { reducedCost, values }: CountRelaxation,
  known: ReadonlySet<number> | null,
): Set<number> => {
  const isSplit = (column: number) => {
    const value = values[column] ?? 0
    return Math.abs(value - Math.round(value)) > wholeWithin
  }
  const split = new Set<number>()
  const others: { s: number; price: number }[] = []
  formulation.variables.siteOpen.forEach((column, s) => {
    if (columnsBySite[s]?.some(isSplit)) split.add(s)
    else if (bounds.lower[column] !== bounds.upper[column]) {
      const differs = known !== null && known.has(s) !== (values[column] ?? 0) > 0.5
      others.push({ s, price: differs ? 0 : Math.abs(reducedCost[column] ?? 0) })
    }
  })
  if (split.size === 0) return split
  others.sort((a, b) => a.price - b.price)
  const wanted = Math.max(leastFreeSites - split.size, freeBesidesSplit)
  return new Set([...split, ...others.slice(0, wanted).map(({ s }) => s)])
}
