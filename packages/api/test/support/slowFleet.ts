import { generateFleet } from '@berth/optimizer/testing'
import type { Fleet } from '@berth/shared'

/** A fleet that is searched for many seconds, so that a test can act meanwhile. */
export const slowFleet: Fleet = {
  ...generateFleet({
    seed: 7,
    sites: 60,
    inferenceWorkloads: 300,
    trainingWorkloads: 120,
    load: 0.6,
  }),
  id: 'slow',
}
