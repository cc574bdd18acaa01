import { generateFleet } from '@berth/optimizer/testing'
import type { Fleet } from '@berth/shared'

/** A fleet that is planned in a moment, with enough in it that every question has something to say. */
export const smallFleet: Fleet = {
  ...generateFleet({
    seed: 3,
    sites: 6,
    inferenceWorkloads: 8,
    trainingWorkloads: 4,
    load: 0.6,
  }),
  id: 'small',
}
