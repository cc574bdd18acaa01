/**
 * Every unit that a number in Berth can carry, with the sign printed after it and what it means.
 * Money is always in the fleet's own currency, so those units are written with the word "currency".
 */
export const units = {
  degree: { symbol: '°', meaning: 'degrees of arc, north and east positive' },
  kW: { symbol: 'kW', meaning: 'kilowatts' },
  W: { symbol: 'W', meaning: 'watts' },
  gPerKwh: { symbol: 'g/kWh', meaning: 'grams of CO₂ equivalent per kilowatt-hour' },
  kgPerDay: { symbol: 'kg/day', meaning: 'kilograms of CO₂ equivalent per day' },
  ms: { symbol: 'ms', meaning: 'milliseconds' },
  hours: { symbol: 'h', meaning: 'hours' },
  hoursPerDay: { symbol: 'h/day', meaning: 'hours per day' },
  GB: { symbol: 'GB', meaning: 'gigabytes, 10⁹ bytes' },
  Gbps: { symbol: 'Gbit/s', meaning: 'gigabits per second' },
  GbPerHour: { symbol: 'GB/h', meaning: 'gigabytes per hour' },
  GbPerMillionTokens: { symbol: 'GB/Mtoken', meaning: 'gigabytes per million tokens' },
  tokensPerSecond: { symbol: 'token/s', meaning: 'tokens per second' },
  count: { symbol: '', meaning: 'a whole number of things' },
  fraction: { symbol: '', meaning: 'a share between 0 and 1' },
  ratio: { symbol: '×', meaning: 'a factor without unit' },
  currency: { symbol: '¤', meaning: 'the fleet’s currency' },
  currencyPerHour: { symbol: '¤/h', meaning: 'currency per hour' },
  currencyPerKwh: { symbol: '¤/kWh', meaning: 'currency per kilowatt-hour' },
  currencyPerGb: { symbol: '¤/GB', meaning: 'currency per gigabyte' },
  currencyPerTonne: { symbol: '¤/t', meaning: 'currency per tonne of CO₂ equivalent' },
  currencyPerMillionTokens: { symbol: '¤/Mtoken', meaning: 'currency per million tokens' },
} as const

export type Unit = keyof typeof units

/** Days that a planner's month has on average: 365.25 / 12. */
export const daysPerMonth = 30.4375
/** Hours that a planner's month has on average. */
export const hoursPerMonth = 24 * daysPerMonth
/** Hours in a year of 365.25 days. */
export const hoursPerYear = 24 * 365.25
