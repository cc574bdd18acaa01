import { type MouseEvent, useRef } from 'react'
import { questionsText as text } from '../../../text/questions.ts'
import { useElementSize } from '../../siteMap/useElementSize.ts'
import { CurveAxes, type Frame } from './CurveAxes.tsx'
import { CurveKeys } from './CurveKeys.tsx'
import './curve.css'
import type { CurveAxis, CurvePoint } from './curvePoint.ts'
import { axisScale } from './curveScales.ts'
import { nearestIndex } from './nearestIndex.ts'
import { PointShape } from './PointShape.tsx'

interface Props {
  name: string
  /** In the order in which a person walks along them. */
  points: readonly CurvePoint[]
  /** The plan at hand where it is none of the points; only looked at. */
  aside?: { x: number; y: number } | null
  atHandName?: string
  x: CurveAxis
  y: CurveAxis
  chosenIndex: number
  onChoose(index: number): void
}

const height = 280
const sizeBefore = { width: 640, height }

/** Points on a curve; the arrow keys walk along them, a press chooses the nearest. Numeric axes are not mirrored. */
export function CurveChart(props: Props) {
  const { name, points, aside = null, x, y, chosenIndex, onChoose } = props
  const ref = useRef<HTMLDivElement>(null)
  const { width } = useElementSize(ref, sizeBefore)
  const frame: Frame = { width, height, start: 68, end: 16, top: 26, bottom: 44 }
  const all = aside ? [...points, aside] : points
  const xScale = axisScale({
    values: all.map((point) => point.x),
    range: [frame.start, width - frame.end],
    tickCount: Math.max(3, Math.floor((width - frame.start) / 80)),
    isWhole: x.isWhole ?? false,
  })
  const yScale = axisScale({
    values: all.map((point) => point.y),
    range: [height - frame.bottom, frame.top],
    tickCount: 5,
    isWhole: y.isWhole ?? false,
  })
  const placeOf = (point: { x: number; y: number }) => ({
    x: xScale.at(point.x),
    y: yScale.at(point.y),
  })
  const places = points.map(placeOf)
  const asidePlace = aside ? placeOf(aside) : null
  const press = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    onChoose(nearestIndex(places, { x: event.clientX - box.x, y: event.clientY - box.y }))
  }
  const isDense = points.length > 40
  const chosenPlace = places[chosenIndex]
  return (
    <figure className='curve' dir='ltr'>
      <div className='curve-frame' ref={ref}>
        <input
          className='curve-walk'
          type='range'
          min={0}
          max={points.length - 1}
          value={chosenIndex}
          aria-label={name}
          aria-valuetext={points[chosenIndex]?.spoken}
          onChange={(event) => onChoose(Number(event.target.value))}
        />
        <svg width={width} height={height} aria-hidden='true' onClick={press}>
          <CurveAxes frame={frame} x={x} y={y} xScale={xScale} yScale={yScale} />
          <path className='curve-line' d={`M${places.map((at) => `${at.x},${at.y}`).join('L')}`} />
          {asidePlace && (
            <g transform={`translate(${asidePlace.x},${asidePlace.y})`}>
              <circle className='curve-point is-aside' r={4} />
              <PointShape mark='atHand' />
            </g>
          )}
          {points.map((point, index) => (
            <g key={point.key} transform={`translate(${places[index]?.x},${places[index]?.y})`}>
              <circle className='curve-point' r={isDense ? 1.5 : 4} />
              {point.marks.map((mark) => (
                <PointShape key={mark} mark={mark} />
              ))}
            </g>
          ))}
          {chosenPlace && (
            <circle className='curve-point is-chosen' cx={chosenPlace.x} cy={chosenPlace.y} r={5} />
          )}
        </svg>
      </div>
      <CurveKeys
        marks={(['best', 'knee', 'atHand'] as const).filter(
          (mark) =>
            points.some(({ marks }) => marks.includes(mark)) || (mark === 'atHand' && aside),
        )}
        names={{ ...text.marks, atHand: props.atHandName ?? text.marks.atHand }}
      />
    </figure>
  )
}
