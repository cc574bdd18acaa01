import type { Site } from '@berth/shared'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Rule 9: a site that is not fit for inference serves none. */
export const siteServesInference = ({ id, servesInference }: Site): PlacementRefusal | null =>
  servesInference
    ? null
    : refusal(
        'SITE_SERVES_NO_INFERENCE',
        `${id} is`,
        'fit for training only',
        'a site fit for inference',
        '',
        'refit it for inference.',
      )
