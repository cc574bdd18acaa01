import { defaultLocale, formatNumber, noBreakSpace, unknownText } from './numberFormat.ts'
import { scaleUnit, significantDigits, type UnitStep } from './scaleUnit.ts'

/** Three significant digits in the unit that reads best: "840 kW", "12.4 MW", "1.03 GW". */
function formatScaled(value: number | null, steps: readonly UnitStep[], locale: string): string {
  if (value === null) return unknownText
  const scaled = scaleUnit(value, steps)
  const digits = formatNumber(scaled.value, locale, { maximumSignificantDigits: significantDigits })
  return scaled.unit === '' ? digits : `${digits}${noBreakSpace}${scaled.unit}`
}

const powerSteps: readonly UnitStep[] = [
  { size: 1, unit: 'kW' },
  { size: 1e3, unit: 'MW' },
  { size: 1e6, unit: 'GW' },
]

/** Power given in kW. */
export function formatPower(kw: number | null, locale: string = defaultLocale): string {
  return formatScaled(kw, powerSteps, locale)
}

const carbonSteps: readonly UnitStep[] = [
  { size: 1, unit: 'kg/day' },
  { size: 1e3, unit: 't/day' },
  { size: 1e6, unit: 'kt/day' },
]

/** Carbon dioxide equivalent given in kg per day. */
export function formatCarbon(kgPerDay: number | null, locale: string = defaultLocale): string {
  return formatScaled(kgPerDay, carbonSteps, locale)
}

const tokenSteps: readonly UnitStep[] = [
  { size: 1, unit: 'tokens/s' },
  { size: 1e3, unit: 'k tokens/s' },
  { size: 1e6, unit: 'M tokens/s' },
  { size: 1e9, unit: 'G tokens/s' },
]

/** Demand given in tokens per second. */
export function formatTokensPerSecond(
  tokensPerSecond: number | null,
  locale: string = defaultLocale,
): string {
  return formatScaled(tokensPerSecond, tokenSteps, locale)
}

/** Time given in milliseconds: from ten seconds on in seconds, and below 10 ms with one decimal, since a limit may be that fine. */
export function formatMs(ms: number | null, locale: string = defaultLocale): string {
  if (ms === null) return unknownText
  if (Math.abs(ms) >= 10_000) {
    const digits = formatNumber(ms / 1000, locale, { maximumSignificantDigits: significantDigits })
    return `${digits}${noBreakSpace}s`
  }
  const maximumFractionDigits = Math.abs(ms) < 10 ? 1 : 0
  return `${formatNumber(ms, locale, { maximumFractionDigits })}${noBreakSpace}ms`
}
