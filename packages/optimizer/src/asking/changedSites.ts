import type { Plan, SiteDecisionKind } from '@berth/shared'

/** A site about which two plans decide differently: whether it is open, who runs it, or whether it is made fit for inference. */
export interface ChangedSite {
  siteId: string
  from: SiteDecisionKind
  to: SiteDecisionKind
  fromOperatorId: string
  toOperatorId: string
}

/** Sites about which the second plan decides differently than the first; a site that only takes on more or less is none. */
export const changedSites = (first: Plan, second: Plan): ChangedSite[] => {
  const decided = new Map(second.siteDecisions.map((decision) => [decision.siteId, decision]))
  return first.siteDecisions.flatMap((was) => {
    const is = decided.get(was.siteId)
    const isSame =
      !is ||
      (is.open === was.open &&
        (!is.open || (is.operatorId === was.operatorId && is.refitted === was.refitted)))
    return isSame
      ? []
      : [
          {
            siteId: was.siteId,
            from: was.decision,
            to: is.decision,
            fromOperatorId: was.operatorId,
            toOperatorId: is.operatorId,
          },
        ]
  })
}
