import type { ChangedSite } from '../../asking/changedSites.ts'
import type { PlacementRefusal } from '../../candidates/refusal.ts'
import { counted, listed, percent, short, whole } from '../../words/numbers.ts'
import type { BreakEvenAnswer, DecisionRange, RangeEnd, SiteBreakEven } from './breakEvenAnswer.ts'

const fillInWords: Record<SiteBreakEven['fillLimit'], string> = {
  plan: 'with the load of the plan',
  accelerators: 'with all that it may sell busy',
  power: 'as full as its power lets it be',
  load: 'with all load that may run there',
  shut: 'shut',
}

/** At which rent a site pays, and how that compares with what the market pays. */
export const siteText = (
  found: Omit<SiteBreakEven, 'text'>,
  currency: string,
  refusal: PlacementRefusal | null,
): string => {
  const { siteId, open, fillLimit, breakEvenRentPerHour, openingRentPerHour, rentPerHour } = found
  if (breakEvenRentPerHour === null || openingRentPerHour === null) {
    if (refusal && !open)
      return `No rent makes ${siteId} pay, because ${refusal.text}. To fix: ${refusal.fix}`
    return open
      ? `No rent makes ${siteId} pay, because nothing is busy there, and it costs ${whole(found.costPerHour)} ${currency} per hour. To fix: close it, or bring load there.`
      : `No rent makes ${siteId} pay, because no load of the fleet may run there. To fix: ask why a workload is not there.`
  }
  const money = (amount: number) => `${short(amount)} ${currency}`
  const market =
    rentPerHour === null
      ? 'what the market pays for its accelerators is not known'
      : `the market pays ${money(rentPerHour)}, ${rentPerHour >= breakEvenRentPerHour ? 'which covers it' : rentPerHour >= openingRentPerHour ? 'which does not cover it, but more than shutting it saves' : open ? 'less than shutting it saves' : 'less than opening it costs'}`
  return `${siteId}, ${fillInWords[fillLimit]}, has ${whole(found.busyAccelerators)} accelerators busy and pays from a rent of ${money(breakEvenRentPerHour)} per accelerator-hour; it is better open than shut from ${money(openingRentPerHour)} on; ${market}.`
}

const parameterNames: Record<DecisionRange['parameter'], string> = {
  rent: 'rents',
  electricityPrice: 'the price of electricity',
  carbonPrice: 'the price of carbon',
}

const sitesInWords = (changed: readonly ChangedSite[]) =>
  listed(changed.map(({ siteId, to }) => `${siteId} (${to})`))

/** Over which prices the decision stays as it is. */
export const rangeText = (
  { parameter, unit, now, betterNow, down, up }: Omit<DecisionRange, 'text'>,
  currency: string,
  toleranceRelative: number,
): string => {
  const name = parameterNames[parameter]
  const value = (price: number) =>
    unit === 'ratio'
      ? `${Number(price.toPrecision(4))} times today’s`
      : `${Number(price.toPrecision(4))} ${currency} per tonne`
  if (betterNow)
    return `Other decisions are better by more than ${percent(toleranceRelative)} already at today’s price: ${sitesInWords(betterNow.changedSites)} saves ${whole(betterNow.savesPerHour)} ${currency} per hour. To fix: plan anew to a smaller gap.`
  const endText = (end: RangeEnd, direction: string): string => {
    const beyond =
      end.changesAt === null
        ? ''
        : `at ${value(end.changesAt)} ${counted(end.changedSites.length, 'site is', 'sites are')} better decided otherwise, ${sitesInWords(end.changedSites)}`
    switch (end.status) {
      case 'found':
        return `${direction} to ${value(end.holdsAt ?? now)}; ${beyond}`
      case 'noEnd':
        return `${direction} to ${value(end.holdsAt ?? now)}, as far as was looked`
      case 'undecided':
        return beyond === ''
          ? `${direction} an unknown way, since the search did not reach its gap in time`
          : `${direction} not as far as this, though whether another end comes before was not found out: ${beyond}`
      case 'notLookedAt':
        return `${direction} an unknown way, since there was no time`
    }
  }
  return `The decision about sites stays as it is while ${name} ${unit === 'ratio' ? 'changes' : `moves from ${value(now)}`} ${endText(down, 'down')}, and ${endText(up, 'up')}. Others count as better from ${percent(toleranceRelative)} on.`
}

/** Why no rent changes the decision. */
export const rentText =
  'The decision about sites stays as it is at every rent above 0: rents count in a plan only as the penalty of what is not served, and demand is served first at any penalty.'

/** The whole in a sentence or two. */
export const breakEvenText = ({
  sites,
  currency,
  fleetBreakEvenRentPerHour,
}: Omit<BreakEvenAnswer, 'text'>): string => {
  const open = sites.filter((site) => site.open)
  const known = open.filter(({ marginPerHour }) => marginPerHour !== null)
  const losing = known.filter(({ marginPerHour }) => (marginPerHour ?? 0) < 0)
  const [dearest] = open.filter(({ breakEvenRentPerHour }) => breakEvenRentPerHour !== null)
  const opening = sites.filter(
    ({ open: isOpen, openingRentPerHour, rentPerHour }) =>
      !isOpen &&
      openingRentPerHour !== null &&
      rentPerHour !== null &&
      rentPerHour >= openingRentPerHour,
  )
  const fleet =
    fleetBreakEvenRentPerHour === null
      ? 'Nothing is busy at the open sites.'
      : `The open sites together pay from a rent of ${short(fleetBreakEvenRentPerHour)} ${currency} per busy accelerator-hour.`
  const losers =
    known.length === 0
      ? 'No rent of their accelerators is known.'
      : losing.length === 0
        ? 'Each of them pays at today’s rents.'
        : `${counted(losing.length, 'of them does', 'of them do')} not at today’s rents: ${listed(losing.map(({ siteId }) => siteId))}.`
  const most = dearest?.breakEvenRentPerHour
    ? ` ${dearest.siteId} needs most, ${short(dearest.breakEvenRentPerHour)}.`
    : ''
  const others =
    opening.length > 0
      ? ` ${counted(opening.length, 'closed site')} would pay if all load that may run there came.`
      : ''
  return `${fleet} ${losers}${most}${others}`
}
