const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

/** A change with its sign: "+12.3", "−4.56", "0". */
export const signed = (amount: number): string => {
  const size = digits.format(Math.abs(amount))
  return size === '0' ? '0' : `${amount < 0 ? '−' : '+'}${size}`
}
