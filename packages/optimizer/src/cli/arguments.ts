import { codeWords, type Issue } from '@berth/shared'

/** How one option is read. Flags take no value. */
export interface OptionRule {
  value: 'flag' | 'text' | 'number' | readonly string[]
  /** Smallest number allowed. */
  min?: number
  /** Largest number allowed. */
  max?: number
  help: string
}

export interface ParsedArguments {
  positionals: string[]
  flags: Set<string>
  texts: Map<string, string>
  numbers: Map<string, number>
  issues: Issue[]
}

const wrongOption = (
  option: string,
  problem: string,
  found: string,
  allowed: string,
  fix: string,
): Issue => ({
  code: codeWords('option', option.replace(/^-+/, ''), problem),
  path: option,
  entity: 'the command line',
  found,
  allowed,
  fix,
})

/** Reads a command line and lists every problem in it, not only the first. */
export const parseArguments = (
  words: readonly string[],
  rules: Record<string, OptionRule>,
  maxPositionals: number,
): ParsedArguments => {
  const parsed: ParsedArguments = {
    positionals: [],
    flags: new Set(),
    texts: new Map(),
    numbers: new Map(),
    issues: [],
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) {
      parsed.positionals.push(word)
      continue
    }
    const [name = '', ...inline] = word.slice(2).split('=')
    const rule = rules[name]
    if (!rule) {
      parsed.issues.push(
        wrongOption(
          word,
          'unknown',
          'an option that this command does not have',
          `its options are ${optionNames(rules)}`,
          'remove it, or correct its name.',
        ),
      )
      continue
    }
    if (rule.value === 'flag') {
      parsed.flags.add(name)
      continue
    }
    const next = words[at + 1]
    const value =
      inline.length > 0
        ? inline.join('=')
        : next !== undefined && !next.startsWith('--')
          ? words[++at]
          : undefined
    readValue(parsed, name, rule, value)
  }
  for (const extra of parsed.positionals.slice(maxPositionals))
    parsed.issues.push(
      wrongOption(
        extra,
        'tooMany',
        `one argument more than expected, "${extra}"`,
        `it takes ${maxPositionals}`,
        'remove it.',
      ),
    )
  return parsed
}

const optionNames = (rules: Record<string, OptionRule>) =>
  Object.keys(rules)
    .map((name) => `--${name}`)
    .join(', ')

const readValue = (
  parsed: ParsedArguments,
  name: string,
  rule: OptionRule,
  value: string | undefined,
) => {
  const option = `--${name}`
  if (value === undefined) {
    parsed.issues.push(
      wrongOption(
        option,
        'valueMissing',
        'no value',
        `${option} needs one`,
        `write ${option} VALUE.`,
      ),
    )
    return
  }
  if (rule.value === 'text') {
    parsed.texts.set(name, value)
    return
  }
  if (rule.value === 'number') {
    const number = Number(value)
    const [min, max] = [rule.min ?? Number.NEGATIVE_INFINITY, rule.max ?? Number.POSITIVE_INFINITY]
    if (value.trim() === '' || !Number.isFinite(number) || number < min || number > max)
      parsed.issues.push(
        wrongOption(
          option,
          'outOfRange',
          `"${value}"`,
          `a number from ${min} to ${max} is needed`,
          `write, for example, ${option} ${min > 0 ? min : max}.`,
        ),
      )
    else parsed.numbers.set(name, number)
    return
  }
  if (typeof rule.value === 'object' && !rule.value.includes(value))
    parsed.issues.push(
      wrongOption(
        option,
        'notAnOption',
        `"${value}"`,
        `only ${rule.value.join(', ')} can stand here`,
        'choose one of them.',
      ),
    )
  else parsed.texts.set(name, value)
}
