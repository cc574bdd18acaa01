import type { ObjectiveWeights } from '@berth/shared'
import { costTable } from '../candidates/costs.ts'
import { type Candidates, findCandidates } from '../candidates/findCandidates.ts'
import { LinearModelBuilder } from '../linear/linearModel.ts'
import type { IndexedFleet } from '../scenario/indexFleet.ts'
import { busyAccelerators } from './constraints/busyAccelerators.ts'
import { carbonBudgetHolds } from './constraints/carbonBudgetHolds.ts'
import { demandIsServed } from './constraints/demandIsServed.ts'
import { migrationBudgetHolds } from './constraints/migrationBudgetHolds.ts'
import { movedShareIsMeasured } from './constraints/movedShareIsMeasured.ts'
import { oneOperatorPerOpenSite } from './constraints/oneOperatorPerOpenSite.ts'
import { openSiteLimitHolds } from './constraints/openSiteLimitHolds.ts'
import { operatorLimitsHold } from './constraints/operatorLimitsHold.ts'
import { operatorRunsWhatIsPlaced } from './constraints/operatorRunsWhatIsPlaced.ts'
import { poolCapacityHolds } from './constraints/poolCapacityHolds.ts'
import { replicasAreWhole } from './constraints/replicasAreWhole.ts'
import { servedDemandNeedsOpenSites } from './constraints/servedDemandNeedsOpenSites.ts'
import { shareIsSpread } from './constraints/shareIsSpread.ts'
import { sitePowerHolds } from './constraints/sitePowerHolds.ts'
import { trainingIsPlacedOnce } from './constraints/trainingIsPlacedOnce.ts'
import { trainingSiteIsRefitted } from './constraints/trainingSiteIsRefitted.ts'
import type { Formulation, FormulationContext } from './formulation.ts'
import { linearObjectives } from './objectives.ts'
import { addOperatorCosts } from './operatorCosts.ts'
import type { RelaxableRule } from './relaxations.ts'
import { addVariables, type ReplicaMode } from './variables.ts'

/** How a model is made in which limits give way. */
export interface GivingWay {
  /** Rules whose limits give way. */
  rules: ReadonlySet<RelaxableRule>
  /** Adds rules and columns of its own, once all others are there. */
  addRules(context: FormulationContext): void
}

/**
 * Turns candidates into a linear model: one column per decision, one rule per file.
 * Rules 5, 6, 7 and the pins and forbids of 12 are already in the candidates: an illegal choice has no column.
 *
 * @param givingWay Where it is given, some limits have columns by which they give way, and it adds rules of its own.
 */
export const formulate = (
  indexed: IndexedFleet,
  candidates: Candidates = findCandidates(indexed),
  weights: ObjectiveWeights = { cost: 1 },
  replicaMode: ReplicaMode = 'shared',
  givingWay: GivingWay | null = null,
): Formulation => {
  const builder = new LinearModelBuilder()
  const variables = addVariables(builder, indexed, candidates, replicaMode)
  const context: FormulationContext = {
    indexed,
    candidates,
    costs: costTable(indexed),
    builder,
    variables,
    replicaMode,
    rowMeanings: [],
    excess: [],
    relaxations: givingWay ? { rules: givingWay.rules, columns: new Map() } : null,
    operatorCosts: new Map(),
  }
  const busy = busyAccelerators(context)
  demandIsServed(context)
  trainingIsPlacedOnce(context)
  replicasAreWhole(context)
  poolCapacityHolds(context, busy)
  sitePowerHolds(context, busy)
  shareIsSpread(context)
  movedShareIsMeasured(context)
  openSiteLimitHolds(context)
  carbonBudgetHolds(context, busy)
  migrationBudgetHolds(context)
  oneOperatorPerOpenSite(context)
  operatorRunsWhatIsPlaced(context)
  operatorLimitsHold(context)
  trainingSiteIsRefitted(context)
  servedDemandNeedsOpenSites(context)
  givingWay?.addRules(context)
  addOperatorCosts(context, busy)
  const { builder: _, ...rest } = context
  return { ...rest, model: builder.build(), objectives: linearObjectives(context, busy, weights) }
}
