import type { Move } from '@berth/shared'
import { answerType, key, number, orNull, quantity } from '../core/answerType.ts'

export const plannedMoveType = answerType<Move>(
  'PlannedMove',
  'A share of a workload that changes place, by keys.',
  {
    workloadId: key('Key of the workload.'),
    regionId: orNull(key('Key of the region whose requests move; null for training.')),
    fromSiteId: orNull(key('Key of the site it leaves; null: was not served before.')),
    toSiteId: orNull(key('Key of the site it goes to; null: is not served any more.')),
    share: quantity('fraction', 'Share of the region’s requests, or 1 for a training.'),
    accelerators: number('Accelerators busy at the new place.'),
  },
)
