import type { Decisions } from './decisions.ts'
import type { Cut, SparsePlan } from './groupedLp.ts'
import type { GroupedProgram } from './groupedProgram.ts'

const smallestViolation = 0.02
/** An opening with this share is as good as open; cuts would hardly lift it. */
const nearlyOpen = 0.98
const mostCutsPerRound = 400

/**
 * Finds the linking cuts that a plan breaks (a group uses no more of a site than the site is open), each cut once, the most broken first.
 * @see strong linking constraints of facility location: Cornuéjols, Sridharan, Thizy, European Journal of Operational Research 50 (1991).
 */
export class LinkingCutFinder {
  readonly #program: GroupedProgram
  readonly #decisions: Decisions
  /** Group and opening of the cuts that were found before. */
  readonly #known = new Set<string>()

  constructor(program: GroupedProgram, decisions: Decisions) {
    this.#program = program
    this.#decisions = decisions
  }

  find({ columns, shares }: SparsePlan): Cut[] {
    const { openings, openingOfGroup, needs, groupOf } = this.#decisions
    const openShare = new Float64Array(openings.length)
    const used = new Map<string, { group: number; opening: number; share: number }>()
    columns.forEach((c, k) => {
      const group = groupOf[c]!
      const opening = openingOfGroup.get(group)
      if (opening && c === opening.yes) openShare[openings.indexOf(opening)] = shares[k]!
      const needed = needs[c]!
      if (needed < 0) return
      const key = `${group} ${needed}`
      const entry = used.get(key) ?? { group, opening: needed, share: 0 }
      entry.share += shares[k]!
      used.set(key, entry)
    })
    return [...used]
      .map(([key, entry]) => ({
        key,
        ...entry,
        violation: entry.share - openShare[entry.opening]!,
      }))
      .filter(
        ({ key, opening, violation }) =>
          violation > smallestViolation &&
          openShare[opening]! < nearlyOpen &&
          !this.#known.has(key),
      )
      .sort((a, b) => b.violation - a.violation || a.group - b.group)
      .slice(0, mostCutsPerRound)
      .map(({ key, group, opening }) => {
        this.#known.add(key)
        return { columns: this.#columnsNeeding(group, opening), open: openings[opening]!.yes }
      })
  }

  #columnsNeeding(group: number, opening: number): number[] {
    const { groupStart } = this.#program
    const { needs } = this.#decisions
    const columns: number[] = []
    for (let c = groupStart[group]!; c < groupStart[group + 1]!; c++)
      if (needs[c] === opening) columns.push(c)
    return columns
  }
}
