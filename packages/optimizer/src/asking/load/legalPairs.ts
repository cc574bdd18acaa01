import type { Candidates } from '../../candidates/findCandidates.ts'
import type { IndexedPool } from '../../scenario/indexFleet.ts'
import type { LoadPiece } from './loadPieces.ts'

/** Whether every rule allows a piece of load in a pool. */
export const legalPairs = ({ inference, training }: Candidates) => {
  const legal = new Set<string>()
  for (const { cellIndex, poolIndex } of inference) legal.add(`requests ${cellIndex} ${poolIndex}`)
  for (const { gangIndex, poolIndex } of training) legal.add(`gang ${gangIndex} ${poolIndex}`)
  return (piece: LoadPiece, { index }: IndexedPool): boolean => {
    const entity = piece.kind === 'gang' ? piece.gang : piece.cell
    return legal.has(`${piece.kind} ${entity.index} ${index}`)
  }
}
