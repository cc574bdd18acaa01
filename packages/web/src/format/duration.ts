import { defaultLocale, formatNumber, noBreakSpace } from './numberFormat.ts'

/** Time given in seconds: "42 s", "5 min", "1 min 20 s". */
export function formatSeconds(seconds: number, locale: string = defaultLocale): string {
  const whole = Math.round(seconds)
  if (seconds < 10 && seconds !== whole) {
    return `${formatNumber(seconds, locale, { maximumFractionDigits: 1 })}${noBreakSpace}s`
  }
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  if (minutes === 0) return `${whole}${noBreakSpace}s`
  const head = `${formatNumber(minutes, locale)}${noBreakSpace}min`
  return rest === 0 ? head : `${head} ${rest}${noBreakSpace}s`
}
