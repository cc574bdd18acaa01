import { counted, listed, percent, whole } from '../../words/numbers.ts'
import type { MissingSites } from './missingSites.ts'

/** How much more room the open sites would have needed for a case to leave out nothing that the plan serves and that they may serve. */
export interface Headroom {
  /** Smallest growth of every open pool and of the power of every open site, in whole hundredths; null where none is known to be enough. */
  growthFraction: number | null
  /** What that adds. */
  accelerators: number | null
  facilityPowerKw: number | null
  /** Demands for which no room at the open sites would be enough, since too few of these may run them. */
  demandsWithoutSites: MissingSites['demands']
  /** Closed sites whose opening gives these demands legal places enough, those that help most first. */
  openingWouldDo: string[]
  text: string
}

/** The headroom for a planner. */
export const headroomText = (
  headroom: Omit<Headroom, 'text'>,
  isNever: boolean,
  stepFraction: number,
  largestGrowth: number,
): string =>
  [growthText(headroom, isNever, stepFraction, largestGrowth), sitesText(headroom)]
    .filter((text) => text !== '')
    .join(' ')

const growthText = (
  { growthFraction, accelerators, facilityPowerKw }: Omit<Headroom, 'text'>,
  isNever: boolean,
  stepFraction: number,
  largestGrowth: number,
): string => {
  if (isNever)
    return `Not even ${percent(largestGrowth)} more accelerators and power at every open site would have been enough.`
  if (growthFraction === null) return 'The time was up before enough headroom was found.'
  if (growthFraction === 0) return ''
  return `${percent(growthFraction)} more accelerators and power at every open site would have been enough: ${counted(accelerators ?? 0, 'accelerator')} and ${whole(facilityPowerKw ?? 0)} kW. ${percent(growthFraction - stepFraction)} would not.`
}

const sitesText = ({ demandsWithoutSites, openingWouldDo }: Omit<Headroom, 'text'>): string => {
  const [first] = demandsWithoutSites
  if (!first) return ''
  const { workloadId, regionId, share, sitesMissing } = first
  const others = demandsWithoutSites.length - 1
  const example = `${percent(share)} of ${workloadId}${regionId === null ? '' : ` for ${regionId}`} has no open site that may run it and needs ${counted(sitesMissing, 'site')} more`
  const end =
    openingWouldDo.length === 0
      ? `no closed site may run ${others > 0 ? 'them' : 'it'} either`
      : `opening ${listed(openingWouldDo)} would give ${others > 0 ? 'them' : 'it'} a place`
  return `${example}${others > 0 ? `, and so ${others === 1 ? 'does' : 'do'} ${counted(others, 'other demand')}` : ''}: ${end}.`
}
