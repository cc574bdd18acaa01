import type { ChangedSite } from '@berth/optimizer/explore'
import { answerType, choice, key } from '../core/answerType.ts'
import { siteDecisionEnum } from '../core/enums.ts'

export const changedSiteType = answerType<ChangedSite>(
  'ChangedSite',
  'A site about which two plans decide differently, by keys.',
  {
    siteId: key('Key of the site.'),
    from: choice(siteDecisionEnum, 'What the plan asked about does with it.'),
    to: choice(siteDecisionEnum, 'What the other plan does with it.'),
    fromOperatorId: key('Key of the operator who has it in the plan asked about.'),
    toOperatorId: key('Key of the operator who has it in the other plan.'),
  },
)
