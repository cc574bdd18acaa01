import { defaultLocale, formatNumber, noBreakSpace } from './numberFormat.ts'

/** The difference of two shares in percentage points: "+30 pts" once it has its sign. */
export function formatPoints(fraction: number, locale: string = defaultLocale): string {
  const points = fraction * 100
  const options = { maximumFractionDigits: Math.abs(points) < 1 ? 1 : 0 }
  return `${formatNumber(points, locale, options)}${noBreakSpace}pts`
}
