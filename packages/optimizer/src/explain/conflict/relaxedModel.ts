import type { Fleet } from '@berth/shared'
import { formulate } from '../../formulation/formulate.ts'
import type { Formulation } from '../../formulation/formulation.ts'
import type { RelaxableRule } from '../../formulation/relaxations.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { demandItems } from './items/demandItems.ts'
import { eitherOrRows } from './items/eitherOr.ts'
import { gateItems } from './items/gateItems.ts'
import { limitItems } from './items/limitItems.ts'
import { siteItems } from './items/siteItems.ts'
import { relaxedCandidates } from './relaxedCandidates.ts'
import type { RuleItem } from './ruleItem.ts'
import { type ChoosesDemand, withDemand } from './subFleet.ts'

/** A fleet’s model in which every rule can give way by columns of its own, and these rules. */
export interface RelaxedModel {
  formulation: Formulation
  items: RuleItem[]
  /** Rows that keep a repair from making two changes of which the model does not know the product. */
  eitherOrRows: number[]
}

/** What is in a relaxed model, and what of it can give way. */
export interface RelaxedExtent {
  /** Which demand is in the model; the other need not be served. */
  isAsked: ChoosesDemand
  /** For which demand the places that pins, forbids, residency, SLOs and sizes refuse are in the model as well. */
  relaxesChoicesOf: ChoosesDemand
  /** Whether what stands in the halls gives way, and who runs them: accelerators, power limits, operators. */
  relaxesHalls: boolean
}

const limitsOfHalls: readonly RelaxableRule[] = ['poolCapacityHolds', 'sitePowerHolds']
const otherLimits: readonly RelaxableRule[] = [
  'openSiteLimitHolds',
  'carbonBudgetHolds',
  'migrationBudgetHolds',
  'operatorSitesHold',
  'operatorPowerHolds',
  'shareIsSpread',
]

/**
 * The model of a fleet, or of some of its demand, in which rules can give way. With every relaxation held at 0 it is the model that is planned,
 * but for limits that are broken today: they are to hold as well.
 */
export const relaxedModel = (
  fleet: Fleet,
  { isAsked, relaxesChoicesOf, relaxesHalls }: RelaxedExtent,
): RelaxedModel => {
  const asked = withDemand(fleet, isAsked)
  const mayHandOver = relaxesHalls && couldHandOver(fleet)
  const indexed = indexFleet({
    ...asked,
    policy: {
      ...asked.policy,
      siteRulings: [],
      handover: mayHandOver ? 'allowed' : asked.policy.handover,
    },
  })
  const choices = relaxedCandidates(asked, indexed, relaxesChoicesOf)
  const items: RuleItem[] = []
  const rows: number[] = []
  const formulation = formulate(indexed, choices.candidates, undefined, 'shared', {
    rules: new Set(relaxesHalls ? [...otherLimits, ...limitsOfHalls] : otherLimits),
    addRules: (context) => {
      const demand = demandItems(context)
      rows.push(...eitherOrRows(context, demand))
      items.push(
        ...demand,
        ...limitItems(context),
        ...siteItems(context, fleet.policy.siteRulings, mayHandOver),
        ...gateItems(context, choices),
      )
    },
  })
  for (const item of items)
    for (const column of item.unservedColumns)
      item.penaltyPerHour += formulation.objectives.unserved.cost[column] ?? 0
  for (const { column } of formulation.excess) formulation.model.upper[column] = 0
  return {
    formulation,
    eitherOrRows: rows,
    items: items.filter((item) => item.unservedColumns.length === 0 || item.penaltyPerHour > 0),
  }
}

/** Whether handing sites over could make a plan possible: some operator has a limit, or is not able to run everything. */
const couldHandOver = ({ operators, policy }: Fleet): boolean =>
  policy.handover === 'none' &&
  operators.length > 1 &&
  operators.some(
    ({ maxSites, maxFacilityPowerKw, servesInference, servesTraining }) =>
      maxSites !== null || maxFacilityPowerKw !== null || !servesInference || !servesTraining,
  )
