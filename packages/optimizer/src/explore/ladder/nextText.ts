import type { Fleet } from '@berth/shared'
import { counted, listed, whole } from '../../words/numbers.ts'
import type { NextToClose } from './ladderAnswer.ts'

/** Which site closes next, what that saves and where its load goes, for a planner. */
export const nextText = (
  { currency }: Fleet,
  { loadGoesTo, siteId, siteSavingPerHour }: Omit<NextToClose, 'text'>,
  costChangePerHour: number,
): string => {
  const money = (amount: number) => `${whole(Math.abs(amount))} ${currency} per hour`
  const moved = costChangePerHour + siteSavingPerHour
  const load =
    loadGoesTo.length === 0
      ? 'Nothing runs there.'
      : `Its load goes to ${listed(
          loadGoesTo.map((entry) => `${entry.siteId} (${whole(entry.accelerators)} accelerators)`),
        )}${Math.abs(moved) < 0.5 ? '' : `, which costs ${money(moved)} ${moved > 0 ? 'more' : 'less'}`}.`
  const result = `${costChangePerHour <= 0 ? 'saves' : 'costs'} ${money(costChangePerHour)}${costChangePerHour <= 0 ? '' : ' more'}`
  const shut =
    siteSavingPerHour >= 0
      ? `Shutting it saves ${money(siteSavingPerHour)}.`
      : `Shutting it costs ${money(siteSavingPerHour)} more than keeping it open.`
  return `Next to close is ${siteId}: that ${result}. ${shut} ${load}`
}

/** Why no single site of a plan can close, and what comes closest. */
export const noneText = (
  { currency }: Fleet,
  {
    leastUnserved,
    looked,
    sites,
  }: {
    sites: number
    looked: number
    leastUnserved: { siteId: string; unservedPerHour: number } | null
  },
): string => {
  if (sites === 0) return 'No open site may close: the planner keeps all of them open.'
  const tried = `${looked < sites ? `The time was up after ${whole(looked)} of ${counted(sites, 'site')}: none` : 'None'} of them can close while the other gangs stay where they are`
  return leastUnserved
    ? `${tried}. Closing ${leastUnserved.siteId} comes closest and leaves demand worth ${whole(leastUnserved.unservedPerHour)} ${currency} per hour without a place. To fix: add accelerators at the other open sites, or ask for the rungs of the ladder below, which decide everything anew.`
    : `${tried}.${looked < sites ? ' To fix: allow more time.' : ''}`
}

/** Why no site can close where no plan with one less serves as much. */
export const provedText = (openSites: number): string =>
  `No plan with ${counted(openSites, 'open site')} serves as much, which is proved by its relaxation. To fix: raise power limits or add accelerators at sites that stay open, or ask for less.`
