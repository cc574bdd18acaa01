import type {
  Concentration,
  Handover,
  OperatorChange,
  OperatorsAnswer,
  SitesAccount,
} from '@berth/optimizer/explain'
import {
  answerType,
  count,
  flag,
  key,
  keys,
  list,
  money,
  number,
  orNull,
  part,
  quantity,
  saidElsewhere,
  text,
} from '../core/answerType.ts'
import { costTermType } from './accountType.ts'

const sitesAccountType = answerType<SitesAccount>(
  'SitesAccount',
  'What some sites do and cost; over all sites of a fleet these figures add up to the fleet’s.',
  {
    openSites: count('Sites that are open.'),
    openAccelerators: count('Accelerators installed at open sites.'),
    busyAccelerators: number('Accelerators busy, averaged over the day.'),
    utilisationFraction: orNull(
      quantity('fraction', 'Busy over installed at open sites; null where nothing is open.'),
    ),
    facilityPowerKw: quantity('kW', 'Power of whole facilities, averaged over the day.'),
    carbonKgPerDay: quantity('kg per day', 'CO₂ equivalent.'),
    costTerms: list(costTermType, 'The parts of the cost.'),
    costPerHour: money('Sum of the parts, per hour.'),
  },
)

const handoverType = answerType<Handover>(
  'SiteHandover',
  'A site that goes to another operator under a plan.',
  {
    siteId: key('Key of the site.'),
    fromOperatorId: key('Key of the operator who has it today.'),
    toOperatorId: key('Key of the operator who takes it.'),
    accelerators: count('Accelerators installed.'),
    costPerHour: money(
      'What the site costs per hour under the taker with the load of the plan, handing over included.',
    ),
    costPerHourIfKept: money('What it would cost with that load if the giver kept it.'),
    giverRunsIt: flag('Whether the giver could run what the plan has at the site.'),
    text: text('The finding in words.'),
  },
)

const changeType = answerType<OperatorChange>(
  'OperatorChange',
  'What changes for one operator under a plan.',
  {
    operatorId: key('Key of the operator.'),
    name: text('The operator as people call it.'),
    siteCountBefore: count('Sites that it has today, open or shut.'),
    siteCountAfter: count('Sites that it has under the plan, open or shut.'),
    givesSiteIds: keys('Keys of the sites that it gives to others.'),
    takesSiteIds: keys('Keys of the sites that it takes from others.'),
    before: part(sitesAccountType, 'Its sites, today.'),
    after: part(sitesAccountType, 'The sites that it has under the plan, under the plan.'),
    text: text('The finding in words.'),
  },
)

const holderType = answerType<Concentration['largest'][number]>(
  'CapacityHolder',
  'An operator and its share of all open accelerators.',
  {
    id: { ...key('Key of the operator.'), rename: () => 'operatorKey' },
    fraction: quantity('fraction', 'Its share.'),
  },
)

const concentrationType = answerType<Concentration>(
  'Concentration',
  'How much of all open accelerators a few operators hold.',
  {
    holders: count('Operators with any.'),
    herfindahlHirschmanIndex: orNull(
      number(
        'Herfindahl–Hirschman index: the sum of all squared shares in per cent, up to 10,000; above 1,800 a market counts as highly concentrated. Null where nothing is open.',
      ),
    ),
    largestThreeFraction: orNull(
      quantity('fraction', 'Share of the three who hold most; null where nothing is open.'),
    ),
    largest: list(holderType, 'The three who hold most, the largest first.'),
  },
)

const concentrationChangeType = answerType<OperatorsAnswer['concentration']>(
  'ConcentrationChange',
  'How concentrated open accelerators are, today and under a plan.',
  {
    before: part(concentrationType, 'Today.'),
    after: part(concentrationType, 'Under the plan.'),
    text: text('The finding in words.'),
  },
)

export const operatorsType = answerType<OperatorsAnswer>(
  'OperatorsOfPlan',
  'Who runs what, today and under a plan.',
  {
    currency: saidElsewhere,
    handovers: list(handoverType, 'Sites that go to another operator.'),
    operators: list(
      changeType,
      'Those with a site today or under the plan, the one with most open accelerators under the plan first.',
    ),
    concentration: part(concentrationChangeType, 'How concentrated open accelerators become.'),
    text: text('The finding in words.'),
  },
)
