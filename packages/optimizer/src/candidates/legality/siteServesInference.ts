import type { Site } from '@berth/shared'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Whether a training-only site can be made fit for inference. */
export const isRefittable = ({ servesInference, refitCost }: Site): boolean =>
  !servesInference && refitCost !== null

/** Rule 9: a site that is not fit for inference serves none, unless it can be refitted. */
export const siteServesInference = (site: Site): PlacementRefusal | null =>
  site.servesInference || isRefittable(site)
    ? null
    : refusal(
        'SITE_SERVES_NO_INFERENCE',
        `${site.id} is`,
        'fit for training only',
        'a site fit for inference',
        '',
        'give it a refit cost, at which it can be made fit for inference.',
      )
