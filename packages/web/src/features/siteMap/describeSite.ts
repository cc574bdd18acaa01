import { formatCount, formatPercent } from '../../format/count.ts'
import { decisionText, siteMapText } from '../../text/siteMap.ts'
import type { Side, SiteView } from '../../view/types.ts'
import { isOpenOn, utilisationFraction } from './markStyle.ts'

/** What happens to the site, or, without a plan, what it is. */
export function describeDecision(site: SiteView): string {
  if (site.plan) return decisionText[site.plan.decision]
  if (site.status === 'underConstruction') return decisionText.notReady
  return site.isOpenToday ? siteMapText.open : siteMapText.shut
}

/** The accessible name: "Guian-1, 3,000 accelerators, 41 % used, stays open". */
export function describeSite(site: SiteView, side: Side): string {
  const words = [site.name, `${formatCount(site.acceleratorCount)} ${siteMapText.accelerators}`]
  if (isOpenOn(site, side)) {
    words.push(`${formatPercent(utilisationFraction(site, side))} ${siteMapText.used}`)
  }
  words.push(describeDecision(site))
  const broken = site.brokenLimits.length
  if (side === 'today' && broken > 0) {
    const noun = broken === 1 ? siteMapText.brokenLimits.one : siteMapText.brokenLimits.other
    words.push(`${broken} ${noun}`)
  }
  return words.join(', ')
}
