import { questionsText as text } from '../../../text/questions.ts'
import type { PointMark } from './curvePoint.ts'
import { PointShape } from './PointShape.tsx'

interface Props {
  marks: readonly PointMark[]
  names: Record<PointMark, string>
}

/** What the shapes on the curve mean, and how to walk along it. */
export function CurveKeys({ marks, names }: Props) {
  return (
    <figcaption className='curve-keys'>
      {marks.map((mark) => (
        <span key={mark}>
          <svg viewBox='-11 -11 22 22' aria-hidden='true'>
            <PointShape mark={mark} />
          </svg>
          {names[mark]}
        </span>
      ))}
      <span className='muted'>{text.walk}</span>
    </figcaption>
  )
}
