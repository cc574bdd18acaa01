import {
  type Frontier,
  type FrontierMeasure,
  type FrontierPoint,
  frontierMeasures,
} from '../../explore/frontier/frontierAnswer.ts'
import { paretoFrontier } from '../../explore/frontier/paretoFrontier.ts'
import { percent, short, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'
import { scopeIn, scopeOption } from './scopeOption.ts'

const known = Object.keys(frontierMeasures)

/** `berth explore frontier`. */
export const frontierQuestion: Question = {
  what: 'Finds plans that trade one measure for another, such as cost for carbon, and what each step costs.',
  words: [],
  options: {
    measures: {
      value: 'text',
      help: `two of ${known.join(', ')}, separated by a comma; default cost,carbon`,
    },
    points: { value: 'number', min: 2, max: 1000, help: 'points at most; default 20' },
    scope: scopeOption,
  },
  example: 'berth explore frontier --fleet china-2025 --measures cost,latency --points 10',
  ask: async ({ fleet, plan, words: { numbers, texts }, options }) => {
    const asked = texts.get('measures')?.split(',') ?? ['cost', 'carbon']
    const [first, second] = asked
    if (asked.length !== 2 || !isMeasure(first) || !isMeasure(second)) return badMeasures(asked)
    const answer = await paretoFrontier(
      fleet,
      plan,
      {
        measures: [first, second],
        ...(numbers.has('points') ? { points: numbers.get('points') ?? 2 } : {}),
        ...scopeIn(texts),
      },
      options,
    )
    return { document: answer, lines: linesOf(answer), isNo: answer.points.length === 0 }
  },
}

const isMeasure = (name: string | undefined): name is FrontierMeasure =>
  name !== undefined && known.includes(name)

const badMeasures = (asked: readonly string[]): Answer => {
  const unknown = asked.filter((name) => !isMeasure(name)).map((name) => `"${name}" is none`)
  const problems = [...unknown, ...(asked.length === 2 ? [] : [`${asked.length} are given, not 2`])]
  const text = `Cannot trade ${asked.join(',')} because ${problems.join(' and ')}; the measures are ${known.join(', ')}. To fix: write two of them, as cost,carbon.`
  return { document: { status: 'badInput', text }, lines: [text], isNo: true }
}

const linesOf = (answer: Frontier): string[] => {
  const { currency, measures, points, text } = answer
  if (points.length === 0) return [text]
  const units: Record<FrontierMeasure, string> = {
    cost: `cost, ${currency} per hour`,
    carbon: 'carbon, kg per day',
    latency: 'latency, ms',
    openSites: 'open sites',
  }
  const others = (Object.keys(frontierMeasures) as FrontierMeasure[]).filter(
    (measure) => !measures.includes(measure),
  )
  const headings = [...measures, ...others].map((measure) => units[measure])
  return [
    text,
    '',
    `Rate: more ${measures[0]} for one unit less of ${measures[1]}, from the point before.`,
    ...padded(
      [
        ['', ...headings, 'rate', 'gap', 'scope'],
        ...points.map((point, k) => [
          k === answer.knee ? 'knee' : '',
          ...point.values.map((value, at) => figure(value, measures[at])),
          ...others.map((measure) => figure(valueIn(point, measure), measure)),
          point.exchangeRate === null ? '' : short(point.exchangeRate),
          percent(point.gapRelative === null ? null : rounded(point.gapRelative)),
          point.scope,
        ]),
      ],
      1,
    ).map((line) => `  ${line}`),
    '',
    'The plan of each point: --json',
  ]
}

const valueIn = (point: FrontierPoint, measure: FrontierMeasure): number | null => {
  switch (measure) {
    case 'cost':
      return point.costPerHour
    case 'carbon':
      return point.carbonKgPerDay
    case 'latency':
      return point.meanLatencyMs
    case 'openSites':
      return point.openSites
  }
}

/** A gap; less than a millionth is the room of the engine. */
const rounded = (gap: number) => (gap <= 1e-6 ? 0 : gap)

const figure = (value: number | null, measure: FrontierMeasure | undefined): string =>
  value === null ? 'unknown' : measure === 'latency' ? value.toFixed(2) : whole(value)
