/** Where each entity stands in its list. */
export const indexById = (list: readonly { id: string }[]): Map<string, number> =>
  new Map(list.map((entry, index) => [entry.id, index]))

/** The value, or an error that names what the fleet refers to and does not have. */
export const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined)
    throw new Error(
      `The fleet refers to ${what}, which it does not have. Check it with readFleet first.`,
    )
  return value
}
