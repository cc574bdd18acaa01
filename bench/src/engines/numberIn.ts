/** The number in the first group of a pattern; null where the text does not have it. */
export const numberIn = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text)?.[1]
  const value = Number(found)
  return found === undefined || !Number.isFinite(value) ? null : value
}
