import { questionsText } from '../../../text/questions.ts'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import type { MeasureName } from '../measures.ts'
import { type TradedMeasures, tradedAfter } from './frontierQuestion.ts'

const text = questionsText.frontier
const options = (['COST', 'CARBON', 'LATENCY', 'OPEN_SITES'] as const).map((value) => ({
  value,
  label: text.short[value],
}))

interface Props {
  traded: TradedMeasures
  onChange(traded: TradedMeasures): void
}

/** Which two measures are traded. */
export function MeasureChoice({ traded, onChange }: Props) {
  return (
    <div className='question-choices'>
      {(['measure', 'against'] as const).map((side) => (
        <span key={side}>
          <span aria-hidden='true'>{text.sides[side]}</span>
          <SegmentedControl<MeasureName>
            label={text.sides[side]}
            value={traded[side]}
            options={options}
            onChange={(chosen) => onChange(tradedAfter(traded, side, chosen))}
          />
        </span>
      ))}
    </div>
  )
}
