import { counted, listed, percent, signed, whole } from '../../words/numbers.ts'
import { inUnit } from '../frontier/frontierText.ts'
import type { AlternativeGoal, AlternativePlan, Alternatives } from './alternativesAnswer.ts'
import type { GoalLimit } from './goalLimits.ts'

/** Sites that are told with the change of their load. */
const toldSites = 3

/** One alternative in words: how much is elsewhere, at what price, which sites change, and what is proved. */
export const alternativeText = (entry: Omit<AlternativePlan, 'text'>, currency: string): string => {
  const { changedSites, closedSiteIds, goals, loadChanges, loadElsewhereFraction, openedSiteIds } =
    entry
  const opensOrCloses = new Set([...openedSiteIds, ...closedSiteIds])
  const others = changedSites.filter(({ siteId }) => !opensOrCloses.has(siteId))
  const loads = loadChanges
    .slice(0, toldSites)
    .map(
      ({ acceleratorsChange, siteId }) => `${siteId} (${signed(Math.round(acceleratorsChange))})`,
    )
  return [
    `${percent(loadElsewhereFraction)} of the load runs where the plan has none of it; ${goals.map((goal) => goalText(goal, currency)).join(', ')}.`,
    closedSiteIds.length > 0
      ? `${listed(closedSiteIds)} ${closedSiteIds.length === 1 ? 'closes' : 'close'}.`
      : '',
    openedSiteIds.length > 0
      ? `${listed(openedSiteIds)} ${openedSiteIds.length === 1 ? 'opens' : 'open'}.`
      : '',
    others.length > 0
      ? `${counted(others.length, 'site')} more ${others.length === 1 ? 'has' : 'have'} another operator or use.`
      : '',
    loads.length > 0 ? `Busy accelerators change most at ${loads.join(', ')}.` : '',
    proofText(entry),
  ]
    .filter((text) => text !== '')
    .join(' ')
}

const proofText = ({
  differenceFraction,
  isMostDifferent,
  mostDifferenceFraction,
  scope,
}: Omit<AlternativePlan, 'text'>): string => {
  const among =
    scope === 'everything'
      ? 'No plan that is as near to the best'
      : scope === 'sitesHeld'
        ? 'No plan that is as near to the best and keeps sites and operators'
        : 'No plan that is as near to the best and keeps sites, operators and gangs'
  if (isMostDifferent) return `${among} is more different: that is proved.`
  if (mostDifferenceFraction === null) return 'Whether others are more different is not known.'
  return `It is ${percent(differenceFraction)} different; ${among.replace(/^No/, 'a')} may be up to ${percent(mostDifferenceFraction)}.`
}

const goalText = ({ aboveBestFraction, name, value }: AlternativeGoal, currency: string) => {
  const above =
    Math.abs(aboveBestFraction) < 5e-7
      ? 'as the best'
      : `${percent(Math.abs(aboveBestFraction))} ${aboveBestFraction > 0 ? 'above' : 'below'} the best`
  return `${inUnit(value, name, currency)}, ${above}`
}

/** All of them in words: how many, how near, and why there are no more. */
export const alternativesText = (
  { alternatives, currency, whyNoMore, within }: Omit<Alternatives, 'text'>,
  limits: readonly GoalLimit[],
): string => {
  const near = limits
    .map(({ limit, name }) => `at most ${inUnit(limit, name, currency)}`)
    .join(' and ')
  const proved = alternatives.filter(({ isMostDifferent }) => isMostDifferent).length
  const proof =
    alternatives.length === 1
      ? `it is ${proved === 1 ? '' : 'not '}`
      : proved === alternatives.length
        ? 'each is '
        : proved === 0
          ? 'none is '
          : `${whole(proved)} of them ${proved === 1 ? 'is' : 'are'} `
  return [
    alternatives.length === 0
      ? `There is no alternative within ${percent(within)} of the best, ${near}.`
      : `${counted(alternatives.length, 'alternative')} within ${percent(within)} of the best, ${near}; ${proof}proved to be as different from the plan and those before as can be.`,
    whyNoMore ?? '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}
