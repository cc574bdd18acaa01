import { scaleLinear } from 'd3-scale'
import { formatSeconds } from '../../format/duration.ts'
import type { SearchPoint } from '../../planning/runView.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'
import { chartSteps } from './chartSteps.ts'
import { formatGoal, type GoalName } from './formatGoal.ts'

interface Props {
  points: readonly SearchPoint[]
  tier: GoalName
  currency: string
}

const size = { width: 320, height: 112, start: 4, end: 4, top: 10, bottom: 18 }

/** Best plan and best proof of one goal over time; they meet where the plan is proved best. */
export function BoundChart({ points, tier, currency }: Props) {
  const steps = chartSteps(points, tier)
  if (!steps) return null
  const x = scaleLinear(steps.seconds, [size.start, size.width - size.end])
  const y = scaleLinear(steps.values, [size.height - size.bottom, size.top])
  const path = (line: { seconds: number; value: number }[]) =>
    line
      .map(({ seconds, value }, index) => {
        const [at, height] = [x(seconds).toFixed(1), y(value).toFixed(1)]
        return index === 0 ? `M${at},${height}` : `H${at}V${height}`
      })
      .join('')
  const [first, last] = steps.seconds
  return (
    <figure className='bound-chart' dir='ltr'>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role='img' aria-label={text.chart}>
        <line
          className='bound-axis'
          x1={size.start}
          x2={size.width - size.end}
          y1={size.height - size.bottom}
          y2={size.height - size.bottom}
        />
        <path className='bound-proof' d={path(steps.bound)} />
        <path className='bound-plan' d={path(steps.incumbent)} />
        <text x={size.start} y={size.height - 4}>
          {formatSeconds(first)}
        </text>
        <text x={size.width - size.end} y={size.height - 4} textAnchor='end'>
          {formatSeconds(last)}
        </text>
      </svg>
      <figcaption>
        <span className='bound-key is-plan'>
          {text.chartIncumbent} {formatGoal(tier, steps.incumbent.at(-1)?.value ?? null, currency)}
        </span>
        <span className='bound-key is-proof'>
          {text.chartBound} {formatGoal(tier, steps.bound.at(-1)?.value ?? null, currency)}
        </span>
      </figcaption>
    </figure>
  )
}
