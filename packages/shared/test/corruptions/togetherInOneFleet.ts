import type { Random } from '../../src/index.ts'
import type { Corruption } from './corruption.ts'
import type { Step } from './document.ts'

/** The entry that a corruption spoils: what is wrong inside one entry may hide what it refers to. */
const ownerOf = ({ path }: Corruption): Step[] => path.slice(0, 2)

const startsWith = (path: readonly Step[], start: readonly Step[]) =>
  start.every((step, at) => path[at] === step)

/** Wrong ids and whole collections leave nothing to refer to, so references are not judged then. */
const hidesReferences = ({ path, code }: Corruption) =>
  (path.length === 1 && code !== 'PERIODS_HOURS_NOT_24') ||
  path.at(-1) === 'id' ||
  typeof path.at(-1) === 'number' ||
  (path[0] === 'policy' && path.length === 2)

/** Draws corruptions that spoil different entries. */
export const togetherInOneFleet = (
  corruptions: readonly Corruption[],
  count: number,
  random: Random,
): Corruption[] => {
  const chosen: Corruption[] = []
  for (let tries = 0; chosen.length < count && tries < 10_000; tries++) {
    const next = random.pick(corruptions)
    const owner = ownerOf(next)
    const isFree = chosen.every(
      (other) => !startsWith(ownerOf(other), owner) && !startsWith(owner, ownerOf(other)),
    )
    if (isFree && !hidesReferences(next)) chosen.push(next)
  }
  return chosen
}
