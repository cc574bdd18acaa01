import { hoursPerMonth, type PlanAccount } from '@berth/shared'

export { gapInWords } from '../report/words/proof.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

export const count = (value: number): string => whole.format(value)
export const percent = (fraction: number | null): string =>
  fraction === null ? 'unknown' : `${short.format(fraction * 100)} %`
export const megawatts = (kw: number): string => `${short.format(kw / 1000)} MW`
export const perMonth = (perHour: number, currency: string): string =>
  `${short.format((perHour * hoursPerMonth) / 1e6)} M ${currency} per month`

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
  row('open sites', before.openSites, after.openSites, count),
  row('utilisation of open sites', before.utilisationFraction, after.utilisationFraction, percent),
  row('idle accelerators', before.idleAccelerators, after.idleAccelerators, count),
  row('facility power', before.facilityPowerKw, after.facilityPowerKw, megawatts),
  row('cost', before.costPerHour, after.costPerHour, (value) => perMonth(value, currency)),
  row(
    'carbon',
    before.carbonKgPerDay,
    after.carbonKgPerDay,
    (value) => `${count(value / 1000)} t per day`,
  ),
  row(
    'demand served within its SLO',
    before.servedWithinSloFraction,
    after.servedWithinSloFraction,
    percent,
  ),
  row('trainings running', before.trainingsPlaced, after.trainingsPlaced, count),
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
