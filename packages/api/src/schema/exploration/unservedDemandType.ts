import type { Unserved } from '@berth/shared'
import { answerType, key, money, orNull, quantity, text } from '../core/answerType.ts'

export const unservedDemandType = answerType<Unserved>(
  'UnservedDemand',
  'Demand that nobody serves, or a training that runs nowhere, by keys.',
  {
    workloadId: key('Key of the workload.'),
    regionId: orNull(key('Key of the region whose requests are meant; null for training.')),
    share: quantity('fraction', 'Share not served, averaged over the day by demand.'),
    penaltyPerHour: money('What that costs per hour.'),
    reason: text('Why, in words.'),
  },
)
