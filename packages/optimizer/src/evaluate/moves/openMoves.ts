import type { Fleet } from '@berth/shared'
import { allowanceOf } from '../allowance.ts'
import type { EvaluateOptions } from '../evaluate.ts'
import { examine } from '../examination.ts'
import type { PlacementState } from '../state.ts'
import { changeOfParts } from './changeOfParts.ts'
import { type MoveVerdict, verdictOf } from './moveVerdict.ts'
import { type ProposedMove, placementChange, stateAfter } from './placementChange.ts'
import { type Prepared, prepare } from './prepared.ts'
import { rankSites, type SiteRank } from './rankSites.ts'
import { standingSites } from './standingSites.ts'

/**
 * Judges moves from one state, without changing it. All figures are what `evaluate` says of the state with the move less what it
 * says of the state without. A move takes its demand from wherever it runs and places it wholly at one pool; a closed site
 * is opened for it, and a site that becomes empty stays open. Names that the fleet does not have are answered by a broken limit.
 */
export interface MoveJudge {
  /** What moves are judged from. */
  state: PlacementState
  /** One move. Cost: about a tenth of a millisecond, whatever the size of the fleet. */
  evaluateMove: (move: ProposedMove) => MoveVerdict
  /** Several moves as one change, with one verdict. Of two moves of the same demand the last counts. Cost: grows with the sites touched. */
  evaluateMoves: (moves: readonly ProposedMove[]) => MoveVerdict
  /**
   * Every site for a workload, or for one region's requests (null for all): first those where nothing breaks, by change of cost and
   * unserved penalty, then the others likewise. Sites that come to the same stand as in the fleet. Cost: some hundredths of a millisecond per pool.
   */
  rankSites: (workloadId: string, regionId: string | null) => SiteRank[]
  /** A judge of moves from the state after these; this one stays as it is. Cost: about one evaluation. */
  withMoves: (moves: readonly ProposedMove[]) => MoveJudge
}

/**
 * Prepares to judge moves of workloads from a state, without a solver: where could this go, what would it cost, and which limit says no?
 * Cost: about one evaluation. Throws where the state counts whole replicas, since moves are judged by shares.
 *
 * @param state Where everything runs: `todayOf` the fleet, or `stateOf` a plan.
 *
 * @example
 * import { openMoves, todayOf } from '@berth/optimizer/evaluate'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const judge = openMoves(fleet, todayOf(fleet))
 * const { verdict, changeOfCostPerHour } = judge.evaluateMove({
 *   workloadId: 'train',
 *   regionId: null,
 *   toPoolId: 'West-pool',
 * })
 * console.log(verdict, changeOfCostPerHour) // improves -10
 *
 * const [best] = judge.rankSites('chat', 'city')
 * console.log(best?.siteId, best?.latencyMs.after?.toFixed(1)) // West 19.8
 */
export const openMoves = (
  fleet: Fleet,
  state: PlacementState,
  options: EvaluateOptions = {},
): MoveJudge => {
  const examination = examine(fleet)
  const allowance = allowanceOf(examination, options.mayStayBroken ?? [])
  return judgeFrom(prepare(examination.lookup, allowance, state))
}

const judgeFrom = (prepared: Prepared): MoveJudge => {
  const standing = standingSites(prepared)
  const { lookup, allowance, state } = prepared
  const evaluateMoves = (moves: readonly ProposedMove[]) =>
    verdictOf(prepared, changeOfParts(prepared, placementChange(prepared, moves)))
  return {
    state,
    evaluateMove: (move) => evaluateMoves([move]),
    evaluateMoves,
    rankSites: (workloadId, regionId) => rankSites(prepared, standing, workloadId, regionId),
    withMoves: (moves) => {
      const after = stateAfter(state, placementChange(prepared, moves))
      return judgeFrom(prepare(lookup, allowance, after))
    },
  }
}
