import {
  InstanceError,
  type InstanceFormat,
  type InstanceOptions,
  type InstanceResult,
} from './instance.ts'
import { solveMps } from './mps/solveMps.ts'
import { readCflp, readGap, readPmedcap, readSscflp } from './readAssignment.ts'
import { readReassignment } from './reassignment/readReassignment.ts'
import { solveReassignment } from './reassignment/solveReassignment.ts'
import { solveAssignment } from './solveAssignment.ts'

export interface InstanceText {
  text: string
  /** For machine reassignment: the text of the assignment to start from. */
  assignment?: string
  /** For facility location where capacities are the word "capacity": what it stands for. */
  capacity?: number
}

/** Solves an instance of a known format. Throws an `InstanceError` where the text is not of that format. */
export const solveInstance = async (
  format: InstanceFormat,
  { text, assignment, capacity }: InstanceText,
  options: InstanceOptions,
): Promise<InstanceResult> => {
  switch (format) {
    case 'cflp':
      return solveAssignment(readCflp(text, capacity === undefined ? {} : { capacity }), options)
    case 'sscflp':
      return solveAssignment(readSscflp(text), options)
    case 'pmedcap':
      return solveAssignment(readPmedcap(text), options)
    case 'gap':
      return solveAssignment(readGap(text), options)
    case 'mps':
      return solveMps(text, options)
    case 'roadef2012':
      if (assignment === undefined)
        throw new InstanceError(
          'there is no assignment to start from',
          'put assignment_NAME.txt beside model_NAME.txt, or name it after the model.',
        )
      return solveReassignment(readReassignment(text, assignment), options)
  }
}

/** Tells the format of an instance from its shape; null where nothing fits. */
export const formatOf = (text: string): InstanceFormat | null => {
  if (/^ROWS\s*$/m.test(text)) return 'mps'
  if (/^\s*\d+\s*\n\s*[01] \d+\s*\n\s*[01] \d+\s*\n/.test(text)) return 'roadef2012'
  const lines = text.trim().split(/\r?\n/)
  const widthOf = (line: number) => lines[line]?.trim().split(/\s+/).length ?? 0
  if (widthOf(1) === 3 && widthOf(2) === 4) return 'pmedcap'
  const words = text.trim().split(/\s+/)
  const [facilities, customers] = [Number(words[0]), Number(words[1])]
  const pairs = facilities * customers
  if (words.length === 2 + 2 * pairs + facilities) return 'gap'
  if (words.length !== 2 + 2 * facilities + customers + pairs) return null
  // Splittable facility location lists a capacity and a cost on each line, single-source all capacities on one.
  const isListed = lines.slice(1, facilities + 1).every((_, line) => widthOf(line + 1) === 2)
  return isListed && widthOf(0) === 2 && widthOf(facilities + 1) !== customers ? 'cflp' : 'sscflp'
}
