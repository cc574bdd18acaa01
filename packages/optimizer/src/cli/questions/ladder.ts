import { consolidationLadder, planOfRung } from '../../explore/ladder/consolidationLadder.ts'
import type { Ladder, LadderRung } from '../../explore/ladder/ladderAnswer.ts'
import { percent, signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'

/** Rungs that are printed; of more, so many of them evenly, and those that are named besides. */
const toldRungs = 24

/** `berth explore ladder`. */
export const ladderQuestion: Question = {
  what: 'Finds the best plan for every number of open sites, where the curve bends, and which site closes next.',
  words: [],
  options: {
    rung: {
      value: 'number',
      min: 0,
      max: 1_000_000,
      help: 'number of open sites to tell in full; with --json its plan is in the document',
    },
    all: { value: 'flag', help: 'print every rung' },
  },
  example: 'berth explore ladder --fleet china-2025 --plan plan.json --rung 16',
  ask: async ({ fleet, plan, words: { flags, numbers }, options }) => {
    const ladder = await consolidationLadder(fleet, plan, options)
    const isNo = ladder.best === null
    const asked = numbers.get('rung')
    if (asked === undefined || isNo)
      return { document: ladder, lines: linesOf(ladder, flags.has('all'), null), isNo }
    const rung = ladder.rungs.find(({ openSites }) => openSites === asked)
    if (!rung) return unknownRung(ladder, asked)
    const result = await planOfRung(fleet, plan, rung, options)
    return {
      document: { ...ladder, plan: result?.plan ?? null, certificate: result?.certificate ?? null },
      lines: linesOf(ladder, flags.has('all'), rung),
      isNo: !result?.plan,
    }
  },
}

const unknownRung = ({ rungs }: Ladder, asked: number): Answer => {
  const [most, fewest] = [rungs[0]?.openSites ?? 0, rungs.at(-1)?.openSites ?? 0]
  const text = `There is no rung with ${whole(asked)} open sites because they go from ${whole(most)} down to ${whole(fewest)}. To fix: ask for one of these.`
  return { document: { status: 'badInput', text }, lines: [text], isNo: true }
}

const linesOf = (ladder: Ladder, isAll: boolean, rung: LadderRung | null): string[] => {
  const { currency, nextToClose, objective, rungs, text, unit, whyNone } = ladder
  if (rungs.length === 0) return [text]
  const units = { currencyPerHour: `${currency} per hour`, kgPerDay: 'kg per day', ms: 'ms' }
  const told = isAll ? rungs : toldOf(ladder, rung?.openSites ?? null)
  return [
    text,
    ...(nextToClose ? [nextToClose.text] : whyNone ? [whyNone] : []),
    '',
    ...padded(
      [
        ['sites', `${objective}, ${units[unit]}`, 'at least', 'gap', 'one site less', ''],
        ...told.map((entry) => rowOf(ladder, entry)),
      ],
      0,
    ).map((line) => `  ${line}`),
    ...(told.length < rungs.length
      ? ['', `${whole(rungs.length - told.length)} rungs more with --all.`]
      : []),
    ...(rung ? ['', rung.text, ...sitesOf(rung)] : []),
  ]
}

const rowOf = (ladder: Ladder, rung: LadderRung): string[] => [
  whole(rung.openSites),
  figure(rung.objectiveValue),
  figure(rung.bestBound),
  percent(rung.gapRelative),
  rung.changeFromAbove === null ? '' : signed(rung.changeFromAbove),
  namesOf(ladder, rung.openSites).join(', '),
]

const figure = (value: number | null) => (value === null ? 'none' : whole(value))

const namesOf = ({ best, knee, openSitesOfPlan, openSitesToday }: Ladder, openSites: number) => [
  ...(openSites === best ? ['best'] : []),
  ...(openSites === knee ? ['knee'] : []),
  ...(openSites === openSitesOfPlan ? ['the plan'] : []),
  ...(openSites === openSitesToday ? ['as many as today'] : []),
]

/** Some rungs evenly, both ends, and those that have a name or are asked for. */
const toldOf = (ladder: Ladder, asked: number | null): LadderRung[] => {
  const { rungs } = ladder
  const step = Math.max(1, (rungs.length - 1) / (toldRungs - 1))
  const even = new Set(Array.from({ length: toldRungs }, (_, k) => Math.round(k * step)))
  return rungs.filter(
    ({ openSites }, k) =>
      even.has(k) || openSites === asked || namesOf(ladder, openSites).length > 0,
  )
}

const sitesOf = ({ choices }: LadderRung): string[] =>
  choices ? [`Open: ${[...choices.openSiteIds].sort().join(', ')}.`] : []
