import { runsKind } from '../../candidates/legality/operatorRunsIt.ts'
import type { FormulationContext } from '../formulation.ts'
import { busyWith } from './busyAccelerators.ts'
import { kindNeedsDecision } from './kindNeedsDecision.ts'

/**
 * Rule 10. What runs at a site is what its operator is able to run, for inference and for training each:
 * busy with the kind[p,t] ≤ count × (1 − reserveFraction) × Σ_{q able to run the kind} operatedBy[s,q].
 * Left out where every possible operator is able to, since the capacity says it then. Where none is, there are no candidates.
 */
export const operatorRunsWhatIsPlaced = (context: FormulationContext) => {
  const { indexed, variables } = context
  for (const kind of ['inference', 'training'] as const) {
    const isAble = (index: number) => {
      const operator = indexed.operators[index]
      return operator !== undefined && runsKind(operator, kind)
    }
    const needsCare = indexed.sites.map(
      ({ index }) =>
        (variables.operatedBy[index]?.length ?? 0) > 1 &&
        variables.operatedBy[index]?.some(({ operatorIndex }) => !isAble(operatorIndex)) === true,
    )
    if (!needsCare.includes(true)) continue
    const busy = busyWith(context, kind)
    for (const { site, index } of indexed.sites)
      if (needsCare[index])
        kindNeedsDecision(
          context,
          busy,
          index,
          (variables.operatedBy[index] ?? [])
            .filter(({ operatorIndex }) => isAble(operatorIndex))
            .map(({ column }) => column),
          `${kind} at ${site.id} has an operator able to run it`,
        )
  }
}
