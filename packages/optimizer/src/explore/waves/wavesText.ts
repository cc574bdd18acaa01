import { counted, percent, short, whole } from '../../words/numbers.ts'
import { nameOf } from './stuck.ts'
import type { MigrationWaves } from './wavesAnswer.ts'

/** Numbers of data that a person reads: GB, TB, PB. */
export const dataInWords = (gb: number): string => {
  if (gb >= 1e6) return `${short(gb / 1e6)} PB`
  return gb >= 1e3 ? `${short(gb / 1e3)} TB` : `${short(gb)} GB`
}

/** The whole answer, for a planner. */
export const wavesText = (answer: Omit<MigrationWaves, 'text'>, maxWaves: number): string => {
  const { status, waves, stuck, undecidedSiteIds } = answer
  const moving = waves.filter(({ number }) => number > 0)
  const [first] = stuck
  switch (status) {
    case 'nothingToMove':
      return 'Today is as the plan has it: nothing moves.'
    case 'planDoesNotHold':
      return 'There is no way to this plan because it breaks limits of this fleet. To fix: plan anew for this fleet.'
    case 'cutShort':
      return `The time was up after ${counted(moving.length, 'wave')}. To fix: allow more time.`
    case 'stuck':
      return `${counted(moving.length, 'wave')} can be made, and then ${counted(stuck.length, 'move')} and ${counted(undecidedSiteIds.length, 'site')} are stuck. ${first?.text ?? `${undecidedSiteIds[0]} cannot open, change hands or be refitted as the plan has it without breaking a limit.`}`
    case 'tooFewWaves':
      return `It takes ${counted(moving.length, 'wave')}, but at most ${maxWaves} are allowed. To fix: allow ${moving.length}. ${summary(answer)}`
    case 'ordered':
      return `${counted(moving.length, 'wave leads', 'waves lead')} from today to the plan, and every state on the way holds every limit that today holds. ${summary(answer)}`
  }
}

const summary = (answer: Omit<MigrationWaves, 'text'>): string => {
  const { waves, transferGb, wanHours, doubleAcceleratorHours, currency } = answer
  const steps = waves.flatMap((wave) => wave.steps)
  const detours = steps.filter(({ detourPoolId }) => detourPoolId !== null)
  const demands = new Set(steps.map(nameOf))
  const inParts = new Set(steps.filter(({ part }) => part < 1).map(nameOf))
  const churn = steps.filter(({ isChurn }) => isChurn)
  const [worst] = [...churn].sort((a, b) => a.savingsPerHour - b.savingsPerHour)
  return [
    `${counted(demands.size, 'demand moves', 'demands move')} and ${dataInWords(transferGb)} travel for ${short(wanHours)} h; ${whole(doubleAcceleratorHours)} accelerator-hours run at both places.`,
    paybackText(answer),
    detours.length > 0
      ? `${counted(detours.length, 'of them waits', 'of them wait')} at a third place, such as ${detours[0] ? nameOf(detours[0]) : ''}.`
      : '',
    inParts.size > 0
      ? `${counted(inParts.size, 'of them goes', 'of them go')} in parts for lack of room.`
      : '',
    worst
      ? `${counted(churn.length, 'move is', 'moves are')} hardly worth it: such as ${nameOf(worst)}, which ${worst.savingsPerHour < 0 ? 'costs' : 'saves'} ${short(Math.abs(worst.savingsPerHour))} ${currency} per hour${worst.savingsPerHour < 0 ? ' more there' : ''}.`
      : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

const paybackText = ({
  savingsPerHour,
  oneOffCost,
  paybackHours,
  paybackDate,
  currency,
  runningCostPerHourToday,
}: Omit<MigrationWaves, 'text'>): string => {
  const money = (amount: number) => `${whole(Math.abs(amount))} ${currency}`
  const saved =
    savingsPerHour >= 0
      ? `It saves ${money(savingsPerHour)} per hour, ${percent(savingsPerHour / Math.max(1e-9, runningCostPerHourToday))} of today’s running cost,`
      : `It costs ${money(savingsPerHour)} per hour more to run`
  if (paybackHours === null)
    return `${saved} and does not pay back the ${money(oneOffCost)} that it takes.`
  const when =
    paybackHours === 0
      ? 'from the first hour'
      : `after ${short(paybackHours)} h${paybackDate === null ? '' : `, on ${paybackDate}`}`
  return `${saved} and has paid for itself ${when}.`
}
