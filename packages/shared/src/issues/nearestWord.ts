/** Edits of one letter (added, dropped, changed) that lead from one word to the other. O(length²). */
const lettersApart = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** The candidate that looks most like the word, whatever the case of its letters; nothing where there are no candidates. */
export const nearestWord = (word: string, candidates: readonly string[]): string | undefined => {
  const wanted = word.toLowerCase().slice(0, 80)
  const distance = (candidate: string) => {
    const text = candidate.toLowerCase()
    const holds = text.includes(wanted) || wanted.includes(text)
    return lettersApart(wanted, text) / Math.max(text.length, wanted.length, 1) - (holds ? 1 : 0)
  }
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const found = distance(candidate)
    if (!best || found < best.distance) best = { candidate, distance: found }
  }
  return best?.candidate
}

/** The candidate of which the word is probably a misspelling; nothing where none is close. */
export const misspelt = (word: string, candidates: readonly string[]): string | undefined => {
  const near = nearestWord(word, candidates)
  if (near === undefined || word === '') return undefined
  const apart = lettersApart(word.toLowerCase().slice(0, 80), near.toLowerCase())
  return apart <= Math.max(1, Math.floor(near.length / 3)) ? near : undefined
}
