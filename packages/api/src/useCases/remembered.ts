/** Reads once, holds the newest; what was not found is asked for again. */
export const remembered = async <T>(
  held: Map<string, Promise<T | undefined>>,
  key: string,
  read: () => Promise<T | undefined>,
  most: number,
): Promise<T | undefined> => {
  const reading = held.get(key) ?? read()
  held.delete(key)
  held.set(key, reading)
  for (const oldest of held.keys()) {
    if (held.size <= most) break
    held.delete(oldest)
  }
  try {
    const found = await reading
    if (found === undefined) held.delete(key)
    return found
  } catch (error) {
    held.delete(key)
    throw error
  }
}
