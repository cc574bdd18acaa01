/** What is saved from an hour on, against today, and what is paid then once. */
export interface Turn {
  atHour: number
  savingsPerHour: number
  oneOffCost: number
}

/**
 * The hour from which on all that was saved is at least all that was paid, for good; null where that never comes.
 *
 * @param turns In the order of their hours; each saving holds until the next turn, the last one for ever.
 */
export const paybackHour = (turns: readonly Turn[]): number | null => {
  let balance = 0
  let paidBackAt: number | null = 0
  for (const [at, { atHour, savingsPerHour, oneOffCost }] of turns.entries()) {
    balance -= oneOffCost
    if (balance < 0) paidBackAt = null
    const next = turns[at + 1]?.atHour ?? Number.POSITIVE_INFINITY
    const hours = next - atHour
    const end = savingsPerHour === 0 ? balance : balance + savingsPerHour * hours
    if (balance < 0 && end >= 0) paidBackAt = atHour - balance / savingsPerHour
    else if (end < 0) paidBackAt = null
    balance = end
  }
  return paidBackAt
}
