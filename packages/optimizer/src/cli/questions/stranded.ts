import type {
  StrandedByReason,
  StrandedCapacity,
  StrandedSite,
} from '../../explain/stranded/strandedAnswer.ts'
import { strandedCapacity } from '../../explain/stranded/strandedCapacity.ts'
import { signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'

/** Sites of the plan's open ones that are told, those with most idle accelerators first. */
const toldSites = 12

/** `berth explain stranded`. */
export const strandedQuestion: Question = {
  what: 'Says of every idle accelerator and kilowatt why it is idle, and what it is worth to change that.',
  words: [],
  options: {
    site: { value: 'text', help: 'site to tell in full; default the open sites with most idle' },
  },
  example: 'berth explain stranded --fleet china-2025 --time-limit 120',
  ask: async ({ fleet, plan, words, options }) => {
    const siteId = words.texts.get('site')
    if (siteId !== undefined && !fleet.sites.some(({ id }) => id === siteId)) {
      const text = `Cannot tell what is idle at "${siteId}" because the fleet has no site of that name. To fix: use the id of one of its sites, such as ${fleet.sites[0]?.id}.`
      return { document: { status: 'badInput', text }, lines: [text], isNo: true }
    }
    const answer = await strandedCapacity(fleet, plan, options)
    return { document: answer, lines: linesOf(answer, siteId) }
  },
}

const linesOf = (answer: StrandedCapacity, siteId: string | undefined): string[] => {
  const { currency, reasons, sites, text, notLookedAt, busyOnlyAtPeakAccelerators } = answer
  const told =
    siteId === undefined
      ? sites
          .filter(({ open }) => open)
          .sort((a, b) => b.idleAccelerators - a.idleAccelerators)
          .slice(0, toldSites)
      : sites.filter((site) => site.siteId === siteId)
  return [
    text,
    `Besides, ${whole(busyOnlyAtPeakAccelerators)} are needed in the busiest hours only.`,
    '',
    ...padded([heading(currency), ...reasons.map(rowOf)]).map((line) => `  ${line}`),
    '',
    'Saves: with the decisions of the plan as they are, beyond what lifting itself changes.',
    ...reasons.map(({ reason, meaning }) => `  ${reason}: ${meaning}`),
    ...(notLookedAt.length > 0
      ? [`There was no time for ${notLookedAt.join(', ')}. To fix: allow more with --time-limit.`]
      : []),
    '',
    ...(told.length === 0
      ? [`Nothing is idle at ${siteId ?? 'the open sites'}.`]
      : told.flatMap(siteLines)),
  ]
}

const heading = (currency: string) => [
  'idle because',
  'accelerators',
  'kW',
  'sites',
  `saves, ${currency} per hour`,
  'lifting costs',
]

const rowOf = ({ reason, accelerators, kw, siteIds, worth }: StrandedByReason): string[] => [
  reason,
  whole(accelerators),
  whole(kw),
  whole(siteIds.length),
  ...('reason' in worth
    ? ['', '']
    : [whole(worth.recoveredPerHour), signed(Math.round(worth.costOfLiftingPerHour))]),
]

const siteLines = ({ text, parts }: StrandedSite): string[] => [
  text,
  `  ${parts.map(({ reason, accelerators, kw }) => `${reason} ${whole(accelerators)} (${whole(kw)} kW)`).join(', ')}`,
]
