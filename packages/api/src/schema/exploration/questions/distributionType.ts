import type { Distribution } from '@berth/optimizer/explore'
import { answerType, number } from '../../core/answerType.ts'

export const distributionType = answerType<Distribution>(
  'Distribution',
  'How a figure is spread, in the unit of the field.',
  {
    mean: number('Mean of all.'),
    least: number('The smallest.'),
    percentile5: number('Five in a hundred are at or below.'),
    percentile25: number('A quarter is at or below.'),
    median: number('Half is at or below.'),
    percentile75: number('Three quarters are at or below.'),
    percentile95: number('Ninety-five in a hundred are at or below.'),
    largest: number('The largest.'),
  },
)
