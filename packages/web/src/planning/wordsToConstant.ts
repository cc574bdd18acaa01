/** `trainingWorkloads` as `TRAINING_WORKLOADS`: how the server spells the same name in an enumeration. */
export function wordsToConstant(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}
