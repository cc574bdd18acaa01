import { hoursPerMonth, type PlanAccount } from '@berth/shared'
import { percent, short, whole } from '../words/numbers.ts'

export { gapInWords } from '../report/words/proof.ts'

export const megawatts = (kw: number): string => `${short(kw / 1000)} MW`
export const perMonth = (perHour: number, currency: string): string =>
  `${short((perHour * hoursPerMonth) / 1e6)} M ${currency} per month`

interface Row {
  label: string
  before: string
  after: string
}

/** The lines by which today and a plan are compared. */
export const comparisonRows = (
  before: PlanAccount,
  after: PlanAccount,
  currency: string,
): Row[] => [
  row('open sites', before.openSites, after.openSites, whole),
  row('utilisation of open sites', before.utilisationFraction, after.utilisationFraction, percent),
  row('idle accelerators', before.idleAccelerators, after.idleAccelerators, whole),
  row('facility power', before.facilityPowerKw, after.facilityPowerKw, megawatts),
  row('cost', before.costPerHour, after.costPerHour, (value) => perMonth(value, currency)),
  row(
    'carbon',
    before.carbonKgPerDay,
    after.carbonKgPerDay,
    (value) => `${whole(value / 1000)} t per day`,
  ),
  row(
    'demand served within its SLO',
    before.servedWithinSloFraction,
    after.servedWithinSloFraction,
    percent,
  ),
  row('trainings running', before.trainingsPlaced, after.trainingsPlaced, whole),
]

const row = <T extends number | null>(
  label: string,
  before: T,
  after: T,
  format: (value: T) => string,
): Row => ({
  label,
  before: format(before),
  after: format(after),
})
