import type { CurveAxis } from './curvePoint.ts'
import type { AxisScale } from './curveScales.ts'

export interface Frame {
  width: number
  height: number
  start: number
  end: number
  top: number
  bottom: number
}

interface Props {
  frame: Frame
  x: CurveAxis
  y: CurveAxis
  xScale: AxisScale
  yScale: AxisScale
}

/** Lines across, values at both axes, and what these measure. */
export function CurveAxes({ frame, x, y, xScale, yScale }: Props) {
  const floor = frame.height - frame.bottom
  return (
    <g>
      <text className='curve-axis-name' x={0} y={11}>
        {y.name}
      </text>
      {yScale.ticks.map(({ value, at }) => (
        <g key={value}>
          <line
            className='curve-grid'
            x1={frame.start}
            x2={frame.width - frame.end}
            y1={at}
            y2={at}
          />
          <text x={frame.start - 8} y={at + 4} textAnchor='end'>
            {y.format(value)}
          </text>
        </g>
      ))}
      <line
        className='curve-floor'
        x1={frame.start}
        x2={frame.width - frame.end}
        y1={floor}
        y2={floor}
      />
      {xScale.ticks.map(({ value, at }) => (
        <g key={value}>
          <line className='curve-floor' x1={at} x2={at} y1={floor} y2={floor + 4} />
          <text x={at} y={floor + 17} textAnchor='middle'>
            {x.format(value)}
          </text>
        </g>
      ))}
      <text
        className='curve-axis-name'
        x={frame.width - frame.end}
        y={frame.height - 4}
        textAnchor='end'
      >
        {x.name}
      </text>
    </g>
  )
}
