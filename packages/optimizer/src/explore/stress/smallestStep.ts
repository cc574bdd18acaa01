/** Amounts up to this are nothing. */
const nothing = 1e-6
const firstStep = 10

interface Tried {
  step: number
  amount: number
}

/**
 * The smallest whole step at which an amount that falls with the step is gone: gone at that step, and not at the one before, both tried.
 * `never` where it is not gone at `most`, `unknown` where `amountAt` gave null before that was certain. Tries go to where the line through
 * the last two amounts ends, since most such amounts fall ever more slowly, and to the middle where that does not halve what is open.
 */
export const smallestStep = async (
  amountAt: (step: number) => Promise<number | null>,
  amountAtZero: number,
  most: number,
): Promise<number | 'never' | 'unknown'> => {
  if (amountAtZero <= nothing) return 0
  let before: Tried | null = null
  let below: Tried = { step: 0, amount: amountAtZero }
  let enough: number | null = null
  let hasHalved = true
  while (enough === null || enough - below.step > 1) {
    if (enough === null && below.step >= most) return 'never'
    const from: number = below.step
    const end: number = enough ?? most + 1
    const guess = before && hasHalved ? endOfLine(before, below) : middle(from, enough)
    const step = Math.max(from + 1, Math.min(guess, end - 1))
    const amount = await amountAt(step)
    if (amount === null) return 'unknown'
    if (amount <= nothing) enough = step
    else {
      before = below
      below = { step, amount }
    }
    hasHalved = enough === null || 2 * (enough - below.step) <= end - from
  }
  return enough
}

const middle = (from: number, enough: number | null) =>
  enough === null ? Math.max(firstStep, 2 * from) : Math.floor((from + enough) / 2)

/** Where the line through two amounts reaches nothing, rounded up; twice as far where it does not fall. */
const endOfLine = (before: Tried, below: Tried): number => {
  const fall = (before.amount - below.amount) / (below.step - before.step)
  return fall > 0 ? Math.ceil(below.step + below.amount / fall - 1e-6) : 2 * below.step
}
