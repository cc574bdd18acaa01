/** What a shell script learns from a command. */
export const exitCodes = {
  /** A certified plan, or a check that holds. */
  done: 0,
  /** Something given to the command is wrong; every problem was listed and nothing was done. */
  badInput: 1,
  /** An honest no: there is no plan, or the check does not hold; the reasons were printed. */
  no: 2,
  /** A fault in Berth itself. */
  fault: 3,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
